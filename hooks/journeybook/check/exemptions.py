"""The rule on `rules` and `exempt`: what they silence is a rule of the craft that there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeybook.check.craft import CRAFT
from journeybook.check.rule import Finding
from journeybook.model.book import Book
from journeybook.model.kinds import ORGANIZATION

_CODES = frozenset(rule.code for rule in CRAFT)


def silenced(book: Book, today: date) -> Iterator[Finding]:
    """What `rules` of organization.yml set and `exempt` of an entry silences is a rule that may be silenced.

    How much a rule of the craft matters (J2xx, J4xx) is for the organization to say. The others say that something
    cannot be read, found or shown, and hold always.

    good:
        organization:
          rules: {J271: warning}
    bad:
        organization:
          rules: {J102: warning}
    """
    for code in book.organization.rules:
        if code not in _CODES:
            yield Finding(ORGANIZATION, ORGANIZATION, ("rules", code), _variant(code), {"code": code})
    for kind, entry in book.everything():
        for index, one in enumerate(entry.exempt):
            if one.rule not in _CODES:
                path = ("exempt", index, "rule")
                yield Finding(kind, entry.id, path, _variant(one.rule), {"code": one.rule})


def _variant(code: str) -> str:
    """What holds always (J0xx, J1xx, J3xx) has a sentence of its own."""
    return "always" if code.startswith(("J0", "J1", "J3")) else ""
