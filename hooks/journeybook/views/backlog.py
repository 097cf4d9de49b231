"""The backlog: opportunities ranked, on the quadrant, and a page each (3.07-3.09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeybook.diagrams import Point, Quadrant
from journeybook.model.book import Book, StepAt
from journeybook.model.opportunities import Answer, Opportunity
from journeybook.model.step import Pain
from journeybook.views.links import Link, to_department, to_journey, to_opportunity, to_step
from journeybook.words import Words

ON_QUADRANT = 25  # points a quadrant can hold before their labels cover each other
OPEN = frozenset({"idea", "planned", "doing"})


@dataclass(frozen=True, slots=True)
class OpportunityRow:
    """An opportunity in the ranked table; `rank` counts from 1."""

    rank: int
    link: Link
    opportunity: Opportunity
    owner: Link | None
    overdue: bool
    answers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What an opportunity answers: the step, and there the gap, the pain or the motivator."""

    step: Link
    journey: Link
    expects: str | None
    experiences: str | None
    consequence: str | None
    pain: Pain | None
    motivator: str | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question of feasibility, with the capability it depends on."""

    question: str
    answer: str | None
    feasible: str
    capability: str | None
    available: bool | None


@dataclass(frozen=True, slots=True)
class OpportunityView:
    """All that an opportunity's page shows: from the gap to the goal."""

    row: OpportunityRow
    answers: tuple[AnswerView, ...]
    questions: tuple[QuestionView, ...]
    metric: str | None
    programme: str | None
    revisit_when: str | None


@dataclass(frozen=True, slots=True)
class BacklogView:
    """The ranked table, and the drawing of its first open rows."""

    rows: tuple[OpportunityRow, ...]
    quadrant: Quadrant | None
    drawn: int


def ranked(book: Book, today: date) -> tuple[OpportunityRow, ...]:
    """Open ones first; then the most impact above effort, then impact, as from top left to bottom right."""
    ordered = sorted(
        book.opportunities.values(),
        key=lambda one: (one.status not in OPEN, one.effort - one.impact, -one.impact, one.id),
    )
    return tuple(_row(book, rank, one, today) for rank, one in enumerate(ordered, 1))


def backlog_view(book: Book, rows: tuple[OpportunityRow, ...], words: Words) -> BacklogView:
    """The backlog as its page shows it."""
    drawn = [row for row in rows if row.opportunity.status in OPEN][:ON_QUADRANT]
    return BacklogView(rows, _quadrant(book, drawn, words) if drawn else None, len(drawn))


def _row(book: Book, rank: int, opportunity: Opportunity, today: date) -> OpportunityRow:
    owner = book.departments.get(opportunity.owner or "")
    steps = [at for ref in dict.fromkeys(one.step for one in opportunity.answers) if (at := book.step(ref))]
    late = opportunity.due is not None and opportunity.due < today and opportunity.status in OPEN
    return OpportunityRow(
        rank,
        to_opportunity(opportunity),
        opportunity,
        to_department(owner) if owner else None,
        late,
        tuple(to_step(at) for at in steps),
    )


def _quadrant(book: Book, rows: list[OpportunityRow], words: Words) -> Quadrant:
    """Effort from left to right, impact from bottom to top: the best are top left (3.09)."""
    labels = book.organization.quadrant
    return Quadrant(
        x_low=labels.effort or words("effort"),
        x_high="→",
        y_low=labels.impact or words("impact"),
        y_high="→",
        top_right=words("quadrant.top_right"),
        top_left=words("quadrant.top_left"),
        bottom_left=words("quadrant.bottom_left"),
        bottom_right=words("quadrant.bottom_right"),
        points=tuple(_point(row, rows) for row in rows),
        description=words("diagram.quadrant"),
    )


def _point(row: OpportunityRow, rows: list[OpportunityRow]) -> Point:
    """A score of 1 to 5 as the middle of a fifth; those in one cell stand below one another."""
    one = row.opportunity
    cell = [
        other for other in rows if (other.opportunity.effort, other.opportunity.impact) == (one.effort, one.impact)
    ]
    place = (cell.index(row) + 0.5) / len(cell)
    x = (one.effort - 1 + 0.5) / 5
    y = 0.02 + 0.9 * (one.impact - place) / 5  # the names of the quadrants stand along the upper edges
    return Point(str(row.rank), round(x, 3), round(y, 3))


def opportunity_view(book: Book, row: OpportunityRow) -> OpportunityView:
    """An opportunity as its page shows it."""
    one = row.opportunity
    metric = book.metrics.get(one.goal.metric or "") if one.goal else None
    programme = book.programmes.get(one.programme or "")
    revisit = book.capabilities.get(one.revisit_when or "")
    answers = [(answer, at) for answer in one.answers if (at := book.step(answer.step)) is not None]
    return OpportunityView(
        row=row,
        answers=tuple(_answer(answer, at) for answer, at in answers),
        questions=tuple(_questions(book, one)),
        metric=metric.title if metric else (one.goal.text if one.goal else None),
        programme=programme.title if programme else None,
        revisit_when=revisit.title if revisit else None,
    )


def _answer(answer: Answer, at: StepAt) -> AnswerView:
    step = at.step
    pain = next((one for one in step.pains if one.id == answer.pain), None)
    motivator = next((one.text for one in step.motivators if one.id == answer.motivator), None)
    consequence = step.consequence.text if step.consequence else None
    return AnswerView(
        to_step(at), to_journey(at.journey), step.expects, step.experiences, consequence, pain, motivator
    )


def _questions(book: Book, opportunity: Opportunity) -> list[QuestionView]:
    views = []
    for one in opportunity.questions:
        capability = book.capabilities.get(one.capability or "")
        title, available = (capability.title, capability.available) if capability else (None, None)
        views.append(QuestionView(one.question, one.answer, one.feasible, title, available))
    return views
