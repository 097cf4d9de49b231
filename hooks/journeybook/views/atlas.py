"""All journeys at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journeybook.model.book import Book, pick
from journeybook.model.journey import Journey, Phase
from journeybook.views.evidence import Support, support
from journeybook.views.heat import Felt, felt, stage_key
from journeybook.views.journey import overdue
from journeybook.views.links import Link, to_department, to_journey, to_persona
from journeybook.views.step import involved

PHASES: tuple[Phase, ...] = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class PhaseMood:
    """How a phase of a journey feels: the lowest emotion in it, None where none is given."""

    phase: Phase
    steps: int
    lowest: int | None


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """A journey in a list. `stages` are the words' keys of the parts of the life cycle it passes."""

    journey: Link
    persona: Link | None
    archetype: str | None
    status: str
    state: str
    steps: int
    pains: int
    moods: tuple[PhaseMood, ...]
    owner: Link | None
    reviewed_on: date | None
    overdue: bool
    support: Support
    tags: tuple[str, ...]
    stages: tuple[str, ...]
    departments: tuple[str, ...]
    felt: tuple[Felt, ...]


def journey_rows(book: Book, journeys: Iterable[Journey], today: date) -> tuple[JourneyRow, ...]:
    """Rows in the order of the titles."""
    ordered = sorted(journeys, key=lambda journey: (journey.title.casefold(), journey.id))
    return tuple(_row(book, journey, today) for journey in ordered)


def _row(book: Book, journey: Journey, today: date) -> JourneyRow:
    persona = book.personas.get(journey.persona)
    owner = book.departments.get(journey.owner.department) if journey.owner else None
    return JourneyRow(
        journey=to_journey(journey),
        persona=to_persona(persona) if persona else None,
        archetype=persona.archetype if persona else None,
        status=journey.status,
        state=journey.state,
        steps=len(journey.steps),
        pains=sum(len(step.pains) for step in journey.steps),
        moods=tuple(_mood(journey, phase) for phase in PHASES),
        owner=to_department(owner) if owner else None,
        reviewed_on=journey.reviewed_on,
        overdue=overdue(book, journey, today),
        support=support(book, journey),
        tags=journey.tags,
        stages=tuple(dict.fromkeys(stage_key(stage) for stage in journey.stages)),
        departments=_departments(book, journey),
        felt=felt(journey),
    )


def _departments(book: Book, journey: Journey) -> tuple[str, ...]:
    """The names of all departments that stand on a step of the journey."""
    ids = {id for step in journey.steps for _, id in involved(step.departments)}
    return tuple(sorted(one.name for one in pick(book.departments, ids)))


def _mood(journey: Journey, phase: Phase) -> PhaseMood:
    steps = [step for stage in journey.stages if stage.phase == phase for step in stage.steps]
    emotions = [step.emotion for step in steps if step.emotion is not None]
    return PhaseMood(phase, len(steps), min(emotions, default=None))
