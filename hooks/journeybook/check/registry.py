"""The list of rules, and the one function that runs them all."""

from __future__ import annotations

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


def check(book: Book, places: Places, today: date, rules: tuple[Rule, ...] = RULES) -> tuple[Problem, ...]:
    """Every problem the rules find in a book, with the places where an editor mends them."""
    return tuple(_problem(rule, finding, book, places) for rule in rules for finding in rule.find(book, today))


def _problem(rule: Rule, finding: Finding, book: Book, places: Places) -> Problem:
    entry = (finding.kind, finding.id)
    file = book.files.get(entry)
    path = book.written(*entry, finding.path)
    place = Place(f"{FOLDER}/{ORGANIZATION}.yml") if file is None else places.find(file, path)
    key = f"{rule.code}.{finding.variant}" if finding.variant else rule.code
    return Problem(place, key, rule.level, dict(finding.values), entry)
