"""Variants of one journey side by side: how it is, how it could soon be, the dream (3.08), and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from journeybook.diagrams.curve import Curve, curve, positions
from journeybook.model.book import Book, StepAt
from journeybook.model.journey import Journey, Stage
from journeybook.model.step import Step
from journeybook.views.alignment import aligned
from journeybook.views.evidence import Support, support
from journeybook.views.links import (
    Link,
    to_comparison,
    to_journey,
    to_milestone,
    to_opportunity,
    to_persona,
    to_stage,
    to_step,
)

_APART = 0.1  # columns between the points of two variants
_TOLD = ("title", "expects", "experiences", "delay", "emotion", "touchpoint", "channel")


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the journeys that are compared, in figures; emotions from -2 to 2, None where none is given."""

    link: Link
    journey: Journey
    steps: int
    lowest: int | None
    mean: float | None
    pains: int
    support: Support
    curve: Curve


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone or an opportunity; `new` if the first variant does not have it here."""

    link: Link
    new: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from the first variant in a stage: the lowest emotion, or how many there are of something."""

    kind: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class StepSide:
    """A step; `new` if the first variant has none of this id, else `differs` names the fields that changed."""

    link: Link
    step: Step
    new: bool
    differs: frozenset[str]
    was: int | None


@dataclass(frozen=True, slots=True)
class StageSide:
    """A stage of one variant, and how it differs from the first one's."""

    link: Link
    stage: Stage
    steps: tuple[StepSide, ...]
    lowest: int | None
    pains: int
    milestones: tuple[Mark, ...]
    opportunities: tuple[Mark, ...]
    new: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage in all variants; `title` and `phase` are those of the first variant that has it."""

    title: str
    phase: str
    sides: tuple[StageSide | None, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """All that a page of variants shows."""

    persona: Link | None
    variants: tuple[Variant, ...]
    rows: tuple[StageRow, ...]


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A journey with variants in the overview."""

    comparison: Link
    persona: Link | None
    variants: tuple[Variant, ...]


def family_rows(book: Book) -> tuple[FamilyRow, ...]:
    """All journeys that have variants, by title."""
    found = [_family(book, family) for family in families_of(book)]
    return tuple(sorted(found, key=lambda row: (row.comparison.title.casefold(), row.comparison.uri)))


def families_of(book: Book) -> Iterator[tuple[Journey, ...]]:
    """The journeys with variants, each family once; its comparison is named after the first."""
    return (family for id, family in book.families.items() if family[0].id == id)


def _family(book: Book, family: Sequence[Journey]) -> FamilyRow:
    variants = tuple(_variant(book, one, one.stages) for one in family)
    return FamilyRow(to_comparison(family[0]), _persona(book, family[0]), variants)


def compare_view(book: Book, family: Sequence[Journey]) -> CompareView:
    """The variants of a family beside each other, each held against the first."""
    rows = aligned(family)
    columns = [[row[index] for row in rows] for index in range(len(family))]
    variants = tuple(
        _variant(book, one, stages, (place - (len(family) - 1) / 2) * _APART)
        for place, (one, stages) in enumerate(zip(family, columns, strict=True))
    )
    return CompareView(_persona(book, family[0]), variants, tuple(_row(book, family, row) for row in rows))


def _persona(book: Book, journey: Journey) -> Link | None:
    persona = book.personas.get(journey.persona)
    return to_persona(persona) if persona else None


def _variant(book: Book, journey: Journey, stages: Sequence[Stage | None], shift: float = 0) -> Variant:
    """One variant; its curve is moved aside by a share of a column, so that none hides another."""
    emotions = [step.emotion for step in journey.steps if step.emotion is not None]
    xs = [round(x + shift / len(stages), 4) for x in positions([1] * len(stages))]
    return Variant(
        link=to_journey(journey),
        journey=journey,
        steps=len(journey.steps),
        lowest=min(emotions, default=None),
        mean=round(fmean(emotions), 1) if emotions else None,
        pains=sum(len(step.pains) for step in journey.steps),
        support=support(book, journey),
        curve=curve([_lowest(stage) if stage else None for stage in stages], xs),
    )


def _lowest(stage: Stage) -> int | None:
    return min((step.emotion for step in stage.steps if step.emotion is not None), default=None)


def _row(book: Book, family: Sequence[Journey], stages: Sequence[Stage | None]) -> StageRow:
    first = next(stage for stage in stages if stage is not None)
    plain = [_side(book, one, stage) if stage else None for one, stage in zip(family, stages, strict=True)]
    return StageRow(first.title, first.phase, tuple(plain[:1] + [_against(plain[0], side) for side in plain[1:]]))


def _side(book: Book, journey: Journey, stage: Stage) -> StageSide:
    """A stage by itself, as if it were the first variant's."""
    places = [StepAt(journey, stage, step) for step in stage.steps]
    milestones = {to_milestone(one): None for at in places for one in book.milestones_by_step.get(at.ref, ())}
    answers = {to_opportunity(one): None for at in places for one in book.opportunities_by_step.get(at.ref, ())}
    return StageSide(
        link=to_stage(journey, stage),
        stage=stage,
        steps=tuple(StepSide(to_step(at), at.step, False, frozenset(), None) for at in places),
        lowest=_lowest(stage),
        pains=sum(len(step.pains) for step in stage.steps),
        milestones=tuple(Mark(link, False) for link in milestones),
        opportunities=tuple(Mark(link, False) for link in answers),
        new=False,
        changes=(),
    )


def _against(first: StageSide | None, side: StageSide | None) -> StageSide | None:
    """A side with what differs from the first variant's marked."""
    if side is None:
        return None
    if first is None:
        return replace(side, new=True)
    before = {one.step.id: one.step for one in first.steps}
    return replace(
        side,
        steps=tuple(_step_against(before.get(one.step.id), one) for one in side.steps),
        milestones=_marked(first.milestones, side.milestones),
        opportunities=_marked(first.opportunities, side.opportunities),
        changes=tuple(_changes(first, side)),
    )


def _step_against(before: Step | None, side: StepSide) -> StepSide:
    if before is None:
        return replace(side, new=True)
    differs = frozenset(name for name in _TOLD if getattr(before, name) != getattr(side.step, name))
    return replace(side, differs=differs, was=before.emotion if "emotion" in differs else None)


def _marked(first: Sequence[Mark], own: Sequence[Mark]) -> tuple[Mark, ...]:
    there = {one.link for one in first}
    return tuple(Mark(one.link, one.link not in there) for one in own)


def _changes(first: StageSide, side: StageSide) -> Iterator[Change]:
    pairs = {
        "emotion": (first.lowest, side.lowest),
        "steps": (len(first.steps), len(side.steps)),
        "pains": (first.pains, side.pains),
    }
    for kind, (before, after) in pairs.items():
        if before != after:
            yield Change(kind, before, after)
    if {one.link for one in first.milestones} != {one.link for one in side.milestones}:
        yield Change("milestones", len(first.milestones), len(side.milestones))
