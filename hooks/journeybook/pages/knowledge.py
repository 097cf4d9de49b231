"""The pages on what is known and how well: evidence with what it covers, metrics with a page each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.measures import metric_views, metrics_view
from journeybook.views.support import evidence_view


def knowledge(making: Making) -> Iterator[Page]:
    """Evidence and metrics."""
    yield _evidence(making)
    yield from _metrics(making)


def _evidence(making: Making) -> Page:
    view = evidence_view(making.book, making.today)
    page = making.overview("evidence", links.EVIDENCE, view)
    listed = [(f"evidence-{row.evidence.id}", row.evidence.title, row.evidence) for row in view.rows]
    return replace(page, search=found.listing(page.title, "evidence", listed))


def _metrics(making: Making) -> Iterator[Page]:
    views = metric_views(making.book, making.words)
    rows = [view.row for view in views]
    yield making.overview("metrics", links.METRICS, metrics_view(making.book, rows), wide=True)
    for view in views:
        metric = view.row.metric
        source = making.source("metrics", metric.id)
        search = found.entry(metric.title, "metrics", metric)
        yield Page(view.row.link.uri, metric.title, "metric.md", view, source, links.METRICS, search=search)
