"""What the theme puts around a page's content: made once for pages that stand alike, then filled for each.

The theme's template is rendered with marks for all that may differ between such pages: title, address, edit link,
table of contents and content. A theme that shows anything else of a page gives another frame than that page's own
page is; the caller finds out by comparing. Nothing here knows MkDocs; the template is the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TITLE = "jbTitleMark"
SLUG = "jb-address-mark"
EDIT = "jb-edit-mark"
TOP = "jb-heading-mark"
ITEMS = "jb-items-mark"
CONTENT = "<h1>jbContentMark</h1>"
_MARKS = {CONTENT: "content", TITLE: "title", SLUG: "slug", EDIT: "edit", TOP: "top", ITEMS: "items"}
_MARK = re.compile(
    "|".join(f"{re.escape(mark)}(?:/{SLUG})*" if mark == SLUG else re.escape(mark) for mark in _MARKS)
)
"""A mark, or the parts of an address, all of them marks: see `Filling.slug`."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What one page puts into a frame, all of it HTML.

    `slug` is its address without its first part, `top` the id of its first heading.
    """

    title: str
    slug: str
    edit: str
    top: str
    items: Sequence[str]
    content: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A page of the theme in pieces: text, and between any two the name of what belongs there."""

    texts: tuple[str, ...]
    slots: tuple[str, ...]
    between: str

    def filled(self, filling: Filling) -> str:
        """The page that a filling makes."""
        values = {
            "title": filling.title,
            "slug": filling.slug,
            "edit": filling.edit,
            "top": filling.top,
            "items": self.between.join(filling.items),
            "content": filling.content,
        }
        pieces = [self.texts[0]]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            pieces += (values[slot], text)
        return "".join(pieces)


def frame(page: str, items: Sequence[str]) -> Frame | None:
    """The frame out of a page rendered with marks; None if it is not whole, so that it cannot serve.

    `items` are the two of the table of contents as the theme renders them, or none: what stands in their place and
    between them, where the page has them, is for each page to fill.
    """
    between = ""
    listed = any(item in page for item in items)
    if listed:
        first, second = items
        before, found, after = page.partition(first)
        between, again, rest = after.partition(second)
        if not found or not again or first in rest or between.strip():
            return None
        page = f"{before}{ITEMS}{rest}"
    slots = tuple(_MARKS[SLUG if mark[0].startswith(SLUG) else mark[0]] for mark in _MARK.finditer(page))
    whole = slots.count("content") == 1 and slots.count("items") == listed
    return Frame(tuple(_MARK.split(page)), slots, between) if whole else None
