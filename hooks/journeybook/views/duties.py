"""Who owes customers what, in all journeys at once (4.03). What one department does is told in `department`."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from journeybook.model.book import Book, StepAt
from journeybook.model.organization import Department
from journeybook.views.links import Link, to_department, to_journey
from journeybook.views.step import LETTERS, involved


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


def ordered(book: Book) -> list[Department]:
    """All departments by name."""
    return sorted(book.departments.values(), key=lambda one: (one.name.casefold(), one.id))


def letters_by_department(at: StepAt) -> dict[str, tuple[str, ...]]:
    """The letters each department has at a step."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for letter, name in involved(at.step.departments):
        found[name].append(letter)
    return {name: tuple(letters) for name, letters in found.items()}


def duty_table(book: Book) -> DutyTable:
    """The responsibility table of the whole organization."""
    departments = ordered(book)
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
