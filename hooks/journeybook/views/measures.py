"""Metrics: the last value against the target, how it moved, and where each is used (1.30, 2.11, 1.31)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from journeybook.diagrams import XYChart
from journeybook.model.book import Book
from journeybook.model.contacts import ResponseTime
from journeybook.model.evidence import Metric, Reading
from journeybook.views.links import (
    Link,
    to_department,
    to_metric,
    to_milestone,
    to_opportunity,
    to_step,
    to_system,
    to_touchpoint,
)
from journeybook.views.trends import DRAWN, Spark, chart, spark
from journeybook.words import Words

LISTED = 40  # steps named on the page of a metric, before the rest is only counted
LEVELS = (1, 2, 3, 4, 5)
Standing = Literal["reached", "missed", "no_target", "no_reading"]
Movement = Literal["better", "worse", "unchanged", "unknown"]
Measure = Literal["unit", "points", "bare"]


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric in the list. `short` is how far the last value is from the target.

    `measure` says how differences are written: with the unit, as percentage points, or bare where the unit is a
    whole phrase ("from 1 to 5").
    """

    link: Link
    metric: Metric
    first: Reading | None
    last: Reading | None
    standing: Standing
    short: float | None
    movement: Movement
    measure: Measure
    spark: Spark | None
    uses: int


@dataclass(frozen=True, slots=True)
class LevelRows:
    """The metrics that are used from one stage of maturity on; None for those that do not say (2.11)."""

    key: int | None
    rows: tuple[MetricRow, ...]


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """How long customers wait at a touchpoint, in hours, against what was meant (1.31)."""

    touchpoint: Link
    offered_by: tuple[Link, ...]
    time: ResponseTime
    over: float | None


@dataclass(frozen=True, slots=True)
class MetricsView:
    """All that the page of metrics shows."""

    levels: tuple[LevelRows, ...]
    reached: int
    missed: int
    unknown: int
    responses: tuple[ResponseRow, ...]


@dataclass(frozen=True, slots=True)
class MetricView:
    """All that a metric's page shows. The chart draws the last readings; all stand in the table, newest first."""

    row: MetricRow
    system: Link | None
    chart: XYChart | None
    drawn: int
    readings: tuple[Reading, ...]
    steps: tuple[Link, ...]
    more: int
    milestones: tuple[Link, ...]
    opportunities: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Uses:
    """Where each metric is named, by its id."""

    steps: Mapping[str, list[Link]]
    milestones: Mapping[str, list[Link]]
    opportunities: Mapping[str, list[Link]]


def metric_views(book: Book, words: Words) -> tuple[MetricView, ...]:
    """All metrics by title."""
    uses = _uses(book)
    ordered = sorted(book.metrics.values(), key=lambda one: (one.title.casefold(), one.id))
    return tuple(_view(book, one, uses, words) for one in ordered)


def metrics_view(book: Book, rows: Sequence[MetricRow]) -> MetricsView:
    """The metrics by the stage of maturity they belong to, and the response times of touchpoints."""
    levels = (*LEVELS, None)
    found = [LevelRows(level, tuple(row for row in rows if row.metric.maturity == level)) for level in levels]
    standings = [row.standing for row in rows]
    return MetricsView(
        levels=tuple(one for one in found if one.rows),
        reached=standings.count("reached"),
        missed=standings.count("missed"),
        unknown=standings.count("no_target") + standings.count("no_reading"),
        responses=responses(book),
    )


def responses(book: Book) -> tuple[ResponseRow, ...]:
    """The touchpoints with a response time, those furthest over it first."""
    rows = []
    for touchpoint in book.touchpoints.values():
        time = touchpoint.response_time
        if time is not None:
            over = None if time.actual_hours is None else round(time.actual_hours - time.target_hours, 2)
            offered = [
                to_department(book.departments[id]) for id in touchpoint.offered_by if id in book.departments
            ]
            rows.append(ResponseRow(to_touchpoint(touchpoint), tuple(offered), time, over))
    return tuple(sorted(rows, key=lambda row: (row.over is None, -(row.over or 0), row.touchpoint.title)))


def _uses(book: Book) -> _Uses:
    steps: defaultdict[str, list[Link]] = defaultdict(list)
    milestones: defaultdict[str, list[Link]] = defaultdict(list)
    opportunities: defaultdict[str, list[Link]] = defaultdict(list)
    for at in book.steps.values():
        for id in dict.fromkeys(at.step.metrics):
            steps[id].append(to_step(at))
    for milestone in book.milestones.values():
        if milestone.metric:
            milestones[milestone.metric].append(to_milestone(milestone))
    for opportunity in book.opportunities.values():
        if opportunity.goal and opportunity.goal.metric:
            opportunities[opportunity.goal.metric].append(to_opportunity(opportunity))
    return _Uses(steps, milestones, opportunities)


def _view(book: Book, metric: Metric, uses: _Uses, words: Words) -> MetricView:
    readings = sorted(metric.readings, key=lambda one: one.day)
    steps = uses.steps.get(metric.id, [])
    milestones = uses.milestones.get(metric.id, [])
    opportunities = uses.opportunities.get(metric.id, [])
    system = book.systems.get(metric.system or "")
    drawn = readings[-DRAWN:]
    return MetricView(
        row=_row(metric, readings, len(steps) + len(milestones) + len(opportunities)),
        system=to_system(system) if system else None,
        chart=chart(metric, drawn, words),
        drawn=len(drawn),
        readings=tuple(reversed(readings)),
        steps=tuple(steps[:LISTED]),
        more=max(len(steps) - LISTED, 0),
        milestones=tuple(milestones),
        opportunities=tuple(opportunities),
    )


def _row(metric: Metric, readings: list[Reading], uses: int) -> MetricRow:
    first, last = (readings[0], readings[-1]) if readings else (None, None)
    better = 1 if metric.direction == "up" else -1
    short = None
    if last is not None and metric.target is not None:
        short = round(better * (metric.target - last.value), 6)
    return MetricRow(
        link=to_metric(metric),
        metric=metric,
        first=first,
        last=last,
        standing=_standing(metric, last, short),
        short=short if short is not None and short > 0 else None,
        movement=_movement(readings, better),
        measure=_measure(metric.unit or ""),
        spark=spark(readings, metric.target),
        uses=uses,
    )


def _standing(metric: Metric, last: Reading | None, short: float | None) -> Standing:
    if last is None:
        return "no_reading"
    if short is None:
        return "no_target"
    return "missed" if short > 0 else "reached"


def _measure(unit: str) -> Measure:
    return "points" if unit == "%" else "bare" if " " in unit else "unit"


def _movement(readings: list[Reading], better: int) -> Movement:
    """How the last value stands to the first one."""
    if len(readings) < 2:
        return "unknown"
    change = better * (readings[-1].value - readings[0].value)
    return "better" if change > 0 else "worse" if change < 0 else "unchanged"
