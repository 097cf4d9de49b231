"""What tells a site generator how to make a site of the folder: mkdocs.yml and the theme's override. No content."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator

from journeybook.edition import Edition
from journeybook.render import escape
from journeybook.render.browser import font


def config(edition: Edition, handwritten: Iterable[str], style: str, script: str) -> str:
    """The mkdocs.yml, with the handwritten pages after our own.

    `style` and `script` are the addresses to ask for these by. A JSON value is a YAML value. The theme prints the
    name as HTML.
    """
    lines = [
        "# Written by `journeybook write`, and written anew each time: change the journeys, not this file.",
        f"site_name: {_value(str(escape.text(edition.book.organization.name)))}",
        "theme:",
        "  name: material",
        "  variant: classic",
        "  custom_dir: overrides",
        f"  language: {_value(edition.words.language)}",
        "  font: false",
        "  features: [navigation.top]",
        "  palette:",
        '    - {media: "(prefers-color-scheme: light)", scheme: default, primary: custom, accent: custom}',
        '    - {media: "(prefers-color-scheme: dark)", scheme: slate, primary: custom, accent: custom}',
        "plugins: [search]",
        "markdown_extensions:",
        "  - attr_list",
        "  - pymdownx.superfences:",
        "      custom_fences:",
        "        - name: mermaid",
        "          class: jb-diagram",
        "          format: !!python/name:pymdownx.superfences.fence_code_format",
        f"extra_css: [{_value(style)}]",
        f"extra_javascript: [{_value(script)}]",
        "extra: {generator: false}",
        "validation:",
        "  nav: {omitted_files: ignore}",
        "  links: {anchors: warn}",
        "nav:",
        *_nav(_tree(edition, handwritten)),
    ]
    return "\n".join(lines) + "\n"


def _value(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


_Nav = dict[str, "str | _Nav"]


def in_folder(uri: str) -> str:
    """Where a generated page is written: in the folder that is its address."""
    stem = uri.removesuffix(".md")
    return uri if posixpath.basename(stem) == "index" else f"{stem}/index.md"


def _tree(edition: Edition, handwritten: Iterable[str]) -> _Nav:
    """The overviews by their names and groups, then the handwritten pages by folder, under their own titles."""
    tree: _Nav = {}
    own = set(handwritten)
    for section in edition.sections:
        branch = _branch(tree, edition.words(f"nav.group.{section.group}")) if section.group else tree
        branch[edition.words(f"nav.{section.key}")] = section.uri if section.uri in own else in_folder(section.uri)
    overviews = {section.uri for section in edition.sections}
    for uri in sorted(own):
        if not uri.endswith(".md") or uri in overviews:
            continue
        branch = tree
        for folder in uri.split("/")[:-1]:
            branch = _branch(branch, _title(folder))
        branch[f"\0{uri}"] = uri
    return tree


def _branch(tree: _Nav, title: str) -> _Nav:
    """The branch of that title; a page of the same title keeps its place."""
    inner = tree.setdefault(title, {})
    return inner if isinstance(inner, dict) else _branch(tree, f"{title} ")


def _title(folder: str) -> str:
    title = folder.replace("-", " ").replace("_", " ")
    return title.capitalize() if title == title.lower() else title


def _nav(tree: _Nav, margin: str = "  ") -> Iterator[str]:
    for title, inner in tree.items():
        if isinstance(inner, dict):
            yield f"{margin}- {_value(title)}:"
            yield from _nav(inner, margin + "    ")
        else:
            name = "" if title.startswith("\0") else f"{_value(title)}: "
            yield f"{margin}- {name}{_value(inner)}"


def theme() -> dict[str, str]:
    """The override that brings every page its font early; the site owner's own main.html may extend it."""
    page = [
        '{% extends "base.html" %}',
        "{% block extrahead %}",
        "  {{ super() }}",
        f'  <link rel="preload" href="{{{{ \'{font()}\' | url }}}}" as="font" type="font/woff2" crossorigin>',
        "{% endblock %}",
    ]
    return {"journeybook.html": "\n".join(page) + "\n", "main.html": '{% extends "journeybook.html" %}\n'}
