"""The page of figures in the manual: tables out of what was stored, between marks in a page that people write."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise
from math import log
from pathlib import Path

from bench import ROOT, checking, parting, searching, serving
from bench.builds import COLD, EDITED, UNCHANGED
from bench.contenders import CONTENDERS, OURS, STOCK
from bench.lighthouse import CATEGORIES
from bench.store import Record, stored
from bench.targets import targets

PAGE = ROOT / "docs/manual/speed.md"
_MARKED = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.DOTALL)
_PARTS = ("cold", "again", "serve", "check", "diff", "search", "parts", "lighthouse")
_VERSIONS = ("mkdocs", "mkdocs-material", "zensical", "hugo", "PyYAML")


def write_page() -> str:
    """Puts the tables into the page; says what was done."""
    text = PAGE.read_text("utf-8")
    tables = "\n".join(_tables())
    PAGE.write_text(_MARKED.sub(lambda found: f"{found[1]}\n{tables}\n{found[2]}", text), "utf-8")
    return f"{PAGE.relative_to(ROOT)}: the figures are in"


def _tables() -> Iterator[str]:
    yield f"Measured {_when()} on {_machine()}."
    yield ""
    yield from _targets()
    yield from _table("A first build", "cold", COLD, _cold_cells,
                      ("CPU", "memory", "pages", "HTML a page", "CPU per MB of HTML"))  # fmt: skip
    yield from _growth()
    yield from _table("Nothing changed, a new process", "again", UNCHANGED, _cpu_cells, ("CPU",))
    yield from _table("One journey edited, a new process", "again", EDITED, _cpu_cells, ("CPU",))
    for what in (serving.HTTP, serving.BROWSER):
        yield from _table(f"Live: {what}", "serve", what, _served_cells, ("CPU of the server", "waited"))
    yield from _checks()
    yield from _table("Search", "search", searching.WHAT, _search_cells,
                      ("first result", "moved for it", "index", "files"))  # fmt: skip
    yield from _units()
    yield from _marks()


def _units() -> Iterator[str]:
    found = {one.key: one for one in stored("parts")}
    sizes = sorted({one.size for one in found.values()})
    if not sizes:
        return
    yield "### Two units, one search"
    yield ""
    yield "| journeys | CPU of the slower unit | its memory | first result over both | moved for it | units found |"
    yield "|---|---|---|---|---|---|"
    for size in sizes:
        built, searched = found[OURS, parting.UNIT, size], found[OURS, searching.WHAT, size]
        cells = (
            f"{size:,}", _seconds(built.middle.cpu), f"{built.middle.memory:,.0f} MB", _short(searched.middle.wall),
            f"{searched.facts['moved'] / 1e6:.2f} MB", f"{searched.facts['units']:.0f}",
        )  # fmt: skip
        yield f"| {' | '.join(cells)} |"
    yield ""


def _marks() -> Iterator[str]:
    found = stored("lighthouse")
    if not found:
        return
    yield "### Lighthouse, on a phone"
    yield ""
    yield f"| | {' | '.join(CATEGORIES)} |"
    yield f"|---|{'---|' * len(CATEGORIES)}"
    for one in found:
        yield f"| {one.who} | {' | '.join(f'{one.facts[name]:.0f}' for name in CATEGORIES)} |"
    yield ""


def _when() -> str:
    days = sorted({one.on for part in _PARTS for one in stored(part)})
    return " to ".join(dict.fromkeys((days[0], days[-1]))) if days else "never"


def _machine() -> str:
    try:
        names = re.findall(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    except OSError:
        names = []
    cpu = names[0] if names else platform.processor() or "a processor without a name"
    programs = [f"{name} {found}" for name in _VERSIONS if (found := _version(name))]
    cores = os.cpu_count() or 1
    return f"{cpu}, {cores} cores, Python {platform.python_version()}, {', '.join(programs)}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _targets() -> Iterator[str]:
    yield "| What is asked | Measured | |"
    yield "|---|---|---|"
    for one in targets():
        yield f"| {one.asked} | {one.measured} | {one.verdict} |"
    yield ""


_Cells = Callable[[Record], tuple[str, ...]]


def _cold_cells(one: Record) -> tuple[str, ...]:
    middle, pages, html = one.middle, one.facts.get("pages", 0), one.facts.get("html", 0)
    a_page = f"{html / pages / 1000:.1f} kB" if pages else "–"
    a_megabyte = _short(middle.cpu / html * 1e6) if html else "–"
    return _seconds(middle.cpu), f"{middle.memory:,.0f} MB", f"{pages:,.0f}", a_page, a_megabyte


def _cpu_cells(one: Record) -> tuple[str, ...]:
    return (_seconds(one.middle.cpu),)


def _served_cells(one: Record) -> tuple[str, ...]:
    return _short(one.middle.cpu), _short(one.middle.wall)


def _search_cells(one: Record) -> tuple[str, ...]:
    facts = one.facts
    return (
        _short(one.middle.wall), f"{facts['moved'] / 1e6:.2f} MB", f"{facts['index'] / 1e6:.1f} MB",
        f"{facts['files']:,.0f}",
    )  # fmt: skip


def _table(title: str, part: str, what: str, cells: _Cells, heads: Sequence[str]) -> Iterator[str]:
    """One row a size and program."""
    names = {one.key: one.title for one in CONTENDERS}
    order = list(names)
    found = [one for one in stored(part) if one.what == what and one.who in names and one.runs]
    if not found:
        return
    yield f"### {title}"
    yield ""
    yield f"| journeys | | {' | '.join(heads)} |"
    yield f"|---|---|{'---|' * len(heads)}"
    for one in sorted(found, key=lambda one: (one.size, order.index(one.who))):
        yield f"| {one.size:,} | {names[one.who]} | {' | '.join(cells(one))} |"
    yield ""


def _growth() -> Iterator[str]:
    """By which power of the number of journeys the processor time grows, between the sizes that were measured."""
    yield "Growth of the processor time with the number of journeys, as an exponent (1 is in step with it):"
    yield ""
    for who in (OURS, "journeybook-no-search", STOCK, "zensical", "hugo-markdown", "hugo-data"):
        found = sorted((one for one in stored("cold") if one.who == who and one.runs), key=lambda one: one.size)
        steps = [f"{one.size:,} to {two.size:,}: {exponent(one, two):.2f}" for one, two in pairwise(found)]
        if steps:
            yield f"- {next(one.title for one in CONTENDERS if one.key == who)}: {'; '.join(steps)}"
    yield ""


def exponent(small: Record, large: Record) -> float:
    return log(large.middle.cpu / small.middle.cpu) / log(large.size / small.size)


def _checks() -> Iterator[str]:
    found = [one for part in ("check", "diff") for one in stored(part) if one.runs]
    if not found:
        return
    yield "### Check and diff"
    yield ""
    yield "| journeys | | | CPU | memory |"
    yield "|---|---|---|---|---|"
    order = (checking.PARSER, checking.CHECK, checking.DIFF)
    for one in sorted(found, key=lambda one: (one.size, order.index(one.who), one.what)):
        figures = f"{_seconds(one.middle.cpu)} | {one.middle.memory:,.0f} MB"
        yield f"| {one.size:,} | {one.who} | {one.what} | {figures} |"
    yield ""


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value < 10 else f"{value:,.0f} s"


def _short(value: float) -> str:
    return f"{1000 * value:,.0f} ms" if value < 1 else f"{value:.1f} s"
