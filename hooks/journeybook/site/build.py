"""One build of a site: which pages MkDocs builds itself, and which are filled into the theme's frame.

Overviews and handwritten pages are MkDocs' own, since the navigation is made of them. The page of an entry stands
in no navigation, and the theme shows the same around all of a section: it is known to MkDocs as a file that can be
linked to, and made at the end. Where a plugin takes part in pages, every page is MkDocs' own.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

import orjson
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from journeybook.cache import Store, digest
from journeybook.pages import Page
from journeybook.render import front_matter, url
from journeybook.search import Later, SearchPage, page_from_html
from journeybook.site.browser import fence
from journeybook.site.content import Content, Converter
from journeybook.site.languages import Handwritten
from journeybook.site.neutral import BYSTANDERS
from journeybook.site.output import Output
from journeybook.site.plan import Plan, Source
from journeybook.site.settings import Settings
from journeybook.site.sheets import Sheet, Sheets
from journeybook.site.theme import Theme, edit_uri
from journeybook.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

log = logging.getLogger("mkdocs.hooks.journeybook")
_PAGE_EVENTS = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
    "post_build",
)
_ID = re.compile(r'\sid="([^"]+)"')


class EntryFile(File):
    """The page of an entry: known to MkDocs as a file that pages may link to, and written by `Build`."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        pass


@dataclass
class Build:
    """The state of one build, between MkDocs' events."""

    config: MkDocsConfig
    settings: Settings
    plan: Plan
    words: Words
    output: Output
    store: Store
    sheets: Sheets
    written: Handwritten
    heads: dict[str, Sheet] = field(default_factory=dict)
    entries: dict[str, EntryFile] = field(default_factory=dict)
    sections: dict[str, str | None] = field(default_factory=dict)
    handwritten: list[SearchPage] = field(default_factory=list)
    indexed: list[str] = field(default_factory=list)
    theme: Theme | None = None
    nav: Navigation | None = None
    active: MkDocsPage | None = None

    def add_pages(self, files: Files) -> None:
        """Every page that is not handwritten, as a file of MkDocs'."""
        overviews = {section.uri for section in self.plan.sections}
        for sheet in self.plan.sheets:
            if sheet.uri in files.src_uris:
                continue
            self.heads[sheet.uri] = sheet
            self.sections[sheet.uri] = sheet.section
            if sheet.uri in overviews or not sheet.simple:
                files.append(self._page(sheet, listed=sheet.uri in overviews))
            else:
                self.entries[sheet.uri] = _entry(self.config, sheet)
                files.append(self.entries[sheet.uri])

    def _page(self, sheet: Sheet, listed: bool) -> File:
        """A page that MkDocs builds. What is HTML already comes in when it has made nothing of no Markdown."""
        content = "" if sheet.simple else self.sheets.made(sheet).content
        assert isinstance(content, str)
        inclusion = InclusionLevel.UNDEFINED if listed else InclusionLevel.NOT_IN_NAV
        text = front_matter(sheet.title, sheet.wide) + content
        file = File.generated(self.config, sheet.uri, content=text, inclusion=inclusion)
        if self.config.repo_url and sheet.source:
            file.edit_uri = edit_uri(sheet.source)
        return file

    def content(self, html: str, page: MkDocsPage) -> str:
        """What stands on a page of MkDocs': for ours, what was made before. Of others the search takes note."""
        sheet = self.heads.get(page.file.src_uri)
        if sheet is None:
            self.handwritten.append(page_from_html(page.file.dest_uri, page.title or "", "page", html))
            return self.written.framed(html, page.file.src_uri, self.words)
        if not sheet.simple:
            return html
        content = self.sheets.made(sheet).content
        assert isinstance(content, Content)
        page.toc = get_toc(content.toc)  # type: ignore[arg-type]  # Python-Markdown's own tokens
        page.present_anchor_ids = set(_ID.findall(content.html))
        return content.html

    def begin(self, env: Environment, files: Files) -> None:
        """All pages are read: the theme may be used, and links into our pages can be followed."""
        assert self.nav is not None
        self.theme = Theme(self.config, env, files, self.nav, self.sections)
        for file in files.documentation_pages():
            for target in (file.page and file.page.links_to_anchors) or ():
                if isinstance(target, EntryFile) and target.page is None:
                    content = self.sheets.made(self.heads[target.src_uri]).content
                    assert isinstance(content, Content)
                    ids = set(_ID.findall(content.html))
                    target.page = SimpleNamespace(present_anchor_ids=ids)  # type: ignore[assignment]  # all it is asked

    def shown(self, sheets: Sheets, page: Page) -> str:
        """A page as it is now, past all that was kept: for a site that is being written."""
        assert self.theme is not None
        sheet, content = sheets.fresh(page)
        listed = any(section.uri == sheet.uri for section in self.plan.sections)
        if isinstance(content, Content) and not listed:
            return self.theme.page(sheet, content)
        return self.theme.own(sheet, content)

    def located(self) -> Iterator[SimpleNamespace]:
        """Our pages as the sitemap lists pages."""
        for file in self.entries.values():
            page = MkDocsPage(None, file, self.config)
            file.page = None
            yield SimpleNamespace(page=page, src_uri=file.src_uri, url=file.url)

    def keys(self) -> dict[str, str]:
        """What each page of an entry is made of besides what is around it, by its file."""
        return {file.dest_uri: digest(repr(self.heads[uri])) for uri, file in self.entries.items()}

    def finish(self, standing: Mapping[str, str], keys: Mapping[str, str]) -> None:
        """Writes the pages of entries, but for those that stand there already, made of the same."""
        assert self.theme is not None
        for uri, file in self.entries.items():
            if standing.get(file.dest_uri) == keys[file.dest_uri]:
                self.output.kept.add(file.dest_uri)
                continue
            content = self.sheets.made(self.heads[uri]).content
            assert isinstance(content, Content)
            self.output.put(
                file.dest_uri, self.theme.page(self.heads[uri], content).encode("utf-8", "xmlcharrefreplace")
            )

    def found(self) -> Iterator[SearchPage | Later]:
        """What the search finds, page by page; which pages these are is kept."""
        self.indexed = []
        for page in self._found():
            self.indexed.append(page.uri)
            yield page

    def _found(self) -> Iterator[SearchPage | Later]:
        yield from self.handwritten
        directories = self.config.use_directory_urls
        for uri, sheet in self.heads.items():
            if sheet.found:
                file = destination(uri, directories)
                yield Later(file, sheet.key, cache(partial(self._search_page, sheet, file)))  # words, then text

    def _search_page(self, sheet: Sheet, file: str) -> SearchPage:
        found = self.sheets.made(sheet).found
        assert found is not None
        return found.at(file)


def sheets(config: MkDocsConfig, source: Source, store: Store) -> Sheets:
    """What makes the pages of a site, for this configuration."""
    converter = Converter(config.markdown_extensions, config.mdx_configs, fence)
    others = [*participants(config), *converter.foreign]
    if others:
        names = ", ".join(dict.fromkeys(others))
        log.info(
            "journeybook: every page goes through Python-Markdown and the theme, which takes its time: %s", names
        )
    settings = orjson.dumps(
        (config.markdown_extensions, config.mdx_configs, others), default=_named, option=orjson.OPT_NON_STR_KEYS
    )
    convert = (lambda text: None) if others else converter.convert
    directories = config.use_directory_urls
    renderer = lambda: source.edition.renderer(directories)  # noqa: E731
    return Sheets(lambda: source.edition, renderer, directories, convert, store, digest(settings))


def _named(value: object) -> str:
    """A function in the configuration, by its name: its address is another in each process."""
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', type(value).__qualname__)}"


def participants(config: MkDocsConfig) -> list[str]:
    """The plugins and hooks, other than ours and some that are known, that take part in pages."""
    found = []
    for event in _PAGE_EVENTS:
        for method in config.plugins.events[event]:
            plugin = getattr(method, "__self__", None)
            module = type(plugin).__module__ if plugin is not None else method.__module__
            if not module.startswith(BYSTANDERS):
                found.append(module)
    return found


def _entry(config: MkDocsConfig, sheet: Sheet) -> EntryFile:
    file = EntryFile(
        sheet.uri, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV
    )
    file.generated_by = "journeybook"
    file.dest_uri = destination(sheet.uri, config.use_directory_urls)
    return file


def destination(uri: str, directories: bool) -> str:
    """The file of the site that a page becomes."""
    address = url(uri, directories)
    return f"{address}index.html" if address.endswith("/") or not address else address
