"""The search box beyond a first hit: facets, ways in, what was opened lately, several sites, a site as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from journeybook.search import OVERVIEW, SearchPage, SearchSection, write_scripts
from support.browser import Seen, watched_page
from support.repository import ROOT
from support.searchable import write_assets, write_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page


def step(anchor: str, title: str, text: str, phase: str, channel: str, *departments: str) -> SearchSection:
    facets = (("phase", phase), ("channel", channel), *(("department", name) for name in departments))
    return SearchSection(anchor, title, text, "steps", facets)


SHARED = tuple(SearchPage(f"content/{n}/index.html", f"Umbrella {n}", "content", "") for n in (1, 2))
ROSE = (
    *SHARED,
    SearchPage("journeys/index.html", "Journeys", OVERVIEW, "maps, atlas"),
    SearchPage("departments/index.html", "Departments", OVERVIEW, "areas, who does what"),
    SearchPage(
        "journeys/gift/index.html",
        "Buying a gift",
        "maps",
        "Ann looks for a parcel to send.",
        (
            step("look", "Looks at parcels", "At the shop window.", "before", "Shop", "Sales"),
            step("wait", "Waits for the parcel", "The parcel is late.", "during", "Post", "Sales", "Stock"),
            step("open", "Opens the parcel", "The parcel is torn.", "after", "Post", "Stock"),
        ),
        (("persona", "Ann"),),
    ),
    SearchPage(
        "personas/ann/index.html", "Ann", "personas", "Wants every parcel today.", filters=(("persona", "Ann"),)
    ),
)
TULIP = (
    SearchPage("journeys/index.html", "Journeys of Tulip", OVERVIEW),
    SearchPage(
        "personas/joe/index.html",
        "Joe",
        "personas",
        "Collects stamps from a parcel.",
        filters=(("persona", "Joe"),),
    ),
    *SHARED,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sites on one host, the first searching the second's index too, and one that is not there."""
    folder = tmp_path_factory.mktemp("units")
    write_assets(folder)
    also = ("/tulip/search-index/", "/gone/search-index/", "https://elsewhere.example/search-index/")
    write_site(folder, "rose/", "en", ROSE, ("", "journeys/gift/"), also)
    write_site(folder, "alone/", "en", ROSE, ("", "journeys/gift/"))
    write_site(folder, "tulip/", "en", TULIP)
    return folder


@pytest.fixture(scope="module")
def host(folder: Path, serve: Callable[[Path], str]) -> str:
    return serve(folder)


def ask(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.get_by_role("combobox").fill(query)
    expect(page.get_by_role("listbox")).to_have_attribute("data-query", query)


def hits(page: Page) -> list[str]:
    addresses = [urlsplit(one.get_attribute("href") or "") for one in page.get_by_role("option").all()]
    return [f"{one.path}#{one.fragment}" if one.fragment else one.path for one in addresses]


def test_facets_say_how_many_hits_each_value_leaves(page: Page, seen: Seen, host: str) -> None:
    page.goto(f"{host}/alone/")
    ask(page, "parcel")
    names = ["What it is", "Department", "Channel", "When"]
    for name in names:
        expect(page.get_by_role("group", name=name, exact=True)).to_be_visible()
    # a facet with one value would leave everything
    expect(page.get_by_role("group", name="Persona", exact=True)).to_have_count(0)
    department = page.get_by_role("group", name="Department", exact=True)
    assert department.get_by_role("button").all_text_contents() == ["Sales 3", "Stock 3"]
    expect(department.get_by_role("button", name="Stock, 3 results")).to_have_attribute("aria-pressed", "false")
    assert seen == Seen()


def test_a_facet_narrows_to_the_very_steps_and_is_given_up_again(page: Page, seen: Seen, host: str) -> None:
    page.goto(f"{host}/alone/")
    ask(page, "parcel")
    page.get_by_role("button", name="Steps, 3 results").click()
    page.get_by_role("button", name="Post, 2 results").click()
    expect(page.get_by_role("status")).to_have_text("2 results")
    assert sorted(hits(page)) == ["/alone/journeys/gift/#open", "/alone/journeys/gift/#wait"]
    # one more value of a facet adds to it; another facet takes away
    page.get_by_role("button", name="Shop, 1 result").click()
    expect(page.get_by_role("status")).to_have_text("3 results")
    page.get_by_role("button", name="After the purchase, 1 result").click()
    expect(page.get_by_role("status")).to_have_text("1 result")
    expect(page.get_by_role("button", name="After the purchase, 1 result")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.get_by_role("button", name="After the purchase, 1 result").click()
    expect(page.get_by_role("status")).to_have_text("3 results")
    assert seen == Seen()


def test_facets_are_reached_and_kept_by_the_keyboard(page: Page, host: str) -> None:
    page.goto(f"{host}/alone/")
    ask(page, "parcel")
    expect(page.get_by_role("button", name="Steps, 3 results")).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.value") == "steps":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("3 results")
    expect(page.locator(".jb-search__value:focus")).to_have_attribute("data-value", "steps")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_facets_that_leave_nothing_can_be_taken_off(page: Page, host: str) -> None:
    page.goto(f"{host}/alone/")
    ask(page, "parcel")
    page.get_by_role("button", name="Personas, 1 result").click()
    expect(page.get_by_role("status")).to_have_text("1 result")
    page.get_by_role("combobox").fill("window")
    expect(page.get_by_role("status")).to_have_text("Nothing found for “window”.")
    expect(page.get_by_text("Type only the beginning of a word.")).to_be_visible()
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.get_by_role("status")).to_have_text("1 result")


def test_on_a_phone_the_facets_take_the_place_of_the_results(page: Page, host: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{host}/alone/")
    ask(page, "parcel")
    expect(page.get_by_role("button", name="Sales, 3 results")).to_be_hidden()
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.get_by_role("option").first).to_be_hidden()
    page.get_by_role("button", name="Sales, 3 results").click()
    page.get_by_role("button", name="Filter (1)").click()
    expect(page.get_by_role("option").first).to_be_visible()
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (320, 640)
    assert page.evaluate("document.querySelector('dialog').scrollWidth <= innerWidth")


def test_the_ways_in_are_offered_before_a_word_is_typed_and_then_what_was_opened_lately(
    page: Page, seen: Seen, host: str
) -> None:
    page.goto(f"{host}/alone/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("group", name="Go to").get_by_role("option")).to_have_text(["Journeys", "Departments"])
    page.keyboard.press("Escape")
    ask(page, "torn")
    page.keyboard.press("Enter")
    page.wait_for_url("**/journeys/gift/#open")
    page.goto(f"{host}/alone/")
    page.keyboard.press("/")
    lately = page.get_by_role("group", name="Opened lately").get_by_role("option")
    expect(lately).to_have_text(["Opens the parcel Buying a gift"])
    ask(page, "who does what")
    assert hits(page)[0] == "/alone/departments/"
    assert seen == Seen()


def test_a_foreign_address_among_what_was_opened_lately_is_not_offered(page: Page, host: str) -> None:
    page.goto(f"{host}/alone/")
    kept = [
        {"url": "javascript:alert(1)", "title": "a"},
        {"url": "https://elsewhere.example/", "title": "b"},
        1,
        None,
    ]
    page.evaluate("kept => localStorage.setItem('jb-search-recent', JSON.stringify(kept))", kept)
    page.keyboard.press("/")
    expect(page.get_by_role("group", name="Go to").get_by_role("option")).to_have_count(2)
    expect(page.get_by_role("group", name="Opened lately")).to_have_count(0)


def test_several_sites_are_searched_as_one(page: Page, seen: Seen, host: str) -> None:
    page.goto(f"{host}/rose/journeys/gift/")
    ask(page, "parcel")
    assert {"/rose/personas/ann/", "/tulip/personas/joe/"} < set(hits(page))
    page.get_by_role("button", name="Joe, 1 result").click()
    expect(page.get_by_role("status")).to_have_text("1 result")
    assert hits(page) == ["/tulip/personas/joe/"]
    # the index that is not there is passed over, and the one of another host is never asked for
    assert seen.foreign_requests == []
    assert all("/gone/" in line for line in seen.failed_requests)


def test_a_site_opened_as_files_has_the_same_search(browser: Browser, folder: Path) -> None:
    write_scripts(folder / "alone")
    with watched_page(browser) as (page, seen):
        page.goto((folder / "alone/index.html").as_uri())
        ask(page, "torn parcel")
        expect(page.get_by_role("option").first).to_contain_text("Opens the parcel")
        assert (
            page.get_by_role("option")
            .first.evaluate("one => one.href")
            .endswith("/alone/journeys/gift/index.html#open")
        )
        page.get_by_role("combobox").fill("parcel")
        page.get_by_role("button", name="Post, 3 results").click()
        expect(page.get_by_role("status")).to_have_text("3 results")
        assert (seen.console_errors, seen.page_errors) == ([], [])


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_facets_are_accessible(page: Page, host: str, scheme: str, width: int) -> None:
    axe = ROOT / "node_modules/axe-core/axe.min.js"
    if not axe.is_file():
        pytest.skip("axe-core is not installed")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{host}/alone/")
    page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
    ask(page, "parcel")
    expect(page.locator(".jb-search__value")).not_to_have_count(0)
    if width == 320:
        page.get_by_role("button", name="Filter", exact=True).click()
    page.locator(".jb-search__value").first.click()
    page.evaluate(axe.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    assert [(found["id"], found["nodes"][0]["html"][:120]) for found in result["violations"]] == []


def test_what_is_alike_in_several_sites_is_found_in_each_by_turns(page: Page, host: str) -> None:
    page.goto(f"{host}/rose/")
    ask(page, "umbrella")
    assert hits(page) == [f"/{site}/content/{n}/" for n in (1, 2) for site in ("rose", "tulip")]
