"""All journeys at a glance: how each persona feels in each stage of the life cycle, and where nothing is mapped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from journeybook.model.book import Book
from journeybook.model.contacts import MacroStage
from journeybook.model.journey import Journey, Phase, Stage
from journeybook.model.people import Persona
from journeybook.views.links import JOURNEYS, Link, narrowed, to_persona
from journeybook.views.lived import is_lived
from journeybook.words import Words

MACRO_STAGES: tuple[str, ...] = get_args(MacroStage)
PHASES: tuple[str, ...] = get_args(Phase)


def stage_key(stage: Stage) -> str:
    """The word for where in the life cycle a stage stands: its macro stage, else its phase."""
    return f"macro.{stage.macro_stage}" if stage.macro_stage else f"phase.{stage.phase}"


@dataclass(frozen=True, slots=True)
class Felt:
    """The emotions of one journey in one part of the life cycle: their sum, and of how many steps."""

    key: str
    total: int
    n: int


def felt(journey: Journey) -> tuple[Felt, ...]:
    """The emotions of a journey, part by part of the life cycle; nothing of a plan or a dream."""
    if not is_lived(journey):
        return ()
    found: defaultdict[str, list[int]] = defaultdict(list)
    for stage in journey.stages:
        own = found[stage_key(stage)]
        own += [step.emotion for step in stage.steps if step.emotion is not None]
    return tuple(Felt(key, sum(own), len(own)) for key, own in found.items() if own)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """How a persona feels in a part of the life cycle. `mean` is None where no emotion is given.

    `journeys` leads to those that pass here; where there is none, nothing is mapped.
    """

    steps: int
    mean: float | None
    lowest: int | None
    journeys: Link | None

    @property
    def shade(self) -> int:
        """The nearest emotion, from −2 to +2."""
        return 0 if self.mean is None else int(self.mean + (0.5 if self.mean > 0 else -0.5))


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A persona, and a cell for each column. `holes` counts the cells where nothing is mapped."""

    persona: Link
    archetype: str
    journeys: int
    cells: tuple[HeatCell, ...]
    holes: int


@dataclass(frozen=True, slots=True)
class HeatView:
    """The columns by the keys of their words; a row for each persona; all of them together at the foot."""

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    all: tuple[HeatCell, ...]
    holes: int
    cells: int


@dataclass(slots=True)
class _Sum:
    steps: int = 0
    emotions: list[int] = field(default_factory=list)

    def cell(self, journeys: Link | None) -> HeatCell:
        felt = self.emotions
        mean = round(sum(felt) / len(felt), 1) if felt else None
        return HeatCell(self.steps, mean, min(felt, default=None), journeys if self.steps else None)


def heat_view(book: Book, words: Words) -> HeatView:
    """The life cycle by personas, over the journeys as they are today."""
    sums = _sums(book)
    columns = _columns({key for _, key in sums})
    ordered = sorted(book.personas.values(), key=lambda one: (one.name.casefold(), one.id))
    rows = tuple(_row(book, one, columns, sums, words) for one in ordered)
    whole = tuple(_together(key, sums).cell(_narrowed(words, key)) for key in columns)
    return HeatView(columns, rows, whole, sum(row.holes for row in rows), len(rows) * len(columns))


def _sums(book: Book) -> Mapping[tuple[str, str], _Sum]:
    sums: defaultdict[tuple[str, str], _Sum] = defaultdict(_Sum)
    for journey in book.maps.values():
        if is_lived(journey):
            for stage in journey.stages:
                one = sums[journey.persona, stage_key(stage)]
                one.steps += len(stage.steps)
                one.emotions += [step.emotion for step in stage.steps if step.emotion is not None]
    return sums


def _columns(used: set[str]) -> tuple[str, ...]:
    """All macro stages once one of them is named, and the phases of the stages that name none; else all phases."""
    macro = [f"macro.{one}" for one in MACRO_STAGES]
    phases = [f"phase.{one}" for one in PHASES]
    if not used & set(macro):
        return tuple(phases)
    return (*macro, *(key for key in phases if key in used))


def _row(
    book: Book, persona: Persona, columns: tuple[str, ...], sums: Mapping[tuple[str, str], _Sum], words: Words
) -> HeatRow:
    cells = tuple(
        sums.get((persona.id, key), _Sum()).cell(_narrowed(words, key, persona=persona.name)) for key in columns
    )
    journeys = sum(is_lived(one) for one in book.journeys_by_persona.get(persona.id, ()))
    return HeatRow(to_persona(persona), persona.archetype, journeys, cells, sum(not cell.steps for cell in cells))


def _together(key: str, sums: Mapping[tuple[str, str], _Sum]) -> _Sum:
    whole = _Sum()
    for (_, stage), one in sums.items():
        if stage == key:
            whole.steps += one.steps
            whole.emotions += one.emotions
    return whole


def _narrowed(words: Words, key: str, **chosen: str) -> Link:
    return narrowed("", JOURNEYS, "list", stages=words(key), **chosen)
