"""Makes a new organization's repository out of the files beside this module. Knows no page and no site."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from journeybook import __version__
from journeybook.model.schema import schema_files
from journeybook.model.text import is_text

FILES = Path(__file__).parent / "files"
COMMON = "common"
LANGUAGES: tuple[str, ...] = ("en", "es", "pt-BR")
_MAPPED_IN = timedelta(days=14)
_DUE_IN = timedelta(days=90)
_DOT = "dot-"  # `.gitignore` is kept as `dot-gitignore`: with its own name it would have its effect here


def name_of(folder: Path) -> str:
    """An organization's name out of its folder's: `padaria-do-bairro` → `Padaria do bairro`."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def refusal(folder: Path, name: str) -> str | None:
    """Why no repository can be made there under that name, as a sentence; None if it can."""
    if folder.exists() and not folder.is_dir():
        return f"{folder} is a file, not a folder."
    if folder.is_dir() and any(folder.iterdir()):
        return f"{folder} is not empty: choose a new folder."
    if not is_text(name) or not name.isprintable() or {"<", ">"} & set(name):
        return "an organization's name is a text in one line, without < and >: give one with --name."
    return None


def scaffold(folder: Path, language: str, name: str, today: date) -> int:
    """Write the repository of the organization `name`; how many files there are. `refusal` was asked before."""
    files = {**dict(_filled(language, name, today)), **{f"schemas/{file}": text for file, text in schema_files()}}
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8", newline="\n")
    return len(files)


def _filled(language: str, name: str, today: date) -> Iterator[tuple[str, str]]:
    blanks = {
        "__VERSION__": __version__,
        "__BEGUN__": (today - _MAPPED_IN).isoformat(),
        "__TODAY__": today.isoformat(),
        "__DUE__": (today + _DUE_IN).isoformat(),
        # a JSON string is a YAML string, whatever it holds
        "__NAME__": json.dumps(name, ensure_ascii=False),
    }
    for folder in (FILES / COMMON, FILES / language):
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            inside = path.relative_to(folder)
            file = inside.with_name(_visible(inside.name)).as_posix()
            yield file, _fill(path.read_text("utf-8"), blanks)


def _fill(text: str, blanks: Mapping[str, str]) -> str:
    for blank, value in blanks.items():
        text = text.replace(blank, value)
    return text


def _visible(name: str) -> str:
    return f".{name.removeprefix(_DOT)}" if name.startswith(_DOT) else name
