"""Rules over a book: each yields findings, none raises. Knows no page."""

from __future__ import annotations

from datetime import date

from journeybook.check.checked import Checked, checked, recheck
from journeybook.check.memory import recalled, remembered
from journeybook.check.registry import RULES, SOUND, level_of
from journeybook.check.rule import Finding, Rule, settable
from journeybook.load import Places
from journeybook.model.book import Book
from journeybook.problem import Problem

__all__ = [
    "RULES",
    "SOUND",
    "Checked",
    "Finding",
    "Rule",
    "check",
    "checked",
    "level_of",
    "recalled",
    "recheck",
    "remembered",
    "settable",
]


def check(book: Book, places: Places, today: date, rules: tuple[Rule, ...] = RULES) -> tuple[Problem, ...]:
    """Every problem the rules find in a book, with the places where an editor mends them, in their order."""
    return checked(book, places, today, rules).problems
