"""Which texts nobody has translated into this book's language yet: counted, and by file, entry and field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from journeybook.model.book import Book
from journeybook.model.kinds import KINDS
from journeybook.model.part import Entry
from journeybook.model.text import Foreign
from journeybook.model.walk import Path, foreign_texts, texts
from journeybook.views.entries import title_of, to_entry
from journeybook.views.fresh import Surroundings
from journeybook.views.links import Link
from journeybook.words import Words
from journeybook.words.fields import called, label

ROWS = 200  # entries named, those with most to translate first; the rest is counted
FIELDS = 6  # fields named of an entry


@dataclass(frozen=True, slots=True)
class Untranslated:
    """An entry with texts in another language: how many of its texts, in which languages, in which fields."""

    title: str
    link: Link | None
    kind: str
    file: str
    missing: int
    of: int
    languages: tuple[str, ...]
    fields: tuple[str, ...]
    more: int
    edit: str | None


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many texts of a kind of entry are translated."""

    kind: str
    missing: int
    of: int


@dataclass(frozen=True, slots=True)
class TranslationView:
    """All that the page of translations shows. `pages` are handwritten ones that are shown in another language."""

    language: str
    missing: int
    of: int
    kinds: tuple[KindCount, ...]
    rows: tuple[Untranslated, ...]
    more: int
    pages: tuple[str, ...]


def translation_view(book: Book, words: Words, around: Surroundings) -> TranslationView:
    """What is missing in the language that a book is read in."""
    rows: list[Untranslated] = []
    missing: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for kind, entry in book.everything():
        found = list(foreign_texts(entry))
        count = sum(1 for _ in texts(entry))
        missing[kind] += len(found)
        of[kind] += count
        if found:
            rows.append(_row(book, kind, entry, found, count, words, around))
    rows.sort(key=lambda row: (-row.missing, row.file, row.title))
    return TranslationView(
        words.language_name(book.language),
        missing.total(),
        of.total(),
        tuple(KindCount(kind, missing[kind], of[kind]) for kind in KINDS if of[kind]),
        tuple(rows[:ROWS]),
        max(len(rows) - ROWS, 0),
        around.untranslated,
    )


def _row(
    book: Book,
    kind: str,
    entry: Entry,
    found: Sequence[tuple[Path, Foreign]],
    count: int,
    words: Words,
    around: Surroundings,
) -> Untranslated:
    fields = tuple(dict.fromkeys(_field(kind, path, words) for path, _ in found))
    languages = sorted({text.language for _, text in found})
    file = book.files.get((kind, entry.id), "")
    return Untranslated(
        title_of(entry),
        to_entry(book, kind, entry.id),
        kind,
        file,
        len(found),
        count,
        tuple(map(words.language_name, languages)),
        fields[:FIELDS],
        max(len(fields) - FIELDS, 0),
        around.forge.to_edit(file) if file else None,
    )


def _field(kind: str, path: Path, words: Words) -> str:
    """What a field is called to those who write it; its own name where it is called nothing else."""
    name = str(path[0])
    field = f"{KINDS[kind].__name__}.{name}"
    return label(field, words.language) if called(field, words.language) else name
