"""Gives the pages of entries their foot: owner, last change, and where to suggest or report something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from journeybook.model.book import Book
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views.entries import to_entry
from journeybook.views.fresh import EntryKey, fresh_view
from journeybook.views.links import to_baseline, to_workshop

# Kinds whose entries have pages of their own. A success tree is the page of all the milestones in it.
_KINDS = ("maps", "personas", "milestones", "touchpoints", "departments", "opportunities", "channels", "metrics",
          "accounts", "evidence")  # fmt: skip


def with_foot(pages: Iterable[Page], making: Making) -> Iterator[Page]:
    """The same pages, those of entries with a foot."""
    entries = _entries(making.book)
    for page in pages:
        shown = entries.get(page.uri)
        if shown is None:
            yield page
        else:
            address = page.uri.removesuffix(".md") + "/"
            args = (making.book, shown, page.title, address, making.around, making.words)
            yield replace(page, fresh=partial(fresh_view, *args))


def _entries(book: Book) -> dict[str, list[EntryKey]]:
    """The entries that each page shows, by its uri."""
    found: defaultdict[str, list[EntryKey]] = defaultdict(list)
    for kind in _KINDS:
        for id in book.entries(kind):
            link = to_entry(book, kind, id)
            assert link is not None
            found[link.uri].append((kind, id))
    for journey in book.maps.values():
        found[to_workshop(journey).uri].append(("maps", journey.id))
    for baseline in book.baselines.values():
        found[to_baseline(baseline).uri].append(("baselines", baseline.id))
    return found
