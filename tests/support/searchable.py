"""Bare pages with the search box over an index of any pages: what a test of the search needs of a site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import jinja2
import material  # type: ignore[import-untyped]

from journeybook.edition import edition
from journeybook.search import SearchPage, write_index
from journeybook.words import Words
from support.repository import ROOT

PACKAGE = ROOT / "hooks/journeybook"
THEME = PACKAGE / "theme"


def pages_of(root: Path) -> Iterator[SearchPage]:
    """What the search finds of each page of the organization in `root`, at the page's file in the site."""
    for page in edition(root).pages:
        found = page.made().found
        if found is not None:
            folder = page.uri.removesuffix(".md").removesuffix("index").rstrip("/")
            yield found.at(f"{folder}/index.html" if folder else "index.html")


def write_assets(folder: Path) -> None:
    """The styles and scripts of the box, once for all sites in `folder`."""
    sheets = Path(material.__file__).parent / "templates/assets/stylesheets"
    folder.mkdir(parents=True, exist_ok=True)
    for name, pattern in (("material.css", "main.*.min.css"), ("palette.css", "palette.*.min.css")):
        shutil.copy(next(sheets.glob(pattern)), folder / name)
    shutil.copytree(THEME / "assets/journeybook", folder / "journeybook", ignore=lambda *_: ["vendor"])
    for name in ("styles/search.css", "scripts/search.js", "scripts/search-dialog.js", "scripts/place.js"):
        shutil.copy(PACKAGE / name, folder / "journeybook")


def write_site(
    folder: Path,
    root: str,
    language: str,
    pages: Sequence[SearchPage],
    places: Sequence[str] = ("",),
    also: Sequence[str] = (),
) -> None:
    """A site in `folder`/`root` (`en/`): its index, and a page with the box at each of `places` (`maps/`)."""
    assert write_index(pages, folder / root, language).error is None
    words = Words(language).under("search.")
    for place in places:
        target = folder / root / place / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        top = "../" * (root + place).count("/")
        settings = {"search": {"bundle": "search-index/", "also": list(also), "words": words}}
        target.write_text(_html(language, settings, top, "../" * place.count("/")), encoding="utf-8")


def _html(language: str, settings: dict[str, Any], top: str, up: str) -> str:
    """A bare page with the header's part of the theme, as the site's templates would give it."""
    folders = [THEME, Path(material.__file__).parent / "templates"]
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(folders), autoescape=False)
    box = templates.get_template("partials/search.html").render()
    data = json.dumps(settings).replace("<", "\\u003c")
    return f"""<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Teste</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
        <link rel="stylesheet" href="{top}material.css"><link rel="stylesheet" href="{top}palette.css">
        <link rel="stylesheet" href="{top}journeybook/search.css"></head>
        <body data-md-color-scheme="default" data-md-color-primary="indigo" data-md-color-accent="indigo">
        <header class="md-header"><nav class="md-header__inner md-grid"><div class="md-header__title"></div>
        {box}</nav></header><main><h1>Teste</h1><textarea aria-label="Nota"></textarea></main>
        <script src="{top}journeybook/place.js"></script>
        <script>journeybook.root = new URL("./{up}", location.href).href; journeybook.settings = {data}</script>
        <script src="{top}journeybook/search-dialog.js"></script>
        <script src="{top}journeybook/search.js"></script></body></html>"""
