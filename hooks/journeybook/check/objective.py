"""Rules on the objective: to find problems and set off action, not to hang up a drawing (0.12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeybook.check.inside import CHANGE, DRAWING, plain
from journeybook.check.reach import PUBLISHED, UNDERSTAND, journeys, whole
from journeybook.check.rule import Finding
from journeybook.model.book import Book
from journeybook.model.journey import Journey
from journeybook.model.step import Step


def objective(book: Book, today: date) -> Iterator[Finding]:
    """A journey has an objective, with the outcomes it should improve.

    Satisfaction, loyalty or advocacy: said at the start, or the map becomes the aim.

    good:
        maps/gift:
          objective:
            text: Find where gifts come too late, and give each cause an owner.
            outcomes: [satisfaction]
    bad:
        maps/gift:
          objective:  # a map is always useful
    """
    for journey in journeys(book, UNDERSTAND):
        if journey.objective is None:
            yield Finding("maps", journey.id)


def more_than_a_drawing(book: Book, today: date) -> Iterator[Finding]:
    """An objective asks for more than a drawing.

    It is refused when it speaks of a map, a diagram or a poster and of nothing that is wrong or should change.

    good:
        maps/gift:
          objective:
            text: A map of where gifts come too late, with an owner for each cause.
    bad:
        maps/gift:
          objective:
            text: A beautiful journey map for the wall of the meeting room.
    """
    for journey in journeys(book, UNDERSTAND, lived=False):
        text = plain(journey.objective.text) if journey.objective else ""
        if DRAWING.search(text) and not CHANGE.search(text):
            yield Finding("maps", journey.id, ("objective", "text"))


def some_problem(book: Book, today: date) -> Iterator[Finding]:
    """A documented journey names a problem at least: a pain, a gap or an internal issue.

    A journey without one was not looked at closely, or needs no map.

    good:
        maps/gift:
          stages:
            - id: buy
              steps:
                - id: pay
                  pains:
                    - {id: no-day, text: Nobody says when it comes., severity: 3}
    bad:
        maps/gift:
          stages:
            - id: buy
              steps:
                - {id: pay, pains: , issues: }
        opportunities/say-the-day:
          answers:
            - {step: gift/pay, motivator: the-day}
    """
    for journey in journeys(book, PUBLISHED):
        if not any(map(_hurts, journey.steps)):
            yield Finding("maps", journey.id)


def _hurts(step: Step) -> bool:
    gap = step.expects is not None and step.experiences is not None
    return bool(step.pains or step.issues or step.delay or step.consequence) or gap


def some_action(book: Book, today: date) -> Iterator[Finding]:
    """A documented journey has led to an action: an opportunity with an owner answers one of its steps.

    A problem without anybody to mend it is a complaint.

    good:
        opportunities/say-the-day:
          owner: sales
    bad:
        maps/gift:
          stages:
            - id: buy
              steps:
                - {id: pay, pains: , issues: [{kind: delay, text: The cards are slow.}]}
        opportunities/say-the-day:
          owner:
          status: idea
          answers:
            - {step: gift/pay, motivator: the-day}
        opportunities/write-down-the-parcel:
          owner:
    """
    if not whole(book, "opportunities"):
        return
    for journey in journeys(book, PUBLISHED):
        if not _acted_on(book, journey):
            yield Finding("maps", journey.id)


def _acted_on(book: Book, journey: Journey) -> bool:
    return any(
        opportunity.owner is not None and opportunity.status != "dropped"
        for step in journey.steps
        for opportunity in book.opportunities_by_step.get(f"{journey.id}/{step.id}", ())
    )
