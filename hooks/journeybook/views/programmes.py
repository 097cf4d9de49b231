"""Programmes: several opportunities as one effort, ranked as such and on a quadrant of their own (3.09)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from journeybook.diagrams import Quadrant
from journeybook.model.book import Book
from journeybook.model.opportunities import Programme
from journeybook.views.backlog import OPEN, OpportunityRow
from journeybook.views.links import Link, to_department, to_programme
from journeybook.views.quadrant import Ranked, merged, quadrant
from journeybook.words import Words

SHOWN = 12  # opportunities that belong to no programme, before the rest is only counted
Status = Literal["doing", "planned", "idea", "parked", "done", "dropped"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme in the ranked table. `statuses` say how many of its opportunities stand where."""

    rank: int
    link: Link
    programme: Programme
    owner: Link | None
    opportunities: int
    all: tuple[OpportunityRow, ...]
    statuses: tuple[tuple[Status, int], ...]
    due: date | None
    overdue: int


@dataclass(frozen=True, slots=True)
class ProgrammesView:
    """All that the page of programmes shows; `alone` are the best open opportunities that belong to none.

    `merged`: a point of the quadrant stands for several of the `drawn` programmes.
    """

    rows: tuple[ProgrammeRow, ...]
    quadrant: Quadrant | None
    drawn: int
    merged: bool
    alone: tuple[OpportunityRow, ...]
    more: int


def programmes_view(book: Book, backlog: Sequence[OpportunityRow], words: Words) -> ProgrammesView:
    """All programmes: the most impact above effort first, as from top left to bottom right."""
    by_programme: defaultdict[str | None, list[OpportunityRow]] = defaultdict(list)
    for row in backlog:
        known = row.opportunity.programme in book.programmes
        by_programme[row.opportunity.programme if known else None].append(row)
    ordered = sorted(book.programmes.values(), key=lambda one: (one.effort - one.impact, -one.impact, one.id))
    rows = tuple(_row(book, rank, one, by_programme[one.id]) for rank, one in enumerate(ordered, 1))
    drawn = [Ranked(row.rank, row.programme.effort, row.programme.impact) for row in rows]
    drawing = quadrant(book.organization.quadrant, drawn, words("programmes.diagram"), words)
    alone = [row for row in by_programme[None] if row.opportunity.status in OPEN]
    more = max(len(alone) - SHOWN, 0)
    return ProgrammesView(rows, drawing, len(drawn), merged(drawing, drawn), tuple(alone[:SHOWN]), more)


def _row(book: Book, rank: int, programme: Programme, opportunities: list[OpportunityRow]) -> ProgrammeRow:
    owner = book.departments.get(programme.owner or "")
    counts = Counter(row.opportunity.status for row in opportunities)
    due = [row.opportunity.due for row in opportunities if row.opportunity.due and row.opportunity.status in OPEN]
    return ProgrammeRow(
        rank=rank,
        link=to_programme(programme),
        programme=programme,
        owner=to_department(owner) if owner else None,
        opportunities=len(opportunities),
        all=tuple(opportunities),
        statuses=tuple((status, counts[status]) for status in STATUSES if counts[status]),
        due=min(due, default=None),
        overdue=sum(row.overdue for row in opportunities),
    )
