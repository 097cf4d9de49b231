"""The languages of a site: which of them a build makes, where the others lie, and whose handwritten pages it has.

`journeybook build` runs one build a language and says which in the environment. The first lies at the root, the
others in the folder of their code, under the same addresses. Of the handwritten pages, `docs/<code>/` is that
language's: a page there stands where the page of the same name in `docs/` stands in the first language.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from journeybook.layout import LANGUAGE_BUILT, LANGUAGES_BUILT
from journeybook.words import Words


@dataclass(frozen=True, slots=True)
class Alternate:
    """A language of the site: what it is called by itself, the way to it from the root of this one, its address."""

    code: str
    name: str
    way: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages that are built together; none where one is built alone."""

    codes: tuple[str, ...] = ()
    current: str | None = None

    @property
    def folder(self) -> str:
        """Where the current language lies in the site: nothing for the first."""
        return self.current if self.current and self.current != self.codes[0] else ""

    @property
    def others(self) -> frozenset[str]:
        """The folders in this build's that are other builds'."""
        return frozenset() if self.folder else frozenset(self.codes[1:])

    def place(self, config: MkDocsConfig) -> None:
        """Sends the build to its language's place."""
        if self.folder:
            config.site_dir = str(Path(config.site_dir) / self.folder)
            if config.site_url:
                config.site_url = f"{config.site_url.rstrip('/')}/{self.folder}/"

    def alternates(self, config: MkDocsConfig) -> tuple[Alternate, ...]:
        """All languages in their order, none if there is but one. `address` is whole, or empty if unknown."""
        if len(self.codes) < 2:
            return ()
        up = "../" if self.folder else ""
        root = (config.site_url or "").removesuffix(f"{self.folder}/" if self.folder else "")
        ways = [(code, "" if code == self.codes[0] else f"{code}/") for code in self.codes]
        return tuple(
            Alternate(code, _own_name(code), up + way, root and root.rstrip("/") + "/" + way, code == self.current)
            for code, way in ways
        )


def languages(environment: Mapping[str, str] = os.environ) -> Languages:
    """What `journeybook build` says."""
    codes = tuple(filter(None, environment.get(LANGUAGES_BUILT, "").split(",")))
    current = environment.get(LANGUAGE_BUILT)
    return Languages(codes, current) if current in codes else Languages()


def theme_language(config: MkDocsConfig, language: str) -> str:
    """What the theme calls a language: by its code, by the tongue alone, or English if it does not know it."""
    for code in (language, language.partition("-")[0]):
        if any((Path(folder) / f"partials/languages/{code}.html").is_file() for folder in config.theme.dirs):
            return code
    return "en"


def call_schemes(config: MkDocsConfig, words: Words) -> None:
    """The switches between light and dark, which mkdocs.yml names in the first language, named in this one."""
    palette = config.theme.get("palette")
    options = [one for one in palette if isinstance(one, dict)] if isinstance(palette, list) else []
    for option, following in zip(options, options[1:] + options[:1], strict=True):
        key = f"scheme.{following.get('scheme')}"
        if isinstance(option.get("toggle"), dict) and key in words:
            option["toggle"] = {**option["toggle"], "name": words(key)}


def _own_name(code: str) -> str:
    name = Words(code).language_name(code)
    return name[:1].upper() + name[1:]


@dataclass(frozen=True, slots=True)
class Handwritten:
    """What became of the handwritten pages. `foreign` are shown in the first language for want of a translation,
    by their address; `alone` are those that other languages do not have."""

    foreign: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    language: str = ""

    @property
    def untranslated(self) -> tuple[str, ...]:
        """The files of the pages that are shown in the first language."""
        return tuple(sorted(f"docs/{uri}" for uri in self.foreign))

    def framed(self, html: str, uri: str, words: Words) -> str:
        """A page's content, said to be in another language if it is."""
        if uri not in self.foreign:
            return html
        note = escape(words("languages.page", language=words.language_name(self.language)))
        return f'<div class="jb-banner" role="note">{note}</div>\n<div lang="{escape(self.language)}">{html}</div>'


def handwritten(files: Files, config: MkDocsConfig, codes: Sequence[str], current: str) -> Handwritten:
    """Gives a build the handwritten pages of its language, and takes those of the others away."""
    docs = {code: Path(config.docs_dir) / code for code in codes}
    ours: list[File] = []
    theirs: set[str] = set()
    for file in list(files):
        code = PurePosixPath(file.src_uri).parts[0]
        if code not in docs or not _is_in(file, docs[code]):
            continue
        files.remove(file)
        if code == current:
            ours.append(_moved(file, docs[code], config))
        elif code == codes[0]:
            theirs.add(file.src_uri.removeprefix(f"{code}/"))
    pages = {file.src_uri for file in files.documentation_pages() if _is_in(file, Path(config.docs_dir))}
    own = {file.src_uri for file in ours if file.is_documentation_page()}
    for file in ours:
        before = files.get_file_from_path(file.src_uri)
        if before is not None:
            files.remove(before)
        files.append(file)
    foreign = frozenset(pages - own) if current != codes[0] else frozenset[str]()
    return Handwritten(foreign, frozenset(own - pages - theirs), codes[0])


def _is_in(file: File, folder: Path) -> bool:
    return file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(folder)


def _moved(file: File, folder: Path, config: MkDocsConfig) -> File:
    """A file of a language's own folder, as if it lay in that of the docs."""
    path = Path(str(file.abs_src_path)).relative_to(folder).as_posix()
    moved = File(path, str(folder), config.site_dir, config.use_directory_urls, inclusion=file.inclusion)
    moved.edit_uri = file.edit_uri
    return moved
