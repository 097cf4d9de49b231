"""Tags: every word that entries are marked with, and all that bears it. Case and accents make no other tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from journeybook.model.book import Book
from journeybook.model.kinds import ORGANIZATION
from journeybook.views.entries import title_of, to_entry
from journeybook.views.links import Link, to_tag


@dataclass(frozen=True, slots=True)
class Tagged:
    """An entry that bears a tag; `kind` is its kind's name."""

    kind: str
    title: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag with how many entries of each kind bear it."""

    link: Link
    entries: int
    kinds: tuple[tuple[str, int], ...]


def tagged(book: Book) -> Mapping[str, tuple[str, tuple[Tagged, ...]]]:
    """By the uri of each tag's page, the tag as it was first written, and all that bears it."""
    names: dict[str, str] = {}
    found: dict[str, dict[tuple[str, str], Tagged]] = {}
    for kind, entry in book.everything():
        if kind == ORGANIZATION:
            continue
        for tag in entry.tags:
            uri = to_tag(tag).uri
            names.setdefault(uri, tag)
            found.setdefault(uri, {})[kind, entry.id] = Tagged(
                kind, title_of(entry), to_entry(book, kind, entry.id)
            )
    return {uri: (names[uri], tuple(own.values())) for uri, own in found.items()}


def tag_rows(book: Book) -> tuple[TagRow, ...]:
    """All tags, those on most entries first."""
    rows = [
        TagRow(Link(name, uri), len(own), tuple(Counter(one.kind for one in own).items()))
        for uri, (name, own) in tagged(book).items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.entries, row.link.title.casefold(), row.link.uri)))
