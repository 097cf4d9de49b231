"""What axe-core finds wrong in a page as it stands in the browser, and what does not fit a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.repository import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = ROOT / "node_modules/axe-core/axe.min.js"
# 1280 × 1024 at 400 % zoom.
NARROW = {"width": 320, "height": 256}
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")


def violations(page: Page) -> list[str]:
    """The violations of WCAG 2.2 A and AA, as `rule: element, element` to read; the page has been loaded."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", list(TAGS))
    return [
        f"{one['id']}: "
        + ", ".join(f"{' '.join(map(str, node['target']))} {node['html'][:90]}" for node in one["nodes"][:3])
        for one in found["violations"]
    ]


def overflowing(page: Page) -> list[str]:
    """What makes a page wider than its window, from the outside in; nothing where it does not scroll sideways."""
    found: list[str] = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            const scrolls = element => {
                for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
                    if (getComputedStyle(one).overflowX !== "visible") return true;
                return false;
            };
            return [...document.body.querySelectorAll("*")]
                .filter(one => one.getBoundingClientRect().right > width + 1 && !scrolls(one))
                .slice(0, 5)
                .map(one => one.cloneNode(false).outerHTML.slice(0, 120));
        }"""
    )
    return found
