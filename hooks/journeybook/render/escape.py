"""Text into HTML and into Markdown, so that it is shown as it was written, whatever it holds."""

from __future__ import annotations

import re
from html import escape as html

from markdown_it import MarkdownIt
from markupsafe import Markup

_SPACE = re.compile(r"\s+")
# what Markdown's preprocessors would see in an HTML block, though HTML itself gives it no meaning
_LIVELY = str.maketrans({"`": "&#96;", "{": "&#123;", "}": "&#125;", "~": "&#126;", "[": "&#91;", "]": "&#93;"})


_new = str.__new__


def markup(html: str) -> Markup:
    """A text that is HTML already: `Markup(html)`, in a third of its time."""
    return _new(Markup, html)


class _Lines(dict[str, Markup]):
    """Texts as those of HTML elements or attributes, in one line: names and words recur on every page."""

    def __missing__(self, value: str) -> Markup:
        if len(self) >= _REMEMBERED:
            self.clear()
        shown = self[value] = markup(_SPACE.sub(" ", html(value, quote=True)).translate(_LIVELY))
        return shown


_REMEMBERED = 1 << 16
LINES = _Lines()
"""A text, and nothing else, as that of an HTML element or attribute, in one line."""


def text(value: object) -> Markup:
    """A value as the text of an HTML element or attribute, in one line."""
    return LINES[str(value)]


def code(value: str) -> Markup:
    """Lines as the text of an HTML element that keeps them, such as `pre`, in one line of ours."""
    return Markup("&#10;".join(html(line).translate(_LIVELY) for line in value.strip("\n").split("\n")))


_JOINT = re.compile(r"(?<=[/._-])(?=\w)")


def breaking(value: object) -> Markup:
    """A file's name, or the like, as the text of an element that may break after a sign and not inside a word."""
    return Markup("<wbr>").join(text(piece) for piece in _JOINT.split(str(value)))


def heading(value: object) -> Markup:
    """A value as the text of a Markdown heading: every ASCII sign that could mean something is a number."""
    line = _SPACE.sub(" ", str(value)).strip() or "—"
    return Markup("".join(f"&#{ord(sign)};" if _is_sign(sign) else sign for sign in line))


def _is_sign(sign: str) -> bool:
    return sign.isascii() and not sign.isalnum() and sign != " "


def _prose_parser() -> MarkdownIt:
    """CommonMark's paragraphs, emphasis, lists and links; no HTML, images, headings or code."""
    parser = MarkdownIt("zero", {"html": False, "linkify": False, "breaks": False})
    parser.enable(["paragraph", "list", "emphasis", "link", "escape", "newline", "entity"])
    parser.validateLink = _safe_link  # type: ignore[method-assign]  # its own way to set it
    return parser


_SAFE_LINK = re.compile(r"^(https?:|mailto:|#|[\w./-]+$)", re.IGNORECASE | re.ASCII)


def _safe_link(url: str) -> bool:
    return bool(_SAFE_LINK.match(url)) and not url.startswith("//")


_PROSE = _prose_parser()


def prose(value: str) -> Markup:
    """Prose as HTML in one line, with the safe subset of Markdown done."""
    rendered = _PROSE.render(value)
    return Markup(_SPACE.sub(" ", rendered).translate(_LIVELY).strip())
