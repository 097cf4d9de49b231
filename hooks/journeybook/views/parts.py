"""A long table cut into parts, each with an address of its own. Nothing here knows what a row is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar
from unicodedata import normalize

from journeybook.views.links import Link

HELD = 100
"""Rows that a part of a table holds."""
CELLS = 1200
"""Cells that a part of a wide table holds: the more columns, the fewer rows."""

FEW, MANY = 4, 12
"""Rows from which on a table is worth narrowing by a column, and filtering at all; as in scripts/table.js."""

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Choice:
    """A column a reader may narrow the table by: its key, and all that stands in it, in order."""

    key: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part(Generic[R]):
    """A part of a table, `number` of `parts`, both from 1. `first` and `last` count its rows from 1, of `total`.

    `over` is the uri of the page the table stands on, which holds its first part. `files` are the uris of the whole
    table as files to download.
    """

    id: str
    over: str
    rows: tuple[R, ...]
    number: int
    parts: int
    first: int
    total: int
    choices: tuple[Choice, ...] = ()
    files: tuple[Link, ...] = ()

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def uri(self) -> str:
        return self.at(self.number)

    def at(self, number: int) -> str:
        """Where another part of the same table stands."""
        return _address(self.over, self.id, number)

    @property
    def tools(self) -> tuple[Choice, ...] | None:
        """The choices that the browser offers over the table, whose room is kept; None where it is too short."""
        found = tuple(one for one in self.choices if len(one.options) > 1)
        return found if self.total >= (FEW if found else MANY) else None

    def options(self, key: str) -> tuple[str, ...]:
        """What the column of that key may be narrowed to; nothing if it may not."""
        return next((one.options for one in self.choices if one.key == key), ())


def _address(over: str, id: str, number: int) -> str:
    """Where a part stands: the first on the page itself, the others under its name and the table's."""
    folder = over.removesuffix(".md").removesuffix("index").removesuffix("/")
    return over if number == 1 else f"{folder}/{id}/{number}.md".lstrip("/")


@dataclass(frozen=True, slots=True)
class Following:
    """What the page of a later part shows: its rows in the template `table`, and the way back.

    `more` is what that template wants besides, `anchor` where on the page the table begins.
    """

    part: Part[Any]
    table: str
    title: str
    anchor: str = ""
    more: object = None


@dataclass(frozen=True, slots=True)
class Headed(Generic[V, R]):
    """A part of one of several tables of a page, and what its heading says."""

    view: V
    part: Part[R]


class Group(Protocol[R_co]):
    """The rows of one of several tables of a page, and the key that tells them from the others."""

    @property
    def key(self) -> object: ...

    @property
    def rows(self) -> Sequence[R_co]: ...


def grouped(groups: Callable[[], Iterable[Group[R]]], key: object) -> Callable[[], Sequence[R]]:
    """Gives the rows of the group with that key, when it is called."""
    return lambda: next(one.rows for one in groups() if one.key == key)


def fitting(columns: int) -> int:
    """How many rows of so many columns a part holds."""
    return max(20, min(HELD, CELLS // max(columns, 1)))


@dataclass(frozen=True)
class Table(Generic[R]):
    """A table before it is cut: `total` says how many parts there are, `rows` are worked out when one is wanted.

    A rest of less than a fourth of a part stands with the part before it.
    """

    id: str
    over: str
    total: int
    rows: Callable[[], Sequence[R]]
    held: int = HELD
    choices: Callable[[Sequence[R]], tuple[Choice, ...]] = lambda rows: ()
    files: tuple[Link, ...] = ()

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each part begins and ends among the rows, from 0. There is at least one part."""
        starts = list(range(0, self.total, self.held)) or [0]
        if len(starts) > 1 and self.total - starts[-1] < self.held / 4:
            starts.pop()
        return tuple(zip(starts, [*starts[1:], self.total], strict=True))

    @cached_property
    def _rows(self) -> Sequence[R]:
        rows = self.rows()
        assert len(rows) == self.total, (self.over, self.id, len(rows), self.total)
        return rows

    @cached_property
    def _choices(self) -> tuple[Choice, ...]:
        return self.choices(self._rows)

    def at(self, number: int) -> str:
        """Where a part stands."""
        return _address(self.over, self.id, number)

    def part(self, number: int = 1) -> Part[R]:
        """A part by its number, from 1."""
        start, end = self.spans[number - 1]
        rows = tuple(self._rows[start:end])
        return Part(
            self.id, self.over, rows, number, len(self.spans), start + 1, self.total, self._choices, self.files
        )


def table(id: str, over: str, rows: Sequence[R], held: int = HELD) -> Table[R]:
    """A table whose rows are there already, and that cannot be narrowed."""
    return Table(id, over, len(rows), lambda: rows, held)


def choice(key: str, rows: Iterable[R], said: Callable[[R], Iterable[str | None]]) -> Choice:
    """What stands in a column of all rows, each once, in the order of the alphabet."""
    found = {text for row in rows for text in said(row) if text}
    return Choice(key, tuple(sorted(found, key=lambda text: (normalize("NFKD", text).casefold(), text))))
