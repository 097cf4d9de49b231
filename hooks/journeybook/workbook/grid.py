"""What stands in every cell of a journey's workbook, and what keeps a journey from being one. No Excel here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeybook.model.journey import Journey
from journeybook.problem import Place, Problem
from journeybook.workbook.cells import Cell, encoded
from journeybook.workbook.labels import Labels
from journeybook.workbook.layout import Column, Sheet, sheets
from journeybook.workbook.rows import Row, calls, rows

LONGEST = 32_767
"""As many characters as Excel keeps in a cell; more are cut off without a word."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet: the cell that names the row above, if there are several, then one for each column."""

    sheet: Sheet
    rows: tuple[tuple[Cell, ...], ...]


def has_above(sheet: Sheet) -> bool:
    """Whether the rows of a sheet belong to rows of another, and not all to the journey."""
    return bool(sheet.above)


def grids(labels: Labels, journey: Journey | None) -> Iterator[Grid]:
    """Every sheet with its rows; none without a journey."""
    found = rows(journey) if journey is not None else {}
    names = {key: calls(found[key]) for key in {sheet.above for sheet in sheets()} if key in found}
    steps = _steps(found.get("stages.steps", ()), names.get("stages.steps", ()))
    for sheet in sheets():
        held = found.get(sheet.key, ())
        above = names.get(sheet.above or "", ())
        yield Grid(
            sheet,
            tuple(
                (*([above[row.above]] if has_above(sheet) else []), *_cells(labels, sheet, row, steps))
                for row in held
            ),
        )


def _steps(found: Sequence[Row], names: Sequence[str | None]) -> Mapping[str, str]:
    return {str(row.values["id"]): name for row, name in zip(found, names, strict=True) if name is not None}


def _cells(labels: Labels, sheet: Sheet, row: Row, steps: Mapping[str, str]) -> Iterator[Cell]:
    flags = (labels.words("workbook.yes"), labels.words("workbook.no"))
    for column in sheet.columns:
        value = row.values[column.key]
        if column.holds.ref == "steps" and isinstance(value, str):
            yield steps.get(value, value)
        elif value is False and not column.required and not _tells_no(sheet, column):
            yield None
        else:
            yield encoded(column.holds, value, labels.options(column), flags)


def _tells_no(sheet: Sheet, column: Column) -> bool:
    """Whether a no is something else than an empty cell."""
    return len(column.path) > 1 or sheet.part.model_fields[column.path[-1]].default is not False


def unfit(labels: Labels, journey: Journey) -> Iterator[Problem]:
    """Why a journey cannot be a workbook without losing something."""
    place = Place(labels.book.files.get(("maps", journey.id), journey.id))
    entry = ("maps", journey.id)
    found = rows(journey)
    for sheet in sheets():
        above = {row.above for row in found[sheet.key]} if has_above(sheet) else set()
        names = calls(found[sheet.above or ""])
        for index in sorted(one for one in above if names[one] is None):
            title = str(found[sheet.above or ""][index].values.get("title"))
            yield Problem(place, "J133", values={"title": title}, entry=entry)
    for grid in grids(labels, journey):
        columns = [None] * has_above(grid.sheet) + list(grid.sheet.columns)
        for row in grid.rows:
            for column, cell in zip(columns, row, strict=True):
                if column is not None and isinstance(cell, str) and len(cell) > LONGEST:
                    values = {"field": column.key, "count": str(len(cell)), "limit": str(LONGEST)}
                    yield Problem(place, "J134", values=values, entry=entry)
