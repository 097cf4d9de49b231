"""Rules on what fields say together: transitions that lead somewhere, shares that add up, dates in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeybook.check.rule import Finding
from journeybook.model.book import Book
from journeybook.model.kinds import ORGANIZATION
from journeybook.model.step import Step
from journeybook.model.walk import Path
from journeybook.words import LANGUAGES


def _steps(book: Book) -> Iterator[tuple[str, Path, Step]]:
    for journey in book.maps.values():
        for i, stage in enumerate(journey.stages):
            for j, step in enumerate(stage.steps):
                yield journey.id, ("stages", i, "steps", j), step


def transitions(book: Book, today: date) -> Iterator[Finding]:
    """A skip or a way back leads to a step, an exit to none.

    A plain `next` leads to the following step.

    good:
        maps/gift:
          stages:
            - {id: buy, steps: [{id: pay, transitions: [{kind: back, to: compare, reason: the card fails}]}]}
    bad:
        maps/gift:
          stages:
            - {id: buy, steps: [{id: pay, transitions: [{kind: back, reason: the card fails}]}]}
    """
    for journey, path, step in _steps(book):
        for index, transition in enumerate(step.transitions):
            here = (*path, "transitions", index)
            if transition.kind == "exit" and transition.to is not None:
                yield Finding("maps", journey, (*here, "to"), "exit", {"to": transition.to})
            elif transition.kind in ("skip", "back") and transition.to is None:
                yield Finding("maps", journey, here, "", {"kind": transition.kind})


def shares(book: Book, today: date) -> Iterator[Finding]:
    """The shares of a step's transitions add up to 1 at most.

    good:
        maps/gift:
          stages:
            - id: choose
              steps:
                - id: compare
                  transitions:
                    - {kind: next, share: 0.6}
                    - {kind: exit, reason: finds nothing, share: 0.4}
    bad:
        maps/gift:
          stages:
            - id: choose
              steps:
                - id: compare
                  transitions:
                    - {kind: next, share: 0.6}
                    - {kind: exit, reason: finds nothing, share: 0.5}
    """
    for journey, path, step in _steps(book):
        total = sum(transition.share or 0 for transition in step.transitions)
        if total > 1 + 1e-9:
            yield Finding("maps", journey, (*path, "transitions"), values={"total": f"{total:.2f}", "id": step.id})


def dates(book: Book, today: date) -> Iterator[Finding]:
    """What starts ends later, and what has happened did not happen in the future.

    good:
        maps/gift:
          charter: {budget: 5000, starts: 2026-03-02, ends: 2026-03-06}
    bad:
        maps/gift:
          charter: {budget: 5000, starts: 2026-03-06, ends: 2026-03-02}
    """
    for journey in book.maps.values():
        charter = journey.charter
        if charter and charter.starts and charter.ends and charter.ends < charter.starts:
            values = {"starts": charter.starts.isoformat(), "ends": charter.ends.isoformat()}
            yield Finding("maps", journey.id, ("charter", "ends"), "", values)
        if journey.reviewed_on and journey.reviewed_on > today:
            day = journey.reviewed_on.isoformat()
            yield Finding("maps", journey.id, ("reviewed_on",), "future", {"field": "reviewed_on", "day": day})
    for evidence in book.evidence.values():
        if evidence.collected_on > today:
            values = {"field": "collected_on", "day": evidence.collected_on.isoformat()}
            yield Finding("evidence", evidence.id, ("collected_on",), "future", values)


def languages(book: Book, today: date) -> Iterator[Finding]:
    """The interface has words for each of the organization's languages.

    good:
        organization:
          languages: [en, pt-BR]
    bad:
        organization:
          languages: [en, fr]
    """
    for index, language in enumerate(book.organization.languages):
        if language not in LANGUAGES:
            values = {"language": language, "known": ", ".join(LANGUAGES)}
            yield Finding(ORGANIZATION, ORGANIZATION, ("languages", index), "", values)
