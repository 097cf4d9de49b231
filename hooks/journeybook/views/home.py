"""The home page: what there is, where it hurts most, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeybook.model.book import Book
from journeybook.model.organization import Organization
from journeybook.views.atlas import JourneyRow, journey_rows
from journeybook.views.backlog import OPEN, OpportunityRow
from journeybook.views.links import Link, to_department, to_journey, to_step
from journeybook.views.people import PersonaCard, persona_cards

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Hurt:
    """A step where it hurts: how the customer feels, and the worst pain there."""

    step: Link
    journey: Link
    emotion: int | None
    severity: int
    pain: str | None
    moment_of_truth: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of something, and where they are listed."""

    key: str
    count: int
    uri: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """All that the home page shows."""

    organization: Organization
    tallies: tuple[Tally, ...]
    hurts: tuple[Hurt, ...]
    reviews: tuple[JourneyRow, ...]
    due: tuple[OpportunityRow, ...]
    departments: tuple[Link, ...]
    personas: tuple[PersonaCard, ...]


def home_view(book: Book, backlog: tuple[OpportunityRow, ...], tallies: tuple[Tally, ...], today: date) -> HomeView:
    """The home page on a given day."""
    due = [row for row in backlog if row.opportunity.due and row.opportunity.status in OPEN]
    reviews = [row for row in journey_rows(book, book.maps.values(), today) if row.overdue]
    departments = sorted(book.departments.values(), key=lambda one: (one.name.casefold(), one.id))
    return HomeView(
        organization=book.organization,
        tallies=tuple(tally for tally in tallies if tally.count),
        hurts=hurts(book)[:SHOWN],
        reviews=tuple(reviews[:SHOWN]),
        due=tuple(sorted(due, key=lambda row: (row.opportunity.due or today, row.rank))[:SHOWN]),
        departments=tuple(to_department(one) for one in departments),
        personas=persona_cards(book),
    )


def hurts(book: Book) -> tuple[Hurt, ...]:
    """Steps where it hurts, the worst first: by emotion, then by the pain's severity, then by importance."""
    found = []
    for at in book.steps.values():
        step = at.step
        worst = max(step.pains, key=lambda pain: pain.severity, default=None)
        if at.journey.state == "current" and ((step.emotion or 0) < 0 or worst):
            order = (step.emotion or 0, -(worst.severity if worst else 0), -(step.importance or 0), at.ref)
            hurt = Hurt(
                to_step(at), to_journey(at.journey), step.emotion, worst.severity if worst else 0,
                worst.text if worst else None, step.moment_of_truth,
            )  # fmt: skip
            found.append((order, hurt))
    return tuple(hurt for _, hurt in sorted(found, key=lambda pair: pair[0]))
