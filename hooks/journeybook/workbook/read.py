"""What a workbook's cells hold, whoever saved it: its sheets, their rows, and what is not known. No meaning yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from journeybook.problem import Level, Place, Problem
from journeybook.workbook.cells import Found
from journeybook.workbook.layout import ABOVE, Sheet, sheets
from journeybook.workbook.write import HEAD, KEY, KEYS, LABEL, META, VALUE

_CODE = re.compile("_x(005F|00[01][0-9A-F]|FFF[EF])_")
_MOST_ROWS = 20_000
_UNREADABLE = (
    BadZipFile,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    IndexError,
)


@dataclass(frozen=True, slots=True)
class At:
    """A cell: its sheet's name, row and column from 1."""

    sheet: str
    row: int
    column: int

    def place(self, file: str) -> Place:
        cell = f"{get_column_letter(self.column)}{self.row}"
        return Place(f"{file}:{self.sheet}", self.row, self.column, cell)


@dataclass(frozen=True, slots=True)
class Filled:
    """A row with something in it: what each known column holds, by its key."""

    row: int
    values: Mapping[str, Found]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as it was found: its name there, where its columns stand, its rows."""

    name: str
    columns: Mapping[str, int]
    rows: tuple[Filled, ...]
    form: Mapping[str, int] = field(default_factory=dict)

    def at(self, row: int, key: str) -> At:
        """The cell of a field in a row; of the journey itself, whose fields stand one below the other."""
        if self.form:
            return At(self.name, self.form.get(key, HEAD), VALUE)
        return At(self.name, row, self.columns.get(key, 1))


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as it was found. `facts` say which journey it was, in which language, and its state then."""

    tables: Mapping[str, Table]
    facts: Mapping[str, str]
    problems: tuple[Problem, ...]


def read(path: Path) -> Workbook:
    """The workbook in a file, of which only the cells count. Nothing in it is ever computed."""
    try:
        formulas = dict(_cells(path, values=False))
        if any(cell.data_type == "f" for rows in formulas.values() for row in rows for cell in row):
            values = dict(_cells(path, values=True))
        else:
            values = formulas
    except _UNREADABLE:
        return Workbook({}, {}, (Problem(Place(path.name), "J130"),))
    return _Reading(path.name, values, formulas).workbook()


_Rows = list[tuple[Any, ...]]  # of openpyxl's cells; what they hold is taken out in one place, below


def _cells(path: Path, values: bool) -> Iterator[tuple[str, _Rows]]:
    """Every sheet's rows of cells, with formulas or with what they last came to."""
    book = load_workbook(path, read_only=True, data_only=values, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            yield sheet.title, [row for _, row in zip(range(_MOST_ROWS), sheet.iter_rows(), strict=False)]
    finally:
        book.close()


@dataclass
class _Reading:
    file: str
    values: Mapping[str, _Rows]
    formulas: Mapping[str, _Rows]
    problems: list[Problem] = field(default_factory=list)

    def workbook(self) -> Workbook:
        tables: dict[str, Table] = {}
        for name, rows in self.values.items():
            found = self._known(rows)
            if found is None:
                continue
            sheet, keys = found
            if sheet.key in tables:  # somebody's copy of a sheet
                self._stranger(At(name, HEAD, 1), name)
            else:
                tables[sheet.key] = self._table(name, keys) if sheet.key else self._form(name, keys)
        if "" not in tables:
            self.problems.append(Problem(Place(self.file), "J130.foreign"))
        return Workbook(tables, self._facts(), tuple(self.problems))

    def _facts(self) -> dict[str, str]:
        rows = self.values.get(META, [])
        return {str(row[0].value): str(row[1].value or "") for row in rows if len(row) > 1}

    def _known(self, rows: _Rows) -> tuple[Sheet, dict[str, int]] | None:
        """Which sheet this is, and where its fields stand, by the keys in the hidden row or column."""
        in_row = [_plain(cell.value) for cell in rows[KEYS - 1]] if len(rows) >= KEYS else []
        in_column = [_plain(row[KEY - 1].value) if row else "" for row in rows]
        for sheet in reversed(sheets()):  # the journey itself last: its keys stand where others have texts
            known = {f"{sheet.key}:{key}": key for key in (ABOVE, *(column.key for column in sheet.columns))}
            texts = in_row if sheet.key else in_column
            keys = {known[text]: at for at, text in enumerate(texts, 1) if text in known}
            if len(keys) > 1:  # one alone may be what somebody wrote
                return sheet, keys
        return None

    def _table(self, name: str, columns: dict[str, int]) -> Table:
        used = {at: key for key, at in columns.items()}
        filled = []
        for number in range(KEYS + 1, len(self.values[name]) + 1):
            values = {key: self._value(name, number, at) for at, key in used.items()}
            if any(value is not None and str(value).strip() for key, value in values.items() if key != ABOVE):
                filled.append(Filled(number, values))
        self._strangers(name, used)
        return Table(name, columns, tuple(filled))

    def _form(self, name: str, form: dict[str, int]) -> Table:
        values = {key: self._value(name, row, VALUE) for key, row in form.items()}
        for row, cells in enumerate(self.values[name][HEAD:], HEAD + 1):
            if row not in form.values() and len(cells) >= VALUE and cells[VALUE - 1].value not in (None, ""):
                self._stranger(At(name, row, VALUE), _plain(cells[LABEL - 1].value))
        return Table(name, {}, (Filled(HEAD, values),), form)

    def _value(self, name: str, row: int, column: int) -> Found:
        cells = self.values[name][row - 1]
        cell = cells[column - 1] if column <= len(cells) else None
        if cell is None:
            return None
        wrong = None
        if cell.data_type == "e":
            wrong = "J131.error"
        elif cell.value is None and _is_formula(self.formulas[name], row, column):
            wrong = "J131"
        if wrong:
            values = {"value": str(cell.value)} if cell.value is not None else {}
            self.problems.append(Problem(At(name, row, column).place(self.file), wrong, values=values))
            return None
        value: Found = cell.value
        return _unescaped(value) if isinstance(value, str) else value

    def _strangers(self, name: str, used: Mapping[int, str]) -> None:
        """Columns that people added: they are theirs, and are not read."""
        rows = self.values[name]
        for at in range(1, max(map(len, rows), default=0) + 1):
            held = [row[at - 1].value for row in rows[KEYS:] if len(row) >= at]
            if at not in used and any(value not in (None, "") for value in held):
                title = rows[HEAD - 1][at - 1].value if len(rows[HEAD - 1]) >= at else None
                self._stranger(At(name, HEAD, at), _plain(title))

    def _stranger(self, at: At, title: str) -> None:
        values = {"column": title or get_column_letter(at.column)}
        self.problems.append(Problem(at.place(self.file), "J132", Level.WARNING, values))


def _is_formula(rows: _Rows, row: int, column: int) -> bool:
    return len(rows) >= row and len(rows[row - 1]) >= column and rows[row - 1][column - 1].data_type == "f"


def _plain(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _unescaped(text: str) -> str:
    return _CODE.sub(lambda match: "_" if match[1] == "005F" else chr(int(match[1], 16)), text)
