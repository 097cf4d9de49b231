"""Rules on what is felt and decided: moments of truth, emotions, promises, disturbances (1.07-1.11, 1.14, 1.26)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeybook.check.reach import DEVELOP, PUBLISHED, UNDERSTAND, journeys, path_to, steps, whole
from journeybook.check.responsibility import answered
from journeybook.check.rule import Finding
from journeybook.model.book import Book
from journeybook.model.kinds import ORGANIZATION

FEW = 0.5
"""The share of detailed steps above which a journey details more than the few that matter (1.26)."""
LONG = 6
"""The number of steps from which that is asked."""
WIDE = 2
"""The difference between felt and believed emotion from which it is a gap worth a source (1.14)."""


def some_truth(book: Book, today: date) -> Iterator[Finding]:
    """A documented journey marks a moment of truth.

    What is very important from the client's view, where the relation is decided: the chance to be different.

    good:
        maps/gift:
          stages:
            - {id: use, steps: [{id: unwrap, moment_of_truth: true}]}
    bad:
        maps/gift:
          stages:
            - {id: use, steps: [{id: unwrap, moment_of_truth: false}]}
    """
    for journey in journeys(book, PUBLISHED):
        if not any(step.moment_of_truth for step in journey.steps):
            yield Finding("maps", journey.id, ("stages",))


def truth_detailed(book: Book, today: date) -> Iterator[Finding]:
    """A moment of truth is detailed.

    Document all touchpoints, detail the most important. Asked from status document on.

    good:
        maps/gift:
          stages:
            - {id: use, steps: [{id: unwrap, moment_of_truth: true, detail: detailed}]}
    bad:
        maps/gift:
          stages:
            - {id: use, steps: [{id: unwrap, moment_of_truth: true, detail: listed}]}
    """
    for at in steps(book, PUBLISHED):
        if at.step.moment_of_truth and at.step.detail != "detailed":
            yield Finding("maps", at.journey.id, path_to(at, "moment_of_truth"), values={"step": at.step.id})


def truth_known(book: Book, today: date) -> Iterator[Finding]:
    """A moment of truth rests on evidence, not on an assumption.

    Asked from status document on.

    good:
        maps/gift:
          stages:
            - {id: use, steps: [{id: unwrap, moment_of_truth: true, evidence: [interviews]}]}
    bad:
        maps/gift:
          stages:
            - id: use
              steps:
                - {id: unwrap, moment_of_truth: true, emotion_believed: , evidence: , assumption: true}
    """
    for at in steps(book, PUBLISHED):
        step = at.step
        claims = step.emotion is not None or step.experiences is not None or step.quote is not None
        if step.moment_of_truth and (step.assumption or not (step.evidence or claims)):
            yield Finding("maps", at.journey.id, path_to(at, "moment_of_truth"), values={"step": step.id})


def few_detailed(book: Book, today: date) -> Iterator[Finding]:
    """No more than half of a journey's steps are detailed.

    Where all is detailed, nothing stands out. Asked of journeys of six steps or more.

    good:
        maps/gift:
          stages:
            - {id: help, steps: [{id: change, detail: listed}]}
    bad:
        maps/gift:
          stages:
            - {id: remember, steps: [{id: see, detail: detailed, who: Ana, when: noon, what: looks, how: idly}]}
            - {id: choose, steps: [{id: compare, detail: detailed, who: Ana, when: noon, what: asks, how: aloud}]}
            - {id: buy, steps: [{id: pay, detail: detailed, who: Ana, when: noon, what: pays, how: in cash}]}
            - {id: help, steps: [{id: change, detail: detailed, who: Ana, when: Monday, what: asks, how: aloud}]}
    """
    for journey in journeys(book, DEVELOP):
        total = len(journey.steps)
        detailed = sum(step.detail == "detailed" for step in journey.steps)
        if total >= LONG and detailed > FEW * total:
            values = {"detailed": str(detailed), "steps": str(total)}
            yield Finding("maps", journey.id, ("stages",), values=values)


def emotion(book: Book, today: date) -> Iterator[Finding]:
    """Each step of a documented journey has an emotion.

    What customers do and what they feel while they do it: a curve with holes hides where it hurts.

    good:
        maps/gift:
          stages:
            - {id: help, steps: [{id: change, emotion: 0}]}
    bad:
        maps/gift:
          stages:
            - {id: help, steps: [{id: change, emotion: }]}
    """
    for at in steps(book, PUBLISHED):
        if at.step.emotion is None:
            yield Finding("maps", at.journey.id, path_to(at), values={"step": at.step.id})


def gap_known(book: Book, today: date) -> Iterator[Finding]:
    """A wide gap between what customers feel and what we believe they feel rests on evidence.

    A difference of two or more is the reality gap itself; as an assumption on both sides it says nothing.

    good:
        maps/gift:
          stages:
            - {id: help, steps: [{id: change, emotion: -2, emotion_believed: 1, evidence: [interviews]}]}
    bad:
        maps/gift:
          stages:
            - {id: help, steps: [{id: change, emotion: -2, emotion_believed: 1, evidence: , assumption: true}]}
    """
    for at in steps(book, DEVELOP):
        step = at.step
        if step.emotion is None or step.emotion_believed is None or not step.assumption:
            continue
        if abs(step.emotion - step.emotion_believed) >= WIDE:
            yield Finding("maps", at.journey.id, path_to(at, "emotion_believed"), values={"step": step.id})


def verdict(book: Book, today: date) -> Iterator[Finding]:
    """A documented journey calls some step good, bad or ugly.

    Maps expose the good, the bad and the ugly: it is the heart of a programme that works.

    good:
        maps/gift:
          stages:
            - {id: buy, steps: [{id: pay, verdict: bad}]}
    bad:
        maps/gift:
          stages:
            - {id: buy, steps: [{id: pay, verdict: }]}
    """
    for journey in journeys(book, PUBLISHED):
        if all(step.verdict is None for step in journey.steps):
            yield Finding("maps", journey.id, ("stages",))


def promise_broken(book: Book, today: date) -> Iterator[Finding]:
    """A broken promise of the brand is answered by an opportunity at that step.

    Experiences should be what the brand's message promises. Asked from status document on.

    good:
        maps/gift:
          stages:
            - {id: buy, steps: [{id: pay, promises: [{promise: on-time, kept: false}]}]}
        opportunities/write-down-the-parcel:
          answers:
            - {step: gift/pay}
    bad:
        maps/gift:
          stages:
            - {id: help, steps: [{id: change, promises: [{promise: on-time, kept: false}]}]}
    """
    if not whole(book, "opportunities"):
        return
    for at in steps(book, PUBLISHED):
        for index, promise in enumerate(at.step.promises):
            if not promise.kept and not answered(book, at.ref):
                values = {"promise": promise.promise, "step": at.step.id}
                yield Finding("maps", at.journey.id, path_to(at, "promises", index), values=values)


def promise_watched(book: Book, today: date) -> Iterator[Finding]:
    """Each promise of the brand is looked at on some step.

    A promise that no journey meets is either not made to anybody, or not watched.

    good:
        maps/gift:
          stages:
            - {id: use, steps: [{id: unwrap, promises: [{promise: on-time, kept: true}]}]}
    bad:
        maps/gift:
          stages:
            - {id: use, steps: [{id: unwrap, promises: }]}
    """
    if not whole(book, "maps") or not any(journeys(book, PUBLISHED)):
        return
    unmet = {promise.id for promise in book.organization.promises}
    for at in steps(book, UNDERSTAND):
        if not unmet:
            return
        unmet -= {promise.promise for promise in at.step.promises}
    for index, promise in enumerate(book.organization.promises):
        if promise.id in unmet:
            yield Finding(ORGANIZATION, ORGANIZATION, ("promises", index), values={"promise": promise.id})


def alternatives(book: Book, today: date) -> Iterator[Finding]:
    """A disturbing factor has an alternative that lessens its effect.

    Not only perfect conditions count. Asked from status document on.

    good:
        maps/gift:
          stages:
            - id: use
              steps:
                - {id: unwrap, disturbances: [{text: Rain wets the parcel., alternatives: [Wrap it twice]}]}
    bad:
        maps/gift:
          stages:
            - id: use
              steps:
                - {id: unwrap, disturbances: [{text: Rain wets the parcel.}]}
    """
    for at in steps(book, PUBLISHED):
        for index, one in enumerate(at.step.disturbances):
            if not one.alternatives:
                path = path_to(at, "disturbances", index)
                yield Finding("maps", at.journey.id, path, values={"step": at.step.id})


def catalyst(book: Book, today: date) -> Iterator[Finding]:
    """A motivator has a catalyst: what we do to strengthen it.

    What drives customers is mapped so that we can do something with it. Asked from status document on.

    good:
        maps/gift:
          stages:
            - id: buy
              steps:
                - id: pay
                  motivators:
                    - {id: the-day, text: The day is near., catalyst: Show the clock}
    bad:
        maps/gift:
          stages:
            - id: buy
              steps:
                - id: pay
                  motivators:
                    - {id: the-day, text: The day is near., catalyst: }
    """
    for at in steps(book, PUBLISHED):
        for index, one in enumerate(at.step.motivators):
            if one.catalyst is None:
                path = path_to(at, "motivators", index)
                yield Finding("maps", at.journey.id, path, values={"motivator": one.id})
