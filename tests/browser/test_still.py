"""A page whose scripts come late, as over a slow line: what a reader has begun to read stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.browser import Seen, watched_page
from support.demonstration import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

PAGES = ["", "journeys/presente-com-desconto/", "departments/marketing/", "backlog/", "touchpoints/"]
_MOVED = """released => new Promise(done => {
    const late = entry => entry.startTime >= released && !entry.hadRecentInput;
    const name = source => source.node?.className || source.node?.nodeName;
    const seen = entry => ({value: entry.value, moved: entry.sources.map(name)});
    new PerformanceObserver(list => done(list.getEntries().filter(late).map(seen)))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done([]), 500);
})"""


def shown_before_its_scripts(page: Page, address: str) -> float:
    """Opens a page whose scripts come only when all of it is there; returns when they did, in its milliseconds.

    While its HTML still comes in, the columns of a table may find their width: that is the browser's own doing.
    """
    held: list[Route] = []
    late = True

    def hold(route: Route) -> None:
        if late:
            held.append(route)
        else:
            route.continue_()

    page.route("**/*.js*", hold)
    page.goto(address, wait_until="commit")
    page.wait_for_function(
        "() => document.readyState === 'interactive' && performance.getEntriesByType('paint').length > 1"
    )
    page.wait_for_timeout(100)
    released: float = page.evaluate("performance.now()")
    late = False
    assert held
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    return released


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_when_scripts_come_late(browser: Browser, site: Site, name: str, width: int) -> None:
    with watched_page(browser, viewport={"width": width, "height": 800}) as (page, seen):
        released = shown_before_its_scripts(page, f"{site.address}/{name}")
        page.wait_for_timeout(300)
        assert page.evaluate(_MOVED, released) == []
        assert seen == Seen()


def test_a_phone_gets_one_stage_of_a_map_and_no_tools_for_what_is_folded(browser: Browser, site: Site) -> None:
    """What is not seen is not laid out, before the scripts come and after."""
    shown = "[...document.querySelectorAll('.jb-stages th')].filter(head => head.offsetParent).length"
    folded = "document.querySelectorAll('.jb-equivalent :is(input, button)').length"
    with watched_page(browser, viewport={"width": 390, "height": 800}) as (page, _seen):
        held: list[Route] = []
        page.route("**/*.js*", lambda route: held.append(route))
        page.goto(f"{site.address}/journeys/presente-com-desconto/", wait_until="commit")
        page.wait_for_function("() => document.readyState === 'interactive'")
        assert page.evaluate(shown) == 1
        for route in held:
            route.continue_()
        page.unroute_all()
        page.wait_for_function("() => 'ready' in document.querySelector('.jb-tools').dataset")
        assert page.evaluate(shown) == 1
        assert page.evaluate(folded) == 0
        summary = page.locator(".jb-equivalent > summary").first
        summary.click()
        summary.locator("..").locator("input").first.wait_for()
