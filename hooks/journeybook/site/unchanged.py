"""Whether a site is still what its organization's files make: what it was made of, and what stands in its folder.

A build leaves a note of all that: a key for its inputs, each file with its size and times, and what was said on the
way. A later one that finds the same has but to say it again, and imports nothing of what makes a site: at 300
journeys 1 s of CPU instead of 5, most of which is MkDocs' own start. Where anything takes part that is not known
here (another plugin or hook, an extension of Markdown, a value without a stable name), nothing is ever noted, and
every build does all it can.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.theme import Theme

from journeybook import git
from journeybook.cache import FOLDER, code, digest
from journeybook.layout import FOLDER as DATA
from journeybook.layout import LANGUAGE_BUILT, LANGUAGES_BUILT, LOCALES, TEMPLATES
from journeybook.site.neutral import BYSTANDERS, NEUTRAL

Files = dict[str, list[int]]
"""A folder's files by their paths in it: size, and when content and file last changed, in nanoseconds."""

NOTES = 16
"""How many sites of one repository are remembered."""
_KNOWN = ("builtins", "journeybook", "markdown", "material", "mermaid2", "mkdocs", "pymdownx")
_THEMES = ("material", "mkdocs", "readthedocs")
_LIBRARIES = ("mkdocs", "mkdocs-mermaid2-plugin", "pymdown-extensions", "Pygments", "openpyxl", "orjson")
_ENVIRONMENT = (LANGUAGES_BUILT, LANGUAGE_BUILT, "SOURCE_DATE_EPOCH")
_PASSED_OVER = frozenset({"site_dir", "strict", "dev_addr", "watch"})  # these make no other site
_PACKAGE = Path(__file__).parent.parent


class _Unknown(Exception):
    """Something takes part in a build of which nobody can say whether it is the same as before."""


class Inputs:
    """All that a site is made of. `settings` is None where that cannot be told."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        self.site = Path(config.site_dir)
        custom = config.theme.custom_dir
        self._folders = [Path(config.docs_dir), self.root / TEMPLATES, self.root / LOCALES]
        self._folders += [Path(custom)] if custom else []
        self._folders += [_PACKAGE / "theme" / "assets"]
        self._hooks = [Path(str(hook.__file__)) for hook in _hooks(config)]
        self.settings: str | None = None
        with suppress(_Unknown):
            self.settings = repr(_settings(config))

    def around(self) -> str:
        """A key for all of them but the data: nothing else decides on what the theme puts around a page."""
        said = (f"{name}={os.environ.get(name, '')}" for name in _ENVIRONMENT)
        days = (date.today().isoformat(), datetime.now(UTC).date().isoformat())
        parts = [code(), *map(_version, _LIBRARIES), self.settings or "", *said, *days]
        return digest(*parts, *_contents(dict.fromkeys(self._folders)), *map(_held, self._hooks))

    def key(self) -> str:
        """A key for them as they are now."""
        return digest(self.around(), git.state(self.root), *_contents([self.root / DATA]))


def _hooks(config: MkDocsConfig) -> Iterable[ModuleType]:
    hooks: object = config.hooks  # by their names, whatever its type says
    return hooks.values() if isinstance(hooks, dict) else ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build is known by.

    `beside` are files outside the data's folders that the site was made of, `spared` its folders that others
    publish into, `pages` the keys of pages by their files, `around` one for what is around them all.
    """

    beside: tuple[str, ...]
    spared: frozenset[str]
    pages: Mapping[str, str]
    around: str


class Notes:
    """What was said during a build, and the note of what it made."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        said = "\n".join([str(inputs.site), *(os.environ.get(name, "") for name in _ENVIRONMENT)])
        self._path = inputs.root / FOLDER / "sites" / f"{digest(said)}.json"
        self._key = inputs.key() if inputs.settings is not None else ""
        self._ear = _Ear()
        self._note: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            self._note = dict(json.loads(self._path.read_bytes())) if self._key else {}

    def around(self, *more: str) -> str:
        """A key for what is around all pages of a kind, of which `more` is found in the data; empty if unknown."""
        return digest(self._inputs.around(), *more) if self._key else ""

    def standing(self, around: str) -> Mapping[str, str]:
        """The keys of pages, by file, that stand as the last build left them and have the same around them."""
        note = self._note
        if not around or note.get("around") != around:
            return {}
        with suppress(OSError, KeyError, TypeError, AttributeError):
            there = _there(self._inputs.site, note["spared"])
            return {name: key for name, key in note["pages"].items() if there.get(name) == note["files"][name]}
        return {}

    def same(self) -> bool:
        """Whether the site is there, and is what its inputs make; then says what was said when it was made."""
        note = self._note
        try:
            if note.get("key") != self._key or note["level"] > _level():
                return False
            beside = all(digest(_held(self._inputs.root / name)) == one for name, one in note["beside"].items())
            if not beside or _there(self._inputs.site, note["spared"]) != note["files"]:
                return False
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return False
        for name, level, text in note["said"]:
            logging.getLogger(name).log(level, "%s", text)
        return True

    def listen(self) -> None:
        """Takes down what is said from now on."""
        logging.getLogger("mkdocs").addHandler(self._ear)

    def close(self) -> None:
        """Takes nothing down any more."""
        logging.getLogger("mkdocs").removeHandler(self._ear)

    def keep(self, outcome: Outcome) -> None:
        """Notes the site as it is now, unless what it is made of has become another meanwhile."""
        if not self._key or self._key != self._inputs.key():
            return
        root, out = self._inputs.root, sorted(outcome.spared)
        note = {
            "key": self._key,
            "level": _level(),
            "said": self._ear.said,
            "beside": {name: digest(_held(root / name)) for name in outcome.beside},
            "around": outcome.around,
            "pages": dict(outcome.pages),
            "spared": out,
            "files": _there(self._inputs.site, out),
        }
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_suffix(f".{os.getpid()}.part")
            part.write_text(json.dumps(note), "utf-8")
            part.replace(self._path)
            for old in sorted(self._path.parent.iterdir(), key=lambda one: -one.stat().st_mtime)[NOTES:]:
                old.unlink()


class _Ear(logging.Handler):
    """Hears what is said while a site is built, but for what MkDocs says around it in any case."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.said: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING or record.name != "mkdocs.commands.build":
            self.said.append((record.name, record.levelno, record.getMessage()))


def _level() -> int:
    """What is not said below is not heard either."""
    return logging.getLogger("mkdocs").getEffectiveLevel()


def _there(site: Path, spared: Iterable[str]) -> Files:
    """The files of a site, as MkDocs would clean it: without what is hidden at the top, and what others publish."""
    found: Files = {}
    _look(str(site), "", frozenset(spared), found)
    return found


def _look(folder: str, inside: str, spared: frozenset[str], found: Files) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = inside + entry.name
            if not inside and (entry.name.startswith(".") or entry.name in spared):
                continue
            if entry.is_dir(follow_symlinks=False):
                _look(entry.path, f"{name}/", spared, found)
            else:
                stat = entry.stat(follow_symlinks=False)
                found[name] = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]


def _settings(config: MkDocsConfig) -> object:
    """The configuration as values that have the same names in every process."""
    extensions = [name for name in config.markdown_extensions if name not in NEUTRAL]
    others = [
        method
        for methods in config.plugins.events.values()
        for method in methods
        if not _module(method).startswith(BYSTANDERS)
    ]
    if extensions or others or config.theme.name not in _THEMES:
        raise _Unknown
    return [(key, _told(value)) for key, value in config.items() if key not in _PASSED_OVER]


def _module(method: object) -> str:
    owner = getattr(method, "__self__", None)
    return type(owner).__module__ if owner is not None else str(getattr(method, "__module__", ""))


def _told(value: object) -> object:
    if isinstance(value, (type(None), str, bytes, bool, int, float, date, Path)):
        return type(value).__name__, str(value)
    if isinstance(value, (list, tuple)):
        return [_told(one) for one in value]
    if isinstance(value, BasePlugin):
        return type(value).__module__, type(value).__qualname__, _told(value.config)
    if isinstance(value, ModuleType):
        return value.__name__
    if isinstance(value, Theme):
        settings = [(key, str(value[key]) if key == "locale" else _told(value[key])) for key in value]
        return value.name, _told(value.dirs), settings
    if isinstance(value, (Mapping, Config)):
        return [(str(key), _told(one)) for key, one in value.items()]
    if isinstance(value, (FunctionType, BuiltinFunctionType, type)) and value.__module__.startswith(_KNOWN):
        return value.__module__, value.__qualname__
    raise _Unknown


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _contents(folders: Iterable[Path]) -> Iterator[str | bytes]:
    for folder in folders:
        for path in _files(folder):
            yield os.path.relpath(path, folder)
            yield _held(path)


def _files(folder: Path) -> list[str]:
    """The files below a folder, in an order that is always the same."""
    walked = os.walk(folder, followlinks=True)
    return sorted(os.path.join(here, name) for here, _, names in walked for name in names)


def _held(path: Path | str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        return type(error).__name__.encode()
