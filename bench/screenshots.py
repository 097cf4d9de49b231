"""Pictures of every kind of page: light, dark, on a phone, printed; and a few small ones for the documents."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench import ROOT
from bench.measure import environment
from bench.server import compressing
from support.browser import launch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = ROOT / "site-screens"
SHOWN = ROOT / "docs/screens"
WIDE = {"width": 1440, "height": 900}
WAYS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": WIDE},
    "dark": {"color_scheme": "dark", "viewport": WIDE},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True},
    "print": {"viewport": {"width": 1120, "height": 790}},
}
# In the documents: which page, in which way.
IN_DOCS = {
    "map": ("journeys/presente-com-desconto/", "light", "#map, [id=map]"),
    "home-dark": ("", "dark", ""),
}
_AT_MOST_BYTES = 150_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        subprocess.run(command, cwd=ROOT, env=environment(), check=True)
        with sync_playwright() as playwright, compressing(site) as served:
            browser = launch(playwright)
            pages = list(kinds(site)) if "--docs" not in sys.argv else []
            for way, options in WAYS.items():
                _pictures(browser, served.address, pages, way, options)
            for name, (path, way, at) in IN_DOCS.items():
                _small(browser, served.address + "/" + path, name, WAYS[way], at)
            browser.close()
    sys.stdout.write(f"{len(pages)} pages in {len(WAYS)} ways: {FOLDER}\n")


def kinds(site: Path) -> Iterator[str]:
    """Of every kind of page its overview and the first of its pages."""
    seen: dict[str, int] = {}
    for path in sorted(site.rglob("*.html"), key=lambda one: (len(one.parts), one)):
        name = path.relative_to(site).as_posix().removesuffix("index.html")
        kind = name.partition("/")[0] + ("/" if name.count("/") > 1 else "")
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] == 1:
            yield name


def _pictures(browser: Browser, address: str, pages: list[str], way: str, options: dict[str, Any]) -> None:
    (FOLDER / way).mkdir(parents=True, exist_ok=True)
    with browser.new_context(**options) as context:
        page = context.new_page()
        for path in pages:
            page.goto(f"{address}/{path}", wait_until="networkidle")
            file = FOLDER / way / (path.strip("/").replace("/", "--") or "home")
            if way == "print":
                _drawn(page)
                page.pdf(path=file.with_suffix(".pdf"), landscape=True, format="A4", print_background=True)
            else:
                page.screenshot(path=file.with_suffix(".png"), full_page=True)


def _drawn(page: Page) -> None:
    """Goes through the page once, so that what is drawn when it comes into view is drawn."""
    page.evaluate(
        "async () => { for (let y = 0; y < document.body.scrollHeight; y += 600) {"
        " scrollTo(0, y); await new Promise(done => setTimeout(done, 60)); } scrollTo(0, 0); }"
    )


def _small(browser: Browser, address: str, name: str, options: dict[str, Any], at: str) -> None:
    """A picture of what a window shows, as a JPEG small enough for a repository."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    with browser.new_context(**{**options, "device_scale_factor": 1}) as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        if at:
            page.locator(at).first.scroll_into_view_if_needed()
            page.evaluate("at => document.querySelector(at).scrollIntoView()", at)
        for quality in (82, 70, 55):
            data = page.screenshot(type="jpeg", quality=quality)
            if len(data) <= _AT_MOST_BYTES:
                break
        (SHOWN / f"{name}.jpg").write_bytes(data)


if __name__ == "__main__":
    main()
