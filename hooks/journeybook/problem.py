"""What an author did wrong, as a value: where, what kind, and the words' ingredients. No prose, no printing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import overload


class Level(IntEnum):
    """How much a problem matters. An error costs something on the site, a warning does not, a note informs."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A place in a file that an author can open: path from the repository's root, line and column from 1.

    In a workbook `file` names the sheet, too (`gift.xlsx:Steps`), and `cell` is what people call the cell (`F7`).
    """

    file: str
    line: int = 1
    column: int = 1
    cell: str = ""

    @property
    def name(self) -> str:
        """The file as a list of many names it: without the folder that all of them are in."""
        return self.file.removeprefix("journeys/")

    def __str__(self) -> str:
        return f"{self.file}!{self.cell}" if self.cell else f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake of an author.

    `key` is a code (`J102`) with, after a dot, the variant of the sentence (`J102.near`): the locale files
    hold its words under `problem.<key>`, and `values` fills them in.
    `entry` is the (kind, id) it stands in, where that is known.
    """

    place: Place
    key: str
    level: Level = Level.ERROR
    values: Mapping[str, str] = field(default_factory=dict)
    entry: tuple[str, str] | None = None

    @property
    def code(self) -> str:
        return self.key.partition(".")[0]

    @property
    def order(self) -> tuple[Place, str, tuple[tuple[str, str], ...]]:
        """Sorts problems as an author works: file by file, from the top."""
        return self.place, self.key, tuple(self.values.items())


Entry = tuple[str, str]
"""A kind and an id."""


class Problems(Sequence[Problem]):
    """Problems in the order of their places, put together when somebody goes through them; and those of one entry.

    `listed` gives all of them in that order; `of` those of an entry in theirs, if that is known without the others.
    """

    def __init__(
        self,
        listed: Callable[[], Iterable[Problem]],
        of: Callable[[Entry], tuple[Problem, ...]] | None = None,
    ) -> None:
        self._listed = listed
        self._of = of

    @cached_property
    def all(self) -> tuple[Problem, ...]:
        return tuple(self._listed())

    def of(self, entry: Entry) -> tuple[Problem, ...]:
        """The problems that stand in an entry."""
        return self._of(entry) if self._of is not None else self._by_entry.get(entry, ())

    @cached_property
    def _by_entry(self) -> Mapping[Entry, tuple[Problem, ...]]:
        found: defaultdict[Entry, list[Problem]] = defaultdict(list)
        for problem in self.all:
            if problem.entry is not None:
                found[problem.entry].append(problem)
        return {entry: tuple(own) for entry, own in found.items()}

    @overload
    def __getitem__(self, index: int) -> Problem: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Problem, ...]: ...
    def __getitem__(self, index: int | slice) -> Problem | tuple[Problem, ...]:
        return self.all[index]

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def __eq__(self, other: object) -> bool:
        return self.all == (other.all if isinstance(other, Problems) else other)

    __hash__ = None  # type: ignore[assignment]  # as of any list


def ordered(problems: Iterable[Problem]) -> Problems:
    """Problems file by file, from the top, as an editor works through them."""
    if isinstance(problems, Problems):
        return problems
    return Problems(lambda: sorted(problems, key=lambda problem: problem.order))
