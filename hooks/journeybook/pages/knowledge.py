"""The pages on what is known and how well: evidence with what it covers, metrics with a page each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page, Together
from journeybook.views import links
from journeybook.views.measures import metric_views, metrics_view
from journeybook.views.support import evidence_view


def knowledge(making: Making) -> Iterator[Page]:
    """Evidence and metrics."""
    yield _evidence(making)
    yield from _metrics(making)


def _evidence(making: Making) -> Page:
    page = making.overview("evidence", links.EVIDENCE, lambda: evidence_view(making.book, making.today))
    listed = [(f"evidence-{one.id}", one.title, one) for one in making.book.evidence.values()]
    return replace(page, search=lambda _: found.listing(making.found("evidence"), "evidence", listed))


def _metrics(making: Making) -> Iterator[Page]:
    views = Together(lambda: metric_views(making.book, making.words), lambda view: view.row.metric.id)
    yield making.overview(
        "metrics",
        links.METRICS,
        lambda: metrics_view(making.book, [view.row for view in views.all()]),
        wide=True,
    )
    for metric in making.book.metrics.values():
        uri = links.to_metric(metric).uri
        source = making.source("metrics", metric.id)
        search = found.entry(metric.title, "metrics", metric)
        yield Page(uri, metric.title, "metric.md", views.of(metric.id), source, links.METRICS, search=search)
