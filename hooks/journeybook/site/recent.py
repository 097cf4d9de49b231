"""The search while somebody writes: an index of the pages edited since the last build, searched beside its own.

The build's index is told which of its pages the other one has instead. What the search finds of all other pages is
as of the build, so also what they say of an entry that was edited.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from journeybook.load import Loaded
from journeybook.model.book import Book
from journeybook.model.renewal import changed
from journeybook.pages import Page
from journeybook.search import BUNDLE, SearchPage, write_index
from journeybook.site.build import Build, destination
from journeybook.views.entries import to_entry

ENTRY = f"{BUNDLE}/entry.json"
_FOLDER = "search-edited"


def edited(before: Loaded, after: Loaded) -> frozenset[str]:
    """The files of data that are others now, by their names."""
    return frozenset(changed(before.files, after.files))


def entry(build: Build, site: Path, files: frozenset[str], book: Book, find: Callable[[str], Page | None]) -> bytes:
    """Writes the index of what these files are shown on, and gives the entry of the build's index beside it."""
    uris = dict.fromkeys((*_were(build, files), *_are(book, files)))
    write_index(_found(build, uris, find), site, build.words.language, bundle=_FOLDER)
    places = {destination(uri, build.config.use_directory_urls) for uri in uris}
    without = [number for number, uri in enumerate(build.indexed) if uri in places]
    known = json.loads((site / ENTRY).read_text("utf-8"))
    return json.dumps({**known, "instead": f"../{_FOLDER}/", "without": without}).encode()


def _were(build: Build, files: frozenset[str]) -> Iterator[str]:
    return (uri for uri, sheet in build.heads.items() if sheet.source in files)


def _are(book: Book, files: frozenset[str]) -> Iterator[str]:
    for (kind, id), name in book.files.items():
        link = to_entry(book, kind, id) if name in files else None
        if link is not None:
            yield link.uri


def _found(build: Build, uris: Iterable[str], find: Callable[[str], Page | None]) -> Iterator[SearchPage]:
    for uri in uris:
        page = find(uri)
        found = page.made().found if page is not None else None
        if found is not None:
            yield found.at(destination(uri, build.config.use_directory_urls))
