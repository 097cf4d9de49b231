"""A book in which rules go through some entries alone, but still find every other one that they look up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from journeybook.check.rule import EntryKey
from journeybook.model.book import INDEXES, Book
from journeybook.model.kinds import ORGANIZATION

T = TypeVar("T")


class Only(Mapping[str, T]):
    """A mapping that gives every entry when asked for it, and goes through some alone. `all` is the whole one."""

    def __init__(self, whole: Mapping[str, T], ids: Iterable[str]) -> None:
        self.all = whole
        self._ids = tuple(id for id in ids if id in whole)

    def __getitem__(self, id: str) -> T:
        return self.all[id]

    def __contains__(self, id: object) -> bool:
        return id in self.all

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def focused(book: Book, kinds: Collection[str], keys: Collection[EntryKey]) -> Book:
    """The book, to be gone through at these entries alone where they are of these kinds. Its indexes are whole."""
    values = {**book.__dict__, **{name: getattr(book, name) for name in INDEXES}}
    for kind in kinds:
        if kind != ORGANIZATION:
            values[kind] = Only(book.entries(kind), sorted(id for one, id in keys if one == kind))
    if "maps" in kinds:
        journeys = [book.maps[id] for id in values["maps"]]
        values["steps"] = Only(book.steps, (f"{one.id}/{step.id}" for one in journeys for step in one.steps))
    narrow = object.__new__(Book)
    narrow.__dict__.update(values)
    return narrow
