"""An edition as a folder that any site generator builds: pages, handwritten docs, assets, a mkdocs.yml. No MkDocs.

What is written needs neither hooks nor journeybook: plain `mkdocs build` and Zensical make the same pages of it.
MkDocs leaves links in HTML blocks alone; Zensical takes them as relative to the Markdown file. Both mean the same
where that file lies in the folder that is its address, so each page is written as `journeys/gift/index.md`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from journeybook.edition import Edition
from journeybook.export.data import FOLDER as DATA
from journeybook.pages import Page
from journeybook.problem import Problem
from journeybook.render import escape, relative
from journeybook.render.browser import (
    ASSETS,
    DIAGRAM_PARTS,
    SCRIPT,
    STYLE,
    THEME,
    parts,
    script,
    settings,
    style,
    versioned,
)
from journeybook.write.generator import config, in_folder, theme
from journeybook.write.target import MANIFEST, target

DOCS = "docs"
OVERRIDES = "overrides"
_NOT_LOOKS = frozenset({"journeybook", "locales"})  # in overrides/: already in the pages, when they are rendered


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing. `kept` are files that somebody else put where one of ours belongs: they stay.

    `problems` are those of the site owner's templates, which show only when they are used.
    """

    pages: int
    changed: int
    removed: int
    kept: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


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
    into = target(folder)
    handwritten = _copies(edition.root / DOCS, DOCS)
    files = _files(edition, handwritten)
    copies = {**_assets(), **handwritten, **_copies(edition.root / OVERRIDES, OVERRIDES, _NOT_LOOKS)}
    texts = _texts(edition, handwritten, copies)
    made = {one.uri: one.make() for one in edition.downloads()} | dict(_data(edition))
    downloads = {f"{DOCS}/{uri}": data for uri, data in made.items()}
    downloads = {name: data for name, data in downloads.items() if name not in copies}
    into.claim([*copies, *texts, *downloads, *files.values()])
    moved = {f"{DOCS}/{uri}": file for uri, file in files.items()}
    for name, source in copies.items():
        data = source.read_bytes()
        into.put(name, _relinked(data, name, moved) if name.endswith(".md") else data)
    for name, text in texts.items():
        into.put(name, text.encode())
    for name, data in downloads.items():
        into.put(name, data)
    renderer = edition.renderer(directories=True)
    for page in edition.pages:
        if page.uri in files:
            into.put(files[page.uri], _with_crumbs(edition, page, renderer.markdown(page)).encode())
            after_page()
    into.sweep()
    return Written(len(files), into.changed, into.removed, tuple(sorted(into.foreign)), tuple(renderer.problems))


def _files(edition: Edition, handwritten: Mapping[str, Path]) -> dict[str, str]:
    """Where each generated page is written: in the folder that is its address. A handwritten page wins."""
    files = {}
    for page in edition.pages:
        file = in_folder(page.uri)
        if not {f"{DOCS}/{page.uri}", f"{DOCS}/{file}"} & set(handwritten):
            files[page.uri] = f"{DOCS}/{file}"
    return files


def _texts(edition: Edition, handwritten: Mapping[str, Path], copies: Mapping[str, Path]) -> dict[str, str]:
    """What the site generator goes by; the site owner's own templates win."""
    uris = [name.removeprefix(f"{DOCS}/") for name in handwritten]
    styled, spoken = style(), script(settings(edition.words), search=False)
    addresses = versioned(STYLE, styled), versioned(SCRIPT, spoken, parts(search=False))
    looks = {f"{OVERRIDES}/{name}": text for name, text in theme().items()}
    looks |= {f"{DOCS}/{STYLE}": styled, f"{DOCS}/{SCRIPT}": spoken}
    return {"mkdocs.yml": config(edition, uris, *addresses)} | {
        name: text for name, text in looks.items() if name not in copies
    }


def _copies(source: Path, under: str, besides: frozenset[str] = frozenset()) -> dict[str, Path]:
    """Every file of a folder but hidden ones, by its path in the target."""
    found = {}
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        inside = path.relative_to(source)
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.is_file() and not hidden and inside.parts[0] not in besides:
            found[f"{under}/{inside.as_posix()}"] = path
    return found


_LINK = re.compile(rb"(?<=\]\()([^()<>#\s:]+\.md)(?=[)#\s])|(?<=\]: )([^<>#\s:]+\.md)(?=[#\s]|$)")


def _relinked(markdown: bytes, name: str, moved: Mapping[str, str]) -> bytes:
    """A handwritten page whose links to generated pages lead to where those are written."""
    here = posixpath.dirname(name)

    def led(match: re.Match[bytes]) -> bytes:
        target = posixpath.normpath(posixpath.join(here, match[0].decode("utf-8", "replace")))
        return posixpath.relpath(moved[target], here).encode() if target in moved else match[0]

    return _LINK.sub(led, markdown)


def _assets() -> dict[str, Path]:
    """What our script loads, the library it draws with and the fonts. The search is the generator's own."""
    paths = [*(THEME / ASSETS / name for name in DIAGRAM_PARTS), *sorted((THEME / ASSETS / "vendor").iterdir())]
    return {f"{DOCS}/{path.relative_to(THEME).as_posix()}": path for path in paths}


def _data(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The data themselves, as a site has them."""
    yield from ((f"{DATA}/{file.name}", file.make()) for file in edition.data())


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
