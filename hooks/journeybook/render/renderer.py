"""Renders pages with the templates: a same-named file of the site owner's wins over ours."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from journeybook.diagrams import Diagram, write
from journeybook.model.text import Foreign
from journeybook.render import escape
from journeybook.render.compile import TEMPLATES, WORDS, Code, Plain, Scope
from journeybook.render.compiled import Compiled
from journeybook.render.faults import fault
from journeybook.render.foreign import CLASS, PLAIN, joined, marked, plain
from journeybook.render.urls import relative
from journeybook.views.links import files, to_tag

if TYPE_CHECKING:
    from journeybook.pages import Page
    from journeybook.problem import Problem
    from journeybook.views.links import Link
    from journeybook.words import Words

_HREF = 'href="book:'
_MARK = re.compile(rf'class="{CLASS}" lang="([^"]+)"')
_BEHIND = re.compile("[?#]")
_BLANK = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


class _Escaped(Environment):
    """An environment whose every printed value is escaped by our own rule, not by MarkupSafe's."""

    code_generator_class = Code
    context_class = Scope
    lines = escape.LINES
    Macro = Plain

    def __init__(self, folders: list[Path], several: bool) -> None:
        self.several = several
        super().__init__(
            loader=FileSystemLoader(folders),
            autoescape=True,
            finalize=_finalize,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )


def _finalize(value: object) -> str:
    """What `{{ value }}` prints: nothing for None, markup as it is, all else as text."""
    if type(value) is int:
        return str(value)
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    return marked(value, escape.text(value)) if type(value) is Foreign else escape.text(value)


def _environment(words: Words, folders: list[Path], several: bool) -> Environment:
    environment = _Escaped(folders, several)
    environment.globals[WORDS] = words
    environment.filters |= {WORDS: words, f"{WORDS}.count": words.count}
    environment.filters |= {
        "md": _heading,
        "prose": _prose,
        PLAIN: plain,
        "a": _anchor,
        "href": _href,
        "fence": _fence,
        "code": escape.code,
        "breaking": escape.breaking,
        "day": lambda value: words.date(value) if isinstance(value, date) else "",
        "number": words.number,
        "hours": words.hours,
        "money": words.money,
        "percent": words.percent,
        "signed": _signed,
        "tag": to_tag,
        "files": files,
        "json": lambda value: escape.text(json.dumps(value, ensure_ascii=False)),
        "line": words.problem,
    }
    if several:
        environment.filters["join"] = joined
    said = repr(sorted(words.under("").items()))  # words are folded into the code
    environment.bytecode_cache = Compiled(environment, words.language, said, str(several))
    return environment


class Renderer:
    """Renders pages in one language, for addresses with or without directories.

    A template in `overrides` that fails gives way to ours; `problems` then says where it failed. `several`: texts
    may be in another language than this one; a page that has such says so.
    """

    def __init__(
        self, words: Words, overrides: Path | None = None, directories: bool = True, several: bool = False
    ) -> None:
        self._directories = directories
        self._several = several
        self._ours = _environment(words, [TEMPLATES], several)
        self._overrides = overrides
        self._theirs = _environment(words, [overrides, TEMPLATES], several) if overrides else self._ours
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What went wrong so far in the site owner's templates, each said once."""
        return tuple(self._problems)

    def markdown(self, page: Page) -> str:
        """The page as Markdown with its front matter."""
        return front_matter(title(page), page.wide) + self.body(page.made())

    def body(self, page: Page) -> str:
        """The Markdown of a page that is made, without front matter."""
        body = self._body(page)
        if self._several and (marks := sorted(set(_MARK.findall(body)))):
            body += self._ours.get_template("parts/foreign.md").render(page=page, marks=marks)
        return _BLANK.sub("\n\n", self._linked(body, page.uri)).strip() + "\n"

    def _linked(self, body: str, page: str) -> str:
        """A page's HTML with every `href="book:…"` as an address, each worked out once."""
        first, *others = body.split(_HREF)
        pieces = [first]
        known: dict[str, str] = {}
        for other in others:
            target, _, rest = other.partition('"')
            if target not in known:
                known[target] = f'href="{self._address(target, page)}"'
            pieces += (known[target], rest)
        return "".join(pieces)

    def _body(self, page: Page) -> str:
        if self._overrides is not None:
            try:
                return self._theirs.get_template(page.template).render(page=page, values=page.values)
            except Exception as error:
                if (problem := fault(error, self._overrides)) is None:
                    raise
                if problem not in self._problems:
                    self._problems.append(problem)
        return self._ours.get_template(page.template).render(page=page, values=page.values)

    def _address(self, target: str, page: str) -> str:
        uri = _BEHIND.split(target, maxsplit=1)[0]
        anchor = target[len(uri) :]
        if uri == page and anchor.startswith("#"):
            return anchor
        return f"{relative(uri, page, self._directories)}{anchor}"


def title(page: Page) -> str:
    """A page's title as the theme prints it, which is as HTML."""
    return str(escape.text(page.title))


def front_matter(title: str, wide: bool) -> str:
    """Title and layout for the site generator. A JSON string is a YAML string."""
    head: Mapping[str, object] = {"title": title} | ({"hide": ["toc"]} if wide else {})
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", "", ""])


def _heading(value: object) -> Markup:
    shown = escape.heading(value)
    return marked(value, shown) if type(value) is Foreign else shown


def _prose(value: str | None) -> Markup:
    if not value:
        return Markup("")
    shown = escape.prose(value)
    return marked(value, shown, "div") if type(value) is Foreign else shown


def _href(link: Link) -> Markup:
    """The `href` attribute of a link, to be made relative to the page once that is known."""
    lines = escape.LINES
    query = f"?{lines[link.query]}" if link.query else ""
    anchor = f"#{lines[link.anchor]}" if link.anchor else ""
    return escape.markup(f'href="book:{lines[link.uri]}{query}{anchor}"')


def _anchor(link: Link | None, kind: str = "") -> Markup:
    if link is None:
        return Markup("")
    css = f' class="{escape.text(kind)}"' if kind else ""
    return escape.markup(f"<a {_href(link)}{css}>{_finalize(link.title)}</a>")


def _fence(diagram: Diagram) -> Markup:
    return Markup(f"```mermaid\n{write(diagram).strip()}\n```")


def _signed(value: int) -> str:
    """An emotion with its sign: +1, 0, −2."""
    return f"+{value}" if value > 0 else f"\N{MINUS SIGN}{-value}" if value < 0 else "0"
