"""The orderly course of mapping a journey, and how far it has come (0.06). It counts, it does not judge.

The seven steps of text 1 (1.24-1.30) and, after them, the success milestones of text 4 (4.04), whose other steps
(who, stages and touchpoints, areas) are among the seven.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeybook.model.book import Book
from journeybook.model.journey import Journey
from journeybook.model.people import Persona

DONE, BEGUN, WAITING = "done", "begun", "waiting"
PHASES = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class Station:
    """A step of the course: how much of it is there, of how much; `of` is at least 1."""

    key: str
    done: int
    of: int

    @property
    def state(self) -> str:
        return DONE if self.done >= self.of else BEGUN if self.done else WAITING


@dataclass(frozen=True, slots=True)
class Course:
    """The stations in order. `next` is the first that is not done, None at the end."""

    stations: tuple[Station, ...]

    @property
    def next(self) -> Station | None:
        return next((one for one in self.stations if one.state != DONE), None)

    @property
    def done(self) -> int:
        return sum(one.state == DONE for one in self.stations)


def course(book: Book, journey: Journey) -> Course:
    """How far the mapping of one journey has come."""
    return Course(tuple(_stations(book, journey)))


def _stations(book: Book, journey: Journey) -> Iterator[Station]:
    steps = journey.steps
    yield _share("personas", _portrait(book.personas.get(journey.persona)))
    yield _share("touchpoints", (step.touchpoint in book.touchpoints for step in steps))
    yield _share("moments", (step.detail == "detailed" for step in steps if step.moment_of_truth))
    yield _share("actors", (step.departments.accountable is not None for step in steps))
    yield _share("evaluate", (step.emotion is not None or step.satisfaction is not None for step in steps))
    phases = {stage.phase for stage in journey.stages}
    yield _share("map", (phase in phases for phase in PHASES))
    yield _share("insights", _answers(book, journey))
    yield _share("milestones", _milestones(book, journey))


def _share(key: str, answers: Iterable[bool]) -> Station:
    """A station of which something is there for each answer that is true; without any, all is still to do."""
    all_answers = list(answers)
    return Station(key, sum(all_answers), len(all_answers) or 1)


def _portrait(persona: Persona | None) -> Iterator[bool]:
    if persona is None:
        return
    attributes = persona.attributes
    yield bool(attributes.sociodemographics)
    yield bool(attributes.personality)
    yield bool(attributes.purchase_behaviour)
    yield bool(attributes.online_affinity)
    yield from map(bool, (persona.goals, persona.needs, persona.expectations, persona.feelings))
    yield bool(persona.success.evidence)


def _answers(book: Book, journey: Journey) -> Iterator[bool]:
    """Whether the steps where it hurts, or where a moment of truth is, are answered by an opportunity."""
    for step in journey.steps:
        if step.pains or step.issues or step.moment_of_truth:
            answers = book.opportunities_by_step.get(f"{journey.id}/{step.id}", ())
            yield any(one.status != "dropped" for one in answers)


def _milestones(book: Book, journey: Journey) -> Iterator[bool]:
    """One answer: whether a milestone is reached on this journey."""
    yield any(f"{journey.id}/{step.id}" in book.milestones_by_step for step in journey.steps)
