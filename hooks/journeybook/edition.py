"""An edition: an organization's folder read for one audience and language, checked, with its pages. No output."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from journeybook.cache import Store
from journeybook.examination import examine
from journeybook.export.data import DataFile, data_files
from journeybook.git import Fault, History, history
from journeybook.layout import FOLDER, TEMPLATES
from journeybook.model.audience import INTERNAL, Audience
from journeybook.model.book import Book
from journeybook.pages import Page, Section, pages, sections
from journeybook.pages.lately import lately
from journeybook.pages.past import Repository
from journeybook.problem import Level, Problem
from journeybook.render import Renderer
from journeybook.render.feed import feed
from journeybook.views.changes import ChangeView, change_view
from journeybook.views.forge import NOWHERE, Hosting, forge
from journeybook.views.fresh import Surroundings
from journeybook.views.links import to_file
from journeybook.views.sheets import sheets
from journeybook.words import Words
from journeybook.workbook.downloads import Download, as_file, downloads


@dataclass(frozen=True)
class Edition:
    """What a site or a folder of pages is made of. `problems` are in the order of their places.

    `untranslated` are the files of handwritten pages that are there in another language alone, `stamp` gives a key
    of an entry's file.
    """

    root: Path
    book: Book
    problems: Sequence[Problem]
    words: Words
    today: date
    hosting: Hosting = NOWHERE
    untranslated: tuple[str, ...] = ()
    stamp: Callable[[str, str], str] | None = None

    @property
    def sections(self) -> tuple[Section, ...]:
        return sections(self.book)

    @property
    def strangers(self) -> tuple[str, ...]:
        """The departments it was to be made for that are none, as far as it is known which there are."""
        known = self.book.known["departments"]
        return () if "departments" in self.book.unread else tuple(sorted(self.book.audience.departments - known))

    @cached_property
    def history(self) -> History | Fault:
        """When the files of the data changed."""
        return history(self.root, FOLDER)

    @cached_property
    def changes(self) -> ChangeView:
        """What happened to the entries lately."""
        edits = lately(self.root, self.history, self.book.audience, self.book.language)
        return change_view(self.book, edits, self.words, self.hosting.site)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(self.listed())

    def after(self, book: Book, problems: Sequence[Problem]) -> Edition:
        """The same after an edit that is in no commit yet: what git said stays."""
        edited = replace(self, book=book, problems=problems, stamp=None)
        if "history" in self.__dict__:
            edited.__dict__["history"] = self.history
        return edited

    def listed(self, folder: str | None = None) -> Iterator[Page]:
        """Every page, in the order of the navigation, listed as far as somebody wants to know.

        With `folder` (`journeys`) only those parts of the site that may have pages there.
        """
        past = Repository(self.root, self.book.audience, self.book.language)
        days = {} if isinstance(self.history, Fault) else self.history.changed
        at = forge(self.hosting, self.book.organization, public=not self.book.audience.internal)
        around = Surroundings(at, days, self.untranslated)
        changes = lambda: self.changes  # noqa: E731  worked out when it is asked for
        return pages(self.book, self.problems, self.words, self.today, past.then, changes, around, folder)

    def renderer(self, directories: bool) -> Renderer:
        """Renders this edition's pages, for addresses with or without directories."""
        overrides = self.root / TEMPLATES
        several = {*self.book.organization.languages} != {self.book.language}
        return Renderer(self.words, overrides if overrides.is_dir() else None, directories, several)

    def look(self) -> Iterator[str]:
        """What the look of all pages depends on besides their values: the words, and the site owner's templates."""
        yield from (self.words.language, repr(sorted(self.words.under("").items())))
        for path in sorted((self.root / TEMPLATES).rglob("*")):
            if path.is_file():
                yield f"{path.relative_to(self.root)} {path.read_bytes()!r}"

    def markdown(self, directories: bool) -> Iterator[tuple[Page, str]]:
        """Every page with its Markdown. A template of the owner's that fails gives way to ours, unsaid."""
        renderer = self.renderer(directories)
        for page in self.pages:
            yield page, renderer.markdown(page)

    def downloads(self) -> Iterator[Download]:
        """The files beside the pages."""
        return downloads(self.book, self.problems, self.words, self.today)

    def tables(self, form: str) -> Iterator[tuple[str, bytes]]:
        """The improvements and the inventories in one of the `FORMATS`, by their paths in the site."""
        for sheet in sheets(self.book, self.problems, self.words, self.today):
            yield to_file(sheet.name, form), as_file(sheet, form)

    def feed(self, directories: bool) -> bytes | None:
        """The changes as a feed; None if there are none, or if nobody has said where the site will be."""
        if not self.changes.feed:
            return None
        title = f"{self.book.organization.name}: {self.words('nav.changes')}"
        name = self.book.organization.name
        return feed(self.changes.rows, self.hosting.site, title, name, self.words, directories)

    def data(self) -> Iterator[DataFile]:
        """The data themselves as JSON, with their schemas, by their paths in a folder of their own."""
        return data_files(self.book)

    def count(self, level: Level) -> int:
        return sum(problem.level is level for problem in self.problems)


def edition(
    root: Path,
    language: str | None = None,
    audience: Audience = INTERNAL,
    today: date | None = None,
    hosting: Hosting = NOWHERE,
    store: Store | None = None,
) -> Edition:
    """Read and check what stands in `root/journeys`. Never raises for what an author wrote.

    What was read before and has not changed comes out of the `store`.
    """
    day = today or date.today()
    found = examine(root, language, audience, day, store)
    return Edition(root, found.loaded.book, found.problems, found.words, day, hosting)
