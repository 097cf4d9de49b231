"""A journey that was brought back as the text of its file: a new one, or the changes in the one there is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journeybook.load import FOLDER, yaml
from journeybook.load.entries import build
from journeybook.load.faults import Unreadable
from journeybook.model.book import Book
from journeybook.model.journey import Journey
from journeybook.model.text import Tongue
from journeybook.rewrite import Unchangeable, anew, changed, fresh
from journeybook.workbook.rows import data


@dataclass(frozen=True, slots=True)
class Stored:
    """A file and what is to stand in it. `before` is what does, None in a new one. `comments`: they stay."""

    file: str
    text: str
    before: str | None = None
    comments: bool = True


def refusal(journey: Journey, before: Journey | None, book: Book, root: Path, current: bool) -> str | None:
    """Why a journey cannot take the place of what is there, as a sentence; None if it can."""
    file = book.files.get(("maps", journey.id))
    if file is None:
        path = root / FOLDER / "maps" / f"{journey.id}.yml"
        return f"{path} is in the way: it is none of the journeys." if path.exists() else None
    if before is None:
        return f"{file} cannot be read as it is: mend it first (`journeybook check` says where)."
    if not current:
        return f"{file} has changed since the workbook was made: make a new one, or overwrite it with --force."
    return None


def stored(journey: Journey, before: Journey | None, book: Book, root: Path) -> Stored | None:
    """The file a journey belongs in, changed only where the journey is another; None where that cannot be done."""
    file = book.files.get(("maps", journey.id))
    if file is None or before is None:
        return Stored(f"{FOLDER}/maps/{journey.id}.yml", fresh(data(journey)) + "\n")
    text = (root / file).read_bytes().decode("utf-8-sig")
    old, new = data(before), data(journey)
    if old == new:
        return Stored(file, text, text)
    path = [str(name) for name in book.paths.get(("maps", journey.id), ())]
    try:
        kept = changed(text, path, old, new, book.language)
        if _means(kept, path, journey, book):
            return Stored(file, kept, text)
    except Unchangeable:
        pass
    other = anew(text, old, new, book.language)
    return Stored(file, other, text, comments=False) if not path and _means(other, path, journey, book) else None


def _means(text: str, path: list[str], journey: Journey, book: Book) -> bool:
    """Whether a text, read again, says what the journey does."""
    try:
        value, faults = yaml.read(text)
    except Unreadable:
        return False
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    if faults or not isinstance(value, dict):
        return False
    others = (name for name in book.organization.languages if name != book.language)
    built = build(Journey, journey.id, value, Tongue((book.language, *others)), lambda at: None)
    return built.entry is not None and not built.wrong and data(built.entry) == data(journey)
