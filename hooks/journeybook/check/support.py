"""How much of what a journey claims is known. A measure, no rule: rules and pages share it."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.book import Book
from journeybook.model.journey import Journey, evidence_of

__all__ = ["Support", "evidence_of", "support"]


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
