"""The demonstration site as its readers meet it: every page, every diagram, the search, the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from support.browser import Seen, watched_page
from support.demonstration import Site
from support.links import broken_links, loads, repeated_ids
from support.repository import ROOT
from support.serving import POLICY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

JOURNEY = "journeys/presente-com-desconto/"
# What a reader types, and where it should lead: with accents and without, in the singular and the plural.
FINDS = [
    ("cupom não chegou", f"{JOURNEY}#step-abre-a-caixa-de-entrada"),
    ("cupons nao chegou", f"{JOURNEY}#step-abre-a-caixa-de-entrada"),
    ("caçadora de ofertas", "personas/ana/"),
    ("cacadora oferta", "personas/ana/"),
    ("troquei o tamanho e ninguém viu o preço", "milestones/ana/#milestone-troca-resolvida"),
    ("troquei tamanhos ninguem viu precos", "milestones/ana/#milestone-troca-resolvida"),
    ("mostrar o cupom na tela", "backlog/cupom-na-hora/"),
    ("mostrar cupons telas", "backlog/cupom-na-hora/"),
]


def draw(page: Page, count: int) -> None:
    """Goes to every diagram of the page, as a reader would, and waits until it is drawn."""
    page.wait_for_function(
        """() => {
            const waiting = document.querySelector(":not(.jb-diagram-error) > pre.jb-diagram");
            waiting?.scrollIntoView();
            return !waiting;
        }"""
    )
    expect(page.locator(".jb-diagram-error")).to_have_count(0)
    expect(page.locator(".jb-drawing > svg")).to_have_count(count)


def labels(source: str) -> Iterator[str]:
    """What a diagram's text says it shows: strings in quotes, and the tasks and sections of a journey chart."""
    spoken = [line for line in source.splitlines() if not line.lstrip().startswith(("accTitle", "accDescr"))]
    found = re.findall(r'"([^"]*)"', "\n".join(spoken))
    if source.startswith("journey"):
        found += [line.partition(": ")[0] for line in spoken if re.match(r"    \S", line)]
        found += [line.removeprefix("  section ") for line in spoken if line.startswith("  section ")]
    for label in found:
        yield re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label)


def squeezed(text: str) -> str:
    """A text without the places where it was broken into lines."""
    return re.sub(r"[\s\u2060]+", "", text)


def undrawn(page: Page, sources: list[str]) -> list[str]:
    """The labels that no drawing of the page shows."""
    texts = page.locator(".jb-drawing > svg").evaluate_all("drawn => drawn.map(one => one.textContent)")
    drawings = list(zip(sources, map(squeezed, texts), strict=True))
    return [label for source, text in drawings for label in labels(source) if squeezed(label) not in text]


def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    assert broken_links(site.folder) == []
    assert repeated_ids(site.folder) == []


def visit(browser: Browser, site: Site, pages: list[str]) -> None:
    """Loads pages one after the other, and draws all diagrams in them."""
    missing = {}
    with watched_page(browser) as (page, seen):
        for name in pages:
            page.goto(f"{site.address}/{name}")
            if sources := site.diagrams(name):
                draw(page, len(sources))
                missing[name] = undrawn(page, sources)
        assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
    assert len(missing) > 5
    assert {name: lost for name, lost in missing.items() if lost} == {}
    assert seen == Seen()


def test_pages_of_every_kind_load_and_show_their_diagrams(browser: Browser, site: Site) -> None:
    visit(browser, site, site.examples)


@pytest.mark.long
def test_every_page_loads_and_shows_its_diagrams(browser: Browser, site: Site) -> None:
    assert len(site.pages) > 100
    visit(browser, site, site.pages)


def test_no_page_takes_anything_from_another_host(site: Site) -> None:
    loaded = {address for path in site.folder.rglob("*.html") for address in loads(path)}
    hosts = {urlsplit(address).netloc for address in loaded}
    assert hosts <= {"", urlsplit(site.address).netloc}


def test_the_site_is_served_under_a_policy_that_lets_no_foreign_and_no_new_script_run(
    browser: Browser, site: Site
) -> None:
    policy = (site.folder / POLICY).read_text("utf-8")
    assert "unsafe-eval" not in policy
    assert "://" not in policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert "unsafe-inline" not in rules["script-src"]
    with watched_page(browser) as (page, seen):
        response = page.goto(f"{site.address}/")
        assert response
        assert response.headers["content-security-policy"] == policy.strip()
        page.evaluate(
            """() => {
                const script = document.createElement("script");
                script.textContent = "window.ran = true";
                document.body.append(script);
                const foreign = document.createElement("img");
                foreign.src = "https://foreign.example/pixel.png";
                document.body.append(foreign);
            }"""
        )
        page.wait_for_timeout(100)
        assert page.evaluate("window.ran") is None
        assert len([line for line in seen.console_errors if "Content Security Policy" in line]) == 2


def test_what_a_reader_does_breaks_no_rule_of_the_policy(page: Page, seen: Seen, site: Site) -> None:
    page.goto(f"{site.address}/404.html")
    expect(page.locator(".md-content a")).to_have_count(7)
    page.goto(f"{site.address}/{JOURNEY}")
    page.locator(".jb-map [aria-haspopup=dialog], .jb-map button").first.click()
    page.keyboard.press("Escape")
    page.goto(f"{site.address}/backlog/")
    draw(page, 1)
    for name in ("SVG", "PNG"):
        with page.expect_download():
            page.locator(".jb-drawing-bar button", has_text=name).click()
    page.locator("th button").first.click()
    page.keyboard.press("/")
    page.locator(".jb-search__input").fill("cupom")
    expect(page.locator(".jb-search__dialog [role=option]").first).to_be_visible()
    assert seen == Seen()


def test_in_the_dark_the_diagrams_of_every_kind_of_page_are_drawn_too(browser: Browser, site: Site) -> None:
    kinds = {name.partition("/")[0]: name for name in site.pages if site.diagrams(name)}
    missing = {}
    with watched_page(browser, color_scheme="dark") as (page, seen):
        for name in kinds.values():
            page.goto(f"{site.address}/{name}")
            sources = site.diagrams(name)
            draw(page, len(sources))
            missing[name] = undrawn(page, sources)
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert {name: lost for name, lost in missing.items() if lost} == {}
    assert seen == Seen()


def test_diagrams_are_drawn_after_instant_navigation_and_in_the_other_colours(
    page: Page, seen: Seen, instant_site: Site
) -> None:
    page.goto(f"{instant_site.address}/")
    page.evaluate("window.sameDocument = true")
    page.locator(f'nav a[href$="{JOURNEY.split("/")[0]}/"]').first.click()
    page.wait_for_url(f"{instant_site.address}/journeys/")
    page.locator('.md-content a[href$="presente-com-desconto/"]').first.click()
    page.wait_for_url(f"{instant_site.address}/{JOURNEY}")
    expect(page.locator("pre.jb-diagram").first).to_be_attached()  # the address is there before the page is
    sources = instant_site.diagrams(JOURNEY)
    draw(page, len(sources))
    assert undrawn(page, sources) == []
    light = page.locator(".jb-drawing svg").first.evaluate("svg => svg.outerHTML")
    page.locator("label[for^=__palette]:not([hidden])").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.locator(".jb-drawing").first.scroll_into_view_if_needed()
    expect(page.locator(".jb-drawing svg").first).to_be_visible()
    page.wait_for_function("before => document.querySelector('.jb-drawing svg').outerHTML !== before", arg=light)
    assert page.evaluate("window.sameDocument") is True
    assert seen == Seen()


def test_tables_wake_after_instant_navigation_and_only_once(page: Page, seen: Seen, instant_site: Site) -> None:
    page.goto(f"{instant_site.address}/")
    page.evaluate("window.sameDocument = true")
    page.locator('.md-content a[href$="backlog/"]').first.click()
    page.wait_for_url(f"{instant_site.address}/backlog/")
    expect(page.locator("[data-jb-table=ranked] th[data-key=due]").get_by_role("button")).to_have_count(1)
    expect(page.locator(".jb-long:has([data-jb-table=ranked]) .jb-table-tools")).to_have_count(1)
    assert page.evaluate("window.sameDocument") is True
    assert seen == Seen()


@pytest.mark.parametrize(("query", "path"), FINDS)
def test_a_search_leads_to_the_very_place(page: Page, seen: Seen, site: Site, query: str, path: str) -> None:
    page.goto(f"{site.address}/")
    page.keyboard.press("/")
    page.locator(".jb-search__input").fill(query)
    hit = page.locator(f'.jb-search__dialog [role=option][href$="/{path}"]').first
    expect(hit).to_be_visible()
    hit.click()
    page.wait_for_url(f"{site.address}/{path}")
    anchor = path.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']" if anchor else "h1")).to_be_in_viewport()
    assert seen == Seen()


@pytest.mark.parametrize(
    ("path", "file"),
    [
        (JOURNEY, "maps/presente-com-desconto.yml"),
        ("personas/ana/", "personas/ana.yml"),
        ("backlog/cupom-na-hora/", "opportunities/cupom-na-hora.yml"),
        ("touchpoints/vitrine-da-loja/", "touchpoints.yml"),
        ("", "organization.yml"),
    ],
)
def test_the_edit_link_opens_the_file_a_page_is_made_of(page: Page, site: Site, path: str, file: str) -> None:
    page.goto(f"{site.address}/{path}")
    link = page.locator("a.md-content__button[rel=edit], a.md-content__button[href*='/edit/']").first
    assert link.get_attribute("href") == f"https://git.lojaaurora.example/cx/jornadas/edit/main/journeys/{file}"
    assert (ROOT / "journeys" / file).is_file()


def test_the_keyboard_reaches_the_map_and_scrolls_it(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 900, "height": 700})
    page.goto(f"{site.address}/{JOURNEY}")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.jb-map')"):
            break
    focused = page.locator(".jb-map")
    expect(focused).to_be_focused()
    expect(focused).to_have_attribute("role", "region")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.jb-map').scrollLeft > 0")
