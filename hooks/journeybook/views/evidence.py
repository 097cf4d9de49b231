"""Evidence piece by piece, and what rests on it. How much of a journey is known is measured in `check.support`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from journeybook.check.support import Support, evidence_of, support
from journeybook.model.book import Book
from journeybook.model.evidence import Evidence
from journeybook.views.links import Link, to_department, to_evidence, to_journey, to_persona

__all__ = ["EvidenceRow", "Support", "evidence_of", "evidence_rows", "support"]
NAMED = 100  # journeys and personas named under one piece of evidence, before the rest is only counted


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence, how long it may still be relied on, and what rests on it; `more` is not named."""

    link: Link
    evidence: Evidence
    department: Link | None
    valid_until: date
    stale: bool
    used_by: tuple[Link, ...]
    more: int

    @property
    def uses(self) -> int:
        """How many journeys and personas rest on it."""
        return len(self.used_by) + self.more


def evidence_rows(book: Book, today: date) -> tuple[EvidenceRow, ...]:
    """All evidence, the newest first."""
    uses = _uses(book)
    rows = [_row(book, evidence, uses.get(evidence.id, ()), today) for evidence in book.evidence.values()]
    return tuple(sorted(rows, key=lambda row: (-row.evidence.collected_on.toordinal(), row.evidence.id)))


def _row(book: Book, evidence: Evidence, used_by: tuple[Link, ...], today: date) -> EvidenceRow:
    until = evidence.collected_on + timedelta(days=evidence.valid_days)
    department = book.departments.get(evidence.department or "")
    link = to_department(department) if department else None
    return EvidenceRow(
        to_evidence(evidence), evidence, link, until, until < today, used_by[:NAMED], max(len(used_by) - NAMED, 0)
    )


def _uses(book: Book) -> dict[str, tuple[Link, ...]]:
    """The journeys and personas that rest on each piece of evidence."""
    found: defaultdict[str, dict[Link, None]] = defaultdict(dict)
    for journey in book.maps.values():
        for id in evidence_of(journey):
            found[id][to_journey(journey)] = None
    for persona in book.personas.values():
        for id in (*persona.evidence, *persona.success.evidence):
            found[id][to_persona(persona)] = None
    return {id: tuple(links) for id, links in found.items()}
