"""How mature the organization is (2.12): five dimensions, five stages, 27 criteria, and what leads further.

Files decide what files can show; for the rest somebody gives their word, which fades after a review cadence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from journeybook.model.book import Book, pick
from journeybook.model.criteria import CRITERIA, DIMENSIONS, STAGES, Criterion, Dimension
from journeybook.model.evidence import Metric, Reading
from journeybook.model.standing import Attestation
from journeybook.views.criteria import FACTS
from journeybook.views.grounds import Fact, Grounds
from journeybook.views.links import Link, to_department, to_evidence, to_metric
from journeybook.words import Words


@dataclass(frozen=True, slots=True)
class WordView:
    """Somebody's word on a criterion: `standing` is current, denied, stale, early or baseless."""

    attestation: Attestation
    standing: str
    department: Link | None
    evidence: tuple[Link, ...]
    holds_until: date


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion, whether it is met, and how that was decided. Who should attest and did not: `silent`."""

    criterion: Criterion
    met: bool
    facts: tuple[Fact, ...]
    word: WordView | None
    anchor: str

    @property
    def silent(self) -> bool:
        return self.criterion.attested and self.word is None


@dataclass(frozen=True, slots=True)
class CellView:
    """The criteria of one stage in one dimension. `state` is met, part or unmet; on the floor, here or left."""

    stage: int
    state: str
    reached: bool
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class DimensionView:
    """A dimension on its ladder: the level reached, and what the next one takes."""

    dimension: Dimension
    level: int
    holds_back: bool
    cells: tuple[CellView, ...]
    missing: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class MetricUse:
    """A figure of a stage's set, with its last value."""

    metric: Metric
    link: Link
    last: Reading | None


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage with all its criteria and the figures that are used from it on (2.11)."""

    stage: int
    reached: bool
    criteria: tuple[CriterionView, ...]
    met: int
    metrics: tuple[MetricUse, ...]


@dataclass(frozen=True, slots=True)
class MaturityView:
    """All that the page shows. `met` counts the criteria above the floor, `of` all of those."""

    level: int
    met: int
    of: int
    dimensions: tuple[DimensionView, ...]
    stages: tuple[StageView, ...]
    unplaced: tuple[MetricUse, ...]


def maturity_view(book: Book, words: Words, today: date) -> MaturityView:
    """Where the organization stands on a day. Its level is the lowest of the five dimensions."""
    on = Grounds(book, words, today)
    decided = {one.id: _decide(on, one) for one in CRITERIA.values() if one.stage > 1}
    levels = {name: _level(name, decided.values()) for name in DIMENSIONS}
    level = min(levels.values())
    for one in CRITERIA.values():
        if one.stage == 1:  # the floor holds where nothing better does
            decided[one.id] = CriterionView(one, levels[one.dimension] == 1, (), None, _anchor(one))
    above = [view for view in decided.values() if view.criterion.stage > 1]
    return MaturityView(
        level,
        sum(view.met for view in above),
        len(above),
        tuple(_dimension(name, levels[name], level, decided.values()) for name in DIMENSIONS),
        tuple(_stage(book, stage, level, decided.values()) for stage in STAGES),
        _uses(one for one in book.metrics.values() if one.maturity is None),
    )


def _decide(on: Grounds, criterion: Criterion) -> CriterionView:
    """Whether a criterion above the floor is met: by all its facts, by a word that holds, or by both."""
    facts = tuple(FACTS[criterion.id](on)) if criterion.id in FACTS else ()
    attestation = on.book.maturity.get(criterion.id) if criterion.attested else None
    word = _word(on, attestation) if attestation else None
    shown = criterion.decided_by == "word" or (bool(facts) and all(fact.met for fact in facts))
    said = not criterion.attested or (word is not None and word.standing == "current")
    return CriterionView(criterion, shown and said, facts, word, _anchor(criterion))


def _anchor(criterion: Criterion) -> str:
    return f"criterion-{criterion.id}"


def _word(on: Grounds, attestation: Attestation) -> WordView:
    """A word counts while it is fresh and says what it rests on."""
    until = attestation.day + timedelta(days=on.book.organization.review_every_days)
    department = on.book.departments.get(attestation.department or "")
    if not attestation.met:
        standing = "denied"
    elif attestation.day > on.today:
        standing = "early"
    elif until < on.today:
        standing = "stale"
    else:
        standing = "current" if attestation.note or attestation.evidence else "baseless"
    return WordView(
        attestation,
        standing,
        to_department(department) if department else None,
        tuple(to_evidence(one) for one in pick(on.book.evidence, attestation.evidence)),
        until,
    )


def _level(dimension: Dimension, decided: Iterable[CriterionView]) -> int:
    """The highest stage up to which every criterion of the dimension is met."""
    unmet = [view.criterion.stage for view in decided if view.criterion.dimension == dimension and not view.met]
    return min(unmet, default=STAGES[-1] + 1) - 1


def _dimension(name: Dimension, level: int, lowest: int, decided: Iterable[CriterionView]) -> DimensionView:
    own = [view for view in decided if view.criterion.dimension == name]
    cells = []
    for stage in STAGES:
        criteria = tuple(view for view in own if view.criterion.stage == stage)
        cells.append(CellView(stage, _state(stage, criteria), stage <= level, criteria))
    missing = tuple(view for view in own if view.criterion.stage == level + 1 and not view.met)
    return DimensionView(name, level, level == lowest < STAGES[-1], tuple(cells), missing)


def _state(stage: int, criteria: tuple[CriterionView, ...]) -> str:
    met = sum(view.met for view in criteria)
    if stage == 1:
        return "here" if met else "left"
    return "met" if met == len(criteria) else "part" if met else "unmet"


def _stage(book: Book, stage: int, level: int, decided: Iterable[CriterionView]) -> StageView:
    criteria = [view for view in decided if view.criterion.stage == stage]
    criteria.sort(key=lambda view: DIMENSIONS.index(view.criterion.dimension))
    metrics = _uses(one for one in book.metrics.values() if one.maturity == stage)
    return StageView(stage, stage <= level, tuple(criteria), sum(view.met for view in criteria), metrics)


def _uses(metrics: Iterable[Metric]) -> tuple[MetricUse, ...]:
    ordered = sorted(metrics, key=lambda one: (one.title.casefold(), one.id))
    return tuple(MetricUse(one, to_metric(one), max(one.readings, key=_day, default=None)) for one in ordered)


def _day(reading: Reading) -> date:
    return reading.day
