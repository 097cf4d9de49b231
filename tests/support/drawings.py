"""Pages that hold diagrams and nothing else of a site, to see how they are drawn. Nothing is asserted here."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import TYPE_CHECKING

import journeybook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PACKAGE = Path(journeybook.__file__).parent
ASSETS = PACKAGE / "theme" / "assets" / "journeybook"
SCRIPTS = PACKAGE / "scripts"
STYLE = PACKAGE / "styles" / "diagrams.css"
LIBRARY = ASSETS / "vendor" / "mermaid.min.js"


def blocks(texts: Iterable[str]) -> str:
    """Diagrams as a page holds them before a browser draws them."""
    return "".join(f'<pre class="jb-diagram"><code>{html.escape(text)}</code></pre>' for text in texts)


def drawings(folder: Path, address: str) -> Callable[..., str]:
    """Fills a folder that is served at `address`; what is given back adds a page and says where it is."""
    (folder / "library.js").symlink_to(LIBRARY)
    for file in (*ASSETS.glob("diagram*"), *SCRIPTS.glob("diagram*"), SCRIPTS / "place.js"):
        (folder / file.name).symlink_to(file)
    (folder / "diagrams.css").symlink_to(STYLE)

    def add(content: str, library: str = "library.js", **more: object) -> str:
        name = f"{len(list(folder.iterdir()))}.html"
        (folder / name).write_text(_page(content, library, **more), "utf-8")
        return f"{address}/{name}"

    return add


def _page(content: str, library: str, **more: object) -> str:
    given_settings = json.dumps({"mermaid": library, **more}).replace("<", "\\u003c")
    return f"""<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">
      <link rel="stylesheet" href="diagrams.css">
      <style>
        body {{ font: 16px sans-serif; background: #fff }}
        @media screen {{ [data-md-color-scheme=slate] {{ color-scheme: dark; background: #1e2129 }} }}
      </style>
      <body data-md-color-scheme="default"><div id="diagrams">{content}</div>
      <script>window.document$ = {{ subscribe(next) {{ window.arrive = next; next(); }} }}</script>
      <script src="place.js"></script><script>journeybook.settings = {given_settings}</script>
      <script src="diagram-size.js"></script><script src="diagrams.js"></script>"""
