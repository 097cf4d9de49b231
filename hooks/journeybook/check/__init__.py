"""Rules over a book: each yields findings, none raises. Knows no page."""

from journeybook.check.registry import RULES, check
from journeybook.check.rule import Finding, Rule

__all__ = ["RULES", "Finding", "Rule", "check"]
