"""What every page is made from, and the small steps all makers of pages share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from journeybook.model.book import Book
from journeybook.pages.page import Page
from journeybook.pages.past import Past, no_past
from journeybook.problem import Problem
from journeybook.views.changes import ChangeView
from journeybook.views.fresh import UNKNOWN, Surroundings
from journeybook.words import Words


@dataclass(frozen=True, slots=True)
class Making:
    """A book, what is wrong with it, the reader's words, the day of the build, the book's past and what changed."""

    book: Book
    problems: Sequence[Problem]
    words: Words
    today: date
    past: Past = no_past
    changes: Callable[[], ChangeView] = ChangeView
    around: Surroundings = UNKNOWN

    def overview(self, key: str, uri: str, values: object, wide: bool = False) -> Page:
        """An overview: its title is `nav.<key>`, its template `<key>.md`."""
        return Page(uri, self.words(f"nav.{key}"), f"{key}.md", values, wide=wide)

    def source(self, kind: str, id: str) -> str | None:
        """The file an entry is written in, which the edit button of its page opens."""
        return self.book.files.get((kind, id))
