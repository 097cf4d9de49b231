"""Which steps customers live through today: what is judged and measured. Plans and dreams would flatter."""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.model.book import Book, StepAt
from journeybook.model.journey import Journey


def is_lived(journey: Journey) -> bool:
    """Whether a journey says how it is today, and still counts."""
    return journey.state == "current" and journey.status != "retired"


def lived(book: Book) -> Iterator[StepAt]:
    """The steps of all such journeys."""
    return (at for at in book.steps.values() if is_lived(at.journey))
