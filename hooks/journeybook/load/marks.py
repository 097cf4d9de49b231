"""Where the values of one text stand, each place as one number. Reads no text."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from journeybook.load.faults import Mark
from journeybook.load.scalars import Value
from journeybook.model.walk import Path

LINE, COLUMN = 13, 1
"""By how many bits a mark's line and column are shifted; the lowest bit is set where nothing is written."""
LINES, COLUMNS = 1 << 32 - LINE, 1 << LINE - COLUMN


class Marks:
    """The places of the values in one simple text."""

    def __init__(self, value: Value, marks: array[int]) -> None:
        self._marks = marks
        self._known: dict[Path, _Spot] = {(): _Spot(value, 0, marks[0])}

    def find(self, path: Path, key: bool = False) -> Mark:
        """Where the value at a path stands, or the nearest thing above it; with `key`, where its name stands."""
        found = self._found(path, key) if path else self._marks[0]
        return Mark((found >> LINE) + 1, (found >> COLUMN) % COLUMNS + 1)

    def _found(self, path: Path, key: bool) -> int:
        above = self._spot(path[:-1])
        if above.at is None:
            return above.mark
        name, at = _child(above.value, self._marks, above.at, path[-1])
        if at == 0:
            return above.mark
        return self._marks[name] if name and (key or self._marks[at] & 1) else self._marks[at]

    def _spot(self, path: Path) -> _Spot:
        """What the paths of several values begin with is looked up once."""
        if (known := self._known.get(path)) is not None:
            return known
        spot = self._spot(path[:-1])
        if spot.at is not None:
            name, at = _child(spot.value, self._marks, spot.at, path[-1])
            if at == 0:
                spot = _Spot(None, None, spot.mark)
            else:
                spot = _Spot(spot.value[path[-1]], at, self._marks[name or at])  # type: ignore[index]  # there is such a child
        self._known[path] = spot
        return spot


class _Spot(NamedTuple):
    """A value on the way to others: itself, the index of its mark (None if there is none), and where it stands."""

    value: Value
    at: int | None
    mark: int


def _child(value: Value, marks: array[int], at: int, part: str | int) -> tuple[int, int]:
    """The indexes of the marks of a child's name and of itself, in the collection whose mark is at `at`; or 0."""
    after = at + 2
    if isinstance(value, dict):
        for name, child in value.items():
            if name == part:
                return after, after + 1
            after = marks[after + 2] if isinstance(child, dict | list) else after + 2
    elif isinstance(value, list) and isinstance(part, int):
        for index, child in enumerate(value):
            if index == part:
                return 0, after
            after = marks[after + 1] if isinstance(child, dict | list) else after + 1
    return 0, 0
