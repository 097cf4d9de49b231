"""How much of what is claimed is known: support of a journey, and the list of all evidence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from journeybook.model.book import Book
from journeybook.model.evidence import Evidence
from journeybook.model.journey import Journey
from journeybook.views.links import Link, to_department, to_journey, to_persona


@dataclass(frozen=True, slots=True)
class Support:
    """How many of the claims about customers have a source: emotions, pains and lived experiences (0.10)."""

    claims: int
    evidenced: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nothing is claimed."""
        return self.evidenced / self.claims if self.claims else None


def support(book: Book, journey: Journey) -> Support:
    """The support of one journey. What a step marks as an assumption counts as a claim without a source."""
    claims = evidenced = 0
    for step in journey.steps:
        sourced = any(id in book.evidence for id in step.evidence) and not step.assumption
        own = [step.emotion is not None, step.experiences is not None]
        claims += sum(own) + len(step.pains)
        evidenced += sum(own) * sourced
        evidenced += sum(sourced or any(id in book.evidence for id in pain.evidence) for pain in step.pains)
    return Support(claims, evidenced)


NAMED = 20  # journeys and personas named under one piece of evidence, before the rest is only counted


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence, how long it may still be relied on, and what rests on it; `more` is not named."""

    evidence: Evidence
    department: Link | None
    valid_until: date
    stale: bool
    used_by: tuple[Link, ...]
    more: int


def evidence_rows(book: Book, today: date) -> tuple[EvidenceRow, ...]:
    """All evidence, the newest first."""
    uses = _uses(book)
    rows = [_row(book, evidence, uses.get(evidence.id, ()), today) for evidence in book.evidence.values()]
    return tuple(sorted(rows, key=lambda row: (-row.evidence.collected_on.toordinal(), row.evidence.id)))


def _row(book: Book, evidence: Evidence, used_by: tuple[Link, ...], today: date) -> EvidenceRow:
    until = evidence.collected_on + timedelta(days=evidence.valid_days)
    department = book.departments.get(evidence.department or "")
    link = to_department(department) if department else None
    return EvidenceRow(evidence, link, until, until < today, used_by[:NAMED], max(len(used_by) - NAMED, 0))


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


def evidence_of(journey: Journey) -> list[str]:
    """The ids of all evidence a journey rests on, the whole's own first."""
    ids = list(journey.evidence)
    for stage in journey.stages:
        ids += [id for result in stage.results for id in result.evidence]
        for step in stage.steps:
            ids += [*step.evidence, *(id for pain in step.pains for id in pain.evidence)]
    return ids
