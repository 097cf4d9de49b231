"""What every page is made from, and the small steps all makers of pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from journeybook.model.book import Book
from journeybook.pages.page import Page
from journeybook.pages.past import Past, no_past
from journeybook.problem import Problem
from journeybook.search import OVERVIEW, SearchPage
from journeybook.views.changes import ChangeView
from journeybook.views.fresh import UNKNOWN, Surroundings
from journeybook.views.parts import Following, Table
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
        title = self.words(f"nav.{key}")
        return Page(uri, title, f"{key}.md", values, wide=wide, search=self.found(key))

    def found(self, key: str) -> SearchPage:
        """An overview as the search offers it: by its title, and by what else people call it."""
        return SearchPage("", self.words(f"nav.{key}"), OVERVIEW, self.words(f"found.{key}"))

    def following(
        self,
        table: Table[Any],
        title: str,
        template: str,
        section: str,
        anchor: str = "",
        more: object | Callable[[], object] = None,
    ) -> Iterator[Page]:
        """The pages of a table's parts after the first: rows in `template`, with `more` or what that gives."""
        for number, (start, end) in enumerate(table.spans[1:], 2):
            name = self.words("table.title", title=title, first=start + 1, last=end)
            values = partial(_following, table, number, template, title, anchor, more)
            yield Page(table.at(number), name, "part.md", values, section=section, wide=True)

    def source(self, kind: str, id: str) -> str | None:
        """The file an entry is written in, which the edit button of its page opens."""
        return self.book.files.get((kind, id))


def _following(table: Table[Any], number: int, template: str, title: str, anchor: str, more: object) -> Following:
    return Following(table.part(number), template, title, anchor, more() if callable(more) else more)


def of_view(search: Callable[[Any], SearchPage]) -> Callable[[Any], SearchPage]:
    """What the search finds of a page whose values are a view and the tables below it."""
    return lambda values: search(values["view"])
