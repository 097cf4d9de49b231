"""The diagrams of a journey: its steps with their faces, phase by phase, and all the ways through it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from journeybook.diagrams import Edge, Flow, Group, JourneyChart, JourneySection, JourneyTask, Node
from journeybook.model.book import Book
from journeybook.model.journey import Journey, Stage
from journeybook.model.step import Step, Transition
from journeybook.words import Words

READABLE = 12  # tasks a journey chart can hold before its text gets too small
_TONES = {-2: "bad", -1: "bad", 0: "plain", 1: "good", 2: "good"}


@dataclass(frozen=True, slots=True)
class JourneyDiagrams:
    """Charts to be read one after the other, and one flow."""

    charts: tuple[JourneyChart, ...]
    flow: Flow


def journey_diagrams(book: Book, journey: Journey, words: Words) -> JourneyDiagrams:
    """The diagrams of one journey, labelled in the reader's language."""
    return JourneyDiagrams(tuple(_charts(book, journey, words)), _flow(book, journey, words))


def _charts(book: Book, journey: Journey, words: Words) -> Iterator[JourneyChart]:
    persona = book.personas.get(journey.persona)
    actor = persona.name if persona else words("customer")
    for phase, run in groupby(journey.stages, key=lambda stage: stage.phase):
        for stages in _readable(list(run)):
            sections = tuple(filter(lambda one: one.tasks, (_section(stage, actor) for stage in stages)))
            title = words(f"phase.{phase}")
            if sections:
                yield JourneyChart(sections, title, words("diagram.journey"))


def _readable(stages: list[Stage]) -> Iterator[list[Stage]]:
    """Stages in runs of no more steps than can be read in one chart; a long stage stands alone."""
    held: list[Stage] = []
    for stage in stages:
        if held and sum(len(one.steps) for one in held) + len(stage.steps) > READABLE:
            yield held
            held = []
        held.append(stage)
    yield held


def _section(stage: Stage, actor: str) -> JourneySection:
    """A stage's steps with an emotion; -2 to 2 becomes Mermaid's 1 to 5."""
    felt = [(step.title, step.emotion) for step in stage.steps if step.emotion is not None]
    return JourneySection(stage.title, tuple(JourneyTask(title, emotion + 3, (actor,)) for title, emotion in felt))


def _flow(book: Book, journey: Journey, words: Words) -> Flow:
    steps = journey.steps
    nodes = [_node(step) for step in steps]
    exits = [
        (step, index, way) for step in steps for index, way in enumerate(step.transitions) if way.kind == "exit"
    ]
    nodes += [
        Node(f"exit/{step.id}/{index}", way.reason or words("transition.exit"), "pill", "bad")
        for step, index, way in exits
    ]
    edges = [*_path(book, journey), *_ways(book, journey, words)]
    edges += [
        Edge(step.id, f"exit/{step.id}/{index}", words.percent(way.share) if way.share else None, "exit")
        for step, index, way in exits
    ]
    groups = tuple(Group(stage.title, tuple(step.id for step in stage.steps)) for stage in journey.stages)
    description = words("diagram.flow")
    return Flow(tuple(nodes), tuple(edges), groups, "right", description=description)


def _node(step: Step) -> Node:
    tone = "accent" if step.moment_of_truth else _TONES[step.emotion or 0]
    shape = "hexagon" if step.moment_of_truth else "round"
    return Node(step.id, step.title, shape, tone)  # type: ignore[arg-type]  # the literals of Shape and Tone


def _path(book: Book, journey: Journey) -> Iterator[Edge]:
    """The default path: each step that goes on to the next, but where a transition says so already."""
    for step, following in pairwise(journey.steps):
        targets = {target for way in step.transitions if (target := _target(book, journey, step, way))}
        if step.goes_on and following.id not in targets:
            yield Edge(step.id, following.id)


def _ways(book: Book, journey: Journey, words: Words) -> Iterator[Edge]:
    for step in journey.steps:
        for way in step.transitions:
            target = _target(book, journey, step, way)
            if target is not None:
                share = words.percent(way.share) if way.share else ""
                label = " · ".join(part for part in (way.reason or "", share) if part)
                yield Edge(step.id, target, label or None, way.kind)


def _target(book: Book, journey: Journey, step: Step, way: Transition) -> str | None:
    """The step of this journey a transition leads to; those to other journeys are shown in the table only."""
    at = book.target(book.steps[f"{journey.id}/{step.id}"], way)
    return at.step.id if at is not None and at.journey.id == journey.id else None
