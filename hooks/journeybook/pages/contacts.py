"""The pages on where customers and the organization meet: coverage, channels, systems, content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial

from journeybook.model.part import Part
from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page, Together
from journeybook.search import SearchPage
from journeybook.views import links
from journeybook.views.channels import channel_views
from journeybook.views.content import STAGES, content_view
from journeybook.views.coverage import coverage_view, rows_of
from journeybook.views.parts import Headed, Table, grouped
from journeybook.views.systems import CLASSES, systems_view
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
        key: Table(key, links.COVERAGE, total, grouped(lambda: view().dimensions, key), TALL)
        for key, total in rows_of(book).items()
    }

    def values() -> object:
        whole = view()
        dimensions = [Headed(replace(one, rows=()), tables[one.key].part()) for one in whole.dimensions]
        return {"view": replace(whole, dimensions=()), "dimensions": dimensions}

    yield making.overview("coverage", links.COVERAGE, values, wide=True)
    for key, table in tables.items():
        title = making.words(f"coverage.{key}")
        yield from making.following(table, title, "tables/coverage.md", links.COVERAGE, key, key)


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
    kept: Counter[str] = Counter(system.category for system in book.systems.values())
    tables = [system_table(key, kept[key], grouped(lambda: view().classes, key)) for key in CLASSES]

    def values() -> dict[str, object]:
        whole = view()
        heads = (replace(one, rows=()) for one in whole.classes)
        classes = [Headed(head, table.part()) for head, table in zip(heads, tables, strict=True)]
        rows = [(row.anchor, row.system.name, row.system) for one in whole.classes for row in one.rows]
        return {"view": replace(whole, classes=()), "classes": classes, "found": rows}

    yield _listing(making, "systems", links.SYSTEMS, values)
    for key, table in zip(CLASSES, tables, strict=True):
        title = making.words(f"system.class.{key}")
        yield from making.following(table, title, "tables/systems.md", links.SYSTEMS, key, key)


def _content(making: Making) -> Iterator[Page]:
    book, words = making.book, making.words
    view = cache(partial(content_view, book))
    matrix = Table("matrix", links.CONTENT, len(book.personas), lambda: view().rows, MATRIX)
    listed = content_table(lambda: view().content, len(book.content), words)

    def values() -> dict[str, object]:
        head = replace(view(), rows=(), content=())
        rows = [(row.anchor, row.content.title, row.content) for row in view().content]
        return {"view": head, "matrix": matrix.part(), "list": listed.part(), "found": rows}

    yield _listing(making, "content", links.CONTENT, values)
    title = words("content.matrix")
    yield from making.following(matrix, title, "tables/contents.md", links.CONTENT, "matrix", STAGES)
    yield from making.following(listed, words("nav.content"), "tables/content.md", links.CONTENT, "list")


def _listing(making: Making, key: str, uri: str, values: Callable[[], Mapping[str, object]]) -> Page:
    """An overview whose entries have no pages: its value `found` holds all that the search offers of them."""

    def search(values: Mapping[str, Iterable[tuple[str, str, Part]]]) -> SearchPage:
        return found.listing(making.found(key), key, values["found"])

    return replace(making.overview(key, uri, values, wide=True), search=search)
