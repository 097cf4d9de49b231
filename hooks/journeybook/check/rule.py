"""What a rule is and what it finds. No rule stands here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from journeybook.model.book import Book
from journeybook.model.kinds import KINDS
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


EntryKey = tuple[str, str]
"""A kind and an id."""
Beside = Callable[[Book, Book, Collection[str]], frozenset[EntryKey] | None]
"""What a change touches, from the book before and after it and the ids that changed: further entries; None: all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the registry. The docstring of `find` is its page in the manual.

    What it finds in an entry depends on that entry, and on what it looks up besides. `of` are the kinds of entries
    that it judges: it goes through all of them, and judges each alone. `reads` are the kinds that it looks up
    besides; when one of those has changed, every entry is judged again, unless `beside` knows which that touches.
    """

    code: str
    level: Level
    find: Callable[[Book, date], Iterator[Finding]]
    demands: tuple[str, ...] = ()
    of: tuple[str, ...] = ("maps",)
    reads: tuple[str, ...] = ()
    beside: Mapping[str, Beside] = field(default_factory=dict)


IDS = "ids"
"""For `reads`: which ids there are, of whatever kind."""
ALL = tuple(KINDS)
