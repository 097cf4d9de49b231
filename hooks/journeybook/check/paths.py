"""Rules on the ways through a journey, which is not a line (0.15)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from journeybook.check.reach import DEVELOP, ORCHESTRATE, UNDERSTAND, journeys, path_to, steps
from journeybook.check.rule import Finding
from journeybook.model.book import Book, StepAt
from journeybook.model.journey import Journey

_Ways = Mapping[str, frozenset[str]]


def ways(book: Book, journey: Journey) -> Mapping[str, frozenset[str]]:
    """Where one can go from each step of a journey, by the ids of steps; "" stands for out of the journey.

    Straight on is a way, too, where the step goes on.
    """
    order = [step.id for step in journey.steps]
    found: dict[str, frozenset[str]] = {}
    for step, following in zip(journey.steps, [*order[1:], ""], strict=True):
        at = book.steps[f"{journey.id}/{step.id}"]
        led = {_inside(journey, book.target(at, way)) for way in step.transitions if _leads(book, at, way.to)}
        if step.interaction == "last":
            led.add("")
        elif step.goes_on:
            led.add(following)
        found[step.id] = frozenset(led)
    return found


def _leads(book: Book, at: StepAt, to: str | None) -> bool:
    """Whether a transition leads where the book can follow; a reference to nothing is told elsewhere."""
    return to is None or book.step(to, at.journey) is not None


def _inside(journey: Journey, target: StepAt | None) -> str:
    return target.step.id if target is not None and target.journey.id == journey.id else ""


def _reached(starts: Iterable[str], ways: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """All that can be reached from some steps, themselves included."""
    seen = set(starts)
    left = list(seen)
    while left:
        for step in ways.get(left.pop(), ()):
            if step not in seen:
                seen.add(step)
                left.append(step)
    return frozenset(seen)


def unreachable(book: Book, today: date) -> Iterator[Finding]:
    """Every step can be reached from the first.

    What nobody can come to is not part of the way: lead a transition there. Asked from status develop on.

    good:
        maps/gift:
          stages:
            - id: choose
              steps:
                - {id: compare, transitions: [{kind: next}, {kind: skip, to: unwrap, reason: has it at home}]}
    bad:
        maps/gift:
          stages:
            - id: choose
              steps:
                - {id: compare, transitions: [{kind: next, to: unwrap}, {kind: exit, reason: finds nothing}]}
    """
    for journey in journeys(book, DEVELOP, lived=False):
        starts = {step.id for step in journey.steps if step.interaction == "first"} | {journey.steps[0].id}
        reached = _reached(starts | _entered_from_elsewhere(book, journey), ways(book, journey))
        for step in journey.steps:
            if step.id not in reached:
                path = path_to(book.steps[f"{journey.id}/{step.id}"], "id")
                yield Finding("maps", journey.id, path, values={"step": step.id})


def _entered_from_elsewhere(book: Book, journey: Journey) -> set[str]:
    """The steps of a journey that other journeys lead to."""
    found = set()
    for other in book.journeys_leading_to.get(journey.id, ()):
        for way in (way for step in other.steps for way in step.transitions):
            target = book.step(way.to, other)
            if target is not None and target.journey.id == journey.id:
                found.add(target.step.id)
    return found


def no_way_out(book: Book, today: date) -> Iterator[Finding]:
    """From every step there is a way to an end.

    A loop without an exit, a skip or a next keeps customers for ever. Asked from status develop on.

    good:
        maps/gift:
          stages:
            - id: buy
              steps:
                - {id: pay, transitions: [{kind: back, to: compare, reason: the card fails, share: 0.2}]}
    bad:
        maps/gift:
          stages:
            - id: choose
              steps:
                - {id: compare, transitions: }
            - id: buy
              steps:
                - {id: pay, transitions: [{kind: back, to: compare, reason: the card fails, share: 1.0}]}
            - id: use
              steps:
                - {id: unwrap, interaction: first}
    """
    for journey in journeys(book, DEVELOP, lived=False):
        forward = ways(book, journey)
        backward: defaultdict[str, list[str]] = defaultdict(list)
        for step, targets in forward.items():
            for target in targets:
                backward[target].append(step)
        out = _reached([""], backward)
        caught = [step.id for step in journey.steps if step.id not in out]
        if caught:
            path = path_to(book.steps[f"{journey.id}/{caught[0]}"], "id")
            yield Finding("maps", journey.id, path, values={"steps": ", ".join(caught)})


def exit_reason(book: Book, today: date) -> Iterator[Finding]:
    """An exit says why customers leave.

    People drop out in the middle; without a reason nobody can do anything about it.

    good:
        maps/gift:
          stages:
            - id: choose
              steps:
                - {id: compare, transitions: [{kind: exit, reason: finds nothing}]}
    bad:
        maps/gift:
          stages:
            - id: choose
              steps:
                - {id: compare, transitions: [{kind: exit}]}
    """
    for at in steps(book, UNDERSTAND):
        for index, way in enumerate(at.step.transitions):
            if way.kind == "exit" and way.reason is None:
                values = {"step": at.step.id}
                yield Finding("maps", at.journey.id, path_to(at, "transitions", index), values=values)


def only_straight_on(book: Book, today: date) -> Iterator[Finding]:
    """A journey as it is today has a step that some skip or where some leave.

    If everybody goes from the first step to the last, nobody has looked. Asked at status develop and document;
    of an orchestrated journey J262 asks more.

    good:
        maps/gift:
          status: document
          stages:
            - id: choose
              steps:
                - {id: compare, transitions: [{kind: exit, reason: finds nothing}]}
    bad:
        maps/gift:
          status: document
          stages:
            - id: choose
              steps:
                - {id: compare, transitions: }
    """
    for journey in journeys(book, DEVELOP - ORCHESTRATE):
        if not any(way.kind in ("skip", "exit") for step in journey.steps for way in step.transitions):
            yield Finding("maps", journey.id, ("stages",))
