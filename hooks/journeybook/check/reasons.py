"""The six reasons why mapping fails and the six things orchestration is not, by the rules that tell of each.

Reasons: 0.06, 0.07-0.12. What orchestration is not: 2.03, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from journeybook.check.reach import DEVELOP, ORCHESTRATE, UNDERSTAND
from journeybook.check.rule import settable
from journeybook.model.book import Book
from journeybook.model.journey import Journey

REASONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "team": ("J201", "J202", "J203", "J204"),
        "persona": ("J210", "J211", "J212", "J213", "J214", "J215", "J216"),
        "scope": ("J220", "J221", "J222", "J223", "J224", "J264"),
        "evidence": ("J230", "J231", "J232", "J233", "J234", "J235", "J236", "J237", "J238"),
        "perspective": ("J240", "J241", "J242"),
        "objective": ("J250", "J251", "J252", "J253"),
    }
)
IS_NOT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "technology": ("J260",),
        "funnel": ("J261", "J265"),
        "line": ("J262", "J221", "J222", "J223", "J224"),
        "service": ("J263",),
        "after": ("J264", "J220"),
        "ignored": ("J272", "J273"),
    }
)
_FROM = {
    "team": DEVELOP,
    "persona": UNDERSTAND,
    "scope": DEVELOP,
    "evidence": DEVELOP,
    "perspective": UNDERSTAND,
    "objective": UNDERSTAND,
}
_OF_THE_DREAMT = frozenset({"team", "persona", "perspective"})


def is_asked(book: Book, journey: Journey, key: str) -> bool:
    """Whether the rules behind a reason, or behind what orchestration is not, ask anything of a journey yet."""
    if key in IS_NOT:
        return journey.status in ORCHESTRATE and journey.state == "current" and _on(book, IS_NOT[key])
    asked = journey.status in _FROM[key] and (journey.state == "current" or key in _OF_THE_DREAMT)
    return asked and _on(book, REASONS[key])


def _on(book: Book, codes: tuple[str, ...]) -> bool:
    return any(settable(code) and book.organization.rules.get(code) != "off" for code in codes)
