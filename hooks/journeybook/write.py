"""An edition as a folder that any site generator builds: pages, handwritten docs, assets, a mkdocs.yml. No MkDocs.

What is written needs neither hooks nor journeybook: plain `mkdocs build` and Zensical make the same pages of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from journeybook.edition import Edition
from journeybook.pages import Page
from journeybook.render import escape, relative
from journeybook.render.browser import ASSETS, DIAGRAMS, THEME, diagram_words

MANIFEST = ".journeybook.json"
DOCS = "docs"
OVERRIDES = "overrides"
_STYLE = "journeybook.css"
_SCRIPT = "diagrams.js"
_NOT_LOOKS = frozenset({"journeybook", "locales"})  # in overrides/: already in the pages, when they are rendered


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing. `kept` are files that somebody else put where one of ours belongs: they stay."""

    pages: int
    changed: int
    removed: int
    kept: tuple[str, ...] = ()


def refusal(edition: Edition, folder: Path) -> str | None:
    """Why a folder cannot be written into, as a sentence; None if it can."""
    if folder.exists() and not folder.is_dir():
        return f"{folder} is a file, not a folder."
    for name in (DOCS, OVERRIDES, "journeys"):
        if folder.resolve().is_relative_to((edition.root / name).resolve()):
            return f"{folder} lies in {edition.root / name}, which it is made from: choose a folder outside."
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MANIFEST).is_file():
        return f"{folder} is not empty, and nothing in it was written by journeybook: choose a new folder."
    return None


def write(edition: Edition, folder: Path, after_page: Callable[[], None] = lambda: None) -> Written:
    """Bring a folder up to date: write what is new or different, remove what was written before and is gone.

    `after_page` is called after each generated page. A folder that `refusal` accepts is taken for granted.
    """
    target = _Target(folder, _manifest(folder))
    handwritten = _copies(edition.root / DOCS, DOCS)
    pages = [page for page in edition.pages if f"{DOCS}/{page.uri}" not in handwritten]
    looks = _copies(edition.root / OVERRIDES, OVERRIDES, _NOT_LOOKS)
    copies = {**_assets(), **handwritten, **looks}
    texts = {"mkdocs.yml": _config(edition, handwritten), **_theme(edition, looks)}
    target.claim([*copies, *texts, *(f"{DOCS}/{page.uri}" for page in pages)])
    for name, source in copies.items():
        target.put(name, source.read_bytes())
    for name, text in texts.items():
        target.put(name, text.encode())
    own = {page.uri for page in pages}
    for page, markdown in edition.markdown(directories=True):
        if page.uri in own:
            target.put(f"{DOCS}/{page.uri}", _with_crumbs(edition, page, markdown).encode())
            after_page()
    target.sweep()
    return Written(len(pages), target.changed, target.removed, tuple(sorted(target.foreign)))


@dataclass
class _Target:
    """The folder written into: remembers what is ours there, in a file, and touches nothing else."""

    folder: Path
    before: frozenset[str]
    ours: frozenset[str] = frozenset()
    foreign: set[str] = field(default_factory=set)
    changed: int = 0
    removed: int = 0

    def claim(self, names: list[str]) -> None:
        """Notes what will be ours before it is written, so that a run cut short can be taken up again."""
        self.foreign = {name for name in names if name not in self.before and (self.folder / name).exists()}
        self.ours = frozenset(names) - self.foreign
        self._note(self.before | self.ours)

    def put(self, name: str, data: bytes) -> None:
        path = self.folder / name
        if name in self.foreign or (path.is_file() and path.read_bytes() == data):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.changed += 1

    def sweep(self) -> None:
        """Removes what was ours and is gone, and the folders that leaves empty."""
        for name in sorted(self.before - self.ours):
            path = self.folder / name
            if path.is_file() and path.resolve().is_relative_to(self.folder.resolve()):
                path.unlink()
                self.removed += 1
                for parent in list(path.relative_to(self.folder).parents)[:-1]:
                    if any((self.folder / parent).iterdir()):
                        break
                    (self.folder / parent).rmdir()
        self._note(self.ours)

    def _note(self, names: frozenset[str]) -> None:
        text = json.dumps({"files": sorted(names)}, ensure_ascii=False, indent=1) + "\n"
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / MANIFEST
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def _manifest(folder: Path) -> frozenset[str]:
    """What was written here before, by path; nothing where there is no list, or one that cannot be read."""
    try:
        listed = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
    return frozenset(
        name for name in listed if isinstance(name, str) and ".." not in PurePosixPath(name).parts and name[:1] != "/"
    )


def _copies(source: Path, under: str, besides: frozenset[str] = frozenset()) -> dict[str, Path]:
    """Every file of a folder but hidden ones, by its path in the target."""
    found = {}
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        inside = path.relative_to(source)
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.is_file() and not hidden and inside.parts[0] not in besides:
            found[f"{under}/{inside.as_posix()}"] = path
    return found


def _assets() -> dict[str, Path]:
    """Our style, our script and the library it draws with. The search is the generator's own."""
    folder = THEME / ASSETS
    paths = [folder / _STYLE, folder / _SCRIPT, *sorted((folder / "vendor").iterdir())]
    return {f"{DOCS}/{path.relative_to(THEME).as_posix()}": path for path in paths}


def _config(edition: Edition, handwritten: Mapping[str, Path]) -> str:
    """The mkdocs.yml. A JSON value is a YAML value; the theme prints the name as HTML."""
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
        f"extra_css: [{_value(f'{ASSETS}/{_STYLE}')}]",
        f"extra_javascript: [{_value(f'{ASSETS}/{_SCRIPT}')}]",
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


def _tree(edition: Edition, handwritten: Mapping[str, Path]) -> _Nav:
    """The overviews by their names, then the handwritten pages by their folders, which keep their own titles."""
    tree: _Nav = {edition.words(f"nav.{section.key}"): section.uri for section in edition.sections}
    overviews = set(tree.values())
    for name in handwritten:
        uri = name.removeprefix(f"{DOCS}/")
        if not uri.endswith(".md") or uri in overviews:
            continue
        branch = tree
        for folder in uri.split("/")[:-1]:
            branch = _branch(branch, folder)
        branch[f"\0{uri}"] = uri
    return tree


def _branch(tree: _Nav, folder: str) -> _Nav:
    title = folder.replace("-", " ").replace("_", " ")
    name = title.capitalize() if title == title.lower() else title
    inner = tree.setdefault(name, {})
    return inner if isinstance(inner, dict) else tree.setdefault(f"{name}/", {})  # type: ignore[return-value]


def _nav(tree: _Nav, margin: str = "  ") -> Iterator[str]:
    for title, inner in tree.items():
        if isinstance(inner, dict):
            yield f"{margin}- {_value(title)}:"
            yield from _nav(inner, margin + "    ")
        else:
            name = "" if title.startswith("\0") else f"{_value(title)}: "
            yield f"{margin}- {name}{_value(inner)}"


def _theme(edition: Edition, looks: Mapping[str, Path]) -> dict[str, str]:
    """The override that gives every page the script's settings; the site owner's own main.html may extend it."""
    said = ", ".join(f"{_value(key)}: {_literal(text)}" for key, text in diagram_words(edition.words).items())
    settings = f'{{"mermaid": "{{{{ \'{DIAGRAMS}\' | url }}}}", "arguments": {{}}, "words": {{ {said} }} }}'
    page = [
        '{% extends "base.html" %}',
        "{% block content %}",
        f'  <script id="jb-settings" type="application/json">{settings}</script>',
        "  {{ super() }}",
        "{% endblock %}",
    ]
    files = {f"{OVERRIDES}/journeybook.html": "\n".join(page) + "\n"}
    if f"{OVERRIDES}/main.html" not in looks:
        files[f"{OVERRIDES}/main.html"] = '{% extends "journeybook.html" %}\n'
    return {name: text for name, text in files.items() if name not in looks}


def _literal(text: str) -> str:
    """A text as JSON in which nothing means anything to HTML or to a template."""
    return _value(text).replace("<", "\\u003c").replace("{", "\\u007b").replace("}", "\\u007d")


def _with_crumbs(edition: Edition, page: Page, markdown: str) -> str:
    """A page that is not in the navigation says itself where it stands."""
    over = next((one for one in edition.sections if one.uri == page.section), None)
    if over is None:
        return markdown
    home = next(one for one in edition.sections if one.key == "home")
    titles = {home.uri: edition.book.organization.name, over.uri: edition.words(f"nav.{over.key}")}
    links = "".join(
        f'<a href="{relative(uri, page.uri, True)}">{escape.text(title)}</a>' for uri, title in titles.items()
    )
    label = escape.text(edition.words("nav.breadcrumb"))
    head, _, body = markdown.removeprefix("---\n").partition("---\n")
    return f'---\n{head}---\n\n<nav class="jb-crumbs" aria-label="{label}">{links}</nav>\n{body}'
