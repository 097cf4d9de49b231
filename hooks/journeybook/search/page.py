"""What the search knows of a page, and the records it is cut into. Nothing here knows an index or a kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

OVERVIEW = "overview"  # the kind of page that is offered before anything is typed

Facets = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchSection:
    """A part of a page with an address of its own (`#anchor`): a step, a stage, a heading.

    `kind` is its own kind where that is not its page's; `filters` are facets that it has besides its page's.
    """

    anchor: str
    title: str
    text: str = ""
    kind: str = ""
    filters: Facets = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page as the search sees it. Every text is plain and may hold anything.

    `uri` is the page's file in the site (`maps/gift/index.html`). `kind` groups the results: the name of a
    kind ("maps", "personas"), "overview", or "page". `text` is what stands before the first section. `filters`
    are the page's facets as (name, value), a name as often as it has values; all its sections have them too.
    `aside` is a page about the book rather than about customers: it stands behind what is equally near.
    """

    uri: str
    title: str
    kind: str
    text: str = ""
    sections: tuple[SearchSection, ...] = ()
    filters: Facets = ()
    aside: bool = False

    def at(self, uri: str) -> SearchPage:
        """The same page at its file in the site."""
        return replace(self, uri=uri)

    @property
    def address(self) -> str:
        """The page's address from the site's root, as a browser is sent to it: `maps/gift/`."""
        return self.uri.removesuffix("index.html")

    def records(self) -> Iterator[Record]:
        """The page's own record, then one a section: what a reader finds is one of these.

        The page's own has the facets of all its parts: a journey is found under a department of any of its steps.
        """
        every = dict.fromkeys((*self.filters, *(facet for one in self.sections for facet in one.filters)))
        yield Record("", self.kind, self.title or self.uri, self.text, "", tuple(every), self.aside)
        for one in self.sections:
            title = one.title or self.title
            facets = self.filters + one.filters
            yield Record(one.anchor, one.kind or self.kind, title, one.text, self.title, facets, self.aside)


@dataclass(frozen=True, slots=True)
class Record:
    """One place to be found: `under` is the title of the page it is a part of, none for a page's head."""

    anchor: str
    kind: str
    title: str
    text: str
    under: str
    facets: Facets
    aside: bool = False
