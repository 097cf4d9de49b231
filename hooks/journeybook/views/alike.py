"""Problems that say the same thing, told once: the sentence, the other places, the other names it holds for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeybook.problem import Problem


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another name that a problem's sentence holds for, and its lines or cells."""

    name: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Problems of one file that say the same thing: `first` of them, the other lines or cells where it is just as
    true, and `names` the sentence holds for besides: the last of a problem's values may differ.

    `where` says what places are called: "lines" or, in a workbook, "cells"; `times` is how many problems there are.
    """

    first: Problem
    where: str
    places: tuple[str, ...]
    names: tuple[Namesake, ...]
    times: int


def alike(problems: Iterable[Problem]) -> tuple[Alike, ...]:
    """Problems put together by what they say, in the order of the first of each."""
    groups: dict[object, list[Problem]] = {}
    for one in problems:
        groups.setdefault((one.place.file, one.key, tuple(one.values.items())[:-1]), []).append(one)
    return tuple(_alike(group) for group in groups.values())


def _alike(group: list[Problem]) -> Alike:
    places: dict[str, dict[str, None]] = {}
    for one in group:
        *_, name = ("", *one.values.values())
        places.setdefault(name, {})[one.place.cell or str(one.place.line)] = None
    (_, (_, *own)), *others = places.items()
    names = tuple(Namesake(name, tuple(there)) for name, there in others)
    return Alike(group[0], "cells" if group[0].place.cell else "lines", tuple(own), names, len(group))
