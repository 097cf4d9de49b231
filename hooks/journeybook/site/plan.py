"""What a site will hold: heads of pages, downloads, what is wrong. Kept until something it is made of changes.

With a plan from the store neither data nor git is read for meaning, only for whether they are the same. All else of
an edition is worked out when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import orjson
from pydantic import TypeAdapter

from journeybook import git
from journeybook.cache import Store, digest
from journeybook.edition import Edition
from journeybook.examination import Examination, examine_again
from journeybook.layout import FOLDERS
from journeybook.pages import Section
from journeybook.problem import Level
from journeybook.render.feed import FEED
from journeybook.site.settings import Fault, Settings, stranger
from journeybook.site.sheets import Sheet, Sheets
from journeybook.views.forge import Hosting
from journeybook.workbook.downloads import Download

KIND = "plans"
_BESIDE = "files"


@dataclass(frozen=True, slots=True)
class Line:
    """A problem as it is said: how much it matters (see `Level`), and the sentence with its place."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A site, before any page is put together.

    `key` says what it was made of; `beside` are files outside the data's folders besides, with what they held;
    `downloads` are keys of the store by their path in the site; `unfed`: there are changes, and no address of the
    site for a feed of them; `faults` are of settings that do not fit the data.
    """

    language: str
    sections: tuple[Section, ...]
    sheets: tuple[Sheet, ...]
    lines: tuple[Line, ...]
    downloads: dict[str, str]
    unfed: bool
    key: str
    beside: dict[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def count(self, level: Level) -> int:
        return sum(line.level == level for line in self.lines)


_PLAN: TypeAdapter[Plan] = TypeAdapter(Plan)


@dataclass
class Source:
    """The organization a site is made of, read when it has to be; see `Edition`."""

    root: Path
    language: str
    settings: Settings
    hosting: Hosting
    today: date
    untranslated: tuple[str, ...]
    store: Store

    @cached_property
    def examination(self) -> Examination:
        return examine_again(self.root, self.language, self.today, self.store, self.settings.readers)

    @cached_property
    def edition(self) -> Edition:
        return self.edition_of(self.examination)

    def edition_of(self, found: Examination) -> Edition:
        """The edition of what was read and checked, today or after an edit."""
        book, stamp = found.loaded.book, found.loaded.stamps()
        others = (self.today, self.hosting, self.untranslated, stamp)
        return Edition(self.root, book, found.problems, found.words, *others)

    def inputs(self) -> Iterator[str | bytes]:
        """All that an edition is made of, but files that the data name elsewhere."""
        yield from (self.language, repr(self.settings), repr(self.hosting), self.today.isoformat())
        yield from (repr(self.untranslated), git.state(self.root))
        for folder in FOLDERS:
            for path in sorted((self.root / folder).rglob("*")):
                if path.is_file():
                    yield path.relative_to(self.root).as_posix()
                    yield path.read_bytes()

    def beside(self) -> dict[str, str]:
        """What the files of metrics hold that lie elsewhere."""
        named = {metric.file for metric in self.edition.book.metrics.values() if metric.file}
        return {name: _held(self.root, name) for name in sorted(named)}


def plan(source: Source, sheets: Sheets, store: Store) -> Plan:
    """The plan of a site, out of the store if nothing has changed."""
    key = digest(sheets.settings, *source.inputs())
    kept = store.get(KIND, key)
    if kept is not None:
        found = _PLAN.validate_json(kept)
        if all(_held(source.root, name) == held for name, held in found.beside.items()):
            return found
    made = _made(source, sheets, store, key)
    if not sheets.problems:  # else they would not be said again
        store.put(KIND, key, orjson.dumps(made))
    return made


def _made(source: Source, sheets: Sheets, store: Store, key: str) -> Plan:
    book = source.edition
    heads = tuple(sheets.all())
    problems = [*book.problems, *sheets.problems]
    downloads = {one.uri: digest(one.uri, one.made_of) for one in _files(source, sheets)}
    return Plan(
        language=book.words.language,
        sections=book.sections,
        sheets=heads,
        lines=tuple(Line(int(one.level), book.words.line(one)) for one in problems),
        downloads=downloads,
        unfed=bool(book.changes.rows) and FEED not in downloads,
        key=key,
        beside=source.beside(),
        faults=tuple(stranger(id, book.book.known["departments"]) for id in book.strangers),
    )


def _files(source: Source, sheets: Sheets) -> Iterator[Download]:
    """The files beside the pages: what can be downloaded, and the feed of changes."""
    feed = source.edition.feed(sheets.directories)
    if feed is not None:
        yield Download(FEED, feed.decode(), lambda: feed)
    yield from source.edition.downloads()


def beside(source: Source, sheets: Sheets, store: Store, keys: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The downloads of a plan, with their bytes. What the store does not hold is made."""
    made: dict[str, Download] = {}
    for uri, key in keys.items():
        data = store.get(_BESIDE, key)
        if data is None:
            made = made or {one.uri: one for one in _files(source, sheets)}
            data = made[uri].make()
            store.put(_BESIDE, key, data)
        yield uri, data


def _held(root: Path, name: str) -> str:
    try:
        return digest((root / name).read_bytes())
    except (OSError, RuntimeError, ValueError):
        return ""
