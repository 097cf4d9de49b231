"""Coverage: where customers can meet the organization, dimension by dimension and phase by phase (1.21, 0.02)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from journeybook.model.book import Book
from journeybook.model.contacts import Touchpoint
from journeybook.model.journey import Phase
from journeybook.model.part import Named
from journeybook.views.links import Link, to_channel, to_department, to_touchpoint

PHASES: tuple[Phase, ...] = ("before", "during", "after")
NOWHERE = "nowhere"  # the column of touchpoints that no journey meets
COLUMNS = (*PHASES, NOWHERE)
NOTED = 20  # places with holes, and places without any touchpoint, named below the table
LISTED = 6  # touchpoints named in one cell, before the rest is only counted


@dataclass(frozen=True, slots=True)
class Met:
    """A touchpoint in a list, and whether it has still to be created."""

    link: Link
    to_create: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many touchpoints there are of something, the first of them by name, and how many are not named."""

    n: int
    first: tuple[Met, ...]
    more: int


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One division, location, department or channel: its touchpoints in each of `COLUMNS`, and in all."""

    name: str | None
    link: Link | None
    cells: tuple[Count, ...]
    total: Count
    holes: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """A place with touchpoints, and the phases in which it has none."""

    name: str
    holes: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the four dimensions. The row without a name holds what nobody has placed in it.

    `bare` are the first names with no touchpoint at all, `lacking` the first others with a phase in which they have
    none, which `holes` counts; `more…` count those not named.
    """

    key: str
    rows: tuple[CoverageRow, ...]
    holes: int
    lacking: tuple[Lacking, ...]
    more_lacking: int
    bare: tuple[str, ...]
    more_bare: int


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a division in two: the key of its word, what falls on it and what share of all that is."""

    key: str
    count: Count
    share: float


@dataclass(frozen=True, slots=True)
class Split:
    """All touchpoints divided in two; `weak` says that the second side is one to look at."""

    key: str
    sides: tuple[Side, Side]
    weak: bool


@dataclass(frozen=True, slots=True)
class CoverageView:
    """All that the coverage page shows."""

    touchpoints: int
    splits: tuple[Split, ...]
    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """What touchpoints are counted under: a division, a location, a department or a channel."""

    id: str
    name: str
    link: Link | None = None


_SPLITS: tuple[tuple[str, str, str, bool, Callable[[Touchpoint], bool]], ...] = (
    ("mode", "mode.online", "mode.offline", False, lambda one: one.mode == "online"),
    ("form", "form.digital", "form.analogue", False, lambda one: one.form == "digital"),
    ("monitored", "coverage.watched", "coverage.unwatched", True, lambda one: bool(one.monitored_by)),
    ("owned", "touchpoint.owned", "touchpoint.unowned", True, lambda one: one.owned),
    ("planned", "touchpoint.planned", "touchpoint.unplanned", True, lambda one: one.planned),
    ("size", "touchpoint.major", "touchpoint.minor", False, lambda one: one.size == "major"),
    ("state", "touchpoint.existing", "touchpoint.to-create", False, lambda one: one.state == "existing"),
)


def _named(places: Iterable[Named]) -> list[_Place]:
    return [_Place(one.id, one.title) for one in places]


def _departments(book: Book) -> list[_Place]:
    places = [_Place(one.id, one.name, to_department(one)) for one in book.departments.values()]
    return sorted(places, key=lambda one: (one.name.casefold(), one.id))


def _channels(book: Book) -> list[_Place]:
    places = [_Place(one.id, one.name, to_channel(one)) for one in book.channels.values()]
    return sorted(places, key=lambda one: (one.name.casefold(), one.id))


_DIMENSIONS: tuple[
    tuple[str, Callable[[Book], list[_Place]], Callable[[Touchpoint], Iterable[str | None]]], ...
] = (
    ("division", lambda book: _named(book.organization.divisions), lambda one: (one.division,)),
    ("location", lambda book: _named(book.organization.locations), lambda one: one.locations),
    ("department", _departments, lambda one: one.offered_by),
    ("channel", _channels, lambda one: one.channels),
)


def coverage_view(book: Book) -> CoverageView:
    """The coverage of all touchpoints. One counts in every phase in which a step of a journey as it is meets it.

    One that has still to be created counts where any journey, also a dream, would meet it.
    """
    ordered = sorted(book.touchpoints.values(), key=lambda one: (one.title.casefold(), one.id))
    met = _met(book)
    dimensions = tuple(_dimension(key, places(book), ordered, met, placed) for key, places, placed in _DIMENSIONS)
    splits = tuple(_split(key, first, second, weak, side, ordered) for key, first, second, weak, side in _SPLITS)
    return CoverageView(len(ordered), splits, dimensions)


def rows_of(book: Book) -> dict[str, int]:
    """How many rows each dimension has, by its key, told without looking at any journey."""
    return {key: _count_rows(book, places(book), placed) for key, places, placed in _DIMENSIONS}


def _count_rows(book: Book, places: list[_Place], placed: Callable[[Touchpoint], Iterable[str | None]]) -> int:
    known = {place.id for place in places}
    return len(places) + any(known.isdisjoint(placed(one)) for one in book.touchpoints.values())


def _met(book: Book) -> Mapping[str, frozenset[str]]:
    """The columns in which each touchpoint counts, by its id."""
    met: dict[str, frozenset[str]] = {}
    for touchpoint in book.touchpoints.values():
        steps = book.steps_by_touchpoint.get(touchpoint.id, ())
        now = [at for at in steps if at.journey.state == "current" or touchpoint.state == "to-create"]
        met[touchpoint.id] = frozenset(at.stage.phase for at in now) or frozenset({NOWHERE})
    return met


def _dimension(
    key: str,
    places: list[_Place],
    touchpoints: list[Touchpoint],
    met: Mapping[str, frozenset[str]],
    placed: Callable[[Touchpoint], Iterable[str | None]],
) -> Dimension:
    """The rows of a dimension in the order of its places; last, if there are any, those in none of them."""
    known = {place.id for place in places}
    by_place: defaultdict[str | None, list[Touchpoint]] = defaultdict(list)
    for touchpoint in touchpoints:
        here: list[str | None] = [id for id in dict.fromkeys(placed(touchpoint)) if id in known]
        for id in here or [None]:
            by_place[id].append(touchpoint)
    rows = [_row(place.name, place.link, by_place[place.id], met) for place in places]
    if by_place[None]:
        rows.append(_row(None, None, by_place[None], met))
    lacking = [Lacking(row.name, row.holes) for row in rows if row.name and row.holes]
    bare = [row.name for row in rows if row.name and not row.total.n]
    return Dimension(
        key=key,
        rows=tuple(rows),
        holes=sum(len(row.holes) for row in rows),
        lacking=tuple(lacking[:NOTED]),
        more_lacking=max(len(lacking) - NOTED, 0),
        bare=tuple(bare[:NOTED]),
        more_bare=max(len(bare) - NOTED, 0),
    )


def _row(
    name: str | None, link: Link | None, touchpoints: list[Touchpoint], met: Mapping[str, frozenset[str]]
) -> CoverageRow:
    cells = {column: [one for one in touchpoints if column in met[one.id]] for column in COLUMNS}
    holes = tuple(phase for phase in PHASES if not cells[phase]) if name is not None and touchpoints else ()
    return CoverageRow(name, link, tuple(_count(cells[column]) for column in COLUMNS), _count(touchpoints), holes)


def _split(
    key: str, first: str, second: str, weak: bool, side: Callable[[Touchpoint], bool], ordered: list[Touchpoint]
) -> Split:
    there = [one for one in ordered if side(one)]
    elsewhere = [one for one in ordered if not side(one)]
    of = max(len(ordered), 1)
    sides = (Side(first, _count(there), len(there) / of), Side(second, _count(elsewhere), len(elsewhere) / of))
    return Split(key, sides, weak and bool(elsewhere))


def _count(touchpoints: list[Touchpoint]) -> Count:
    first = tuple(Met(to_touchpoint(one), one.state == "to-create") for one in touchpoints[:LISTED])
    return Count(len(touchpoints), first, len(touchpoints) - len(first))
