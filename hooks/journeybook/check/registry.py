"""The list of rules, and the one function that runs them all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from journeybook.check import coherence, exemptions, maturity, references
from journeybook.check.craft import CRAFT
from journeybook.check.rule import Finding, Rule, settable
from journeybook.load import FOLDER, Places
from journeybook.model.book import Book
from journeybook.model.kinds import ORGANIZATION
from journeybook.problem import Level, Place, Problem

SOUND: tuple[Rule, ...] = (
    Rule("J102", Level.ERROR, references.dangling, ("0.02", "4.05")),
    Rule("J120", Level.ERROR, references.twice),
    Rule("J121", Level.ERROR, references.unanswered, ("3.07",)),
    Rule("J122", Level.ERROR, references.terms, ("4.02",)),
    Rule("J123", Level.ERROR, references.circles, ("4.04",)),
    Rule("J124", Level.ERROR, coherence.transitions, ("0.15",)),
    Rule("J125", Level.WARNING, coherence.shares, ("0.15",)),
    Rule("J126", Level.ERROR, coherence.dates, ("0.01",)),
    Rule("J127", Level.WARNING, coherence.languages),
    Rule("J128", Level.WARNING, exemptions.silenced),
    Rule("J129", Level.ERROR, maturity.attestations, ("2.12",)),
)
"""The rules that always hold: what refers to something finds it, and what is said together fits."""

RULES: tuple[Rule, ...] = (*SOUND, *CRAFT)
_LEVELS = {"note": Level.NOTE, "warning": Level.WARNING, "error": Level.ERROR}
_Found = tuple[str, Level, Finding]


def check(book: Book, places: Places, today: date, rules: tuple[Rule, ...] = RULES) -> tuple[Problem, ...]:
    """Every problem the rules find in a book, with the places where an editor mends them, file by file.

    The organization's `rules` set the level of a rule of the craft or turn it off; an entry's `exempt`
    silences it there, for a reason that the audit shows. A book for the public lacks what these rules ask for,
    so that none of them is asked of it.
    """
    found = sorted(_found(book, today, rules), key=lambda one: _file(book, one))
    return tuple(
        _problem(code, level, finding, file, book, places)
        for file, run in groupby(found, key=lambda one: _file(book, one))
        for code, level, finding in run
    )


def _found(book: Book, today: date, rules: tuple[Rule, ...]) -> Iterator[_Found]:
    for rule in rules:
        level = level_of(rule, book)
        if level is None or (settable(rule.code) and not book.audience.internal):
            continue
        for finding in rule.find(book, today):
            if not settable(rule.code) or not _exempt(book, finding, rule.code):
                yield rule.code, level, finding


def level_of(rule: Rule, book: Book) -> Level | None:
    """How much a rule matters to an organization; None where it is turned off."""
    wanted = book.organization.rules.get(rule.code) if settable(rule.code) else None
    return rule.level if wanted is None else _LEVELS.get(wanted)


def _exempt(book: Book, finding: Finding, code: str) -> bool:
    entry = book.entries(finding.kind).get(finding.id)
    return entry is not None and any(one.rule == code for one in entry.exempt)


def _file(book: Book, found: _Found) -> str:
    """The file a finding stands in: places are looked for file by file, since each is read again for it."""
    return book.files.get((found[2].kind, found[2].id), "")


def _problem(code: str, level: Level, finding: Finding, file: str, book: Book, places: Places) -> Problem:
    entry = (finding.kind, finding.id)
    path = book.written(*entry, finding.path)
    place = places.find(file, path) if file else Place(f"{FOLDER}/{ORGANIZATION}.yml")
    key = f"{code}.{finding.variant}" if finding.variant else code
    return Problem(place, key, level, {"entry": finding.id, **finding.values}, entry)
