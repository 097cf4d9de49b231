"""The backlog: opportunities ranked, on the quadrant, and a page each (3.07-3.09)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journeybook.diagrams import Quadrant
from journeybook.model.book import Book, StepAt
from journeybook.model.opportunities import Answer, Opportunity
from journeybook.model.step import Pain
from journeybook.views.lineage import LineageView, lineage_view
from journeybook.views.links import Link, to_department, to_journey, to_opportunity, to_programme, to_step
from journeybook.views.quadrant import Ranked, merged, quadrant
from journeybook.words import Words

OPEN = frozenset({"idea", "planned", "doing"})
CATEGORIES = ("process", "technology", "marketing", "communication")
FIRST = 5  # of each category


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
    programme: Link | None
    revisit_when: str | None
    lineage: LineageView


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """What the journeys ask of processes, technology, marketing or communication (1.22): the first open ones."""

    category: str
    open: int
    done: int
    waiting: int
    first: tuple[OpportunityRow, ...]

    @property
    def more(self) -> int:
        return self.open - len(self.first)


@dataclass(frozen=True, slots=True)
class BacklogView:
    """The open improvements drawn, and the first of each category. `merged`: a point stands for several of them."""

    quadrant: Quadrant | None
    drawn: int
    merged: bool
    categories: tuple[CategoryRow, ...]


def ranked(book: Book, today: date) -> tuple[OpportunityRow, ...]:
    """Open ones first; then the most impact above effort, then impact, as from top left to bottom right."""
    ordered = sorted(
        book.opportunities.values(),
        key=lambda one: (one.status not in OPEN, one.effort - one.impact, -one.impact, one.id),
    )
    return tuple(_row(book, rank, one, today) for rank, one in enumerate(ordered, 1))


def backlog_view(book: Book, rows: tuple[OpportunityRow, ...], words: Words) -> BacklogView:
    """The backlog as its page shows it."""
    drawn = [row for row in rows if row.opportunity.status in OPEN]
    ranks = [Ranked(row.rank, row.opportunity.effort, row.opportunity.impact) for row in drawn]
    drawing = quadrant(book.organization.quadrant, ranks, words("diagram.quadrant"), words)
    categories = tuple(_category(name, rows) for name in CATEGORIES)
    return BacklogView(drawing, len(drawn), merged(drawing, ranks), categories)


def apart(rows: Iterable[OpportunityRow]) -> tuple[OpportunityRow, ...]:
    """What changes the portfolio or sets us apart from others (1.19)."""
    return tuple(row for row in rows if row.opportunity.portfolio or row.opportunity.differentiation)


def _category(name: str, rows: tuple[OpportunityRow, ...]) -> CategoryRow:
    own = [row for row in rows if row.opportunity.category == name]
    still = [row for row in own if row.opportunity.status in OPEN]
    done = sum(row.opportunity.status == "done" for row in own)
    waiting = sum(row.opportunity.status == "parked" for row in own)
    return CategoryRow(name, len(still), done, waiting, tuple(still[:FIRST]))


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


def opportunity_view(book: Book, row: OpportunityRow, words: Words) -> OpportunityView:
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
        programme=to_programme(programme) if programme else None,
        revisit_when=revisit.title if revisit else None,
        lineage=lineage_view(book, one, words),
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
