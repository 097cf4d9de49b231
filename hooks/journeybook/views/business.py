"""The business case (2.08, 3.01): what others found, with its source, beside what we spent and measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.model.book import Book, pick
from journeybook.model.opportunities import Goal, Opportunity
from journeybook.model.standing import Figure
from journeybook.views.backlog import OPEN
from journeybook.views.links import (
    BACKLOG,
    Link,
    narrowed,
    to_department,
    to_evidence,
    to_journey,
    to_metric,
    to_opportunity,
)
from journeybook.words import Words

TOPICS = ("growth", "spending", "loyalty", "protection", "content", "cost", "other")
SCORES = (5, 4, 3, 2, 1)
LISTED = 12  # improvements named in one place, before the rest is only counted


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure with the evidence for it, if it is our own."""

    figure: Figure
    anchor: str
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CostRow:
    """What mapping a journey may cost (0.01); None where its charter does not say."""

    journey: Link
    budget: float | None
    effort_days: float | None


@dataclass(frozen=True, slots=True)
class Costs:
    """The charters added up. `untold` journeys have none."""

    rows: tuple[CostRow, ...]
    budget: float
    effort_days: float
    untold: int


@dataclass(frozen=True, slots=True)
class ResultRow:
    """An improvement whose goal was measured. `verdict` is yes, no, or, while it is under way, not_yet."""

    opportunity: Link
    owner: Link | None
    status: str
    measure: str
    metric: Link | None
    goal: Goal
    unit: str
    verdict: str


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """The open opportunities of one impact: how many, those of least effort, and where `all` are listed."""

    impact: int
    count: int
    opportunities: tuple[Link, ...]
    all: Link

    @property
    def more(self) -> int:
        return self.count - len(self.opportunities)


@dataclass(frozen=True, slots=True)
class BusinessView:
    """All that the page shows. `done` improvements: how many `reached` their goal, and which are `unmeasured`."""

    quoted: tuple[FigureView, ...]
    own: tuple[FigureView, ...]
    currency: str | None
    costs: Costs
    results: tuple[ResultRow, ...]
    done: int
    reached: int
    unmeasured: tuple[Link, ...]
    more: int
    impacts: tuple[ImpactRow, ...]
    open: int


def business_view(book: Book, words: Words) -> BusinessView:
    """The case for working on the customers' experience, as far as this book can make it."""
    figures = sorted(book.figures.values(), key=lambda one: (TOPICS.index(one.topic), one.title, one.id))
    views = [_figure(book, one) for one in figures]
    done = [one for one in book.opportunities.values() if one.status == "done"]
    unmeasured = [one for one in done if one.goal is None or one.goal.measured is None]
    results = tuple(_results(book))
    impacts = tuple(_impacts(book, words))
    return BusinessView(
        quoted=tuple(view for view in views if view.figure.second_hand),
        own=tuple(view for view in views if not view.figure.second_hand),
        currency=book.organization.currency,
        costs=_costs(book),
        results=results,
        done=len(done),
        reached=sum(row.verdict == "yes" for row in results if row.status == "done"),
        unmeasured=tuple(to_opportunity(one) for one in unmeasured[:LISTED]),
        more=max(0, len(unmeasured) - LISTED),
        impacts=impacts,
        open=sum(row.count for row in impacts),
    )


def _figure(book: Book, figure: Figure) -> FigureView:
    evidence = tuple(to_evidence(one) for one in pick(book.evidence, figure.evidence))
    return FigureView(figure, f"figure-{figure.id}", evidence)


def _costs(book: Book) -> Costs:
    rows = []
    for journey in book.maps.values():
        charter = journey.charter
        if charter and (charter.budget is not None or charter.effort_days is not None):
            rows.append(CostRow(to_journey(journey), charter.budget, charter.effort_days))
    rows.sort(key=lambda row: (-(row.budget or 0), row.journey.title.casefold()))
    budget = sum(row.budget or 0 for row in rows)
    return Costs(tuple(rows), budget, sum(row.effort_days or 0 for row in rows), len(book.maps) - len(rows))


def _results(book: Book) -> Iterator[ResultRow]:
    """Measured goals: finished improvements first, by name."""
    measured = [one for one in book.opportunities.values() if one.goal and one.goal.measured is not None]
    for one in sorted(measured, key=lambda one: (one.status != "done", one.title.casefold(), one.id)):
        assert one.goal is not None
        yield _result(book, one, one.goal)


def _result(book: Book, opportunity: Opportunity, goal: Goal) -> ResultRow:
    metric = book.metrics.get(goal.metric or "")
    owner = book.departments.get(opportunity.owner or "")
    reached = is_reached(goal, metric.direction if metric else "up")
    return ResultRow(
        opportunity=to_opportunity(opportunity),
        owner=to_department(owner) if owner else None,
        status=opportunity.status,
        measure=metric.title if metric else goal.text or "",
        metric=to_metric(metric) if metric else None,
        goal=goal,
        unit=goal.unit or (metric.unit if metric else None) or "",
        verdict="yes" if reached else "not_yet" if opportunity.status in OPEN else "no",
    )


def is_reached(goal: Goal, direction: str) -> bool:
    """Whether what was measured is at the target or past it, seen from the baseline; else from the metric."""
    if goal.measured is None:
        return False
    falling = goal.target < goal.baseline if goal.baseline not in (None, goal.target) else direction == "down"
    return goal.measured <= goal.target if falling else goal.measured >= goal.target


def _impacts(book: Book, words: Words) -> Iterator[ImpactRow]:
    still = [one for one in book.opportunities.values() if one.status in OPEN]
    counts = Counter(one.impact for one in still)
    for impact in SCORES:
        if counts[impact]:
            ranked = sorted((one for one in still if one.impact == impact), key=lambda one: (one.effort, one.id))
            first = tuple(to_opportunity(one) for one in ranked[:LISTED])
            chosen = words("score.of5", n=impact)
            yield ImpactRow(impact, len(ranked), first, narrowed(chosen, BACKLOG, "ranked", impact=chosen))
