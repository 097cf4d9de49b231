"""Rules over a book: each yields findings, none raises. Knows no page."""

from journeybook.check.registry import RULES, SOUND, check, level_of
from journeybook.check.rule import SETTABLE, Finding, Rule

__all__ = ["RULES", "SETTABLE", "SOUND", "Finding", "Rule", "check", "level_of"]
