"""The drop-downs of a workbook, and the lists they offer: choices, entries of the book, rows of other sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from journeybook.workbook.grid import has_above
from journeybook.workbook.labels import Labels
from journeybook.workbook.layout import Column, Holds, Sheet, sheets

ROWS = 500
"""So many rows of a list have drop-downs, whether they are filled or not."""
_FEW = 10


@dataclass(frozen=True, slots=True)
class Choices:
    """One column of the sheet of lists."""

    title: str
    values: tuple[str, ...]


class Drops:
    """Collects the lists on the way and gives each sheet its drop-downs."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.title = labels.title(labels.words("workbook.lists"), labels.titles.values())
        words = labels.words
        self.lists = [Choices(words("workbook.yes_no"), (words("workbook.yes"), words("workbook.no")))]
        self._at: dict[tuple[str, ...], int] = {self.lists[0].values: 1}

    def add(self, sheet: Worksheet, layout: Sheet) -> None:
        first = 3
        if has_above(layout):
            self._offer(sheet, "A", first, self._titles(layout.above or ""))
        for at, column in enumerate(layout.columns, 1 + has_above(layout)):
            formula = self._formula(column)
            if not layout.key:
                self._offer(sheet, "D", at + 1, formula, last=at + 1)
                self._limit(sheet, "D", at + 1, at + 1, column.holds)
            else:
                self._offer(sheet, get_column_letter(at), first, formula)
                self._limit(sheet, get_column_letter(at), first, ROWS, column.holds)

    def _formula(self, column: Column) -> str | None:
        """Where a column's drop-down finds its list; a list that a cell holds several of has its place, too."""
        holds = column.holds
        if holds.type == "flag":
            return self._range(self.lists[0])
        if holds.type == "whole" and holds.low is not None and holds.high is not None and _few(holds):
            return '"' + ",".join(map(str, range(int(holds.low), int(holds.high) + 1))) + '"'
        if holds.ref == "steps":
            return self._titles("stages.steps")
        options = self.labels.options(column)
        if options is None or not options.all_shown:
            return None
        found = self._range(Choices(self._name(column), options.all_shown))
        return None if holds.many else found

    def _name(self, column: Column) -> str:
        kind = column.holds.ref
        key = f"nav.{kind}" if kind != "maps" else "nav.journeys"
        known = kind is not None and key in self.labels.words
        return self.labels.words(key) if known else self.labels.column(column)

    def _range(self, choices: Choices) -> str:
        at = self._at.get(choices.values)
        if at is None:
            self.lists.append(choices)
            at = self._at[choices.values] = len(self.lists)
        letter = get_column_letter(at)
        return f"'{self.title}'!${letter}$2:${letter}${len(choices.values) + 1}"

    def _titles(self, key: str) -> str:
        """The names of the rows of another sheet."""
        sheet = next(one for one in sheets() if one.key == key)
        at = next(n for n, one in enumerate(sheet.columns, 1 + has_above(sheet)) if one.key == "title")
        letter = get_column_letter(at)
        return f"'{self.labels.sheet(sheet)}'!${letter}$3:${letter}${ROWS}"

    def _offer(self, sheet: Worksheet, letter: str, first: int, formula: str | None, last: int = ROWS) -> None:
        if formula is not None:
            # What is not in the list may be typed all the same: an id alone, or what is yet to be written.
            drop = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=False)
            drop.add(f"{letter}{first}:{letter}{last}")
            sheet.add_data_validation(drop)

    def _limit(self, sheet: Worksheet, letter: str, first: int, last: int, holds: Holds) -> None:
        if holds.type not in ("whole", "number") or holds.low is None or _few(holds):
            return
        limits: Mapping[str, str] = {"operator": "greaterThanOrEqual", "formula1": f"{holds.low:g}"}
        if holds.high is not None:
            limits = {"operator": "between", "formula1": f"{holds.low:g}", "formula2": f"{holds.high:g}"}
        rule = DataValidation("decimal", allow_blank=True, showErrorMessage=True, **limits)  # type: ignore[arg-type]  # all texts
        rule.add(f"{letter}{first}:{letter}{last}")
        sheet.add_data_validation(rule)


def _few(holds: Holds) -> bool:
    return holds.type == "whole" and holds.high is not None and holds.high - (holds.low or 0) < _FEW
