"""How a metric moved, drawn twice: as a chart for its page, and in little for a line of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeybook.diagrams import Series, XYChart
from journeybook.model.evidence import Metric, Reading
from journeybook.words import Words

DRAWN = 16  # readings a chart can hold before their days cover each other
WIDTH, HEIGHT = 100, 24
_AIR = 0.1  # above the highest and below the lowest value, as a share of what lies between


@dataclass(frozen=True, slots=True)
class Spark:
    """A trend in little: a line, its end, and the target's height, in a box of `WIDTH` by `HEIGHT`, y downwards."""

    path: str
    end: tuple[float, float]
    target: float | None


def spark(readings: Sequence[Reading], target: float | None) -> Spark | None:
    """The trend through readings in the order of their days; nothing if there are fewer than two."""
    if len(readings) < 2:
        return None
    low, high = _bounds(readings, target)
    start = readings[0].day.toordinal()
    days = max(readings[-1].day.toordinal() - start, 1)

    def y(value: float) -> float:
        return round(HEIGHT * (high - value) / (high - low), 2)

    places = [(round(WIDTH * (one.day.toordinal() - start) / days, 2), y(one.value)) for one in readings]
    path = "M" + "L".join(f"{x:g} {height:g}" for x, height in places)
    return Spark(path, places[-1], None if target is None else y(target))


def chart(metric: Metric, readings: Sequence[Reading], words: Words) -> XYChart | None:
    """These readings as a line, the target as another; nothing if there are fewer than two."""
    if len(readings) < 2:
        return None
    low, high = _bounds(readings, metric.target)
    lines = [Series(tuple(one.value for one in readings))]
    if metric.target is not None:
        lines.append(Series((metric.target,) * len(readings)))
    return XYChart(
        categories=tuple(words.short_date(one.day) for one in readings),
        series=tuple(lines),
        y_low=low,
        y_high=high,
        y_title=metric.unit or "",
        description=words("metric.chart", name=metric.title),
    )


def _bounds(readings: Sequence[Reading], target: float | None) -> tuple[float, float]:
    """The range that shows all values and the target, with some air; it does not go below 0 for the air alone."""
    every = [one.value for one in readings] + ([] if target is None else [target])
    low, high = min(every), max(every)
    air = (high - low) * _AIR or abs(high) * _AIR or 1
    return (0 if low >= 0 > low - air else low - air), high + air
