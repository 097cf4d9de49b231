"""The pages on what is known and how well: evidence and metrics, with a page each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page, Together
from journeybook.views import links
from journeybook.views.evidence import evidence_rows
from journeybook.views.measures import LEVELS, metric_views, metrics_view
from journeybook.views.parts import Headed, grouped
from journeybook.views.support import evidence_view
from journeybook.views.tables import evidence_table, metric_table, response_table


def knowledge(making: Making) -> Iterator[Page]:
    """Evidence and metrics."""
    yield from _evidence(making)
    yield from _metrics(making)


def _evidence(making: Making) -> Iterator[Page]:
    book, today, words = making.book, making.today, making.words
    rows = Together(lambda: evidence_rows(book, today), lambda row: row.evidence.id)
    listed = evidence_table(rows.all, len(book.evidence), words)

    def values() -> object:
        return {"view": evidence_view(book, rows.all(), today, words), "part": listed.part()}

    yield making.overview("evidence", links.EVIDENCE, values, wide=True)
    yield from making.following(listed, words("nav.evidence"), "tables/evidence.md", links.EVIDENCE, "all")
    for one in book.evidence.values():
        uri = links.to_evidence(one).uri
        source = making.source("evidence", one.id)
        search = found.entry(one.title, "evidence", one)
        yield Page(uri, one.title, "piece.md", rows.of(one.id), source, links.EVIDENCE, search=search)


def _metrics(making: Making) -> Iterator[Page]:
    views = Together(lambda: metric_views(making.book, making.words), lambda view: view.row.metric.id)
    book, words = making.book, making.words
    rows = cache(lambda: metrics_view(book, [view.row for view in views.all()]))
    kept = Counter(metric.maturity for metric in book.metrics.values())
    levels = {
        level: metric_table(level, kept[level], grouped(lambda: rows().levels, level)) for level in (*LEVELS, None)
    }
    waits = sum(one.response_time is not None for one in book.touchpoints.values())
    responses = response_table(lambda: rows().responses, waits)

    def values() -> object:
        shown = [Headed(level, table.part()) for level, table in levels.items() if table.total]
        return {"view": replace(rows(), levels=(), responses=()), "levels": shown, "responses": responses.part()}

    yield making.overview("metrics", links.METRICS, values, wide=True)
    for level, table in levels.items():
        title = words("metrics.level", n=level) if level else words("metrics.no_level")
        anchor = f"stage-{level}" if level else "no-stage"
        yield from making.following(table, title, "tables/metrics.md", links.METRICS, anchor, level)
    title = words("metrics.response_times")
    yield from making.following(responses, title, "tables/responses.md", links.METRICS, "response-times")
    for metric in making.book.metrics.values():
        uri = links.to_metric(metric).uri
        source = making.source("metrics", metric.id)
        search = found.entry(metric.title, "metrics", metric)
        yield Page(uri, metric.title, "metric.md", views.of(metric.id), source, links.METRICS, search=search)
