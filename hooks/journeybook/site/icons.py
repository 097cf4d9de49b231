"""Icons around the content: what the theme draws on every page anew, the style draws once. Knows no page.

A drawing that is none of `styles/frame-icons.css`, the site owner's own say, stays where it is.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from journeybook.render.icons import drawing

_STYLE = Path(__file__).parent.parent / "styles/frame-icons.css"
_RULE = re.compile(r'\.(jb-icon--[\w-]+) \{ --jb-icon: icon\("([\w/-]+)"\)')
_DRAWING = re.compile(r"<svg [^>]*>.*?</svg>", re.DOTALL)
_VIEW = re.compile(r'viewBox="[^"]*"')


def named(html: str) -> str:
    """HTML with the name of an icon where the style knows its drawing."""
    return _DRAWING.sub(lambda match: _names().get(match[0], match[0]), html)


@cache
def _names() -> dict[str, str]:
    """What stands in a page for each drawing: its view gives the icon its shape."""
    rules = [(css, drawing(name)) for css, name in _RULE.findall(_STYLE.read_text("utf-8"))]
    return {svg: f'<svg class="jb-icon {css}" {_view(svg)}></svg>' for css, svg in rules}


def _view(svg: str) -> str:
    view = _VIEW.search(svg)
    return view[0] if view else ""
