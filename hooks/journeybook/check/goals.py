"""Rules on goals: the customer's beside ours, and whether the paths lead there (0.04, 0.05, 0.16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeybook.check.reach import DEVELOP, PUBLISHED, journeys, path_to, stages, steps
from journeybook.check.rule import Finding
from journeybook.model.book import Book


def business_goal(book: Book, today: date) -> Iterator[Finding]:
    """A journey has our goal beside the customer's.

    How can we help them reach theirs while we reach ours? The question needs both. Asked from status develop on.

    good:
        maps/gift:
          business_goal: Sell to those in a hurry.
    bad:
        maps/gift:
          business_goal:  # why do we do this?
    """
    for journey in journeys(book, DEVELOP):
        if journey.business_goal is None:
            yield Finding("maps", journey.id, ("customer_goal",))


def goals_of_stages(book: Book, today: date) -> Iterator[Finding]:
    """Each stage of a documented journey has the customer's goal and ours.

    good:
        maps/gift:
          stages:
            - {id: choose, customer_goal: Find the one, business_goal: Be compared well}
    bad:
        maps/gift:
          stages:
            - {id: choose, customer_goal: , business_goal: Be compared well}
    """
    for journey, path, stage in stages(book, PUBLISHED):
        missing = [name for name in ("customer_goal", "business_goal") if getattr(stage, name) is None]
        if missing:
            values = {"stage": stage.id, "missing": ", ".join(missing)}
            yield Finding("maps", journey.id, path, values=values)


def first_and_last(book: Book, today: date) -> Iterator[Finding]:
    """A documented journey marks its first and its last contact.

    Only a path from the first to the last interaction shows whether customers reach what they came for.

    good:
        maps/gift:
          stages:
            - id: remember
              steps:
                - {id: see, interaction: first}
    bad:
        maps/gift:
          stages:
            - id: remember
              steps:
                - {id: see, interaction: }
    """
    for journey in journeys(book, PUBLISHED):
        marks = {step.interaction for step in journey.steps}
        for mark in ("first", "last"):
            if mark not in marks:
                yield Finding("maps", journey.id, ("stages",), mark)


def goal_reached(book: Book, today: date) -> Iterator[Finding]:
    """A last contact says whether the customer's goal was reached there.

    Reached, partly or missed; a journey may have several ends. Asked from status document on.

    good:
        maps/gift:
          stages:
            - id: tell
              steps:
                - {id: recommend, interaction: last, goal: reached}
    bad:
        maps/gift:
          stages:
            - id: tell
              steps:
                - {id: recommend, interaction: last, goal: }
    """
    for at in steps(book, PUBLISHED):
        if at.step.interaction == "last" and at.step.goal is None:
            yield Finding("maps", at.journey.id, path_to(at, "interaction"), values={"step": at.step.id})


def conversion_goal(book: Book, today: date) -> Iterator[Finding]:
    """A documented journey says at some stage what should happen there.

    Engaging and converting customers needs a goal at the stages where it is decided.

    good:
        maps/gift:
          stages:
            - id: buy
              conversion: {goal: Pay, rate: 0.3, target: 0.5}
    bad:
        maps/gift:
          stages:
            - id: buy
              conversion:
    """
    for journey in journeys(book, PUBLISHED):
        if all(stage.conversion is None for stage in journey.stages):
            yield Finding("maps", journey.id, ("stages",))
