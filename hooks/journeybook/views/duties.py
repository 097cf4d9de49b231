"""Departments: who owes customers what, in all journeys at once and department by department (4.03)."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from journeybook.model.book import Book, StepAt
from journeybook.model.organization import Department
from journeybook.model.step import Issue, Pain
from journeybook.views.links import (
    Link,
    to_department,
    to_journey,
    to_milestone,
    to_opportunity,
    to_step,
    to_touchpoint,
)
from journeybook.views.step import LETTERS, Improvement, improvements, involved


@dataclass(frozen=True, slots=True)
class Share:
    """How many steps a department stands on, in all and by letter."""

    steps: int
    letters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A journey in the organization-wide table: a share for each department, in the order of its columns."""

    journey: Link
    steps: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class DutyTable:
    """All journeys by all departments, with totals in the last row."""

    departments: tuple[Link, ...]
    rows: tuple[DutyRow, ...]
    totals: tuple[Share, ...]
    steps: int


@dataclass(frozen=True, slots=True)
class StepDuty:
    """A step a department stands on: with what letters, and what the customer feels there."""

    step: Link
    journey: Link
    letters: tuple[str, ...]
    emotion: int | None
    moment_of_truth: bool
    pains: tuple[Pain, ...]
    issues: tuple[Issue, ...]
    improvements: tuple[Improvement, ...]


@dataclass(frozen=True, slots=True)
class MilestoneDuty:
    """What a department does for a milestone, or when a customer is stuck (`when`)."""

    milestone: Link
    action: str
    when: str | None


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """All that a department's page shows: what customers feel because of it comes first."""

    department: Department
    link: Link
    share: Share
    hurts: tuple[StepDuty, ...]
    duties: tuple[StepDuty, ...]
    milestones: tuple[MilestoneDuty, ...]
    backlog: tuple[Improvement, ...]
    touchpoints: tuple[Link, ...]


def _ordered(book: Book) -> list[Department]:
    return sorted(book.departments.values(), key=lambda one: (one.name.casefold(), one.id))


def letters_by_department(at: StepAt) -> dict[str, tuple[str, ...]]:
    """The letters each department has at a step."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for letter, name in involved(at.step.departments):
        found[name].append(letter)
    return {name: tuple(letters) for name, letters in found.items()}


def duty_table(book: Book) -> DutyTable:
    """The responsibility table of the whole organization."""
    departments = _ordered(book)
    total: Counter[tuple[str, str]] = Counter()
    rows = []
    for journey in sorted(book.maps.values(), key=lambda one: (one.title.casefold(), one.id)):
        counts: Counter[tuple[str, str]] = Counter()
        for step in journey.steps:
            for name, letters in letters_by_department(book.steps[f"{journey.id}/{step.id}"]).items():
                counts[name, "steps"] += 1
                counts.update((name, letter) for letter in letters)
        total.update(counts)
        shares = tuple(_share(counts, one.id) for one in departments)
        rows.append(DutyRow(to_journey(journey), len(journey.steps), shares))
    totals = tuple(_share(total, one.id) for one in departments)
    links = tuple(to_department(one) for one in departments)
    return DutyTable(links, tuple(rows), totals, sum(row.steps for row in rows))


def _share(counts: Counter[tuple[str, str]], name: str) -> Share:
    return Share(counts[name, "steps"], tuple(counts[name, letter] for letter in LETTERS))


def department_views(book: Book) -> tuple[DepartmentView, ...]:
    """A page for every department."""
    duties: defaultdict[str, list[StepDuty]] = defaultdict(list)
    for at in book.steps.values():
        for name, letters in letters_by_department(at).items():
            duties[name].append(_duty(book, at, letters))
    plays = _plays(book)
    return tuple(_department(book, one, tuple(duties[one.id]), tuple(plays[one.id])) for one in _ordered(book))


def _duty(book: Book, at: StepAt, letters: tuple[str, ...]) -> StepDuty:
    step = at.step
    return StepDuty(
        to_step(at), to_journey(at.journey), letters, step.emotion, step.moment_of_truth, step.pains, step.issues,
        improvements(book, at),
    )  # fmt: skip


def _plays(book: Book) -> defaultdict[str, list[MilestoneDuty]]:
    plays: defaultdict[str, list[MilestoneDuty]] = defaultdict(list)
    for milestone in book.milestones.values():
        link = to_milestone(milestone)
        for guidance in milestone.guidance:
            plays[guidance.department].append(MilestoneDuty(link, guidance.action, None))
        for play in milestone.playbook:
            plays[play.department].append(MilestoneDuty(link, play.action, play.when))
    return plays


def _department(
    book: Book, department: Department, duties: tuple[StepDuty, ...], plays: tuple[MilestoneDuty, ...]
) -> DepartmentView:
    counts: Counter[tuple[str, str]] = Counter(
        (department.id, letter) for duty in duties for letter in duty.letters
    )
    counts[department.id, "steps"] = len(duties)
    answers = [duty for duty in duties if {"R", "A"} & set(duty.letters)]
    hurts = [duty for duty in answers if duty.pains or (duty.emotion or 0) < 0]
    owned = sorted(
        (one for one in book.opportunities.values() if one.owner == department.id and one.status != "dropped"),
        key=lambda one: (one.effort - one.impact, one.id),
    )
    offered = [one for one in book.touchpoints.values() if department.id in one.offered_by]
    return DepartmentView(
        department=department,
        link=to_department(department),
        share=_share(counts, department.id),
        hurts=tuple(sorted(hurts, key=lambda duty: (duty.emotion or 0, -_worst(duty)))),
        duties=duties,
        milestones=plays,
        backlog=tuple(Improvement(to_opportunity(one), one.impact, one.effort, one.status) for one in owned),
        touchpoints=tuple(to_touchpoint(one) for one in offered),
    )


def _worst(duty: StepDuty) -> int:
    return max((pain.severity for pain in duty.pains), default=0)
