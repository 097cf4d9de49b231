"""Rules on orchestrated journeys: what orchestration is not (2.03), and strategy before technology (2.05)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeybook.check.reach import ORCHESTRATE, journeys, stages
from journeybook.check.rule import Finding
from journeybook.model.book import Book, pick
from journeybook.model.journey import Journey


def strategy_first(book: Book, today: date) -> Iterator[Finding]:
    """A stage of an orchestrated journey that uses systems has a strategy.

    Orchestration is not a set of technology: first what we do here and why, then the systems that enable it. Asked
    at status orchestrate, which it blocks.

    good:
        maps/gift:
          stages:
            - {id: buy, strategy: Nothing to fill in twice.}
    bad:
        maps/gift:
          stages:
            - {id: buy, strategy: }
    """
    for journey, path, stage in stages(book, ORCHESTRATE):
        if stage.strategy is None and any(step.systems for step in stage.steps):
            yield Finding("maps", journey.id, path, values={"stage": stage.id})


def more_than_a_funnel(book: Book, today: date) -> Iterator[Finding]:
    """An orchestrated journey with conversion goals says, too, how we stay meaningful to the customer.

    Orchestration is not a funnel or a set of conversion metrics.

    good:
        maps/gift:
          stages:
            - {id: buy, conversion: {goal: Pay}, engagement: Say what happens next}
    bad:
        maps/gift:
          stages:
            - {id: remember, engagement: }
            - {id: choose, engagement: }
            - {id: buy, engagement: , conversion: {goal: Pay}}
            - {id: use, engagement: }
            - {id: help, engagement: }
            - {id: return, engagement: }
            - {id: tell, engagement: }
    """
    for journey in journeys(book, ORCHESTRATE):
        if _only_a_funnel(journey):
            yield Finding("maps", journey.id, ("stages",))


def _only_a_funnel(journey: Journey) -> bool:
    return any(stage.conversion for stage in journey.stages) and not any(
        stage.engagement for stage in journey.stages
    )


def engagement(book: Book, today: date) -> Iterator[Finding]:
    """Each stage of an orchestrated journey says how we stay meaningful to the customer there.

    Meaningful engagement in all phases is what orchestration is.

    good:
        maps/gift:
          stages:
            - {id: help, engagement: Ask no questions}
    bad:
        maps/gift:
          stages:
            - {id: help, engagement: }
    """
    for journey, path, stage in stages(book, ORCHESTRATE):
        if stage.engagement is None and not _only_a_funnel(journey):
            yield Finding("maps", journey.id, path, values={"stage": stage.id})


def more_than_a_line(book: Book, today: date) -> Iterator[Finding]:
    """An orchestrated journey knows ways other than straight on.

    Orchestration is not a linear path to purchase: customers skip, go back and leave.

    good:
        maps/gift:
          stages:
            - id: choose
              steps:
                - {id: compare, transitions: [{kind: exit, reason: finds nothing}]}
    bad:
        maps/gift:
          stages:
            - {id: choose, steps: [{id: compare, transitions: }]}
            - {id: buy, steps: [{id: pay, transitions: }]}
    """
    for journey in journeys(book, ORCHESTRATE):
        if all(way.kind == "next" for step in journey.steps for way in step.transitions):
            yield Finding("maps", journey.id, ("stages",))


def more_than_service(book: Book, today: date) -> Iterator[Finding]:
    """Others than customer service answer for steps of an orchestrated journey.

    Orchestration is not the customer-service organization's task alone.

    good:
        departments/sales:
          team: sales  # and sales is accountable at maps/gift
    bad:
        maps/gift:
          stages:
            - {id: remember, steps: [{id: see, departments: {accountable: service}}]}
            - {id: choose, steps: [{id: compare, departments: {accountable: service}}]}
            - {id: buy, steps: [{id: pay, departments: {accountable: service}}]}
            - {id: use, steps: [{id: unwrap, departments: {accountable: service}}]}
            - {id: return, steps: [{id: letter, departments: {accountable: service}}]}
            - {id: tell, steps: [{id: recommend, departments: {accountable: service}}]}
    """
    for journey in journeys(book, ORCHESTRATE):
        accountable = pick(book.departments, (step.departments.accountable for step in journey.steps))
        if {department.team for department in accountable} == {"customer-service"}:
            yield Finding("maps", journey.id, ("stages",))


def before_the_purchase(book: Book, today: date) -> Iterator[Finding]:
    """An orchestrated journey begins before the purchase.

    Orchestration is not what happens after the first purchase.

    good:
        maps/gift:
          stages:
            - {id: remember, phase: before}
    bad:
        maps/gift:
          stages:
            - {id: remember, phase: after}
            - {id: choose, phase: after}
    """
    for journey in journeys(book, ORCHESTRATE):
        if all(stage.phase != "before" for stage in journey.stages):
            yield Finding("maps", journey.id, ("stages",))
