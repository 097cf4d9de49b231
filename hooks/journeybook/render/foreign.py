"""Texts in another language than the page: marked where they are shown as text, never inside an attribute.

Where a template prints what is known when it is compiled: what stands in a tag, in a drawing or in an element that
holds text alone is wrapped into the filter `plain`. A site in one language compiles its templates without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from journeybook.model.text import Foreign
from journeybook.render import escape

CLASS = "jb-foreign"
PLAIN = "plain"
_OPENED = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_TAG = re.compile(r"<[^>]*>")
_BARE = frozenset({"svg", "title", "option", "textarea", "pre"})  # elements that can hold no mark


def marked(value: Foreign, shown: Markup, element: str = "span") -> Markup:
    """What is `shown` of a text, in an element that says its language."""
    return Markup(f'<{element} class="{CLASS}" lang="{escape.text(value.language)}">{shown}</{element}>')


def plain(value: object) -> object:
    """A value without a mark, for where there can be none."""
    if isinstance(value, Markup):
        return Markup(_TAG.sub("", value)) if CLASS in value else value
    return str(value) if isinstance(value, Foreign) else value


def joined(values: Iterable[object], between: str = "") -> Markup:
    """The texts with something between any two, each marked by itself."""
    shown = (marked(one, escape.text(one)) if isinstance(one, Foreign) else escape.text(one) for one in values)
    return Markup(escape.text(between)).join(shown)


class Unmarked(NodeTransformer):
    """Follows the HTML through a template in the order of its text, and makes plain what cannot be marked."""

    def __init__(self) -> None:
        self._quote = ""  # the quotation mark that an attribute's value ends with, or `>` within a tag
        self._bare = ""

    def visit_Output(self, node: nodes.Output, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802  the library's
        for index, child in enumerate(node.nodes):
            if isinstance(child, nodes.TemplateData):
                self._follow(child.data)
            elif self._quote or self._bare:
                node.nodes[index] = nodes.Filter(child, PLAIN, [], [], None, None, lineno=child.lineno)
        return node

    def _follow(self, text: str) -> None:
        at = 0
        while at < len(text):
            if not self._quote:
                tag = _OPENED.search(text, at)
                if tag is None:
                    return
                self._quote, at = ">", tag.end()
                if not self._bare and not tag[1] and tag[2] in _BARE:
                    self._bare = tag[2]
                elif tag[1] and tag[2] == self._bare:
                    self._bare = ""
            elif self._quote == ">":
                sign = re.compile("[\"'>]").search(text, at)
                if sign is None:
                    return
                self._quote, at = ("" if sign[0] == ">" else sign[0]), sign.end()
            else:
                end = text.find(self._quote, at)
                if end < 0:
                    return
                self._quote, at = ">", end + 1
