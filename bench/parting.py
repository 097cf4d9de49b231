"""An organization past one machine: two sites of half the journeys each, one search over both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import yaml
from playwright.sync_api import sync_playwright

from bench.contenders import OURS, PYTHON, chosen
from bench.measure import Run, run
from bench.organizations import SEED, work
from bench.searching import WHAT, asked
from bench.server import compressing
from bench.store import Record, keep
from support import synthetic
from support.browser import launch

UNITS = ("north", "south")
UNIT = "a unit's site"
"""What is measured: the larger figures of the two builds, and the search that starts in the first unit's site."""


def parts(sizes: Sequence[int], rounds: int, who: Sequence[str]) -> Iterator[str]:
    """Builds two units of half a size, each as on a runner of its own, and searches both from the first."""
    if OURS not in {one.key for one in chosen(who)}:
        return
    for size in sizes:
        folder = work() / f"units-{size}"
        runs = [_build(folder, unit, number, size // len(UNITS)) for number, unit in enumerate(UNITS)]
        slowest = max(runs, key=lambda one: one.cpu)
        yield f"{size:6} {UNIT}: {slowest.cpu:.1f} s CPU, {slowest.wall:.1f} s, {slowest.memory:,.0f} MB"
        searched = _searched(folder / "host", size, rounds)
        yield f"{size:6} {WHAT}: {searched.middle.wall:.2f} s, {searched.facts['moved']:,.0f} bytes moved"
        keep("parts", [Record(OURS, UNIT, size, (slowest,)), searched])


def _build(folder: Path, unit: str, number: int, journeys: int) -> Run:
    root = folder / unit
    if not (root / "mkdocs.yml").is_file():
        synthetic.organization(root, journeys, SEED + number)
        others = [f"/{other}/search-index/" for other in UNITS if other != unit]
        (root / "mkdocs.yml").rename(root / "base.yml")
        settings = {"INHERIT": "base.yml", "extra": {"journeybook": {"search": {"also": others}}}}
        (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    return run([PYTHON, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder / "host" / unit], root)


def _searched(host: Path, size: int, rounds: int) -> Record:
    """The first result of all units, by a browser that knows nothing yet."""
    runs, moved, units = [], [], set[str]()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for _ in range(rounds):
            with compressing(host) as served:
                took, bytes_moved, found = asked(browser, served, OURS, f"/{UNITS[0]}/")
            runs.append(Run(0.0, took))
            moved.append(bytes_moved)
            units |= {unit for unit in UNITS for address in found if f"/{unit}/" in address}
        browser.close()
    return Record(OURS, WHAT, size, tuple(runs), {"moved": median(moved), "units": len(units)})
