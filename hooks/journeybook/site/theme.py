"""Pages as the theme shows them, for pages that MkDocs does not build itself. MkDocs has no event for that.

`get_context` and the order of events are what MkDocs 1.6 does with every page of its own (`build._build_page`).
Pages that stand alike share a frame; before one is used it is filled with an odd page and held against what the
theme makes of that page. Where the two differ, every page goes through the theme.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from journeybook.site.content import Content, Token
from journeybook.site.frame import CONTENT, EDIT, SLUG, TITLE, TOP, Filling, Frame, frame
from journeybook.site.sheets import Sheet
from journeybook.site.space import trimmed

if TYPE_CHECKING:
    from jinja2 import Environment

log = logging.getLogger("mkdocs.hooks.journeybook")


def _tokens(top: str, titles: Mapping[str, str]) -> tuple[Token, ...]:
    items = [{"level": 2, "id": id, "name": title, "children": []} for id, title in titles.items()]
    return ({"level": 1, "id": top, "name": "", "children": []}, *items)


_MARKED = Content(CONTENT, _tokens(TOP, {"jb-first-mark": "jbFirstMark", "jb-second-mark": "jbSecondMark"}))
_ODD = Content(
    '<h1 id="a-b">A &amp; <b>"ç"</b></h1>\n<p>%s {{ x }} &lt;</p>', _tokens("a-b", {"é-1": "É &amp; x", "b": "b"})
)
_ODD_TITLE = "A &amp; b &lt;i&gt; ç &#34;x&#34;"


@dataclass(frozen=True, slots=True)
class _Stand:
    """What pages have in common that differ in nothing but what a frame leaves open.

    `start` is the first part of their addresses, `depth` how many parts follow: that decides on the way to any
    page of the navigation.
    """

    start: str
    depth: int
    section: str | None
    wide: bool
    edit: bool
    items: bool


@dataclass
class Theme:
    """The theme of one build. `sections` says which overview a page stands under, by uri."""

    config: MkDocsConfig
    env: Environment
    files: Files
    nav: Navigation
    sections: dict[str, str | None]
    _known: dict[tuple[str, str, int], str] = field(default_factory=dict)
    _frames: dict[_Stand, Frame | None] = field(default_factory=dict)

    def page(self, sheet: Sheet, content: Content) -> str:
        """A page of the site as HTML."""
        start, *rest = sheet.uri.split("/")
        name = sheet.uri.rpartition("/")[2]
        if not rest or name in ("index.md", "README.md") or self.config.theme.name != "material":
            return self._whole(sheet, content)
        items = self._items(content)
        stand = _Stand(start, len(rest), sheet.section, sheet.wide, sheet.source is not None, bool(items))
        if stand not in self._frames:
            self._frames[stand] = self._frame(stand)
        around = self._frames[stand]
        if around is None or not content.headings or "<h1" not in content.html:
            return self._whole(sheet, content)
        return around.filled(_filling(sheet, content, items))

    def _frame(self, stand: _Stand) -> Frame | None:
        """The frame for pages that stand like this, if it holds an odd page as well as the theme does."""
        edit = EDIT if stand.edit else None
        marked = Sheet(_uri(stand, SLUG), TITLE, edit, stand.section, stand.wide, True, False, "")
        odd = replace(marked, uri=_uri(stand, "b-2"), title=_ODD_TITLE, source=edit and "journeys/maps/é & x.yml")
        marks, oddity = (one if stand.items else Content(one.html, one.headings[:1]) for one in (_MARKED, _ODD))
        made = frame(self._whole(marked, marks), self._items(marks))
        whole = self._whole(odd, oddity)
        if made is None or made.filled(_filling(odd, oddity, self._items(oddity))) != whole:
            log.info("journeybook: the theme shows more of a page than its frame: each goes through it, in time")
            return None
        return made

    def _items(self, content: Content) -> list[str]:
        """The entries of a page's table of contents, as the theme shows them below the page's title."""
        toc = list(get_toc(content.toc))  # type: ignore[arg-type]  # Python-Markdown's own tokens
        shown = toc[0].children if toc and toc[0].level == 1 else toc
        return [self._item(item) for item in shown]

    def _item(self, item: AnchorLink) -> str:
        if item.children:
            return self._rendered(item)
        known = (item.id, item.title, item.level)  # the same headings stand on every page of a kind
        if known not in self._known:
            self._known[known] = self._rendered(item)
        return self._known[known]

    def _rendered(self, item: AnchorLink) -> str:
        return trimmed(self.env.get_template("partials/toc-item.html").render(toc_item=item))

    def own(self, sheet: Sheet, content: Content | str) -> str:
        """A page as MkDocs makes its own: one that stands in the navigation, or one that is Markdown."""
        known = self.files.src_uris.get(sheet.uri)
        return self._whole(sheet, content, known.page if known is not None else None)

    def _whole(self, sheet: Sheet, content: Content | str, page: Page | None = None) -> str:
        """What MkDocs would make of a page: its events, in its order."""
        config, plugins = self.config, self.config.plugins
        page = page or Page(None, self._file(sheet), config)
        page.markdown, page.meta = "", meta(sheet)
        if isinstance(content, Content):
            page.content, page.toc = content.html, get_toc(content.toc)  # type: ignore[arg-type]  # as above
        else:
            page.markdown = content
            page.render(config, self.files)
        self.sections[sheet.uri] = sheet.section
        page.active = True
        context = get_context(self.nav, self.files, config, page)
        template = self.env.get_template("main.html")
        context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
        output: str = plugins.on_post_page(template.render(context), page=page, config=config)
        page.active = False
        return output

    def _file(self, sheet: Sheet) -> File:
        file = File.generated(self.config, sheet.uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = edit_uri(sheet.source) if self.config.repo_url else None
        return file


def meta(sheet: Sheet) -> dict[str, object]:
    """A page's title and layout, as front matter says them."""
    return {"title": sheet.title} | ({"hide": ["toc"]} if sheet.wide else {})


def edit_uri(source: str | None) -> str | None:
    """Where the edit button leads: to the YAML file, which lies beside the folder of handwritten pages."""
    return f"../{quote(source)}" if source else None


def _uri(stand: _Stand, name: str) -> str:
    """A page that stands so, with a name for each part of its address."""
    return "/".join([stand.start, *[name] * stand.depth]) + ".md"


def _filling(sheet: Sheet, content: Content, items: Sequence[str]) -> Filling:
    slug = sheet.uri.partition("/")[2].removesuffix(".md")
    top = str(content.headings[0]["id"]) if content.headings else ""
    return Filling(sheet.title, quote(slug), quote(sheet.source or ""), top, items, content.html)
