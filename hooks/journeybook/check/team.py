"""Rules on the mapping team: broad enough to mend what lies between departments (0.07, 2.04)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from journeybook.check.reach import DEVELOP, ORCHESTRATE, journeys
from journeybook.check.rule import Finding
from journeybook.model.book import Book
from journeybook.model.journey import Journey
from journeybook.model.organization import TeamKind
from journeybook.model.step import Responsibility
from journeybook.model.walk import Path

FOUR: Mapping[str, frozenset[TeamKind]] = {
    "marketing": frozenset({"marketing"}),
    "sales": frozenset({"sales", "stores"}),
    "customer-experience": frozenset({"customer-experience"}),
    "it": frozenset({"it"}),
}
"""The four teams that orchestration needs (2.04), by the kinds of department that stand for each."""


def team_of_all(book: Book, today: date) -> Iterator[Finding]:
    """Every department that stands on a step is on the mapping team.

    Silos, disconnected systems and processes that do not work together cannot be mended without the departments
    they stand between. Asked from status develop on, once there is a team.

    good:
        maps/gift:
          stages:
            - id: buy
              steps:
                - id: pay
                  departments: {responsible: [sales], accountable: sales, informed: [logistics]}
    bad:
        maps/gift:
          stages:
            - id: buy
              steps:
                - id: pay
                  departments: {responsible: [sales], accountable: sales, informed: [finance]}
    """
    for journey in journeys(book, DEVELOP, lived=False):
        for department, path in _left_out(journey).items():
            yield Finding("maps", journey.id, path, values={"department": department})


def _left_out(journey: Journey) -> Mapping[str, Path]:
    """The departments on steps but not on the team, with the place where each is named first."""
    team = {member.department for member in journey.team}
    found: dict[str, Path] = {}
    for i, stage in enumerate(journey.stages if team else ()):
        for j, step in enumerate(stage.steps):
            for path, department in named(step.departments):
                if department not in team:
                    found.setdefault(department, ("stages", i, "steps", j, "departments", *path))
    return found


def named(duties: Responsibility) -> Iterator[tuple[Path, str]]:
    """The departments named at a step, with the place of each."""
    for index, name in enumerate(duties.responsible):
        yield ("responsible", index), name
    if duties.accountable:
        yield ("accountable",), duties.accountable
    for index, name in enumerate(duties.consulted):
        yield ("consulted", index), name
    for index, name in enumerate(duties.informed):
        yield ("informed", index), name


def team_of_several(book: Book, today: date) -> Iterator[Finding]:
    """The mapping team is of two departments at least.

    A team of one department sees its own part of the way. Asked from status develop on.

    good:
        maps/gift:
          status: document
          team:
            - {department: marketing, role: leads}
            - {department: sales, role: knows the shop}
            - {department: it, role: knows the systems}
            - {department: service, role: hears complaints}
            - {department: logistics, role: knows the carriers}
    bad:
        maps/gift:
          status: document
          team:  # nobody yet
    """
    for journey in journeys(book, DEVELOP):
        if len({member.department for member in journey.team}) < 2 and not _left_out(journey):
            yield Finding("maps", journey.id, ("team",))


def team_of_four(book: Book, today: date) -> Iterator[Finding]:
    """Marketing, sales, customer experience and IT are on the team of an orchestrated journey.

    Orchestration needs these four from the start, all on board with the new method. Which department is which its
    `team` in departments.yml says; `stores` sell, too. Asked at status orchestrate.

    good:
        departments/experience:
          team: customer-experience  # and experience is on the team of maps/gift
    bad:
        departments/experience:
          team: research  # and nobody else on that team stands for the customer's experience
    """
    for journey in journeys(book, ORCHESTRATE, lived=False):
        for team, members in _four(book, journey).items():
            if not members:
                yield Finding("maps", journey.id, ("team",), team)


def sign_offs(book: Book, today: date) -> Iterator[Finding]:
    """Marketing, sales, customer experience and IT have each agreed to an orchestrated journey.

    Alignment that nobody signed is a hope. One `sign_off` of each of the four teams is enough. Asked at status
    orchestrate, which it blocks.

    good:
        maps/gift:
          team:
            - {department: it, role: knows the systems, sign_off: {by: Ivo, day: 2026-05-03}}
    bad:
        maps/gift:
          team:
            - {department: it, role: knows the systems, sign_off: }  # not yet
    """
    for journey in journeys(book, ORCHESTRATE, lived=False):
        for members in _four(book, journey).values():
            if members and not any(journey.team[index].sign_off for index in members):
                department = journey.team[members[0]].department
                yield Finding("maps", journey.id, ("team", members[0]), values={"department": department})


def _four(book: Book, journey: Journey) -> Mapping[str, tuple[int, ...]]:
    """The members of the team who stand for each of the four, by their places in it."""
    kinds = [getattr(book.departments.get(member.department), "team", None) for member in journey.team]
    return {team: tuple(i for i, kind in enumerate(kinds) if kind in wanted) for team, wanted in FOUR.items()}
