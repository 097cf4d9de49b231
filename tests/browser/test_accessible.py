"""Every page as those read it who cannot see well or cannot use a mouse: WCAG 2.2 A and AA, by axe-core."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from support.accessible import AXE, NARROW, overflowing, violations
from support.browser import Seen, watched_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from support.demonstration import Site

needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (`make test` does it)")


def faults(
    browser: Browser, site: Site, pages: list[str], found: Callable[[Page], list[str]], **options: Any
) -> list[str]:
    """What is found on each of some pages, loaded one after the other, as `page: fault`."""
    with watched_page(browser, **options) as (page, seen):
        lines = []
        for name in pages:
            page.goto(f"{site.address}/{name}")
            lines += [f"{name}: {fault}" for fault in found(page)]
    assert seen == Seen()
    return lines


def of_each_kind(site: Site) -> list[str]:
    """One page of every kind."""
    return list({name.partition("/")[0]: name for name in reversed(site.examples)}.values())


@needs_axe
def test_a_page_of_every_kind_has_no_violation(browser: Browser, site: Site) -> None:
    assert faults(browser, site, of_each_kind(site), violations, color_scheme="light") == []


@needs_axe
def test_in_the_dark_neither(browser: Browser, site: Site) -> None:
    assert faults(browser, site, of_each_kind(site), violations, color_scheme="dark") == []


def test_at_four_times_the_size_no_kind_of_page_scrolls_sideways(browser: Browser, site: Site) -> None:
    assert faults(browser, site, of_each_kind(site), overflowing, viewport=NARROW) == []


@needs_axe
@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_at_all_has_a_violation(browser: Browser, site: Site, scheme: str) -> None:
    pages = [*site.pages, "404.html"]
    assert len(pages) > 100
    assert faults(browser, site, pages, violations, color_scheme=scheme) == []


@pytest.mark.long
def test_no_page_at_all_scrolls_sideways_at_four_times_the_size(browser: Browser, site: Site) -> None:
    assert faults(browser, site, site.pages, overflowing, viewport=NARROW) == []
