"""What every page brings to the browser besides its content: our styles, scripts and their settings. No Jinja."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from journeybook.words import Words

THEME = Path(__file__).parent.parent / "theme"
ASSETS = "assets/journeybook"
# What a page with a diagram brings first, in that order; the second loads the rest when it is wanted.
DIAGRAM_SCRIPTS = ("diagram-size.js", "diagrams.js")
DIAGRAM_PARTS = ("diagram-looks.js", "diagram-frame.js", "diagram-files.js")
DIAGRAMS = f"{ASSETS}/vendor/mermaid.min.js"
# What a page itself needs; the search is the site generator's.
PAGE_SCRIPTS = (*DIAGRAM_SCRIPTS, "map.js", "map-turns.js", "step-drawer.js", "folds.js", "picture.js")
ICON = f"{ASSETS}/favicon.svg"
_ACCENT = "#0f5c63"
STYLE = f"{ASSETS}/journeybook.css"
_STYLES = Path(__file__).parent.parent / "styles"
# In the order of the cascade. One file goes out, so that a page waits for one answer.
_FILES = (
    "tokens", "base", "signs", "blocks", "tables", "lists", "home", "diagrams", "icons", "map", "tools", "journey",
    "compare", "coverage", "standing", "audit", "fresh", "languages", "links", "print",
    "picture",
)  # fmt: skip
_COMMENT = re.compile(r"/\*.*?\*/\n?|^\n", re.DOTALL | re.MULTILINE)
_SCHEMES = {"light": ':root, [data-md-color-scheme="default"]', "dark": '[data-md-color-scheme="slate"]'}


def style(colours: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """The style of all pages: the files of `styles/` one after another, without their comments.

    `colours` are the site owner's own, by scheme (light, dark) and token: `{"light": {"accent": "#7a1f5c"}}`.
    """
    files = [(_STYLES / f"{name}.css").read_text("utf-8") for name in _FILES]
    own = [
        f"{selector} {{ " + " ".join(f"--jb-{token}: {colour};" for token, colour in chosen.items()) + " }"
        for scheme, selector in _SCHEMES.items()
        if (chosen := (colours or {}).get(scheme))
    ]
    return _COMMENT.sub("", "\n".join([*files, *own])).strip() + "\n"


def icon(accent: str | None) -> str:
    """The site's sign for a browser's tab, in the site owner's own accent."""
    return (_STYLES / "favicon.svg").read_text("utf-8").replace(_ACCENT, accent or _ACCENT)


def diagram_words(words: Words) -> dict[str, str]:
    """What the script that draws diagrams says, by the names it knows."""
    return {key: words(key) for key in ("diagram", "diagram_failed")} | words.under("drawing.")
