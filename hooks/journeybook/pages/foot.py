"""Gives the pages of entries their foot: owner, last change, and where to suggest or report something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from journeybook.model.book import Book
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.fresh import EntryKey, fresh_view

# Where the entries of a kind have pages of their own. A success tree is the page of all the milestones in it.
_FOLDERS = {
    overview.removesuffix("index.md"): kind
    for overview, kind in (
        (links.JOURNEYS, "maps"),
        (links.WORKSHOPS, "maps"),
        (links.PERSONAS, "personas"),
        (links.MILESTONES, "milestones"),
        (links.TOUCHPOINTS, "touchpoints"),
        (links.DEPARTMENTS, "departments"),
        (links.BACKLOG, "opportunities"),
        (links.PROGRAMMES, "programmes"),
        (links.CHANNELS, "channels"),
        (links.METRICS, "metrics"),
        (links.ACCOUNTS, "accounts"),
        (links.EVIDENCE, "evidence"),
        (links.BASELINES, "baselines"),
    )
}


def with_foot(pages: Iterable[Page], making: Making) -> Iterator[Page]:
    """The same pages, those of entries with a foot."""
    for page in pages:
        shown = _shown(making.book, page.uri)
        if not shown:
            yield page
        else:
            address = page.uri.removesuffix(".md") + "/"
            args = (making.book, shown, page.title, address, making.around, making.words)
            yield replace(page, fresh=partial(fresh_view, *args))


def _shown(book: Book, uri: str) -> list[EntryKey]:
    """The entries that the page at a uri shows: told by the uri alone, see `links.beside`."""
    folder, _, name = uri.rpartition("/")
    kind = _FOLDERS.get(f"{folder}/")
    id = name.removesuffix(".md")
    if kind is None or id == "index":
        return []
    id = "index" if id == "index_" else id
    if kind == "milestones":
        return [(kind, one.id) for one in book.milestones_by_persona.get(id, ())]
    return [(kind, id)] if id in book.entries(kind) else []
