"""The pages of programmes: improvements bundled into one effort each, ranked as such, and a page each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from journeybook.model.opportunities import Programme
from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page, Together
from journeybook.views import links
from journeybook.views.backlog import ranked
from journeybook.views.programmes import ProgrammeRow, programmes_view
from journeybook.views.tables import bundle_table, programme_table


def programmes(making: Making) -> Iterator[Page]:
    """All programmes in one table, and a page each."""
    book, words = making.book, making.words
    view = cache(lambda: programmes_view(book, ranked(book, making.today), words))
    listed = programme_table(lambda: view().rows, len(book.programmes))

    def values() -> object:
        return {"view": replace(view(), rows=()), "part": listed.part()}

    yield making.overview("programmes", links.PROGRAMMES, values, wide=True)
    title = words("nav.programmes")
    yield from making.following(listed, title, "tables/programmes.md", links.PROGRAMMES, "ranked")
    rows = Together(lambda: view().rows, lambda row: row.programme.id)
    bundled = Counter(one.programme for one in book.opportunities.values())
    for one in book.programmes.values():
        yield from _one(making, one, rows.of(one.id), bundled[one.id])


def _one(making: Making, one: Programme, row: Callable[[], ProgrammeRow], total: int) -> Iterator[Page]:
    uri = links.to_programme(one).uri
    table = bundle_table(uri, lambda: row().all, total, making.words)

    def values() -> object:
        return {"row": row(), "part": table.part()}

    source, search = making.source("programmes", one.id), found.entry(one.title, "programmes", one)
    yield Page(uri, one.title, "programme.md", values, source, links.PROGRAMMES, wide=True, search=search)
    yield from making.following(table, one.title, "tables/programme.md", links.PROGRAMMES, "backlog")
