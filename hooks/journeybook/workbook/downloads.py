"""The files beside the pages, each with all that it is made of, and made only when that is another than before.

The library that makes workbooks is imported when one has to be made: an edit seldom changes any of these files,
and importing it and making them takes 1 s of CPU at 300 journeys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module

from journeybook.model.book import Book
from journeybook.model.kinds import KINDS
from journeybook.problem import Problem
from journeybook.views import links
from journeybook.views.columns import Sheet
from journeybook.views.sheets import sheets
from journeybook.words import Words
from journeybook.workbook.labels import Labels


@dataclass(frozen=True, slots=True)
class Download:
    """A file by its path in the site. `made_of` decides on its bytes, which `make` gives."""

    uri: str
    made_of: str
    make: Callable[[], bytes]


def downloads(book: Book, problems: Sequence[Problem], words: Words, today: date) -> Iterator[Download]:
    """A journey to fill in (4.00), as a workbook and as YAML, and the tables in every format."""
    labels = Labels(book, words)
    names = [labels.entries(kind) for kind in KINDS]
    said = repr((words.language, sorted(words.under("").items()), names, book.organization))
    yield Download(links.WORKBOOK, said, partial(_workbook, labels))
    yield Download(links.OUTLINE, said, partial(_outline, labels))
    made = [(sheet, repr(sheet)) for sheet in sheets(book, problems, words, today)]
    for form in links.FORMATS:
        for sheet, told in made:
            yield Download(links.to_file(sheet.name, form), told, partial(as_file, sheet, form))


def as_file(sheet: Sheet, form: str) -> bytes:
    """A table in one of `FORMATS`."""
    made: bytes = getattr(import_module("journeybook.workbook.sheet"), f"as_{form}")(sheet)
    return made


def _workbook(labels: Labels) -> bytes:
    made: bytes = import_module("journeybook.workbook.write").workbook(labels)
    return made


def _outline(labels: Labels) -> bytes:
    made: str = import_module("journeybook.workbook.outline").outline(labels)
    return made.encode()
