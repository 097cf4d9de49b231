"""What every page brings to the browser besides its content: one style, one script with its settings. No Jinja.

Both are put together out of many files, without comments, and asked for by an address that names their version: a
browser may keep them for good, and never has an old one after an upgrade.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from journeybook.cache import digest
from journeybook.render.icons import drawn
from journeybook.search import BUNDLE
from journeybook.words import Words

THEME = Path(__file__).parent.parent / "theme"
ASSETS = "assets/journeybook"
# What the script loads when it is wanted; the search is not in a site that another generator makes.
DIAGRAM_PARTS = ("diagram-looks.js", "diagram-frame.js", "diagram-files.js")
SEARCH_PARTS = ("search-parts.js", "search-words.js", "search-rank.js", "search-hits.js", "search-facets.js")
DIAGRAMS = f"{ASSETS}/vendor/mermaid.min.js"
FONT = f"{ASSETS}/vendor/inter-latin.woff2"
SCRIPT = f"{ASSETS}/journeybook.js"
_SCRIPTS = Path(__file__).parent.parent / "scripts"
_PAGE = (
    "diagram-size",
    "diagrams",
    "map-tools",
    "map",
    "map-turns",
    "step-drawer",
    "folds",
    "picture",
    "table-labels",
    "table-cells",
    "table-rows",
    "table",
    "tables",
    "moved",
    "atlas",
    "home",
)
_SITE = ("frame", "search-dialog", "search", "languages")
ICON = f"{ASSETS}/favicon.svg"
_ACCENT = "#0f5c63"
STYLE = f"{ASSETS}/journeybook.css"
_STYLES = Path(__file__).parent.parent / "styles"
# In the order of the cascade. One file goes out, so that a page waits for one answer.
_FILES = (
    "search", "tokens", "base", "frame", "frame-icons", "signs", "blocks", "tables", "lists", "home", "diagrams",
    "icons", "map", "tools", "journey",
    "compare", "coverage", "standing", "audit", "fresh", "languages", "links", "stacked", "print",
    "picture",
)  # fmt: skip
_STYLE_SPACE = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\s*([{};,])\s*|\s+""", re.DOTALL)
"""A string, or what says nothing to a browser: a comment, and white space but for one blank."""
_SCRIPT_SPACE = re.compile(r"^\s*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n|^[ \t]+|^\n", re.DOTALL | re.MULTILINE)
"""A comment that has lines of its own, indentation, an empty line. No text in a script runs over several lines."""
_FONT_END = '.woff2")'
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
    text = "\n".join([*files, *own]).replace(_FONT_END, f'.woff2?{_vendored("@fontsource-variable/inter")}")')
    return drawn(_STYLE_SPACE.sub(_bare, text)).strip() + "\n"


def _bare(match: re.Match[str]) -> str:
    return match[1] or match[2] or (" " if match[0].isspace() else "")


def script(settings: Mapping[str, object], search: bool) -> str:
    """The script of all pages: what it is told of the site, then each of the scripts in turn."""
    names = (*_PAGE, *_SITE) if search else _PAGE
    said = json.dumps(settings, ensure_ascii=False)
    return "".join([_script("place"), f"window.journeybook.settings = {said};\n", *map(_script, names)])


@cache
def _script(name: str) -> str:
    return _SCRIPT_SPACE.sub("", (_SCRIPTS / f"{name}.js").read_text("utf-8"))


def settings(
    words: Words,
    library: str = DIAGRAMS,
    arguments: Mapping[str, object] | None = None,
    also: Sequence[str] | None = None,
) -> dict[str, object]:
    """What scripts are told; addresses are relative to the site's root.

    `library` draws diagrams, by the site owner's `arguments`; `also` are indexes searched with the site's own, None
    in a site that has another search than ours.
    """
    ours = f"?{_vendored('mermaid')}" if library == DIAGRAMS else ""
    said: dict[str, object] = {
        "mermaid": library + ours,
        "arguments": arguments or {},
        "words": diagram_words(words),
        "map": words.under("map."),
        "table": words.under("table."),
    }
    if also is not None:
        said["menu"] = words("nav.menu")
        said["search"] = {"bundle": f"{BUNDLE}/", "also": list(also), "words": words.under("search.")}
    return said


@cache
def parts(search: bool) -> str:
    """The version of all that the script loads when it is wanted, which it asks for under its own version."""
    names = (*DIAGRAM_PARTS, *SEARCH_PARTS) if search else DIAGRAM_PARTS
    return digest(*((THEME / ASSETS / name).read_bytes() for name in names))


def versioned(uri: str, *contents: str | bytes) -> str:
    """The address to ask for a file by: another, when what it holds is another."""
    return f"{uri}?v={digest(*contents)[:10]}"


def font() -> str:
    """The address of the font that nearly every page begins with, as the style asks for it."""
    return f"{FONT}?{_vendored('@fontsource-variable/inter')}"


@cache
def _vendored(package: str) -> str:
    versions = json.loads((THEME / ASSETS / "vendor/versions.json").read_text("utf-8"))
    return f"v={versions[package]}"


def icon(accent: str | None) -> str:
    """The site's sign for a browser's tab, in the site owner's own accent."""
    return (_STYLES / "favicon.svg").read_text("utf-8").replace(_ACCENT, accent or _ACCENT)


def diagram_words(words: Words) -> dict[str, str]:
    """What the script that draws diagrams says, by the names it knows."""
    return {key: words(key) for key in ("diagram", "diagram_failed")} | words.under("drawing.")
