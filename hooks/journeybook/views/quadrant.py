"""The quadrant of effort and impact, for whatever is ranked by them: its direction is fixed (3.09)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeybook.diagrams import Point, Quadrant
from journeybook.model.organization import QuadrantLabels
from journeybook.words import Words

ABREAST = 3  # points of the same scores that are drawn, one below another; of more the first stands for all


# Where each impact from 1 to 5 stands: the names of the quadrants along their upper edges are left room.
_BANDS = ((0.01, 0.15), (0.15, 0.29), (0.29, 0.43), (0.51, 0.72), (0.72, 0.93))


@dataclass(frozen=True, slots=True)
class Ranked:
    """Something to draw: its rank, and its scores from 1 to 5."""

    rank: int
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
        points=tuple(_points(ranked, words)),
        description=description,
    )


def merged(drawing: Quadrant | None, ranked: Sequence[Ranked]) -> bool:
    """Whether a point of the drawing stands for several."""
    return drawing is not None and len(drawing.points) < len(ranked)


def _points(ranked: Sequence[Ranked], words: Words) -> Iterator[Point]:
    """A score of 1 to 5 as the middle of a fifth; there are 25 places, whatever there is to draw."""
    places: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for one in ranked:
        places[one.effort, one.impact].append(words.number(one.rank))
    for (effort, impact), labels in places.items():
        shown = labels if len(labels) <= ABREAST else [f"{labels[0]} +{words.number(len(labels) - 1)}"]
        for number, label in enumerate(shown):
            place = (number + 0.5) / len(shown)
            x = (effort - 0.5) / 5
            low, high = _BANDS[impact - 1]
            yield Point(label, round(x, 3), round(high - place * (high - low), 3))
