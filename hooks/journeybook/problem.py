"""What an author did wrong, as a value: where, what kind, and the words' ingredients. No prose, no printing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


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
