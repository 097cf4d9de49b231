"""What pages bring to the browser: styles, scripts, and the settings those scripts read. No page's content."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape

from mkdocs.config.defaults import MkDocsConfig

from journeybook.render.browser import ASSETS, DIAGRAMS, ICON, PAGE_SCRIPTS, THEME, diagram_words
from journeybook.search import BUNDLE
from journeybook.words import Words

STYLES = ("journeybook.css", "search.css")
SCRIPTS = (*PAGE_SCRIPTS, "search.js", "tables.js", "atlas.js", "home.js", "languages.js")
_THEMES_ICON = "assets/images/favicon.png"
_SUPERFENCES = "pymdownx.superfences"


def add_theme(config: MkDocsConfig) -> None:
    """Our templates and assets, behind the site owner's own and before the theme's."""
    folders = config.theme.dirs
    if str(THEME) not in folders:
        folders.insert(1 if config.theme.custom_dir else 0, str(THEME))
    if config.theme.get("favicon") == _THEMES_ICON:
        config.theme["favicon"] = ICON
    for name in STYLES:
        config.extra_css.insert(0, f"{ASSETS}/{name}")
    for name in SCRIPTS:
        config.extra_javascript.append(f"{ASSETS}/{name}")


def for_folders(config: MkDocsConfig) -> None:
    """A site that is opened as a file: addresses name files, and pages are loaded by the browser, not fetched."""
    config.use_directory_urls = False
    config.theme["features"] = [one for one in config.theme["features"] if not one.startswith("navigation.instant")]


def add_markdown(config: MkDocsConfig) -> None:
    """What our pages need of Markdown: ids on headings, and diagrams that stay text until the browser draws."""
    for name in ("attr_list", _SUPERFENCES):
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
    fences = config.mdx_configs.setdefault(_SUPERFENCES, {}).setdefault("custom_fences", [])
    if not any(fence.get("name") == "mermaid" for fence in fences):
        fences.append({"name": "mermaid", "class": "jb-diagram", "format": _fence})


def fence(source: str) -> str:
    """A diagram as text, for the browser to draw; escaped, which the format functions of plugins leave out."""
    return f'<pre class="jb-diagram"><code>{escape(source)}</code></pre>'


def _fence(source: str, language: str, css_class: str, options: object, md: object, **kwargs: object) -> str:
    return fence(source)


class BrowserSettings:
    """The settings element of a page: addresses relative to it, and the words scripts speak."""

    def __init__(self, config: MkDocsConfig, words: Words, also: Sequence[str] = ()) -> None:
        plugin = config.plugins.get("mermaid2")
        given = plugin.config if plugin is not None else {}
        self._library = str(given.get("javascript") or DIAGRAMS)
        self._arguments: Mapping[str, object] = given.get("arguments") or {}
        self._diagram_words = diagram_words(words)
        self._search_words = words.under("search.")
        self._table_words = words.under("table.")
        self._also = tuple(also)

    def json(self, base: str) -> str:
        """For `<script type="application/json">` in a page whose way to the root is `base`."""
        root = base.rstrip("/") + "/"
        library = self._library if "://" in self._library else root + self._library
        settings = {
            "mermaid": library,
            "arguments": self._arguments,
            "words": self._diagram_words,
            "table": self._table_words,
            "search": {
                "bundle": f"{root}{BUNDLE}/",
                "also": [one if one.startswith("/") else root + one for one in self._also],
                "words": self._search_words,
            },
        }
        text = json.dumps(settings, ensure_ascii=False).replace("<", "\\u003c")
        # A plugin parses every page that holds the library's name: none does until the browser reads this.
        return text.replace("mermaid", "\\u006dermaid")
