"""Tables in a real browser: sorted, filtered and turned over all their parts; the address holds what is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from support.browser import Seen, watched_page
from support.organizations import without_craft
from support.sites import build, repository, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STEPS = 130
HURTS = "[data-jb-table=hurts]"
RANKED = "[data-jb-table=ranked]"


def _step(number: int) -> dict[str, Any]:
    pain = {"id": "p", "text": f"Dói no pé {number}", "severity": 1 + number % 3}
    return {
        "id": f"s{number}",
        "title": f"Passo {number}",
        "emotion": -2 if number >= STEPS - 3 else -1,
        "pains": [pain],
        "departments": {"responsible": ["it"]},
        "transitions": [{"kind": "exit", "reason": f"Motivo {number}"}] if number < 3 else [],
    }


def _opportunity(number: int) -> dict[str, Any]:
    return {
        "title": f"Ideia {number}",
        "answers": [{"step": f"long/s{number}", "pain": "p"}],
        "category": "process" if number % 3 else "technology",
        "effort": 1 + number % 5,
        "impact": 1 + (number * 3) % 5,
        "owner": "it",
        "status": "idea",
        "due": f"2027-01-{1 + number:02}",
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """An organization with one very long journey; the address it is served at."""
    folder = tmp_path_factory.mktemp("served")
    address = serve(folder)
    root = repository(tmp_path_factory.mktemp("tables"), site_url=f"{address}/")
    stages = [
        {"id": "all", "title": "Tudo", "phase": "before", "steps": [_step(number) for number in range(STEPS)]}
    ]
    write(
        root,
        {
            "organization": {"schema_version": 1, "name": "Loja", "languages": ["pt-BR"]},
            "departments": {"it": {"name": "Tecnologia"}},
            "personas": {"ana": {"name": "Ana", "archetype": "A", "success": {"definition": "Chega"}}},
            "maps/long": {"title": "Longa", "persona": "ana", "customer_goal": "Chegar", "stages": stages},
            "opportunities": {f"o{number}": _opportunity(number) for number in range(20)},
            "systems": {
                f"s{number:02}": {"name": f"Sistema {number:02}", "category": "record"} for number in range(60)
            },
        },
    )
    build(without_craft(root), folder)
    return address


def cells(page: Page, table: str, column: int) -> list[str]:
    texts = page.locator(f"{table} tbody tr > :nth-child({column})").all_inner_texts()
    return [text.split("\n")[0].strip() for text in texts]


def said(page: Page, table: str, text: str) -> None:
    expect(page.locator(f".jb-long:has({table}) [role=status]")).to_have_text(text)


def head(page: Page, table: str, key: str) -> Any:
    return page.locator(f"{table} th[data-key={key}]")


def test_without_scripts_the_parts_are_linked_to_each_other(browser: Browser, site: str) -> None:
    with watched_page(browser, java_script_enabled=False) as (page, seen):
        page.goto(f"{site}/departments/it/")
        assert page.locator(f"{HURTS} tbody tr").count() == 40
        page.locator(f".jb-long:has({HURTS}) a[rel=next]").click()
        assert page.url == f"{site}/departments/it/hurts/2/"
        assert page.locator(f"{HURTS} tbody tr").count() == 40
        page.locator(f"{HURTS} tbody th a").last.click()
        assert page.url.startswith(f"{site}/journeys/long/#step-s")
        page.goto(f"{site}/departments/it/hurts/2/")
        page.locator("a[rel=prev]").click()
        assert page.url == f"{site}/departments/it/"
        assert seen == Seen()


def test_sorting_goes_over_all_parts_and_the_address_shows_the_same_to_others(
    page: Page, seen: Seen, site: str
) -> None:
    page.goto(f"{site}/departments/it/")
    button = head(page, HURTS, "step").get_by_role("button")
    button.click()
    expect(head(page, HURTS, "step")).to_have_attribute("aria-sort", "ascending")
    said(page, HURTS, "130 de 130 linhas")
    assert cells(page, HURTS, 1)[:3] == ["Passo 0 R", "Passo 1 R", "Passo 2 R"]
    assert len(cells(page, HURTS, 1)) == 100
    button.click()
    expect(head(page, HURTS, "step")).to_have_attribute("aria-sort", "descending")
    assert cells(page, HURTS, 1)[:2] == ["Passo 129 R", "Passo 128 R"]
    page.get_by_role("button", name="Próxima").first.click()
    assert cells(page, HURTS, 1) == [f"Passo {number} R" for number in range(29, -1, -1)]
    assert page.url == f"{site}/departments/it/?hurts.sort=-step&hurts.page=2"
    page.reload()
    said(page, HURTS, "130 de 130 linhas")
    assert cells(page, HURTS, 1)[0] == "Passo 29 R"
    button.click()
    assert page.url == f"{site}/departments/it/"
    assert len(cells(page, HURTS, 1)) == 40
    assert seen == Seen()


def test_an_address_that_ends_in_no_id_disturbs_nothing(page: Page, seen: Seen, site: str) -> None:
    page.goto(f"{site}/departments/it/#100%")
    page.locator(f".jb-long:has({HURTS}) input").fill("passo 7 doi pe 7")
    said(page, HURTS, "22 de 130 linhas")
    assert seen == Seen()


def test_a_filter_finds_rows_of_other_parts_with_or_without_accents(page: Page, seen: Seen, site: str) -> None:
    page.goto(f"{site}/departments/it/")
    page.locator(f".jb-long:has({HURTS}) input").fill("doi no PE 12")
    said(page, HURTS, "12 de 130 linhas")
    page.locator(f".jb-long:has({HURTS}) input").fill("passo 7 doi pe 7")
    said(page, HURTS, "22 de 130 linhas")
    found = page.locator(f"{HURTS} tbody tr", has_text="Passo 127").locator("th a")
    assert found.evaluate("link => link.href") == f"{site}/journeys/long/#step-s127"
    page.reload()
    said(page, HURTS, "22 de 130 linhas")
    page.get_by_role("button", name="Limpar filtros").first.click()
    assert page.url == f"{site}/departments/it/"
    page.locator(f".jb-long:has({HURTS}) input").fill("nada disto")
    said(page, HURTS, "Nenhuma linha combina com o filtro.")
    assert seen == Seen()


def test_a_column_narrows_and_numbers_and_days_are_sorted_as_such(page: Page, seen: Seen, site: str) -> None:
    page.goto(f"{site}/backlog/?ranked.category=tecnologia")
    said(page, RANKED, "7 de 20 linhas")
    expect(page.locator("select[name=category]")).to_have_value("tecnologia")
    page.locator("select[name=category]").select_option("")
    head(page, RANKED, "due").get_by_role("button").press("Enter")
    assert cells(page, RANKED, 2) == [f"Ideia {number}" for number in range(20)]
    head(page, RANKED, "impact").get_by_role("button").press("Enter")
    head(page, RANKED, "impact").get_by_role("button").press("Enter")
    dots = [text.count("●") for text in cells(page, RANKED, 3)]
    assert dots == sorted(dots, reverse=True)
    assert len(set(dots)) == 5
    page.locator("select[name=impact]").select_option("5 de 5")
    said(page, RANKED, "4 de 20 linhas")
    assert seen == Seen()


def test_a_choice_of_another_language_s_site_filters_nothing(page: Page, seen: Seen, site: str) -> None:
    page.goto(f"{site}/backlog/?ranked.category=tecnología&ranked.find=ideia")
    said(page, RANKED, "20 de 20 linhas")
    expect(page.locator("select[name=category]")).to_have_value("")
    assert page.locator("select[name=category] option:checked").text_content() == "O que muda: tudo"
    assert seen == Seen()


def test_a_link_to_an_entry_finds_it_in_a_later_part(page: Page, seen: Seen, site: str) -> None:
    page.goto(f"{site}/systems/#system-s02")
    expect(page.locator("#system-s02")).to_be_in_viewport()
    page.goto(f"{site}/systems/#system-s58")
    page.wait_for_url(f"{site}/systems/record/3/#system-s58")
    expect(page.locator("#system-s58")).to_be_in_viewport()
    assert seen == Seen()


def test_what_stands_once_for_several_rows_is_found_in_each_of_them(page: Page, seen: Seen, site: str) -> None:
    page.goto(f"{site}/journeys/long/")
    fold = page.locator("#ways ~ details.jb-equivalent").first
    head = fold.locator("tbody th", has_text="2. Passo 1")
    expect(head.first).to_have_attribute("rowspan", "2")
    fold.locator("summary").click()
    fold.locator("input[type=search]").fill("2. passo 1")
    expect(fold.locator("tbody tr", has_text="Motivo 1")).to_have_count(1)
    assert fold.locator("tbody tr > th[rowspan]").count() == 0
    assert seen == Seen()


def test_on_a_phone_the_page_does_not_move_sideways(browser: Browser, site: str) -> None:
    with watched_page(browser, viewport={"width": 320, "height": 640}) as (page, seen):
        page.goto(f"{site}/departments/it/?hurts.find=passo")
        said(page, HURTS, "130 de 130 linhas")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert seen == Seen()


def test_on_a_phone_a_row_stands_as_a_block_with_the_names_of_its_columns(browser: Browser, site: str) -> None:
    with watched_page(browser, viewport={"width": 390, "height": 800}) as (page, seen):
        page.goto(f"{site}/backlog/?ranked.sort=due")
        rows = page.locator(f"{RANKED} tbody tr")
        owner = rows.first.locator("td").nth(4)
        assert owner.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Responsável" / ""'
        edges = rows.first.evaluate(
            "row => [row, ...row.cells].map(one => Math.round(one.getBoundingClientRect().right))"
        )
        assert max(edges) <= 390
        expect(page.locator(f"{RANKED} th[aria-sort]")).to_have_text("Prazo")
        page.set_viewport_size({"width": 1200, "height": 800})
        assert owner.evaluate("cell => getComputedStyle(cell).display") == "table-cell"
        assert seen == Seen()


def test_what_has_the_focus_is_never_under_the_header(browser: Browser, site: str) -> None:
    with watched_page(browser, viewport={"width": 390, "height": 800}) as (page, seen):
        page.goto(f"{site}/departments/it/?hurts.find=passo")
        said(page, HURTS, "130 de 130 linhas")
        covered = page.locator(".md-header").evaluate("header => header.getBoundingClientRect().bottom")
        page.locator(f".jb-long:has({HURTS}) .jb-table-tools button").last.focus()
        for name in ("region", "button"):
            page.keyboard.press("Tab")
            top = page.evaluate("document.activeElement.getBoundingClientRect().top")
            assert top >= covered, name
        assert seen == Seen()
