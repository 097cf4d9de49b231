"""What sheets, columns and values are called in the organization's language. Nothing here knows Excel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from journeybook.model.book import Book
from journeybook.model.kinds import KINDS
from journeybook.model.part import Part
from journeybook.words import Words, field_words, label
from journeybook.workbook.layout import Column, Holds, Sheet, sheets, without_demands

_TITLE = 31  # what Excel allows a sheet's name, and what it does not
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)\Z")


@dataclass(frozen=True)
class Options:
    """Values that a cell may hold, each by what a drop-down shows: `Ana (ana)`."""

    names: Mapping[str, str]

    def shown(self, value: str) -> str:
        return _shown(value, self.names[value]) if value in self.names else value

    def exactly(self, text: str) -> str | None:
        """The value somebody means by what a drop-down shows, by the value itself, or by its name alone."""
        if text in self._values:
            return self._values[text]
        return text if text in self.names else self._by_name.get(text.casefold())

    def meant(self, text: str) -> str | None:
        """The same, or the value in brackets behind a name that is another now."""
        last = _IN_BRACKETS.search(text)
        behind = last[1] if last and last[1] in self.names else None
        return self.exactly(text) or behind

    @cached_property
    def all_shown(self) -> tuple[str, ...]:
        return tuple(map(self.shown, self.names))

    @cached_property
    def _values(self) -> dict[str, str]:
        return {self.shown(value): value for value in self.names}

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """Only names that one value alone has."""
        found: dict[str, list[str]] = {}
        for value, name in self.names.items():
            found.setdefault(name.casefold(), []).append(value)
        return {name: values[0] for name, values in found.items() if len(values) == 1}


def _shown(value: str, name: str) -> str:
    return value if name == value else f"{name} ({value})"


class Labels:
    """Everything a workbook says, for a book and in its words."""

    def __init__(self, book: Book, words: Words) -> None:
        self.book = book
        self.words = words
        self._fields = field_words(words.language)
        self._options: dict[tuple[str, str | None], Options | None] = {}

    def sheet(self, sheet: Sheet) -> str:
        return self.titles[sheet.key]

    @cached_property
    def titles(self) -> dict[str, str]:
        """The name of each sheet by its key, as Excel allows it."""
        taken: dict[str, str] = {}
        for sheet in sheets():
            own = label(sheet.field, self.words.language)
            taken[sheet.key] = self.title(own, taken.values())
        return taken

    def title(self, text: str, taken: Iterable[str] = ()) -> str:
        """A sheet's name out of a text, unlike those that are taken."""
        plain = _NOT_IN_TITLES.sub(" ", text).strip()[:_TITLE] or "—"
        others = {one.casefold() for one in taken}
        number = 2
        name = plain
        while name.casefold() in others:
            name = f"{plain[: _TITLE - 3]} {number}"
            number += 1
        return name

    def above(self, sheet: Sheet) -> str:
        """What the column that names the row above is called: `Step`."""
        part = next(one.part for one in sheets() if one.key == sheet.above)
        return self.part(part)

    def part(self, part: type[Part]) -> str:
        return label(part.__name__, self.words.language)

    def column(self, column: Column) -> str:
        """`Consequence: kind`, where a part of the row holds the field."""
        *outer, own = (label(field, self.words.language) for field in column.through)
        return ": ".join([*outer, own[:1].lower() + own[1:]]) if outer else own[:1].upper() + own[1:]

    def about(self, column: Column) -> str:
        return self.said(column.through[-1]) or without_demands(column.about)

    def said(self, field: str) -> str | None:
        """What this language says a field is for, where it does not leave that to the model."""
        return self._fields[field][1] if field in self._fields else None

    def options(self, column: Column) -> Options | None:
        """What there is to choose from in a column: the words of its choices, or the entries of its kind."""
        holds = column.holds
        key = (column.through[-1] if holds.choices else "", holds.ref)
        if key not in self._options:
            self._options[key] = self._made(column.through[-1], holds)
        return self._options[key]

    def _made(self, field: str, holds: Holds) -> Options | None:
        if not holds.choices and holds.ref is None:
            return None
        choices = {value: self._choice(field, value) for value in holds.choices}
        return Options(choices | (self.entries(holds.ref) if holds.ref else {}))

    def _choice(self, field: str, value: str) -> str:
        """The word for a choice; the value itself where there is none."""
        part, _, name = field.partition(".")
        prefixes = (part.lower(),) if name == "kind" else (name, name.removesuffix("s"), name.partition("_")[0])
        return next((self.words(f"{one}.{value}") for one in prefixes if f"{one}.{value}" in self.words), value)

    def entries(self, kind: str) -> dict[str, str]:
        """The names of a kind's entries, or of what stands in the organization's lists, by id."""
        if kind in KINDS:
            found: Iterable[Part] = self.book.entries(kind).values()
        else:
            found = getattr(self.book.organization, kind, ())
        return {str(getattr(one, "id", "")): _name(one) for one in found}


def _name(part: Part) -> str:
    return str(getattr(part, "name", None) or getattr(part, "title", ""))
