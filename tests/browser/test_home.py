"""The home page and the atlas in a real browser: what is chosen is remembered, what is filtered is summed up."""

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

LIST = "[data-jb-table=list]"


def _journey(title: str, persona: str, emotion: int, department: str, macro: str) -> dict[str, Any]:
    step = {"id": "a", "title": "Passo", "emotion": emotion, "departments": {"responsible": [department]}}
    stage = {"id": "s", "title": "Etapa", "phase": "before", "macro_stage": macro, "steps": [step]}
    return {"title": title, "persona": persona, "customer_goal": "Chegar", "tags": ["presente"], "stages": [stage]}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    folder = tmp_path_factory.mktemp("served")
    address = serve(folder)
    root = repository(tmp_path_factory.mktemp("home"), site_url=f"{address}/")
    people = {
        name: {"name": name.title(), "archetype": "A", "success": {"definition": "Chega"}}
        for name in ("ana", "bia")
    }
    write(
        root,
        {
            "organization": {"schema_version": 1, "name": "Loja", "languages": ["pt-BR"]},
            "departments": {"it": {"name": "Tecnologia"}, "lojas": {"name": "Lojas"}},
            "personas": people,
            "maps/um": _journey("Um", "ana", -2, "it", "branding"),
            "maps/dois": _journey("Dois", "ana", 1, "lojas", "branding"),
            "maps/tres": _journey("Três", "bia", 2, "lojas", "customer-advocacy"),
            "maps/quatro": _journey("Quatro", "bia", -1, "it", "customer-advocacy"),
        },
    )
    build(without_craft(root), folder)
    return address


def heat(page: Page) -> dict[str, str]:
    """The cells of the atlas that show a figure, by persona and stage."""
    rows = page.locator(".jb-heat tbody tr").evaluate_all(
        """rows => rows.map(row => [row.dataset.persona, [...row.cells].map((cell, at) =>
            [row.closest("table").tHead.rows[0].cells[at].textContent,
             cell.querySelector(".jb-heat__mean")?.textContent.trim().replace(/\\s+/g, " ")])])"""
    )
    return {f"{who}: {stage}": text for who, cells in rows for stage, text in cells if text}


def test_my_department_and_my_persona_are_remembered(page: Page, seen: Seen, site: str) -> None:
    page.goto(f"{site}/")
    part = page.locator("[data-jb-mine=department]")
    expect(part.locator(".jb-mine__card")).to_be_hidden()
    part.get_by_label("Meu departamento").select_option("it")
    expect(part.locator(".jb-mine__card")).to_contain_text("2 passos em que o cliente sofre")
    page.locator("[data-jb-mine=persona]").get_by_label("Minha persona").select_option("bia")
    page.goto(f"{site}/personas/")
    page.goto(f"{site}/")
    expect(page.locator("[data-jb-mine=persona] .jb-mine__card a")).to_have_text("Bia")
    part.locator(".jb-mine__card a").click()
    page.wait_for_url(f"{site}/departments/it/")
    page.goto(f"{site}/")
    part.get_by_label("Meu departamento").select_option("")
    page.reload()
    expect(part.locator(".jb-mine__card")).to_be_hidden()
    assert seen == Seen()


def test_the_atlas_follows_the_filters_of_the_list(page: Page, seen: Seen, site: str) -> None:
    page.goto(f"{site}/journeys/")
    whole = {"Ana: marca": "▼ −0,5", "Bia: recomendação": "▲ +0,5"}
    assert heat(page) == whole
    page.locator("select[name=departments]").select_option("Lojas")
    expect(page.locator(f".jb-long:has({LIST}) [role=status]")).to_have_text("2 de 4 linhas")
    assert heat(page) == {"Ana: marca": "▲ +1", "Bia: recomendação": "▲ +2"}
    page.get_by_role("button", name="Limpar filtros").click()
    assert heat(page) == whole
    assert seen == Seen()


def test_a_cell_of_the_atlas_leads_to_its_journeys(browser: Browser, site: str) -> None:
    with watched_page(browser) as (page, seen):
        page.goto(f"{site}/journeys/")
        page.locator("tr[data-persona=Bia] .jb-heat__cell a").click()
        expect(page.locator(f"{LIST} tbody tr")).to_have_count(2)
        assert page.url == f"{site}/journeys/?list.stages=recomenda%C3%A7%C3%A3o&list.persona=Bia#list"
        page.go_back()
        expect(page.locator(f"{LIST} tbody tr")).to_have_count(4)
        assert seen == Seen()


@pytest.mark.parametrize("address", ["", "journeys/"])
def test_at_320_px_the_page_does_not_move_sideways(browser: Browser, site: str, address: str) -> None:
    with watched_page(browser, viewport={"width": 320, "height": 640}) as (page, seen):
        page.goto(f"{site}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert seen == Seen()
