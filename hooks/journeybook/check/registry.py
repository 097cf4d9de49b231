"""The list of rules, and the one function that runs them all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeybook.check import craft, references
from journeybook.check.rule import Finding, Rule
from journeybook.load import FOLDER, Places
from journeybook.model.book import Book
from journeybook.model.kinds import ORGANIZATION
from journeybook.problem import Level, Place, Problem

RULES: tuple[Rule, ...] = (
    Rule("J102", Level.ERROR, references.dangling, ("0.02", "4.05")),
    Rule("J120", Level.ERROR, references.twice),
    Rule("J121", Level.ERROR, references.unanswered, ("3.07",)),
    Rule("J122", Level.ERROR, references.terms, ("4.02",)),
    Rule("J123", Level.ERROR, references.circles, ("4.04",)),
    Rule("J124", Level.ERROR, craft.transitions, ("0.15",)),
    Rule("J125", Level.WARNING, craft.shares, ("0.15",)),
    Rule("J126", Level.ERROR, craft.dates, ("0.01",)),
    Rule("J127", Level.WARNING, craft.languages),
)


_SETTABLE = "J2"  # rules from here on are of the craft: how much they matter is for the organization to say
_LEVELS = {"note": Level.NOTE, "warning": Level.WARNING, "error": Level.ERROR}


def check(book: Book, places: Places, today: date, rules: tuple[Rule, ...] = RULES) -> tuple[Problem, ...]:
    """Every problem the rules find in a book, with the places where an editor mends them.

    The organization's `rules` set the level of a rule of the craft or turn it off; an entry's `exempt`
    silences it there, for a reason that the audit shows.
    """
    return tuple(_found(book, places, today, rules))


def _found(book: Book, places: Places, today: date, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    for rule in rules:
        wanted = book.organization.rules.get(rule.code) if rule.code >= _SETTABLE else None
        if wanted == "off":
            continue
        level = _LEVELS[wanted] if wanted else rule.level
        for finding in rule.find(book, today):
            if rule.code < _SETTABLE or not _exempt(book, finding, rule.code):
                yield _problem(rule.code, level, finding, book, places)


def _exempt(book: Book, finding: Finding, code: str) -> bool:
    entry = book.entries(finding.kind).get(finding.id)
    return entry is not None and any(one.rule == code for one in entry.exempt)


def _problem(code: str, level: Level, finding: Finding, book: Book, places: Places) -> Problem:
    entry = (finding.kind, finding.id)
    file = book.files.get(entry)
    path = book.written(*entry, finding.path)
    place = Place(f"{FOLDER}/{ORGANIZATION}.yml") if file is None else places.find(file, path)
    key = f"{code}.{finding.variant}" if finding.variant else code
    return Problem(place, key, level, dict(finding.values), entry)
