"""Rules on opportunities: pains are answered; what is begun can be done, by somebody, with an aim (3.07-3.09)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from journeybook.check.reach import PUBLISHED, path_to, steps, whole
from journeybook.check.rule import Finding
from journeybook.model.book import Book
from journeybook.model.opportunities import Opportunity

HURTS = 2
"""The severity from which a pain asks for an answer: 2 hurts, 3 makes them leave."""
BEGUN = ("planned", "doing")
OPEN = ("idea", "planned", "doing", "parked")


def _opportunities(book: Book, statuses: Collection[str]) -> Iterator[Opportunity]:
    return (one for one in book.opportunities.values() if one.status in statuses)


def pain_answered(book: Book, today: date) -> Iterator[Finding]:
    """A pain that hurts, or makes customers leave, is answered by an opportunity.

    Severity 2 or 3, in a documented journey; the opportunity names the pain in its `answers` and is not dropped.

    good:
        opportunities/say-the-day:
          answers:
            - {step: gift/pay, pain: no-day}
    bad:
        opportunities/say-the-day:
          answers:
            - {step: gift/pay, motivator: the-day}
    """
    if not whole(book, "opportunities"):
        return
    for at in steps(book, PUBLISHED):
        for index, pain in enumerate(at.step.pains):
            if pain.severity >= HURTS and not _answers(book, at.ref, pain.id):
                values = {"pain": pain.id, "severity": str(pain.severity), "ref": at.ref}
                yield Finding("maps", at.journey.id, path_to(at, "pains", index), values=values)


def _answers(book: Book, ref: str, pain: str) -> bool:
    """Whether an opportunity that was not dropped answers a pain of a step."""
    return any(
        one.status != "dropped" and any(answer.step == ref and answer.pain == pain for answer in one.answers)
        for one in book.opportunities_by_step.get(ref, ())
    )


def opportunity_owner(book: Book, today: date) -> Iterator[Finding]:
    """An opportunity that is planned or being done has an owner.

    good:
        opportunities/say-the-day:
          status: planned
          owner: sales
    bad:
        opportunities/say-the-day:
          status: planned
          owner:
    """
    for one in _opportunities(book, BEGUN):
        if one.owner is None:
            yield Finding("opportunities", one.id, ("status",), values={"status": one.status})


def opportunity_due(book: Book, today: date) -> Iterator[Finding]:
    """An opportunity that is planned or being done has a due day.

    The right action at the right time, not some day.

    good:
        opportunities/say-the-day:
          status: planned
          due: 2026-11-30
    bad:
        opportunities/say-the-day:
          status: planned
          due:
    """
    for one in _opportunities(book, BEGUN):
        if one.due is None:
            yield Finding("opportunities", one.id, ("status",), values={"status": one.status})


def opportunity_goal(book: Book, today: date) -> Iterator[Finding]:
    """An opportunity that is planned or being done has a goal in figures.

    Quantifiable goals and metrics: without one nobody can say that it helped.

    good:
        opportunities/say-the-day:
          status: planned
          goal: {metric: in-time, target: 95}
    bad:
        opportunities/say-the-day:
          status: planned
          goal:
    """
    for one in _opportunities(book, BEGUN):
        if one.goal is None:
            yield Finding("opportunities", one.id, ("status",), values={"status": one.status})


def goal_measurable(book: Book, today: date) -> Iterator[Finding]:
    """A goal says what is measured: a metric, or a text.

    good:
        opportunities/say-the-day:
          goal: {metric: in-time, target: 95}
    bad:
        opportunities/say-the-day:
          goal: {metric: , target: 95}
    """
    for one in _opportunities(book, (*OPEN, "done")):
        if one.goal is not None and one.goal.metric is None and one.goal.text is None:
            yield Finding("opportunities", one.id, ("goal",))


def overdue(book: Book, today: date) -> Iterator[Finding]:
    """An opportunity that is not done is not past its due day.

    good:
        opportunities/say-the-day:
          due: 2026-11-30
    bad:
        opportunities/say-the-day:
          due: 2026-04-30
    """
    for one in _opportunities(book, BEGUN):
        if one.due is not None and one.due < today:
            yield Finding("opportunities", one.id, ("due",), values={"due": one.due.isoformat()})


def feasible(book: Book, today: date) -> Iterator[Finding]:
    """What is planned or being done has its questions of feasibility answered, and none of them with impossible.

    An opportunity may be a dream. Before it is planned the critical questions are answered; where one says
    impossible, a `realistic` version says what can be done sooner.

    good:
        opportunities/say-the-day:
          status: planned
          questions:
            - {question: "Do the carriers tell us the day?", answer: "Yes, since May.", feasible: possible}
    bad:
        opportunities/say-the-day:
          status: planned
          questions:
            - {question: "Do the carriers tell us the day?"}
    """
    for one in _opportunities(book, BEGUN):
        for index, question in enumerate(one.questions):
            path = ("questions", index)
            if question.answer is None or question.feasible == "unknown":
                yield Finding("opportunities", one.id, path, values={"status": one.status})
            elif question.feasible == "impossible" and one.realistic is None:
                yield Finding("opportunities", one.id, path, "impossible")


def revisit(book: Book, today: date) -> Iterator[Finding]:
    """A parked opportunity whose capability has become available is looked at again.

    Return to the dream once the capability exists.

    good:
        opportunities/say-the-day:
          status: parked
          revisit_when: live-stock
    bad:
        capabilities/live-stock:
          available: true
        opportunities/say-the-day:
          status: parked
          revisit_when: live-stock
    """
    for one in _opportunities(book, ("parked",)):
        capability = book.capabilities.get(one.revisit_when or "")
        if capability is not None and capability.available:
            values = {"capability": capability.id}
            yield Finding("opportunities", one.id, ("revisit_when",), values=values)


def revisit_when(book: Book, today: date) -> Iterator[Finding]:
    """A parked opportunity says for which capability it waits.

    Or it is never seen again.

    good:
        opportunities/say-the-day:
          status: parked
          revisit_when: live-stock
    bad:
        opportunities/say-the-day:
          status: parked
    """
    for one in _opportunities(book, ("parked",)):
        if one.revisit_when is None:
            yield Finding("opportunities", one.id, ("status",))


def measured(book: Book, today: date) -> Iterator[Finding]:
    """An opportunity that is done has its goal measured.

    Done is what changed something for the customer, not what was delivered.

    good:
        opportunities/say-the-day:
          status: done
          goal: {metric: in-time, baseline: 80, target: 95, measured: 93, measured_on: 2026-05-20}
    bad:
        opportunities/say-the-day:
          status: done
          goal: {metric: in-time, baseline: 80, target: 95}
    """
    for one in _opportunities(book, ("done",)):
        if one.goal is None or one.goal.measured is None:
            yield Finding("opportunities", one.id, ("status",))


def requirements(book: Book, today: date) -> Iterator[Finding]:
    """A planned opportunity of technology has its requirements written: trigger, data, channel and timing.

    Be specific, at a high level, before anybody builds.

    good:
        opportunities/say-the-day:
          category: technology
          requirements:
            - {trigger: A parcel is booked, data: The carrier's day, channel: Product page, timing: At once}
    bad:
        opportunities/say-the-day:
          category: technology
    """
    for one in _opportunities(book, BEGUN):
        if one.category == "technology" and not one.requirements:
            yield Finding("opportunities", one.id, ("category",))


def programme_of_several(book: Book, today: date) -> Iterator[Finding]:
    """A programme bundles several opportunities.

    One alone is no programme: it is ranked better as itself.

    good:
        opportunities/write-down-the-parcel:
          programme: faster
    bad:
        opportunities/write-down-the-parcel:
          programme:
    """
    if not whole(book, "opportunities"):
        return
    counts = Counter(one.programme for one in book.opportunities.values())
    for id in book.programmes:
        if counts[id] < 2:
            yield Finding("programmes", id, values={"programme": id})
