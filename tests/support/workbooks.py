"""Workbooks for tests: made of a journey, changed as people change them, read back. Nothing is asserted here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from journeybook.load import load
from journeybook.model.book import Book
from journeybook.model.journey import Journey
from journeybook.words import Words
from journeybook.workbook.bring import Brought, bring
from journeybook.workbook.labels import Labels
from journeybook.workbook.read import read
from journeybook.workbook.write import workbook

TODAY = date(2026, 12, 1)


@dataclass(frozen=True)
class Desk:
    """An organization, a folder to work in, and what comes and goes between the two."""

    root: Path
    folder: Path
    language: str = "en"

    @property
    def book(self) -> Book:
        return load(self.root, self.language).book

    @property
    def words(self) -> Words:
        return Words(self.language)

    @property
    def labels(self) -> Labels:
        return Labels(self.book, self.words)

    def made(self, journey: Journey | None = None, name: str = "journey.xlsx") -> Path:
        """A journey as a workbook in a file."""
        path = self.folder / name
        path.write_bytes(workbook(self.labels, journey))
        return path

    def brought(self, path: Path) -> Brought:
        return bring(read(path), path, self.book, self.words, TODAY)

    def told(self, path: Path) -> list[str]:
        """What is wrong with a workbook, as lines, without what only the rules of the craft say."""
        found = self.brought(path).problems
        return [self.words.line(problem) for problem in found if problem.code < "J2"]


def change(path: Path, change: Callable[[Workbook], object]) -> Path:
    """Changes a workbook as somebody at a spreadsheet would."""
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def typed(path: Path, cells: Mapping[str, Any]) -> Path:
    """Types values into cells named `Steps!C3`."""

    def change_cells(book: Workbook) -> None:
        for name, value in cells.items():
            sheet, _, cell = name.partition("!")
            book[sheet][cell] = value

    return change(path, change_cells)


def cell_of(path: Path, sheet: str, heading: str, row: int) -> str:
    """The name of the cell below a heading; on the journey's own sheet, beside it."""
    found = load_workbook(path)[sheet]
    for cells in found.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str) and cell.value.removesuffix(" *") == heading:
                return f"{sheet}!{'D' if row == 0 else cell.column_letter}{cell.row + row}"
    raise KeyError(heading)
