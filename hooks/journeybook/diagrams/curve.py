"""The emotion curve as geometry: points and smooth lines in a box of one by one. Nothing here draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

HIGHEST, LOWEST = 2, -2
_MARGIN = 0.12
_UNSEEN = 0.2  # of the box's width of 1000


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A step on the curve: x and y from 0 to 1, y downwards, and the emotion it stands for."""

    x: float
    y: float
    emotion: int

    @property
    def left(self) -> str:
        """x in per cent, without what `%` needs."""
        return hundredth(self.x)

    @property
    def top(self) -> str:
        return hundredth(self.y)


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through the points that are known, and its path in a box of `WIDTH` by `HEIGHT`."""

    points: tuple[CurvePoint | None, ...]
    path: str


WIDTH, HEIGHT = 1000, 100


def hundredth(part: float) -> str:
    """A part of one in per cent, as short as can be: 0.05 → `5`."""
    return f"{round(part * 100, 2):g}"


def height(emotion: int) -> float:
    """Where an emotion from -2 to 2 stands between the top (0) and the bottom (1) of the box."""
    return round(_MARGIN + (1 - 2 * _MARGIN) * (HIGHEST - emotion) / (HIGHEST - LOWEST), 4)


def positions(steps_by_stage: Sequence[int]) -> tuple[float, ...]:
    """x of every step: stages are columns of one width, their steps spread evenly within."""
    width = 1 / max(len(steps_by_stage), 1)
    return tuple(
        round(width * (column + (index + 0.5) / count), 4)
        for column, count in enumerate(steps_by_stage)
        for index in range(count)
    )


def curve(emotions: Sequence[int | None], xs: Sequence[float]) -> Curve:
    """The curve of emotions at these x; a step without one leaves no point, and the line passes over it."""
    points = tuple(
        None if emotion is None else CurvePoint(x, height(emotion), emotion)
        for emotion, x in zip(emotions, xs, strict=True)
    )
    return Curve(points, _path([point for point in points if point is not None]))


def _path(points: Sequence[CurvePoint]) -> str:
    """Flat at every point, so that no rise or fall is drawn that nobody gave.

    Where points are as far apart as the two before them, the first handle is that of before, turned about the
    point: `S` says so without writing it.
    """
    if not points:
        return ""
    here = points[0]
    parts = [f"M{here.x * WIDTH:g} {here.y * HEIGHT:g}"]
    before = 0.0
    for point in points[1:]:
        half = (point.x - here.x) / 2
        middle = f"{(here.x + half) * WIDTH:g}"
        bend = "S" if abs(half - before) * WIDTH < _UNSEEN else f"C{middle} {here.y * HEIGHT:g} "
        parts.append(f"{bend}{middle} {point.y * HEIGHT:g} {point.x * WIDTH:g} {point.y * HEIGHT:g}")
        here, before = point, half
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Parting:
    """Where two curves part, as areas between them: `over` where the second stands above the first, and `under`."""

    over: str
    under: str


def parting(one: Curve, other: Curve) -> Parting:
    """The areas between two curves over the same steps, from each step that both know to the next."""
    both = [(a, b) for a, b in zip(one.points, other.points, strict=True) if a is not None and b is not None]
    areas: dict[int, list[str]] = {1: [], -1: []}
    for sign, run in groupby(pairwise(both), _sign):
        if sign:
            pairs = list(run)
            points = [pairs[0][0], *(there for _, there in pairs)]
            back = _path([b for _, b in reversed(points)]).replace("M", "L", 1)
            areas[sign].append(f"{_path([a for a, _ in points])}{back}Z")
    return Parting("".join(areas[1]), "".join(areas[-1]))


def _sign(way: tuple[tuple[CurvePoint, CurvePoint], tuple[CurvePoint, CurvePoint]]) -> int:
    """Which of two curves is above on the way from one step to the next: 1 the second, -1 the first, 0 neither."""
    (a, b), (c, d) = way
    apart = (a.y - b.y) + (c.y - d.y)
    return (apart > 0) - (apart < 0)
