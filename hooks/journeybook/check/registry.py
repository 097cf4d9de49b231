"""The list of rules, and how much each matters. Runs none."""

from __future__ import annotations

from journeybook.check import coherence, exemptions, maturity, references
from journeybook.check.beside import ANSWERING
from journeybook.check.craft import CRAFT
from journeybook.check.rule import ALL, IDS, Rule, settable
from journeybook.model.book import Book
from journeybook.problem import Level

SOUND: tuple[Rule, ...] = (
    Rule("J102", Level.ERROR, references.dangling, ("0.02", "4.05"), of=ALL, reads=(IDS,)),
    Rule("J120", Level.ERROR, references.twice, of=("maps", "organization")),
    Rule(
        "J121",
        Level.ERROR,
        references.unanswered,
        ("3.07",),
        of=("opportunities",),
        reads=("maps",),
        beside=ANSWERING,
    ),
    Rule("J122", Level.ERROR, references.terms, ("4.02",), reads=("organization",)),
    Rule(
        "J123", Level.ERROR, references.circles, ("4.04",), of=("milestones", "maps"), reads=("milestones", "maps")
    ),
    Rule("J124", Level.ERROR, coherence.transitions, ("0.15",)),
    Rule("J125", Level.WARNING, coherence.shares, ("0.15",)),
    Rule("J126", Level.ERROR, coherence.dates, ("0.01",), of=("maps", "evidence")),
    Rule("J127", Level.WARNING, coherence.languages, of=("organization",)),
    Rule("J128", Level.WARNING, exemptions.silenced, of=ALL),
    Rule("J129", Level.ERROR, maturity.attestations, ("2.12",), of=("maturity",)),
)
"""The rules that always hold: what refers to something finds it, and what is said together fits."""

RULES: tuple[Rule, ...] = (*SOUND, *CRAFT)
_LEVELS = {"note": Level.NOTE, "warning": Level.WARNING, "error": Level.ERROR}


def asked(rule: Rule, book: Book) -> Level | None:
    """How much a rule matters in a book; None where it is turned off, or asks for what its audience may not see."""
    return None if settable(rule.code) and not book.audience.internal else level_of(rule, book)


def level_of(rule: Rule, book: Book) -> Level | None:
    """How much a rule matters to an organization; None where it is turned off."""
    wanted = book.organization.rules.get(rule.code) if settable(rule.code) else None
    return rule.level if wanted is None else _LEVELS.get(wanted)
