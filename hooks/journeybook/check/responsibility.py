"""Rules on responsibility: every step has its departments, and what lies between them is seen (4.03, 0.07)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeybook.check.reach import DEVELOP, PUBLISHED, path_to, steps, whole
from journeybook.check.rule import Finding
from journeybook.model.book import Book

ROUGH = 2
"""The score of a hand-off up to which it is rough: 1 or 2 of 5."""
BETWEEN = ("silo", "disconnected-system", "non-collaborative-process")
"""The kinds of issue that stand between departments or systems (0.07)."""


def duties(book: Book, today: date) -> Iterator[Finding]:
    """Each step of a documented journey has a department that does it and exactly one that answers for it.

    All departments see what their work does to the customer. Drafts may lack them, for the customer's view comes
    first; from status document on the rule blocks.

    good:
        maps/gift:
          stages:
            - id: help
              steps:
                - {id: change, departments: {responsible: [service], accountable: service}}
    bad:
        maps/gift:
          stages:
            - id: help
              steps:
                - {id: change, departments: {responsible: [service], accountable: }}
    """
    for at in steps(book, PUBLISHED):
        own = at.step.departments
        if own.responsible and own.accountable:
            continue
        variant = "accountable" if own.responsible else "responsible" if own.accountable else ""
        yield Finding("maps", at.journey.id, path_to(at, "departments"), variant, {"step": at.step.id})


def rough_hand_off(book: Book, today: date) -> Iterator[Finding]:
    """A rough hand-off to a step is explained by an issue there.

    A score of 1 or 2 says that customers stumble between two steps; the issue says why. Asked from status develop
    on.

    good:
        maps/gift:
          stages:
            - id: help
              steps:
                - id: change
                  handoff: 2
                  issues:
                    - {kind: internal-problem, text: The counter cannot see the order.}
    bad:
        maps/gift:
          stages:
            - id: help
              steps:
                - {id: change, handoff: 2}
    """
    for at in steps(book, DEVELOP):
        if at.step.handoff is not None and at.step.handoff <= ROUGH and not at.step.issues:
            values = {"step": at.step.id, "handoff": str(at.step.handoff)}
            yield Finding("maps", at.journey.id, path_to(at, "handoff"), values=values)


def silo_answered(book: Book, today: date) -> Iterator[Finding]:
    """A silo, disconnected systems or a process that does not work together is answered by an opportunity.

    These are what a mapping team is broad for. Asked from status document on.

    good:
        opportunities/write-down-the-parcel:
          answers:
            - {step: gift/pay}
            - {step: gift/change}
        maps/gift:
          stages:
            - id: help
              steps:
                - {id: change, issues: [{kind: silo, text: Nobody knows., departments: [service, sales]}]}
    bad:
        maps/gift:
          stages:
            - id: help
              steps:
                - {id: change, issues: [{kind: silo, text: Nobody knows., departments: [service, sales]}]}
    """
    if not whole(book, "opportunities"):
        return
    for at in steps(book, PUBLISHED):
        for index, issue in enumerate(at.step.issues):
            if issue.kind in BETWEEN and not answered(book, at.ref):
                yield Finding("maps", at.journey.id, path_to(at, "issues", index), values={"step": at.step.id})


def answered(book: Book, ref: str) -> bool:
    """Whether an opportunity that was not dropped answers a step, `journey/step`."""
    return any(one.status != "dropped" for one in book.opportunities_by_step.get(ref, ()))


def between_whom(book: Book, today: date) -> Iterator[Finding]:
    """A silo names the departments it stands between, disconnected systems the systems.

    good:
        maps/gift:
          stages:
            - id: buy
              steps:
                - {id: pay, issues: [{kind: silo, text: Nobody knows., departments: [sales, logistics]}]}
    bad:
        maps/gift:
          stages:
            - id: buy
              steps:
                - {id: pay, issues: [{kind: silo, text: Nobody knows., departments: [sales]}]}
    """
    for at in steps(book, DEVELOP):
        for index, issue in enumerate(at.step.issues):
            named = issue.systems if issue.kind == "disconnected-system" else issue.departments
            if issue.kind in BETWEEN and len(set(named)) < 2:
                field = "systems" if issue.kind == "disconnected-system" else "departments"
                path = path_to(at, "issues", index)
                yield Finding("maps", at.journey.id, path, values={"kind": issue.kind, "field": field})
