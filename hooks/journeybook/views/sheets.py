"""The inventories as plain tables to take away, each as its overview lists it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journeybook.model.audience import PUBLIC
from journeybook.model.book import Book
from journeybook.problem import Problem, ordered
from journeybook.views import columns
from journeybook.views.atlas import journey_rows
from journeybook.views.backlog import ranked
from journeybook.views.classification import verdict_view
from journeybook.views.columns import Sheet
from journeybook.views.content import content_view
from journeybook.views.evidence import evidence_rows
from journeybook.views.inventory import inventory
from journeybook.views.measures import metric_views
from journeybook.views.perception import perception_view
from journeybook.views.systems import systems_view
from journeybook.words import Words


def sheets(book: Book, problems: Sequence[Problem], words: Words, today: date) -> Iterator[Sheet]:
    """Every inventory this book's audience may take away, one after the other."""
    systems = (row for group in systems_view(book).classes for row in group.rows)
    yield columns.JOURNEYS.sheet(journey_rows(book, book.maps.values(), today), words)
    yield columns.TOUCHPOINTS.sheet(inventory(book), words)
    yield columns.BACKLOG.sheet(ranked(book, today), words)
    yield columns.EVIDENCE.sheet(evidence_rows(book, today), words)
    yield columns.METRICS.sheet((view.row for view in metric_views(book, words)), words)
    yield columns.SYSTEMS.sheet(systems, words)
    yield columns.CONTENT.sheet(content_view(book).content, words)
    yield columns.VERDICTS.sheet(verdict_view(book).journeys, words)
    yield columns.PERCEPTION.sheet(perception_view(book).journeys, words)
    if book.audience != PUBLIC:
        yield columns.PROBLEMS.sheet(ordered(problems), words)
