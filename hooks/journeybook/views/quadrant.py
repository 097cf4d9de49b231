"""The quadrant of effort and impact, for whatever is ranked by them: its direction is fixed (3.09)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeybook.diagrams import Point, Quadrant
from journeybook.model.organization import QuadrantLabels
from journeybook.words import Words

HOLDS = 25  # points, before their labels cover each other


@dataclass(frozen=True, slots=True)
class Ranked:
    """Something to draw: its label, and its scores from 1 to 5."""

    label: str
    effort: int
    impact: int


def quadrant(labels: QuadrantLabels, ranked: Sequence[Ranked], description: str, words: Words) -> Quadrant | None:
    """Effort from left to right, impact from bottom to top: the best are top left. Nothing without points."""
    if not ranked:
        return None
    return Quadrant(
        x_low=labels.effort or words("effort"),
        x_high="→",
        y_low=labels.impact or words("impact"),
        y_high="→",
        top_right=words("quadrant.top_right"),
        top_left=words("quadrant.top_left"),
        bottom_left=words("quadrant.bottom_left"),
        bottom_right=words("quadrant.bottom_right"),
        points=tuple(_point(number, ranked) for number in range(len(ranked))),
        description=description,
    )


def _point(number: int, ranked: Sequence[Ranked]) -> Point:
    """A score of 1 to 5 as the middle of a fifth; those in one cell stand below one another."""
    one = ranked[number]
    cell = [at for at, other in enumerate(ranked) if (other.effort, other.impact) == (one.effort, one.impact)]
    place = (cell.index(number) + 0.5) / len(cell)
    x = (one.effort - 0.5) / 5
    y = 0.02 + 0.9 * (one.impact - place) / 5  # the names of the quadrants stand along the upper edges
    return Point(one.label, round(x, 3), round(y, 3))
