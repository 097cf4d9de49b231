"""The home page: how the whole stands, what changed, where it hurts most, what is due, whom a reader works for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import nsmallest

from journeybook.check.support import support
from journeybook.model.book import Book, StepAt
from journeybook.model.journey import PUBLISHED
from journeybook.model.organization import Organization
from journeybook.views.backlog import OPEN, OpportunityRow
from journeybook.views.changes import ChangeRow
from journeybook.views.department import Duties
from journeybook.views.journey import overdue
from journeybook.views.links import Link, to_department, to_journey, to_persona, to_step
from journeybook.views.lived import is_lived

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
class Due:
    """What is to be done by a day: an improvement, or (`review`) another look at a journey."""

    link: Link
    day: date
    late: bool
    review: bool
    owner: Link | None


@dataclass(frozen=True, slots=True)
class Health:
    """The whole in figures, over the journeys as they are today. A share or mean is None where nothing is said."""

    journeys: int
    published: int
    steps: int
    hurting: int
    mood: float | None
    claims: int
    evidenced: int
    reviews_late: int
    open: int
    late: int

    @property
    def support(self) -> float | None:
        return self.evidenced / self.claims if self.claims else None


@dataclass(frozen=True, slots=True)
class Mine:
    """A department or persona a reader may call theirs, with what awaits them there."""

    id: str
    link: Link
    about: str | None
    hurts: int
    journeys: int
    backlog: int | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """All that the home page shows."""

    organization: Organization
    tallies: tuple[Tally, ...]
    health: Health
    changes: tuple[ChangeRow, ...]
    hurts: tuple[Hurt, ...]
    due: tuple[Due, ...]
    departments: tuple[Mine, ...]
    personas: tuple[Mine, ...]


def home_view(
    book: Book,
    backlog: Sequence[OpportunityRow],
    tallies: Sequence[Tally],
    changes: Sequence[ChangeRow],
    today: date,
) -> HomeView:
    """The home page on a given day."""
    return HomeView(
        organization=book.organization,
        tallies=tuple(tally for tally in tallies if tally.count),
        health=health(book, backlog, today),
        changes=tuple(changes[:SHOWN]),
        hurts=hurts(book, SHOWN),
        due=due(book, backlog, today, SHOWN),
        departments=_departments(book),
        personas=_personas(book),
    )


def health(book: Book, backlog: Sequence[OpportunityRow], today: date) -> Health:
    """How the whole stands."""
    lived = [journey for journey in book.maps.values() if is_lived(journey)]
    steps = [step for journey in lived for step in journey.steps]
    emotions = [step.emotion for step in steps if step.emotion is not None]
    known = [support(book, journey) for journey in lived]
    still = [row for row in backlog if row.opportunity.status in OPEN]
    return Health(
        journeys=len(lived),
        published=sum(journey.status in PUBLISHED for journey in lived),
        steps=len(steps),
        hurting=sum(bool(step.pains) or (step.emotion or 0) < 0 for step in steps),
        mood=round(sum(emotions) / len(emotions), 1) if emotions else None,
        claims=sum(one.claims for one in known),
        evidenced=sum(one.evidenced for one in known),
        reviews_late=sum(overdue(book, journey, today) for journey in lived),
        open=len(still),
        late=sum(row.overdue for row in still),
    )


def _severity(at: StepAt) -> int:
    return max((pain.severity for pain in at.step.pains), default=0)


def _hurts(at: StepAt) -> bool:
    return at.journey.state == "current" and ((at.step.emotion or 0) < 0 or bool(at.step.pains))


def hurts(book: Book, shown: int) -> tuple[Hurt, ...]:
    """Steps where it hurts, the worst first: by emotion, then by the pain's severity, then by importance."""
    worst = nsmallest(
        shown,
        (at for at in book.steps.values() if _hurts(at)),
        key=lambda at: (at.step.emotion or 0, -_severity(at), -(at.step.importance or 0), at.ref),
    )
    return tuple(_hurt(at) for at in worst)


def _hurt(at: StepAt) -> Hurt:
    step = at.step
    worst = max(step.pains, key=lambda pain: pain.severity, default=None)
    severity, pain = (worst.severity, worst.text) if worst else (0, None)
    return Hurt(to_step(at), to_journey(at.journey), step.emotion, severity, pain, step.moment_of_truth)


def due(book: Book, backlog: Sequence[OpportunityRow], today: date, shown: int) -> tuple[Due, ...]:
    """What is to be done next: open improvements by their day, and journeys to look at again; the latest first."""
    found = [
        Due(row.link, row.opportunity.due, row.overdue, False, row.owner)
        for row in backlog
        if row.opportunity.due and row.opportunity.status in OPEN
    ]
    cadence = timedelta(days=book.organization.review_every_days)
    for journey in book.maps.values():
        if journey.reviewed_on and journey.status != "retired":
            owner = book.departments.get(journey.owner.department) if journey.owner else None
            link = to_department(owner) if owner else None
            day = journey.reviewed_on + cadence
            found.append(Due(to_journey(journey), day, overdue(book, journey, today), True, link))
    return tuple(nsmallest(shown, found, key=lambda one: (one.day, one.review, one.link.uri)))


def _departments(book: Book) -> tuple[Mine, ...]:
    duties = Duties(book)
    ordered = sorted(book.departments.values(), key=lambda one: (one.name.casefold(), one.id))
    return tuple(
        Mine(
            one.id,
            to_department(one),
            None,
            len(duties.hurts.get(one.id, ())),
            len(duties.journeys.get(one.id, ())),
            len(duties.backlog.get(one.id, ())),
        )
        for one in ordered
    )


def _personas(book: Book) -> tuple[Mine, ...]:
    ordered = sorted(book.personas.values(), key=lambda one: (one.name.casefold(), one.id))
    found = []
    for one in ordered:
        own = [journey for journey in book.journeys_by_persona.get(one.id, ()) if is_lived(journey)]
        steps = [step for journey in own for step in journey.steps]
        worst = sum(bool(step.pains) or (step.emotion or 0) < 0 for step in steps)
        found.append(Mine(one.id, to_persona(one), one.archetype, worst, len(own), None))
    return tuple(found)
