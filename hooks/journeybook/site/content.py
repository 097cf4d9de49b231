"""A generated page's Markdown as HTML, to a browser the same as through Python-Markdown, in far less time.

The pages' Markdown is headings with ids, HTML blocks and diagrams, and nothing else; Python-Markdown parses every
tag of the HTML to give it back unchanged. Here blocks are told apart by how they begin, and lose the end tags that
say nothing. Headings still go through Python-Markdown, with the site owner's extensions, once for each that
differs. A page with any other syntax, from a template of the site owner's, goes through it altogether: `convert`
gives None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any, cast

import markdown
from markdown.extensions.toc import nest_toc_tokens
from markdown.util import BLOCK_LEVEL_ELEMENTS

from journeybook.site.neutral import NEUTRAL
from journeybook.site.space import without_ends

Token = dict[str, Any]
_BLANK = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"#{1,6} \S[^\n]*")
_TITLE = re.compile(
    r"# (?:[^\W_]|[ \u0080-\uffff]|&#\d+;)+"
)  # the signs of ASCII are all codes: see `render.escape`
_MARK = "jbTitleMark"
_FENCE = re.compile(r"```mermaid\n(.*)\n```", re.DOTALL)
_TAG = re.compile(r"</?([a-z][a-z0-9]*)[\s>/]|<!--")
_BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on a page: its HTML, and its headings as Python-Markdown's tokens, not nested yet."""

    html: str
    headings: tuple[Token, ...]

    @property
    def toc(self) -> list[Token]:
        return cast(list[Token], nest_toc_tokens([cast(Any, dict(one)) for one in self.headings]))


class Converter:
    """Converts pages of one site: `extensions` and `configs` as MkDocs gives them to Python-Markdown."""

    def __init__(
        self,
        extensions: Sequence[str],
        configs: Mapping[str, Mapping[str, Any]],
        fence: Callable[[str], str],
    ) -> None:
        self._markdown = markdown.Markdown(extensions=list(extensions), extension_configs=dict(configs))
        self._fence = fence
        self._heading = lru_cache(maxsize=1 << 12)(self._converted)
        self._mark = self._converted(f"# {_MARK}")
        self.foreign = tuple(name for name in extensions if name not in NEUTRAL)
        """The extensions on account of which nothing is converted here."""

    def convert(self, text: str) -> Content | None:
        """The content of Markdown without front matter; None where Python-Markdown has to be asked."""
        if self.foreign:
            return None
        blocks: list[str] = []
        headings: list[Token] = []
        for block in _blocks(text):
            if _HEADING.fullmatch(block):
                html, tokens = self._title(block) if _TITLE.fullmatch(block) else self._heading(block)
                blocks.append(html)
                headings += tokens
            elif fence := _FENCE.fullmatch(block):
                blocks.append(self._fence(fence[1]))
            elif (tag := _TAG.match(block)) and (tag[1] is None or tag[1] in _BLOCKS):
                blocks.append(without_ends(block))
            else:
                return None
        return _apart(blocks, headings)

    def _title(self, heading: str) -> tuple[str, tuple[Token, ...]]:
        """The title, which is another on every page and plain text: put where another title's text was."""
        html, tokens = self._mark
        text = heading.removeprefix("# ")
        toc: Any = self._markdown.treeprocessors["toc"]  # MkDocs always has it
        id = toc.slugify(unescape(text), toc.sep)
        old = tokens[0]["id"] if tokens else ""
        swapped = html.replace(_MARK, text).replace(f'"{old}"', f'"{id}"').replace(f'"#{old}"', f'"#{id}"')
        return swapped, tuple({**token, "id": id, "name": text} for token in tokens)

    def _converted(self, heading: str) -> tuple[str, tuple[Token, ...]]:
        self._markdown.reset()
        html = self._markdown.convert(heading)
        tokens = getattr(self._markdown, "toc_tokens", [])
        return html, tuple({**token, "children": []} for token in tokens)


def _blocks(text: str) -> Iterator[str]:
    """Runs of lines between blank ones; a diagram is one block, blank lines and all."""
    kept = ""
    for block in _BLANK.split(text.strip("\n")):
        kept = f"{kept}\n\n{block}" if kept else block.strip("\n")
        if kept.startswith("```") and not kept.endswith("\n```"):
            continue
        yield kept
        kept = ""
    if kept:
        yield kept


def _apart(blocks: list[str], headings: list[Token]) -> Content | None:
    """Two headings of one id would be told apart by Python-Markdown, which then does it."""
    ids = [token["id"] for token in headings]
    return Content("\n".join(blocks), tuple(headings)) if len(set(ids)) == len(ids) else None
