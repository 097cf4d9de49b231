"""What a page is: an address, a title, a template, and the values it shows. Nothing here renders one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, Generic, TypeVar

from journeybook.model.book import Book
from journeybook.problem import Problems
from journeybook.search import SearchPage
from journeybook.views.fresh import Fresh

V = TypeVar("V")


class Together(Generic[V]):
    """Views that are worked out all at once, by their entries' ids, when the first of them is asked for."""

    def __init__(self, work: Callable[[], Iterable[V]], id: Callable[[V], str]) -> None:
        self._work = work
        self._id = id

    @cached_property
    def _views(self) -> dict[str, V]:
        return {self._id(view): view for view in self._work()}

    def all(self) -> tuple[V, ...]:
        """Every view, in the order they were worked out in."""
        return tuple(self._views.values())

    def of(self, id: str) -> Callable[[], V]:
        """Gives the view of one entry, when it is called."""
        return partial(lambda id: self._views[id], id)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Values that `work` finds by look-ups alone, in a book and in what is wrong with it. `beside` is all else that
    they depend on: while that and what was looked up are the same, so are they."""

    work: Callable[[Book, Problems], object]
    book: Book
    problems: Problems
    beside: object

    def __call__(self) -> object:
        return self.work(self.book, self.problems)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site. It depends on `values`, `fresh` and `template` alone, so it can be cached and left be.

    `uri` is its Markdown file's path in the site, `source` the YAML file an editor changes it in,
    `section` the uri of the overview it belongs to, `wide` asks for the whole width. `values` may be a function
    that works them out, and `search` one that finds a page's words in its values: a list of pages then costs
    little, and a page is made when it is wanted. `fresh` is the foot of an entry's page.
    """

    uri: str
    title: str
    template: str
    values: object | Callable[[], object]
    source: str | None = None
    section: str | None = None
    wide: bool = False
    search: SearchPage | Callable[[Any], SearchPage] | None = None
    fresh: Fresh | Callable[[], Fresh] | None = None

    def made(self) -> Page:
        """The page with its values and its words for the search worked out."""
        values = self.values() if callable(self.values) else self.values
        search = self.search(values) if callable(self.search) else self.search
        fresh = self.fresh() if callable(self.fresh) else self.fresh
        return replace(self, values=values, search=search, fresh=fresh)

    @property
    def found(self) -> SearchPage | None:
        """What the search finds of it, once it is made."""
        assert not callable(self.search)
        return self.search
