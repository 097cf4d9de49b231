"""Rules on status: what a journey must have to wear a word, and that it is kept true (0.01, 1.02, 2.01)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from journeybook.check.reach import DEVELOP, ORCHESTRATE, PUBLISHED, UNDERSTAND, journeys, whole
from journeybook.check.rule import Finding
from journeybook.model.book import Book
from journeybook.model.kinds import ORGANIZATION


def charter(book: Book, today: date) -> Iterator[Finding]:
    """A documented journey has a charter: what mapping it cost, and from when to when.

    Mapping costs time and money, and a failed exercise is a lost opportunity: a budget or an effort, and both
    dates. Asked from status document on, which it blocks.

    good:
        maps/gift:
          charter: {effort_days: 12, starts: 2026-03-02, ends: 2026-04-30}
    bad:
        maps/gift:
          charter: {budget: , effort_days: , starts: 2026-03-02, ends: 2026-04-30}
    """
    for journey in journeys(book, PUBLISHED):
        one = journey.charter
        if one is None:
            yield Finding("maps", journey.id)
            continue
        missing = [name for name in ("starts", "ends") if getattr(one, name) is None]
        if one.budget is None and one.effort_days is None:
            missing.insert(0, "budget")
        if missing:
            yield Finding("maps", journey.id, ("charter",), "part", {"missing": ", ".join(missing)})


def preparation(book: Book, today: date) -> Iterator[Finding]:
    """The preparation of a documented journey is written down and done.

    Each of the six reasons why mapping fails is met by careful preparation and an orderly process. Asked from
    status document on, which it blocks.

    good:
        maps/gift:
          preparation:
            - {task: Interview twelve customers, done: true}
    bad:
        maps/gift:
          preparation:
            - {task: Interview twelve customers, done: false}
    """
    for journey in journeys(book, PUBLISHED):
        if not journey.preparation:
            yield Finding("maps", journey.id)
        for index, one in enumerate(journey.preparation):
            if not one.done:
                yield Finding("maps", journey.id, ("preparation", index), "open", {"task": one.task})


def reviewed(book: Book, today: date) -> Iterator[Finding]:
    """A documented journey was looked at as a whole within the organization's review cadence.

    New services and daily problems take all the energy, and the customer's view is forgotten.

    good:
        organization:
          review_every_days: 180
        maps/gift:
          reviewed_on: 2026-05-04
    bad:
        organization:
          review_every_days: 180
        maps/gift:
          reviewed_on: 2025-05-04
    """
    cadence = timedelta(days=book.organization.review_every_days)
    for journey in journeys(book, PUBLISHED):
        if journey.reviewed_on is None:
            yield Finding("maps", journey.id)
        elif journey.reviewed_on + cadence < today:
            due = (journey.reviewed_on + cadence).isoformat()
            yield Finding("maps", journey.id, ("reviewed_on",), "late", {"due": due})


def owner(book: Book, today: date) -> Iterator[Finding]:
    """A journey has an owner.

    Somebody keeps it true and answers questions about it. Asked from status develop on.

    good:
        maps/gift:
          owner: {department: marketing}
    bad:
        maps/gift:
          owner:  # everybody's
    """
    for journey in journeys(book, DEVELOP, lived=False):
        if journey.owner is None:
            yield Finding("maps", journey.id)


def contact(book: Book, today: date) -> Iterator[Finding]:
    """The owner of a documented journey can be written to: there, or at the department's address.

    good:
        maps/gift:
          owner: {department: sales, contact: saul@example.org}
    bad:
        maps/gift:
          owner: {department: sales}
    """
    for journey in journeys(book, PUBLISHED):
        if journey.owner is None or journey.owner.contact is not None:
            continue
        department = book.departments.get(journey.owner.department)
        if department is not None and department.contact is None:
            values = {"department": journey.owner.department}
            yield Finding("maps", journey.id, ("owner",), values=values)


def one_persona(book: Book, today: date) -> Iterator[Finding]:
    """A variant of a journey is of the same persona.

    Each persona has a map of their own; another persona's way is another journey.

    good:
        maps/dreamt:
          persona: ana
          variant_of: gift  # a journey of Ana's
    bad:
        maps/dreamt:
          persona: bruno
          variant_of: gift
    """
    known = book.known.get("personas", frozenset())  # a persona that is none is told elsewhere
    for journey in journeys(book, UNDERSTAND, lived=False):
        other = book.maps.get(journey.variant_of or "")
        if other is not None and other.persona != journey.persona and {other.persona, journey.persona} <= known:
            values = {"other": other.id, "persona": other.persona}
            yield Finding("maps", journey.id, ("persona",), values=values)


def lived_before_orchestrated(book: Book, today: date) -> Iterator[Finding]:
    """Only a journey as it is today is orchestrated.

    What is dreamt of or planned is not lived by anybody yet. Understand, develop and document come first.

    good:
        maps/gift:
          state: current
          status: orchestrate
    bad:
        maps/gift:
          state: realistic
          status: orchestrate
    """
    for journey in journeys(book, ORCHESTRATE, lived=False):
        if journey.state != "current":
            yield Finding("maps", journey.id, ("status",), values={"state": journey.state})


def focus_agreed(book: Book, today: date) -> Iterator[Finding]:
    """All teams agree on the action that a documented journey follows.

    Where a journey lists actions, one has the focus, and on that one there is consensus.

    good:
        maps/gift:
          actions:
            - {title: Buy, focus: true, consensus: true}
            - {title: Return}
    bad:
        maps/gift:
          actions:
            - {title: Buy, focus: true, consensus: false}
            - {title: Return}
    """
    for journey in journeys(book, PUBLISHED):
        chosen = [index for index, action in enumerate(journey.actions) if action.focus]
        if journey.actions and not chosen:
            yield Finding("maps", journey.id, ("actions",), "none")
        for index in chosen:
            if not journey.actions[index].consensus:
                values = {"action": journey.actions[index].title}
                yield Finding("maps", journey.id, ("actions", index), values=values)


def baseline(book: Book, today: date) -> Iterator[Finding]:
    """An organization with a documented journey keeps a baseline.

    A dated snapshot to compare with: without it nobody can say later what has become better.

    good:
        baselines/spring:
          revision: v1
    bad:
        baselines:  # none yet
    """
    if whole(book, "baselines") and not book.baselines and any(journeys(book, PUBLISHED)):
        yield Finding(ORGANIZATION, ORGANIZATION)
