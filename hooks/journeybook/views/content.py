"""Content by stage and persona, with its holes (2.02)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from journeybook.model.book import Book, StepAt, pick
from journeybook.model.contacts import Content, MacroStage
from journeybook.model.people import Persona
from journeybook.views.links import Link, to_content, to_department, to_persona, to_step

LISTED = 12  # steps named of one piece of content, before the rest is only counted
NAMED = 6  # pieces of content named in one cell of the matrix, and personas in one of the list
STAGES: tuple[MacroStage, ...] = get_args(MacroStage)


@dataclass(frozen=True, slots=True)
class ContentCell:
    """What there is for one persona at one stage, `more` of it not named.

    `passed`: one of their journeys goes through this stage.
    """

    content: tuple[Link, ...]
    passed: bool
    more: int = 0


@dataclass(frozen=True, slots=True)
class PersonaRow:
    """A persona with a cell for every macro stage, and how many of their journeys' stages have nothing for them."""

    persona: Link
    cells: tuple[ContentCell, ...]
    missed: int


@dataclass(frozen=True, slots=True)
class ContentRow:
    """A piece of content in the list; `faults` are keys of words that say what it lacks, `more…` is not named."""

    anchor: str
    content: Content
    owner: Link | None
    personas: tuple[Link, ...]
    more_personas: int
    steps: int
    first: tuple[Link, ...]
    more: int
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentView:
    """All that the page of content shows. `holes` counts empty cells, `missed` those on somebody's way."""

    stages: tuple[MacroStage, ...]
    rows: tuple[PersonaRow, ...]
    cells: int
    holes: int
    missed: int
    content: tuple[ContentRow, ...]


def content_view(book: Book) -> ContentView:
    """All content: as a matrix of personas and stages, which grows downwards, and as a list by title."""
    personas = sorted(book.personas.values(), key=lambda one: (one.name.casefold(), one.id))
    ordered = sorted(book.content.values(), key=lambda one: (one.title.casefold(), one.id))
    there: defaultdict[tuple[str, str], list[Link]] = defaultdict(list)
    for content in ordered:
        for key in {(stage, persona) for stage in content.stages for persona in content.personas}:
            there[key].append(to_content(content))
    passed = _passed(book)
    rows = tuple(_persona(one, there, passed) for one in personas)
    cells = [cell for row in rows for cell in row.cells]
    steps = _steps(book)
    return ContentView(
        stages=STAGES,
        rows=rows,
        cells=len(cells),
        holes=sum(not cell.content for cell in cells),
        missed=sum(row.missed for row in rows),
        content=tuple(_row(book, one, steps.get(one.id, [])) for one in ordered),
    )


def _passed(book: Book) -> frozenset[tuple[str, str]]:
    """The macro stages that the journeys of each persona go through, as they are today."""
    return frozenset(
        (stage.macro_stage, journey.persona)
        for journey in book.maps.values()
        if journey.state == "current"
        for stage in journey.stages
        if stage.macro_stage
    )


def _persona(
    persona: Persona, there: Mapping[tuple[str, str], list[Link]], passed: frozenset[tuple[str, str]]
) -> PersonaRow:
    keys = [(stage, persona.id) for stage in STAGES]
    cells = tuple(_cell(there.get(key, ()), key in passed) for key in keys)
    return PersonaRow(to_persona(persona), cells, sum(not cell.content and cell.passed for cell in cells))


def _cell(content: Sequence[Link], passed: bool) -> ContentCell:
    return ContentCell(tuple(content[:NAMED]), passed, max(len(content) - NAMED, 0))


def _steps(book: Book) -> Mapping[str, list[StepAt]]:
    steps: defaultdict[str, list[StepAt]] = defaultdict(list)
    for at in book.steps.values():
        for id in dict.fromkeys(at.step.content):
            steps[id].append(at)
    return steps


def _row(book: Book, content: Content, steps: list[StepAt]) -> ContentRow:
    owner = book.departments.get(content.owner or "")
    lacks = {"owner": not owner, "address": not content.address, "persona": not content.personas,
             "stage": not content.stages, "step": not steps}  # fmt: skip
    personas = tuple(to_persona(one) for one in pick(book.personas, content.personas))
    return ContentRow(
        anchor=f"content-{content.id}",
        content=content,
        owner=to_department(owner) if owner else None,
        personas=personas[:NAMED],
        more_personas=max(len(personas) - NAMED, 0),
        steps=len(steps),
        first=tuple(to_step(at) for at in steps[:LISTED]),
        more=max(len(steps) - LISTED, 0),
        faults=tuple(f"content.no_{key}" for key, holds in lacks.items() if holds),
    )
