"""How far a rule reaches: which journeys and steps it asks something of, and where they stand. No rule is here.

A rule begins to ask at a status, so that a draft may be unfinished: `UNDERSTAND` is every journey but the retired,
`DEVELOP` those being mapped and all after them, `PUBLISHED` only what wears the word documented or orchestrated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from journeybook.model.book import Book, StepAt
from journeybook.model.journey import PUBLISHED, Journey, Stage, Status
from journeybook.model.walk import Path

UNDERSTAND: frozenset[Status] = frozenset({"understand", "develop", "document", "orchestrate"})
DEVELOP: frozenset[Status] = frozenset({"develop", "document", "orchestrate"})
ORCHESTRATE: frozenset[Status] = frozenset({"orchestrate"})

__all__ = ["DEVELOP", "ORCHESTRATE", "PUBLISHED", "UNDERSTAND", "journeys", "path_to", "stages", "steps", "whole"]


def journeys(book: Book, statuses: Collection[Status], lived: bool = True) -> Iterator[Journey]:
    """The journeys of these statuses; with `lived` only those as they are today, no realistic or dreamt variant."""
    for journey in book.maps.values():
        if journey.status in statuses and (journey.state == "current" or not lived):
            yield journey


def stages(book: Book, statuses: Collection[Status], lived: bool = True) -> Iterator[tuple[Journey, Path, Stage]]:
    """The stages of those journeys, with the path where each stands."""
    for journey in journeys(book, statuses, lived):
        for index, stage in enumerate(journey.stages):
            yield journey, ("stages", index), stage


def steps(book: Book, statuses: Collection[Status], lived: bool = True) -> Iterator[StepAt]:
    """The steps of those journeys."""
    for at in book.steps.values():
        if at.journey.status in statuses and (at.journey.state == "current" or not lived):
            yield at


def path_to(at: StepAt, *inside: str | int) -> Path:
    """Where a step, or something inside it, stands in its journey. Looked for only when there is a finding."""
    for i, stage in enumerate(at.journey.stages):
        if stage is at.stage:
            j = next(index for index, step in enumerate(stage.steps) if step is at.step)
            return ("stages", i, "steps", j, *inside)
    raise AssertionError("a step stands in its journey")


def whole(book: Book, kind: str) -> bool:
    """Whether the book holds every entry of a kind that was written.

    Where one is broken, or hidden from this audience, nobody can say that nothing answers, reaches or uses a thing.
    """
    entries = book.entries(kind)
    return kind not in book.unread and book.known.get(kind, frozenset()) <= getattr(entries, "all", entries).keys()
