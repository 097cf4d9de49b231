"""Adds to metrics the values in the CSV files that they name. What a row says is for `evidence` to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as FilePath

from journeybook.evidence import read
from journeybook.model.evidence import Metric
from journeybook.problem import Place, Problem


def measured(metric: Metric, root: FilePath, written: Callable[[], Place]) -> tuple[Metric, tuple[Problem, ...]]:
    """The metric with the readings of its file after its own; `written` gives the place where the file is named."""
    if metric.file is None:
        return metric, ()
    values = {"file": metric.file}
    try:
        path = (root / metric.file).resolve()
        if not path.is_relative_to(root.resolve()):
            return metric, (Problem(written(), "J301.outside", values=values),)
        data = path.read_bytes()
    except (OSError, RuntimeError):  # there is none, it is a folder, it may not be read, or leads in a circle
        return metric, (Problem(written(), "J301", values=values),)
    found = read(data, metric.file, {reading.day for reading in metric.readings})
    readings = (*metric.readings, *found.readings)
    return metric.model_copy(update={"readings": readings}), found.problems
