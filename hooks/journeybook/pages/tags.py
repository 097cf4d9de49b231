"""The pages of tags: all of them, and one each with what bears it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.parts import Choice, Table, choice, table
from journeybook.views.tags import Tagged, tag_rows, tagged


@dataclass(frozen=True, slots=True)
class _Kinds:
    """What the entries under a tag may be narrowed to."""

    making: Making

    def __call__(self, rows: Sequence[Tagged]) -> tuple[Choice, ...]:
        return (choice("kind", rows, lambda row: (self.making.words(f"baseline.kind.{row.kind}"),)),)


def tags(making: Making) -> Iterator[Page]:
    """Every tag on one page; then a page each."""
    words, over = making.words, links.TAGS
    listed = table("all", over, tag_rows(making.book))
    yield making.overview("tags", over, partial(listed.part, 1))
    yield from making.following(listed, words("nav.tags"), "tables/tags.md", over)
    for uri, (name, own) in tagged(making.book).items():
        rows = sorted(own, key=lambda row: (row.kind, row.title.casefold()))
        entries: Table[Tagged] = Table("entries", uri, len(rows), partial(tuple, rows), choices=_Kinds(making))
        title = words("tags.title", tag=name)
        yield Page(uri, title, "tag.md", partial(entries.part, 1), section=over)
        yield from making.following(entries, title, "tables/tagged.md", over)
