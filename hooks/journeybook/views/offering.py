"""What each department offers customers before, during and after, and in each cycle (1.03, 1.04, 1.08)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from journeybook.model.book import Book
from journeybook.model.contacts import Touchpoint
from journeybook.model.journey import Cycle
from journeybook.model.organization import Department, TeamKind
from journeybook.views.atlas import PHASES
from journeybook.views.links import Link, to_department, to_touchpoint
from journeybook.views.lived import lived

SHOWN = 12  # touchpoints named in one cell; the rest is counted
CYCLES: tuple[str, ...] = get_args(Cycle)
TEAMS: tuple[str, ...] = get_args(TeamKind)


@dataclass(frozen=True, slots=True)
class Offered:
    """A touchpoint in a cell, and how many steps meet it there."""

    touchpoint: Link
    steps: int
    to_create: bool


@dataclass(frozen=True, slots=True)
class OfferCell:
    """The touchpoints met most, and how many more there are."""

    first: tuple[Offered, ...]
    more: int


@dataclass(frozen=True, slots=True)
class OfferRow:
    """What one department offers, by phase, and what of it no journey meets. `department` is None for nobody's.

    `cycles` counts, for each cycle, the touchpoints met in it.
    """

    department: Link | None
    team: str | None
    touchpoints: int
    phases: tuple[OfferCell, ...]
    unmet: OfferCell
    cycles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OfferView:
    """All departments that offer something, marketing and sales first, then nobody; `idle` offer nothing."""

    rows: tuple[OfferRow, ...]
    idle: tuple[Link, ...]


def offer_view(book: Book) -> OfferView:
    """The offer of the whole organization, over the steps that customers live through today."""
    met: Counter[tuple[str, str]] = Counter()
    for at in lived(book):
        if at.step.touchpoint:
            met[at.step.touchpoint, at.stage.phase] += 1
            met[at.step.touchpoint, at.stage.cycle or ""] += 1
    offers: defaultdict[str | None, list[Touchpoint]] = defaultdict(list)
    for one in sorted(book.touchpoints.values(), key=lambda one: (one.title.casefold(), one.id)):
        for id in dict.fromkeys(one.offered_by):
            offers[id].append(one)
        if not any(id in book.departments for id in one.offered_by):
            offers[None].append(one)
    departments = sorted(book.departments.values(), key=_order)
    rows = [_row(one, offers[one.id], met) for one in departments if one.id in offers]
    nobody = [_row(None, offers[None], met)] if None in offers else []
    idle = tuple(to_department(one) for one in departments if one.id not in offers)
    return OfferView((*rows, *nobody), idle)


def _order(department: Department) -> tuple[int, str, str]:
    return TEAMS.index(department.team), department.name.casefold(), department.id


def _row(
    department: Department | None, touchpoints: Sequence[Touchpoint], met: Counter[tuple[str, str]]
) -> OfferRow:
    return OfferRow(
        department=to_department(department) if department else None,
        team=department.team if department else None,
        touchpoints=len(touchpoints),
        phases=tuple(_cell(_met_in(phase, touchpoints, met)) for phase in PHASES),
        unmet=_cell(_offered(one, 0) for one in touchpoints if not any((one.id, phase) in met for phase in PHASES)),
        cycles=tuple(sum((one.id, cycle) in met for one in touchpoints) for cycle in CYCLES),
    )


def _met_in(phase: str, touchpoints: Iterable[Touchpoint], met: Counter[tuple[str, str]]) -> Iterator[Offered]:
    return (_offered(one, met[one.id, phase]) for one in touchpoints if (one.id, phase) in met)


def _offered(touchpoint: Touchpoint, steps: int) -> Offered:
    return Offered(to_touchpoint(touchpoint), steps, touchpoint.state == "to-create")


def _cell(offered: Iterable[Offered]) -> OfferCell:
    found = sorted(offered, key=lambda one: -one.steps)
    return OfferCell(tuple(found[:SHOWN]), max(len(found) - SHOWN, 0))
