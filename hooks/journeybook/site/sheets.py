"""Pages ready for the site: each page's head, and its content made or taken from the store. Knows no theme.

What a page shows depends on its template and its values alone. Both are in the key its content is kept under, so
that a page is made again only when one of them is another. Contents go to the store as they are made: a site of
thousands of pages is never in memory as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import orjson
from pydantic import BaseModel, TypeAdapter

from journeybook.cache import Store, digest
from journeybook.edition import Edition
from journeybook.model.part import Entry, Named
from journeybook.pages import Lookup, Page
from journeybook.problem import Problem, ordered
from journeybook.quiet import settled
from journeybook.render import Renderer, title
from journeybook.search import SearchPage
from journeybook.site.content import Content
from journeybook.site.traces import Trace, Traces

KIND = "pages"
_FOUND: TypeAdapter[SearchPage | None] = TypeAdapter(SearchPage | None)
_OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_SUBCLASS


@dataclass(frozen=True, slots=True)
class Sheet:
    """The head of a page, and the key of its content. `title` is HTML. Where Python-Markdown alone can make the
    content, it is not `simple`; where the search finds nothing of it, it is not `found`."""

    uri: str
    title: str
    source: str | None
    section: str | None
    wide: bool
    simple: bool
    found: bool
    key: str


@dataclass(frozen=True, slots=True)
class Made:
    """A page's content: HTML with its headings, or Markdown where only Python-Markdown can make it. `found` is what
    the search finds of it."""

    content: Content | str
    found: SearchPage | None

    def packed(self) -> bytes:
        html, headings = (
            (self.content, None) if isinstance(self.content, str) else (self.content.html, self.content.headings)
        )
        head = {"headings": headings, "found": self.found}
        return orjson.dumps(head) + b"\n" + html.encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Made:
    """The content that was packed."""
    line, _, html = data.partition(b"\n")
    head = orjson.loads(line)
    text = html.decode("utf-8", "surrogatepass")
    headings = head["headings"]
    return Made(text if headings is None else Content(text, tuple(headings)), _FOUND.validate_python(head["found"]))


class Sheets:
    """Makes sheets of an edition's pages. The edition is asked for when a page has to be made.

    `settings` is all that the look of pages depends on besides the edition.
    """

    def __init__(
        self,
        edition: Callable[[], Edition],
        renderer: Callable[[], Renderer],
        directories: bool,
        convert: Callable[[str], Content | None],
        store: Store,
        settings: str,
    ) -> None:
        self._edition = edition
        self._make_renderer = renderer
        self.directories = directories
        self._convert = convert
        self._store = store
        self._settings = settings
        self.settings = digest(settings, str(directories))
        self._keys: dict[int, tuple[object, str]] = {}  # with the value itself, so that its id stays its own

    @cached_property
    def _renderer(self) -> Renderer:
        return self._make_renderer()

    @cached_property
    def _look(self) -> str:
        return digest(self.settings, *self._edition().look())

    @cached_property
    def _traces(self) -> Traces | None:
        edition = self._edition()
        if edition.stamp is None:
            return None
        return Traces(edition.book, ordered(edition.problems), edition.stamp, self._store, self._look)

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.uri: page for page in self._edition().pages}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What went wrong so far in the site owner's templates."""
        return self._renderer.problems if "_renderer" in self.__dict__ else ()

    def all(self) -> Iterator[Sheet]:
        """A sheet for each page, its content in the store."""
        _ = self._pages
        with settled():
            yield from self._all()
        self._keys.clear()

    def _all(self) -> Iterator[Sheet]:
        for page in self._pages.values():
            lookup = page.values
            if isinstance(lookup, Lookup) and self._traces is not None:
                yield self._looked_up(page, lookup, self._traces)
            else:
                yield self._sheet(page)

    def _looked_up(self, page: Page, lookup: Lookup, traces: Traces) -> Sheet:
        """The sheet of a page whose values need not be worked out while what they are found by is the same."""
        fresh = page.fresh() if callable(page.fresh) else page.fresh
        said = digest(orjson.dumps((_head(page), fresh, lookup.beside), default=self._plain, option=_OPTIONS))
        known = traces.known(page.uri, said)
        if known is not None and self._store.holds(KIND, known.key):
            return _with(page, known)
        sheet = self._sheet(replace(page, values=traces.worked_out(lookup), fresh=fresh))
        traces.keep(page.uri, said, Trace(sheet.simple, sheet.found, sheet.key))
        return sheet

    def _sheet(self, page: Page) -> Sheet:
        made = page.made()
        key = self._key(made)
        data = self._store.get(KIND, key)
        if data is None:
            data = self._make(made, key)
        return _with(page, Trace(not data.startswith(b'{"headings":null'), made.found is not None, key))

    def fresh(self, page: Page) -> tuple[Sheet, Content | str]:
        """A page made now, past the store: its sheet, and its content."""
        made = page.made()
        body = self._renderer.body(made)
        content = self._convert(body) or body
        return _with(page, Trace(isinstance(content, Content), made.found is not None, "")), content

    def like(self, edition: Callable[[], Edition]) -> Sheets:
        """The same for another edition in the same words: templates that are compiled stay so."""
        return Sheets(edition, lambda: self._renderer, self.directories, self._convert, self._store, self._settings)

    def made(self, sheet: Sheet) -> Made:
        """A sheet's content; made again where the store could not keep it."""
        data = self._store.get(KIND, sheet.key)
        return unpacked(data if data is not None else self._make(self._pages[sheet.uri].made(), sheet.key))

    def _key(self, page: Page) -> str:
        values = (_head(page), page.values, page.fresh)
        return digest(self._look, orjson.dumps(values, default=self._plain, option=_OPTIONS))

    def _plain(self, value: object) -> object:
        """A value for a key. Entries, stages and steps stand in many views, journeys several times in one."""
        if not isinstance(value, (Entry, Named)):
            return _plain(value)
        known = self._keys.get(id(value))
        if known is None:
            key = digest(orjson.dumps(_plain(value), default=self._plain, option=_OPTIONS))
            known = self._keys[id(value)] = (value, key)
        return known[1]

    def _make(self, page: Page, key: str) -> bytes:
        problems = len(self._renderer.problems)
        body = self._renderer.body(page)
        data = Made(self._convert(body) or body, page.found).packed()
        if len(self._renderer.problems) == problems:  # else it has to be said again the next time
            self._store.put(KIND, key, data)
        return data


def _head(page: Page) -> tuple[object, ...]:
    return page.uri, page.title, page.template, page.wide


def _with(page: Page, made: Trace) -> Sheet:
    """The sheet of a page out of which that came."""
    return Sheet(page.uri, title(page), page.source, page.section, page.wide, made.simple, made.found, made.key)


def _plain(value: object) -> object:
    """What a value of the data's is made of, for its key."""
    if isinstance(value, BaseModel):
        return type(value).__name__, value.__dict__
    if isinstance(value, str):
        return repr(value)  # a text in another language, say
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"a page shows a {type(value).__name__}, which has no key")
