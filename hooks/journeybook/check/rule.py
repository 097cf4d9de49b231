"""What a rule is and what it finds. No rule stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from journeybook.model.book import Book
from journeybook.model.walk import Path
from journeybook.problem import Level

SETTABLE = "J2"
"""Rules from this code on are of the craft: how much they matter is for the organization to say."""


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
