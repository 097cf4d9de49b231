"""Rules over a book: each yields findings, none raises. Knows no page."""

from journeybook.check.registry import RULES, SOUND, check, level_of
from journeybook.check.rule import Finding, Rule, settable

__all__ = ["RULES", "SOUND", "Finding", "Rule", "check", "level_of", "settable"]
