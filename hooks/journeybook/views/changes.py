"""What changed lately, entry by entry and day by day, out of the history of the files. Asks git nothing itself.

Another page shows the newest of it by

    changes = making.changes()          # a ChangeView, worked out once
    changes.rows[:6]                    # newest first

and in its template by `{{ row.link|a }}` (no link: `{{ row.title }}`, an entry that is gone), `{{ row.day|day }}`,
`{{ w("changes.sort." ~ row.sort) }}`, `{{ row.told|first }}` and a link to `links.CHANGES`. Without a history, and
for the public, `rows` is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from journeybook.diff import Change
from journeybook.model.audience import PUBLIC
from journeybook.model.book import Book
from journeybook.views.entries import to_entry
from journeybook.views.links import Link
from journeybook.views.told import Named, in_words
from journeybook.words import Words

ROWS = 100  # on the page; older changes are in git
TOLD = 6  # sentences about one entry on one day
_Key = tuple[date, str, str]
_WHOLE = frozenset({"added", "removed", "renamed"})


@dataclass(frozen=True, slots=True)
class EntryEdit:
    """What a commit did to one entry. `titles` are those of the steps that `changes` speak of, by id."""

    kind: str
    id: str
    sort: str
    title: str
    changes: tuple[Change, ...] = ()
    titles: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A commit, as far as readers may see what it changed; `files` is set for one that touched too many to tell."""

    commit: str
    moment: datetime
    entries: tuple[EntryEdit, ...] = ()
    files: int = 0


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What happened to an entry on one day. `sort` is added, changed, removed or renamed; `more` is not told."""

    day: date
    moment: datetime
    kind: str
    id: str
    sort: str
    title: str
    link: Link | None
    told: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """The changes of one day; `files` counts those of commits that touched too many files to tell them apart."""

    day: date
    rows: tuple[ChangeRow, ...]
    files: int


@dataclass(frozen=True, slots=True)
class ChangeView:
    """All that the page of changes shows, newest first. `feed`: there is a feed beside the page."""

    rows: tuple[ChangeRow, ...] = ()
    days: tuple[ChangeDay, ...] = ()
    feed: bool = False


def change_view(book: Book, edits: Sequence[Edit], words: Words, site: str = "") -> ChangeView:
    """What happened lately to what this book's readers may see today, or could until it was removed.

    A site whose address is known has a feed, if there is anything to tell.
    """
    if book.audience == PUBLIC:  # what was taken back must not come out again here
        return ChangeView()
    found: dict[_Key, list[tuple[datetime, EntryEdit]]] = {}
    bulk: dict[date, int] = {}
    for edit in sorted(edits, key=lambda one: one.moment, reverse=True):
        day = edit.moment.date()
        bulk[day] = bulk.get(day, 0) + edit.files
        for entry in edit.entries:
            found.setdefault((day, entry.kind, entry.id), []).append((edit.moment, entry))
    rows = tuple(islice(_rows(book, found, words), ROWS))
    cut = rows[-1].day if len(rows) == ROWS else date.min
    days = {row.day for row in rows} | {day for day, files in bulk.items() if files and day >= cut}
    by_day = {day: tuple(row for row in rows if row.day == day) for day in sorted(days, reverse=True)}
    told = tuple(ChangeDay(day, own, bulk.get(day, 0)) for day, own in by_day.items())
    return ChangeView(rows, told, feed=bool(rows and site))


def _rows(
    book: Book, found: Mapping[_Key, Sequence[tuple[datetime, EntryEdit]]], words: Words
) -> Iterator[ChangeRow]:
    """One row for all that happened to an entry on one day."""
    for (day, kind, id), edits in found.items():
        link = to_entry(book, kind, id)
        entries = [entry for _, entry in reversed(edits)]
        sort = _sort([entry.sort for entry in entries])
        if sort is None or (link is None and id in book.known.get(kind, ())):
            continue
        changes = [change for entry in entries for change in entry.changes if change.kind.value not in _WHOLE]
        told = tuple(dict.fromkeys(in_words(_named(book, entries), changes, words))) if sort == "changed" else ()
        title = link.title if link else entries[-1].title
        moment = edits[0][0]
        yield ChangeRow(day, moment, kind, id, sort, title, link, told[:TOLD], max(len(told) - TOLD, 0))


def _sort(sorts: Sequence[str]) -> str | None:
    """What several changes of an entry, the earliest first, come to; None if it came and went."""
    if sorts[-1] == "removed":
        return None if sorts[0] == "added" else "removed"
    return sorts[0] if sorts[0] != "removed" else "changed"


def _named(book: Book, entries: Sequence[EntryEdit]) -> Named:
    """Steps are called as they were then, all else as it is called today."""
    titles = {step: title for entry in entries for step, title in (entry.titles or {}).items()}

    def named(kind: str, id: str) -> str | None:
        if kind == "steps" and (title := titles.get(id.rpartition("/")[2])):
            return title
        link = to_entry(book, kind, id)
        return link.title if link else None

    return named
