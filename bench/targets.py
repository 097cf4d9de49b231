"""What the project asks of its own speed, and whether the stored figures say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from bench import checking, searching, serving
from bench.builds import COLD, UNCHANGED, figure
from bench.contenders import OURS, STOCK

_PLAIN = "journeybook-no-search"
_STOCK_PLAIN = "material-no-search"


@dataclass(frozen=True, slots=True)
class Target:
    """One demand; `met` is None where what it needs was not measured."""

    asked: str
    measured: str
    met: bool | None

    @property
    def verdict(self) -> str:
        return {True: "met", False: "**not met**", None: "not measured"}[self.met]


def targets() -> Iterator[Target]:
    """All demands, in the order of their importance."""
    for size, times in ((300, 10), (1_000, 20)):
        yield _faster(f"First build at {size:,}: {times} times less CPU than MkDocs Material", size, STOCK, times)
    for size in (300, 1_000):
        yield _faster(f"First build at {size:,}: 10 times less CPU than Zensical", size, "zensical", 10)
    for size, share in ((300, 1.0), (1_000, 0.6)):
        yield _hugo(size, share)
    yield _memory()
    yield _exponent()
    yield _weight()
    for size, times in ((300, 20), (1_000, 50)):
        yield _unchanged(size, times)
    yield from _live()
    yield from _check()
    yield _moved()


def _at_most(asked: str, value: float | None, most: float, told: str) -> Target:
    return Target(asked, told.format(value), value <= most) if value is not None else Target(asked, "–", None)


def _ratio(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def _cpu(part: str, who: str, what: str, size: int) -> float | None:
    found = figure(part, who, what, size)
    return found.middle.cpu if found else None


def _fact(part: str, who: str, what: str, size: int, fact: str) -> float | None:
    found = figure(part, who, what, size)
    return found.facts.get(fact) if found else None


def _faster(asked: str, size: int, other: str, times: float) -> Target:
    """Both with the search index; then, for who wants to know, both without, as far as that was measured."""
    value = _ratio(_cpu("cold", other, COLD, size), _cpu("cold", OURS, COLD, size))
    if value is None:
        return Target(asked, "–", None)
    plain = _ratio(_cpu("cold", _STOCK_PLAIN, COLD, size), _cpu("cold", _PLAIN, COLD, size))
    told = f"{value:.1f} times"
    if other == STOCK and plain is not None:
        told += f" (both without a search index: {plain:.1f})"
    return Target(asked, told, value >= times)


def _hugo(size: int, share: float) -> Target:
    asked = f"First build at {size:,}: at most {share:g} of Hugo's CPU over the data (neither with a search index)"
    value = _ratio(_cpu("cold", _PLAIN, COLD, size), _cpu("cold", "hugo-data", COLD, size))
    return _at_most(asked, value, share, "{:.2f} of it")


def _memory() -> Target:
    found = figure("cold", OURS, COLD, 1_000)
    asked = "First build at 1,000: under 400 MB of memory"
    return _at_most(asked, found.middle.memory if found else None, 400, "{:.0f} MB")


def _exponent() -> Target:
    value = _ratio(_cpu("cold", _PLAIN, COLD, 3_000), _cpu("cold", _PLAIN, COLD, 300))
    asked = "CPU of a first build grows from 300 to 3,000 by an exponent of at most 1.05"
    return _at_most(asked, log(value, 10) if value else None, 1.05, "{:.2f}")


def _weight() -> Target:
    def a_page(size: int) -> float | None:
        return _ratio(_fact("cold", OURS, COLD, size, "html"), _fact("cold", OURS, COLD, size, "pages"))

    asked = "HTML a page at 3,000: at most 1.3 times that at 100"
    return _at_most(asked, _ratio(a_page(3_000), a_page(100)), 1.3, "{:.2f} times")


def _unchanged(size: int, times: float) -> Target:
    asked = f"Nothing changed, at {size:,}: {times:g} times less CPU than MkDocs Material, which builds all again"
    value = _ratio(_cpu("cold", STOCK, COLD, size), _cpu("again", OURS, UNCHANGED, size))
    return Target(asked, f"{value:.1f} times", value >= times) if value is not None else Target(asked, "–", None)


def _live() -> Iterator[Target]:
    def waited(who: str, size: int) -> float | None:
        found = figure("serve", who, serving.BROWSER, size)
        return found.middle.wall if found else None

    value = _ratio(waited(STOCK, 300), waited(OURS, 300))
    asked = "Edit to changed page in the browser at 300: 200 times faster than `mkdocs serve`"
    yield Target(asked, f"{value:.0f} times", value >= 200) if value is not None else Target(asked, "–", None)
    yield _at_most("The same within 100 ms", _ratio(waited(OURS, 300), 0.001), 100, "{:.0f} ms")
    grown = _ratio(waited(OURS, 3_000), waited(OURS, 300))
    yield _at_most("The same at 3,000: at most 1.5 times that at 300", grown, 1.5, "{:.2f} times")


def _check() -> Iterator[Target]:
    for what, share in (("cold", 1.0), ("unchanged", 0.1)):
        value = _ratio(_cpu("check", checking.CHECK, what, 3_000), _cpu("check", checking.PARSER, "cold", 3_000))
        asked = f"`check` at 3,000, {what}: at most {share:g} of what PyYAML's C loader takes for the files"
        yield _at_most(asked, value, share, "{:.2f} of it")


def _moved() -> Target:
    asked = "Bytes moved before the first search result grow less than the site from 100 to 1,000"
    moved = _ratio(*(_fact("search", OURS, searching.WHAT, size, "moved") for size in (1_000, 100)))
    site = _ratio(*(_fact("search", OURS, searching.WHAT, size, "html") for size in (1_000, 100)))
    if moved is None or site is None:
        return Target(asked, "–", None)
    return Target(asked, f"{moved:.2f} times; the site {site:.1f} times", moved < site)
