"""The pages on where customers and the organization meet: coverage, channels, systems, content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial

from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page, Together
from journeybook.search import SearchPage
from journeybook.views import links
from journeybook.views.channels import channel_views
from journeybook.views.content import STAGES, ContentView, content_view
from journeybook.views.coverage import CoverageRow, CoverageView, coverage_view, rows_of
from journeybook.views.parts import Headed, Table
from journeybook.views.systems import CLASSES, SystemRow, SystemsView, systems_view
from journeybook.views.tables import TALL, content_table, system_table

MATRIX = 40
"""Personas that a part of the matrix of content holds: a cell holds links."""


def contacts(making: Making) -> Iterator[Page]:
    """Coverage, all channels with a page each, systems and content."""
    yield from _coverage(making)
    yield from _channels(making)
    yield from _systems(making)
    yield from _content(making)


def _coverage(making: Making) -> Iterator[Page]:
    book = making.book
    view = cache(partial(coverage_view, book))
    tables = {
        key: Table(key, links.COVERAGE, total, partial(_dimension, view, key), TALL)
        for key, total in rows_of(book).items()
    }

    def values() -> object:
        return {"view": view(), "dimensions": [Headed(one, tables[one.key].part()) for one in view().dimensions]}

    yield making.overview("coverage", links.COVERAGE, values, wide=True)
    for key, table in tables.items():
        title = making.words(f"coverage.{key}")
        yield from making.following(table, title, "tables/coverage.md", links.COVERAGE, key, partial(str, key))


def _dimension(view: Callable[[], CoverageView], key: str) -> tuple[CoverageRow, ...]:
    return next(one.rows for one in view().dimensions if one.key == key)


def _channels(making: Making) -> Iterator[Page]:
    views = Together(lambda: channel_views(making.book), lambda view: view.row.channel.id)
    yield making.overview("channels", links.CHANNELS, lambda: tuple(view.row for view in views.all()), wide=True)
    for channel in making.book.channels.values():
        uri = links.to_channel(channel).uri
        source = making.source("channels", channel.id)
        search = found.entry(channel.name, "channels", channel)
        yield Page(uri, channel.name, "channel.md", views.of(channel.id), source, links.CHANNELS, search=search)


def _systems(making: Making) -> Iterator[Page]:
    book = making.book
    view = cache(partial(systems_view, book))
    tables = tuple(
        system_table(key, sum(one.category == key for one in book.systems.values()), partial(_rows_of, view, key))
        for key in CLASSES
    )

    def values() -> object:
        classes = [Headed(one, table.part()) for one, table in zip(view().classes, tables, strict=True)]
        return {"view": view(), "classes": classes}

    def search(values: Mapping[str, SystemsView]) -> SearchPage:
        rows = [row for one in values["view"].classes for row in one.rows]
        return found.listing(
            making.found("systems"), "systems", [(row.anchor, row.system.name, row.system) for row in rows]
        )

    yield replace(making.overview("systems", links.SYSTEMS, values, wide=True), search=search)
    for key, table in zip(CLASSES, tables, strict=True):
        title = making.words(f"system.class.{key}")
        yield from making.following(table, title, "tables/systems.md", links.SYSTEMS, key, partial(str, key))


def _rows_of(view: Callable[[], SystemsView], key: str) -> tuple[SystemRow, ...]:
    return next(one.rows for one in view().classes if one.key == key)


def _content(making: Making) -> Iterator[Page]:
    book, words = making.book, making.words
    view = cache(partial(content_view, book))
    matrix = Table("matrix", links.CONTENT, len(book.personas), lambda: view().rows, MATRIX)
    listed = content_table(lambda: view().content, len(book.content), words)

    def values() -> object:
        return {"view": view(), "matrix": matrix.part(), "list": listed.part()}

    def search(values: Mapping[str, ContentView]) -> SearchPage:
        rows = [(row.anchor, row.content.title, row.content) for row in values["view"].content]
        return found.listing(making.found("content"), "content", rows)

    yield replace(making.overview("content", links.CONTENT, values, wide=True), search=search)
    title = words("content.matrix")
    yield from making.following(matrix, title, "tables/contents.md", links.CONTENT, "matrix", lambda: STAGES)
    yield from making.following(listed, words("nav.content"), "tables/content.md", links.CONTENT, "list")
