"""What a rule is and what it finds. No rule stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from journeybook.model.book import Book
from journeybook.model.walk import Path
from journeybook.problem import Level

_CRAFT = ("J2", "J4")


def settable(code: str) -> bool:
    """Whether a code is of the craft: how much such a rule matters is for the organization to say."""
    return code.startswith(_CRAFT)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule found: in which entry, at which path in it, and the sentence's variant and blanks."""

    kind: str
    id: str
    path: Path = ()
    variant: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the registry. The docstring of `find` is its page in the manual."""

    code: str
    level: Level
    find: Callable[[Book, date], Iterator[Finding]]
    demands: tuple[str, ...] = ()
