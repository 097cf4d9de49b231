"""A book that notes what is looked up in it, and keys of what was: whether a view of it may be another now.

A view that is worked out of a watched book alone, by look-ups, comes out the same as long as all that it looked up
is the same. What an entry is, is told by the file it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from journeybook.cache import digest
from journeybook.model.book import INDEXES, Book, StepAt
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.part import Entry
from journeybook.problem import Problem, Problems

T = TypeVar("T")
Read = tuple[str, str | tuple[str, str] | None]
"""A mapping's name, and the key that was asked for; None for all of it."""
_KIND_OF = {model: kind for kind, model in KINDS.items()}
_PROBLEMS = "problems"
_MAPPINGS = (*(kind for kind in KINDS if kind != ORGANIZATION), "known", "files", "paths", "gaps", *INDEXES)


class _Watched(Mapping[Any, T]):
    """A mapping that notes what is asked of it."""

    def __init__(self, name: str, whole: Mapping[Any, T], reads: dict[Read, None]) -> None:
        self._name = name
        self._whole = whole
        self._reads = reads

    def __getitem__(self, key: Any) -> T:
        self._reads[self._name, key] = None
        return self._whole[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._reads[self._name, key] = None
        return self._whole.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._reads[self._name, key] = None  # type: ignore[index]  # whoever asks for another asks in vain
        return key in self._whole

    def __iter__(self) -> Iterator[Any]:
        self._reads[self._name, None] = None
        return iter(self._whole)

    def __len__(self) -> int:
        self._reads[self._name, None] = None
        return len(self._whole)


def watched(book: Book, reads: dict[Read, None]) -> Book:
    """The book, which puts down in `reads` what is looked up in it; but for the organization, which may be."""
    noted = {name: _Watched(name, getattr(book, name), reads) for name in _MAPPINGS}
    found = object.__new__(Book)
    found.__dict__.update({**book.__dict__, **noted})
    return found


def watched_problems(problems: Problems, reads: dict[Read, None]) -> Problems:
    """The problems, which put down of which entries they were asked."""

    def of(entry: tuple[str, str]) -> tuple[Problem, ...]:
        reads[_PROBLEMS, entry] = None
        return problems.of(entry)

    def listed() -> Iterable[Problem]:
        reads[_PROBLEMS, None] = None
        return problems

    return Problems(listed, of)


@dataclass
class Keys:
    """Keys of what a book holds, and of what is wrong in it. `stamp` gives an entry's, by its kind and id."""

    book: Book
    problems: Problems
    stamp: Callable[[str, str], str]

    def of(self, reads: Iterable[Read]) -> str:
        """One for all that was looked up, and for what anything may depend on without asking."""
        return digest(self._always, *(self._read(*read) for read in reads))

    @cached_property
    def _always(self) -> str:
        book = self.book
        said = repr((sorted(book.unread), book.language, book.audience.key))
        return digest(self.stamp(ORGANIZATION, ORGANIZATION), said)

    @cached_property
    def _read(self) -> Callable[[str, Any], str]:
        return lru_cache(maxsize=None)(self._looked_up)

    def _looked_up(self, name: str, key: Any) -> str:
        if name == _PROBLEMS:
            return repr(self.problems.all if key is None else self.problems.of(key))
        whole: Mapping[Any, object] = getattr(self.book, name)
        if key is None:
            return digest(*(part for one in whole for part in (repr(one), self._read(name, one))))
        return self._told(whole[key]) if key in whole else ""

    def _told(self, value: object) -> str:
        if isinstance(value, Entry):
            return f"{value.id} {self.stamp(_KIND_OF[type(value)], value.id)}"
        if isinstance(value, StepAt):
            return f"{value.ref} {self.stamp('maps', value.journey.id)}"
        if isinstance(value, tuple):
            return digest(*map(self._told, value))
        if isinstance(value, frozenset):
            return digest(*sorted(map(self._told, value)))
        assert isinstance(value, str | int), value
        return repr(value)
