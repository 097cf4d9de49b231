"""The search as a reader's browser meets it: the index, and what is moved and waited for at a first query."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from bench.contenders import OURS, STOCK, Contender, chosen, clear, site
from bench.measure import Run, run
from bench.server import Served, compressing
from bench.store import Record, keep
from journeybook.search.index import BUNDLE
from support.browser import launch

WHAT = "first result"
QUERY = "cupom"
# Where the query is typed, and what a result is: ours, and Material's.
_BOXES = {
    OURS: (".jb-search__input", ".jb-search__dialog [role=option] mark", BUNDLE),
    STOCK: (".md-search__input", ".md-search-result__item", "search"),
}
_PATIENCE_MS = 60_000


def search(sizes: Sequence[int], rounds: int, who: Sequence[str]) -> Iterator[str]:
    """Asks a built site (built if there is none) for a word, in a browser that knows nothing of it yet."""
    for size in sizes:
        for one in chosen(who or list(_BOXES)):
            if one.key not in _BOXES or size > one.at_most:
                continue
            folder = _built(one, size)
            record = _record(one, size, folder, rounds)
            keep("search", [record])
            yield f"{size:6} {one.key:24} {1000 * record.middle.wall:.0f} ms, " + ", ".join(
                f"{name} {value:,.0f}" for name, value in record.facts.items()
            )


def _built(one: Contender, size: int) -> Path:
    root = one.prepare(size)
    if not (site(root) / _BOXES[one.key][2]).is_dir():
        clear(one, root)  # the site may be another's, made without a search in the same folder
        run(one.build(root), root)
    return site(root)


def _record(one: Contender, size: int, folder: Path, rounds: int) -> Record:
    index = [path.stat().st_size for path in (folder / _BOXES[one.key][2]).rglob("*") if path.is_file()]
    everything = sum(path.stat().st_size for path in folder.rglob("*.html"))
    runs, moved = [], []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for _ in range(rounds):
            with compressing(folder) as served:
                took, bytes_moved, _ = asked(browser, served, one.key)
            runs.append(Run(0.0, took))
            moved.append(bytes_moved)
        browser.close()
    facts = {"index": sum(index), "files": len(index), "moved": median(moved), "html": everything}
    return Record(one.key, WHAT, size, tuple(runs), facts)


def asked(browser: Browser, served: Served, who: str, start: str = "/") -> tuple[float, int, list[str]]:
    """Seconds and bytes from opening the search on the page `start` to a first result; where all results lead."""
    box, hit, _ = _BOXES[who]
    context = browser.new_context()
    page = context.new_page()
    page.goto(served.address + start, wait_until="networkidle")
    before, begun = served.moved, time.perf_counter()
    page.keyboard.press("/")
    page.locator(box).first.wait_for(state="visible")
    page.locator(box).first.press_sequentially(QUERY)
    page.locator(hit).first.wait_for(state="visible", timeout=_PATIENCE_MS)
    took = time.perf_counter() - begun
    moved = served.moved - before
    addresses = page.locator("a[role=option]").evaluate_all("all => all.map(one => one.href)")
    context.close()
    return took, moved, addresses
