"""A persona's stages by the channels they are met on: touchpoints, channel fit, hand-offs, and the holes (0.13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import get_args

from journeybook.model.book import Book, StepAt
from journeybook.model.contacts import MacroStage, Touchpoint
from journeybook.model.people import Persona
from journeybook.views.atlas import PHASES
from journeybook.views.links import Link, to_channel, to_journey, to_matrix, to_persona, to_step, to_touchpoint
from journeybook.views.lived import lived

MACRO_STAGES: tuple[str, ...] = get_args(MacroStage)
LOW = 2  # a channel fit or a hand-off of that much or less is a fault to mend
FAULTS_SHOWN = 20
MET_SHOWN = 3  # touchpoints named in a cell, before the rest is only counted


@dataclass(frozen=True, slots=True)
class Met:
    """A touchpoint in a cell, over all steps that meet it there. Scores are the lowest, from 1 to 5.

    `touchpoint` is None for steps that name only the channel; `step` is the one with the lowest scores.
    """

    touchpoint: Link | None
    step: Link
    steps: int
    fit: int | None
    handoff: int | None
    to_create: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A macro stage, or the stages of a phase that name none: `key` is the word that says which.

    A cell names a few, those that fit worst; `more` counts the others, cell by cell.
    """

    key: str
    steps: int
    cells: tuple[tuple[Met, ...], ...]
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelColumn:
    """A channel; `rank` is its place among the preferred ones. `link` is None for steps without one."""

    link: Link | None
    rank: int | None
    offered: bool
    steps: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A step whose channel does not suit the persona, or that the step before leads to badly."""

    step: Link
    journey: Link
    channel: Link | None
    score: int


@dataclass(frozen=True, slots=True)
class Holes:
    """What a persona's matrix lacks."""

    stages: tuple[str, ...]
    unmet_channels: tuple[Link, ...]
    without_touchpoint: int
    without_channel: int
    without_fit: int

    @property
    def none(self) -> bool:
        return not (
            self.stages
            or self.unmet_channels
            or self.without_touchpoint
            or self.without_channel
            or self.without_fit
        )


@dataclass(frozen=True, slots=True)
class Totals:
    """A persona in figures; means of the scores that are given, None where none is."""

    steps: int
    touchpoints: int
    channels: int
    fit: float | None
    handoff: float | None


@dataclass(frozen=True, slots=True)
class MatrixView:
    """All that a persona's page shows. `misfits` and `frictions` are the worst of so many."""

    persona: Link
    matrix: Link
    archetype: str
    totals: Totals
    columns: tuple[ChannelColumn, ...]
    rows: tuple[MatrixRow, ...]
    holes: Holes
    misfits: tuple[Fault, ...]
    misfit_count: int
    frictions: tuple[Fault, ...]
    friction_count: int


def matrix_views(book: Book) -> tuple[MatrixView, ...]:
    """A matrix for every persona, by name."""
    steps: defaultdict[str, list[StepAt]] = defaultdict(list)
    for at in lived(book):
        steps[at.journey.persona].append(at)
    ordered = sorted(book.personas.values(), key=lambda one: (one.name.casefold(), one.id))
    return tuple(matrix_view(book, persona, steps[persona.id]) for persona in ordered)


def matrix_view(book: Book, persona: Persona, steps: Sequence[StepAt]) -> MatrixView:
    """The matrix of one persona out of the steps of their journeys."""
    columns = _columns(book, persona, steps)
    misfits = _faults(book, steps, "channel_fit")
    frictions = _faults(book, steps, "handoff")
    return MatrixView(
        persona=to_persona(persona),
        matrix=to_matrix(persona),
        archetype=persona.archetype,
        totals=_totals(steps),
        columns=tuple(column for _, column in columns),
        rows=tuple(_rows(book, steps, [id for id, _ in columns])),
        holes=_holes(book, persona, steps),
        misfits=misfits[:FAULTS_SHOWN],
        misfit_count=len(misfits),
        frictions=frictions[:FAULTS_SHOWN],
        friction_count=len(frictions),
    )


def _channel(book: Book, at: StepAt) -> str | None:
    """The channel of a step that the book has."""
    return at.step.channel if at.step.channel in book.channels else None


def _touchpoint(book: Book, at: StepAt) -> Touchpoint | None:
    return book.touchpoints.get(at.step.touchpoint or "")


def _columns(book: Book, persona: Persona, steps: Iterable[StepAt]) -> list[tuple[str | None, ChannelColumn]]:
    """Preferred channels in their order, then the others that are met, most used first; last the steps without."""
    used: defaultdict[str | None, int] = defaultdict(int)
    for at in steps:
        if at.step.channel or at.step.touchpoint:
            used[_channel(book, at)] += 1
    preferred = [id for id in dict.fromkeys(persona.preferred_channels) if id in book.channels]
    others = sorted((id for id in used if id and id not in preferred), key=lambda id: (-used[id], id))
    columns: list[tuple[str | None, ChannelColumn]] = []
    for id in (*preferred, *others):
        rank = preferred.index(id) + 1 if id in preferred else None
        channel = book.channels[id]
        columns.append((id, ChannelColumn(to_channel(channel), rank, channel.offered, used[id])))
    if used[None]:
        columns.append((None, ChannelColumn(None, None, True, used[None])))
    return columns


def _rows(book: Book, steps: Iterable[StepAt], channels: Sequence[str | None]) -> Iterator[MatrixRow]:
    """All eight macro stages, met or not; then, by phase, the stages that name none."""
    groups: defaultdict[str, list[StepAt]] = defaultdict(list)
    for at in steps:
        groups[_row_key(at)].append(at)
    unnamed = [f"phase.{phase}" for phase in PHASES if f"phase.{phase}" in groups]
    for key in (*(f"macro.{one}" for one in MACRO_STAGES), *unnamed):
        cells = _cells(book, groups.get(key, ()))
        row = [cells.get(channel, ()) for channel in channels]
        more = tuple(max(0, len(cell) - MET_SHOWN) for cell in row)
        yield MatrixRow(key, len(groups.get(key, ())), tuple(_first(cell) for cell in row), more)


def _first(cell: tuple[Met, ...]) -> tuple[Met, ...]:
    """All of a cell in the order of the journeys; of many, those that fit worst."""
    if len(cell) <= MET_SHOWN:
        return cell
    return tuple(sorted(cell, key=lambda met: (met.fit or 6, met.handoff or 6, -met.steps))[:MET_SHOWN])


def _row_key(at: StepAt) -> str:
    return f"macro.{at.stage.macro_stage}" if at.stage.macro_stage else f"phase.{at.stage.phase}"


def _cells(book: Book, steps: Iterable[StepAt]) -> Mapping[str | None, tuple[Met, ...]]:
    """What is met in one row, by channel, in the order of the journeys."""
    found: defaultdict[str | None, defaultdict[str, list[StepAt]]] = defaultdict(lambda: defaultdict(list))
    for at in steps:
        if at.step.channel or at.step.touchpoint:
            found[_channel(book, at)][at.step.touchpoint or ""].append(at)
    return {
        channel: tuple(_met(book, together) for together in touchpoints.values())
        for channel, touchpoints in found.items()
    }


def _met(book: Book, steps: Sequence[StepAt]) -> Met:
    touchpoint = _touchpoint(book, steps[0])
    worst = min(steps, key=lambda at: (at.step.channel_fit or 6, at.step.handoff or 6))
    return Met(
        touchpoint=to_touchpoint(touchpoint) if touchpoint else None,
        step=to_step(worst),
        steps=len(steps),
        fit=min((at.step.channel_fit for at in steps if at.step.channel_fit), default=None),
        handoff=min((at.step.handoff for at in steps if at.step.handoff), default=None),
        to_create=touchpoint is not None and touchpoint.state == "to-create",
    )


def _faults(book: Book, steps: Iterable[StepAt], field: str) -> tuple[Fault, ...]:
    found = [(score, at) for at in steps if (score := getattr(at.step, field)) is not None and score <= LOW]
    found.sort(key=lambda pair: (pair[0], -(pair[1].step.importance or 0), pair[1].ref))
    return tuple(_fault(book, at, score) for score, at in found)


def _fault(book: Book, at: StepAt, score: int) -> Fault:
    channel = book.channels.get(at.step.channel or "")
    return Fault(to_step(at), to_journey(at.journey), to_channel(channel) if channel else None, score)


def _holes(book: Book, persona: Persona, steps: Sequence[StepAt]) -> Holes:
    met = {_row_key(at) for at in steps if at.step.touchpoint}
    used = {at.step.channel for at in steps}
    unmet = [id for id in persona.preferred_channels if id in book.channels and id not in used]
    return Holes(
        stages=tuple(f"macro.{one}" for one in MACRO_STAGES if f"macro.{one}" not in met),
        unmet_channels=tuple(to_channel(book.channels[id]) for id in dict.fromkeys(unmet)),
        without_touchpoint=sum(at.step.touchpoint is None for at in steps),
        without_channel=sum(at.step.channel is None for at in steps),
        without_fit=sum(at.step.channel is not None and at.step.channel_fit is None for at in steps),
    )


def _totals(steps: Sequence[StepAt]) -> Totals:
    fits = [at.step.channel_fit for at in steps if at.step.channel_fit is not None]
    handoffs = [at.step.handoff for at in steps if at.step.handoff is not None]
    return Totals(
        steps=len(steps),
        touchpoints=len({at.step.touchpoint for at in steps} - {None}),
        channels=len({at.step.channel for at in steps} - {None}),
        fit=round(fmean(fits), 1) if fits else None,
        handoff=round(fmean(handoffs), 1) if handoffs else None,
    )
