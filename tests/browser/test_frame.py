"""What stands around the content lives without the theme's script, by mouse and by keys; or with it, if asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import Seen, watched_page
from support.demonstration import Site
from support.sites import build, repository

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

JOURNEY = "journeys/presente-com-desconto/"
PHONE = {"width": 390, "height": 844}
_BUNDLE = "script[src*='javascripts/bundle']"
_SCHEME = "document.body.dataset.mdColorScheme"


def test_our_pages_do_without_the_themes_script_and_handwritten_ones_have_it(
    page: Page, seen: Seen, site: Site
) -> None:
    for name in ("", JOURNEY, "backlog/", "404.html"):
        page.goto(f"{site.address}/{name}")
        expect(page.locator(_BUNDLE)).to_have_count(0)
    page.goto(f"{site.address}/manual/site/")
    expect(page.locator(_BUNDLE)).to_have_count(1)
    page.locator(".md-typeset__scrollwrap").first.wait_for(state="attached")
    assert seen == Seen()


def test_the_colours_that_a_reader_chose_stay_on_every_page(page: Page, seen: Seen, site: Site) -> None:
    page.goto(f"{site.address}/")
    assert page.evaluate(_SCHEME) == "default"
    page.locator("label[for^=__palette]:not([hidden])").click()
    assert page.evaluate(_SCHEME) == "slate"
    for name in (JOURNEY, "manual/site/", "departments/"):
        page.goto(f"{site.address}/{name}")
        page.wait_for_load_state()
        assert page.evaluate(_SCHEME) == "slate"
    page.locator("input[name=__palette]:checked").press("ArrowRight")
    assert page.evaluate(_SCHEME) == "default"
    assert seen == Seen()


def test_a_dark_system_gets_dark_pages_and_is_followed_while_nobody_chose(browser: Browser, site: Site) -> None:
    with watched_page(browser, color_scheme="dark") as (page, seen):
        page.goto(f"{site.address}/{JOURNEY}")
        assert page.evaluate(_SCHEME) == "slate"
        page.emulate_media(color_scheme="light")
        page.wait_for_function(f"() => {_SCHEME} === 'default'")
        assert seen == Seen()


@pytest.mark.parametrize(("system", "chosen"), [("dark", None), ("light", "slate"), ("dark", "default")])
def test_before_a_script_has_run_a_page_has_the_colours_it_will_keep(
    browser: Browser, site: Site, system: str, chosen: str | None
) -> None:
    pages = ("", JOURNEY, "manual/site/", "404.html")
    with watched_page(browser, color_scheme=system) as (page, _):
        page.goto(f"{site.address}/")
        if chosen is not None:
            page.locator("label[for^=__palette]:not([hidden])").click()
        looks = {name: _looks(page, f"{site.address}/{name}", chosen or "slate") for name in pages}
        page.route(re.compile(r"\.js(\?|$)"), lambda route: route.abort())
        assert {name: _looks(page, f"{site.address}/{name}") for name in pages} == looks
        grounds = {look[0] for look in looks.values()}
        assert grounds == ({"rgb(252, 252, 251)"} if chosen == "default" else {"rgb(18, 21, 24)"})


def _looks(page: Page, address: str, scheme: str | None = None) -> list[str]:
    """The colours of a page's ground, text, header, code and bars; once it wears a scheme, if one is named."""
    page.goto(address)
    if scheme is not None:
        page.wait_for_function(f"() => {_SCHEME} === '{scheme}' && document.body.dataset.mdColorMedia")
    found: list[str] = page.evaluate("""() => {
      const of = (selector, property) => {
        const element = document.querySelector(selector);
        return element && getComputedStyle(element)[property];
      };
      return [["body", "backgroundColor"], ["h1", "color"], [".md-header", "backgroundColor"],
              ["code", "backgroundColor"], ["html", "colorScheme"]].map((one) => of(...one));
    }""")
    return found


def test_where_no_script_runs_a_dark_system_gets_dark_pages(browser: Browser, site: Site) -> None:
    with watched_page(browser, color_scheme="dark", java_script_enabled=False) as (page, _):
        for name in (JOURNEY, "manual/site/"):
            assert _looks(page, f"{site.address}/{name}")[0] == "rgb(18, 21, 24)"


def test_on_a_phone_keys_open_the_drawer_go_through_it_and_close_it(browser: Browser, site: Site) -> None:
    with watched_page(browser, viewport=PHONE) as (page, seen):
        page.goto(f"{site.address}/personas/ana/")
        menu = page.get_by_role("button", name="Menu")
        expect(menu).to_have_attribute("aria-expanded", "false")
        link = page.locator(".md-sidebar--primary a[href$='departments/']")
        expect(link).to_be_hidden()
        menu.press("Enter")
        expect(menu).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".md-sidebar--primary .md-nav__title").first).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(menu).to_be_focused()
        expect(link).to_be_hidden()
        menu.press("Space")
        group = page.locator(".md-sidebar--primary label[tabindex]:visible").first
        below = page.locator(f"nav[aria-labelledby={group.get_attribute('id')}]")
        expect(below).to_have_attribute("aria-expanded", "true")
        group.press("Enter")
        expect(below).to_have_attribute("aria-expanded", "false")
        assert seen == Seen()


def test_the_table_of_contents_and_the_header_say_where_the_reader_is(page: Page, seen: Seen, site: Site) -> None:
    page.set_viewport_size({"width": 1400, "height": 400})
    page.goto(f"{site.address}/business-case/")
    head = page.locator("[data-md-component=header-title]")
    expect(head).not_to_have_class("md-header__title md-header__title--active")
    links = page.locator(".md-sidebar--secondary a.md-nav__link")
    aim = links.nth(1)
    aim.click()
    expect(aim).to_have_class("md-nav__link md-nav__link--active")
    expect(links.nth(0)).to_have_class("md-nav__link md-nav__link--passed")
    expect(head).to_have_class("md-header__title md-header__title--active")
    assert seen == Seen()


def test_whoever_turns_back_is_offered_the_way_to_the_top(page: Page, seen: Seen, site: Site) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.address}/{JOURNEY}")
    top = page.locator("[data-md-component=top]")
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 4000)
    page.wait_for_function("() => scrollY > 3000")
    expect(top).to_have_attribute("hidden", "")
    page.mouse.wheel(0, -500)
    expect(top).not_to_have_attribute("hidden", "")
    top.click()
    page.wait_for_function("() => scrollY === 0")
    assert seen == Seen()


def test_a_long_navigation_shows_the_page_that_is_open(page: Page, seen: Seen, site: Site) -> None:
    page.set_viewport_size({"width": 1400, "height": 420})
    page.goto(f"{site.address}/problems/")
    expect(page.locator(".md-sidebar--primary a.md-nav__link--active")).to_be_in_viewport()
    assert seen == Seen()


def test_an_address_of_an_entry_from_before_it_had_its_page_leads_there(page: Page, seen: Seen, site: Site) -> None:
    old = f"{site.address}/evidence/#evidence-devolucoes"
    page.goto(old)
    page.wait_for_url("**/evidence/devolucoes/")
    page.route(
        "**/evidence/", lambda route: route.fulfill(response=(got := route.fetch()), body=_unlinked(got.text()))
    )
    page.goto(old)  # as where the table is so long that the entry stands in another part of it
    page.wait_for_url("**/evidence/devolucoes/")
    page.goto(f"{site.address}/evidence/#all")
    page.wait_for_load_state("networkidle")
    assert page.url.endswith("/evidence/#all")
    assert seen == Seen()


def _unlinked(html: str) -> str:
    link = 'href="devolucoes/"'
    assert link in html
    return html.replace(link, 'href="."')


def test_a_page_is_fetched_when_the_pointer_rests_on_its_link(page: Page, seen: Seen, site: Site) -> None:
    page.goto(f"{site.address}/")
    link = page.locator(".md-content a[href$='backlog/']").first
    with page.expect_request("**/backlog/"):
        link.hover()
    expect(page.locator("link[rel=prefetch]")).to_have_count(1)
    assert seen == Seen()


@pytest.fixture
def owned(tmp_path: Path, serve: Callable[[Path], str]) -> Callable[[str], str]:
    """Builds a small site with a script of its owner and a feature of the theme; gives its address."""

    def built(feature: str) -> str:
        theme = {"name": "material", "font": False, "features": [feature]}
        root = repository(tmp_path / "owned", extra_javascript=["own.js"], theme=theme)
        script = "document$.subscribe(({ title }) => { document.body.dataset.own = title; });\n"
        (root / "docs/own.js").write_text(script, "utf-8")
        return serve(build(root, tmp_path / "site"))

    return built


@pytest.mark.parametrize(("feature", "bundles"), [("navigation.top", 0), ("navigation.instant", 1)])
def test_scripts_of_the_owner_find_what_the_theme_promises_them(
    owned: Callable[[str], str], page: Page, seen: Seen, feature: str, bundles: int
) -> None:
    page.goto(f"{owned(feature)}/personas/")
    page.wait_for_function("() => document.body.dataset.own === document.title")
    expect(page.locator(_BUNDLE)).to_have_count(bundles)
    assert seen == Seen()
