"""Rules on success milestones: reachable, guided, with a play for who is stuck (4.04)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeybook.check.reach import PUBLISHED, journeys, whole
from journeybook.check.rule import Finding
from journeybook.model.book import Book


def reachable(book: Book, today: date) -> Iterator[Finding]:
    """A milestone is reached at a step, or made of parts that are.

    good:
        milestones/gift-in-time:
          reached_at: [gift/unwrap]
    bad:
        milestones/gift-in-time:
          reached_at:  # somewhere
    """
    wholes = {milestone.part_of for milestone in book.milestones.values()}
    for milestone in book.milestones.values():
        if not milestone.reached_at and milestone.id not in wholes and whole(book, "milestones"):
            yield Finding("milestones", milestone.id)


def of_the_same_persona(book: Book, today: date) -> Iterator[Finding]:
    """A milestone is reached on its persona's journeys, and is part of its persona's success.

    good:
        milestones/gift-in-time:
          persona: ana
          reached_at: [gift/unwrap]  # on a journey of Ana's
    bad:
        milestones/gift-in-time:
          persona: ana
          reached_at: [late/forget]  # on a journey of Bruno's
    """
    known = book.known.get("personas", frozenset())
    for milestone in book.milestones.values():
        for index, ref in enumerate(milestone.reached_at):
            at = book.step(ref)
            if at is not None and _others(at.journey.persona, milestone.persona, known):
                values = {"step": ref, "persona": at.journey.persona}
                yield Finding("milestones", milestone.id, ("reached_at", index), values=values)
        parent = book.milestones.get(milestone.part_of or "")
        if parent is not None and _others(parent.persona, milestone.persona, known):
            values = {"parent": parent.id, "persona": parent.persona}
            yield Finding("milestones", milestone.id, ("part_of",), "part", values)


def _others(one: str, other: str, known: frozenset[str]) -> bool:
    """Whether two are different personas; that one of them is none at all is told elsewhere."""
    return one != other and {one, other} <= known


def guided(book: Book, today: date) -> Iterator[Finding]:
    """A milestone says what we do to lead customers there, and which department does it.

    good:
        milestones/gift-in-time:
          guidance:
            - {action: Say the day on the product page, department: sales}
    bad:
        milestones/gift-in-time:
          guidance:
    """
    for milestone in book.milestones.values():
        if not milestone.guidance:
            yield Finding("milestones", milestone.id)


def playbook(book: Book, today: date) -> Iterator[Finding]:
    """A milestone says what to do when a customer is stuck: how we notice, what we do, who does it.

    Why are they not advancing, and what now? The answer is written before somebody has to ask.

    good:
        milestones/gift-in-time:
          playbook:
            - {when: The parcel is late, action: Call and offer the store, department: service}
    bad:
        milestones/gift-in-time:
          playbook:
    """
    for milestone in book.milestones.values():
        if not milestone.playbook:
            yield Finding("milestones", milestone.id)


def signal(book: Book, today: date) -> Iterator[Finding]:
    """A milestone says how the customer perceives it.

    An advance that nobody notices does not make the path worth it.

    good:
        milestones/gift-in-time:
          signal: She stops looking at the clock.
    bad:
        milestones/gift-in-time:
          signal:
    """
    for milestone in book.milestones.values():
        if milestone.signal is None:
            yield Finding("milestones", milestone.id)


def milestone_metric(book: Book, today: date) -> Iterator[Finding]:
    """A milestone has a metric that shows how many reach it.

    good:
        milestones/gift-in-time:
          metric: in-time
    bad:
        milestones/gift-in-time:
          metric:
    """
    for milestone in book.milestones.values():
        if milestone.metric is None:
            yield Finding("milestones", milestone.id)


def success_in_parts(book: Book, today: date) -> Iterator[Finding]:
    """The success of a persona with a documented journey is broken into milestones.

    Smaller parts, found along the journey, clear to the whole company.

    good:
        milestones/gift-in-time:
          persona: ana
    bad:
        milestones/gift-in-time:
          persona: bruno
          reached_at: [late/forget]  # and nothing is left for Ana
    """
    if not whole(book, "milestones"):
        return
    for id in dict.fromkeys(journey.persona for journey in journeys(book, PUBLISHED)):
        if id in book.personas and id not in book.milestones_by_persona:
            yield Finding("personas", id)
