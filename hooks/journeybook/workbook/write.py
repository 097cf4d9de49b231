"""The workbook itself: cells, looks, drop-downs and notes. What stands in the cells is settled elsewhere.

Every text is written as a text, so that one that begins with = is no formula. The keys by which columns are known
again stand in a hidden second row, so that people may change the headings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from journeybook import __version__
from journeybook.model.journey import Journey
from journeybook.workbook.cells import Cell
from journeybook.workbook.drops import Drops
from journeybook.workbook.grid import Grid, grids, has_above
from journeybook.workbook.labels import Labels
from journeybook.workbook.layout import ABOVE, Column, Holds
from journeybook.workbook.rows import fingerprint

META = "journeybook"
HEAD, KEYS = 1, 2
KEY, LABEL, ABOUT, VALUE = 1, 2, 3, 4
"""The columns of the sheet that is the journey itself, whose fields stand one below the other."""
MADE = datetime(2020, 1, 1)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")
_CODED = re.compile("[\r\ufffe\uffff]")
_TOP = Alignment(wrap_text=True, vertical="top", horizontal="left")
_FONT = "Calibri"
_HEAD = Font(_FONT, bold=True, color="1F3A44")
_QUIET = Font(_FONT, color="5B6B73")
_TITLE = Font(_FONT, size=16, bold=True, color="1F3A44")
_FILL = PatternFill("solid", fgColor="E6EEF0")
_ASK = PatternFill("solid", fgColor="F7FAFB")
_LINE = Border(bottom=Side("thin", color="B9C8CD"))
_HOWTO_LINES = 9
_LINE_HEIGHT = 15
_TALLEST = 400


def workbook(labels: Labels, journey: Journey | None = None) -> bytes:
    """A journey as a workbook, or an empty one to fill in. The same journey always gives the same bytes."""
    book = Workbook()
    _howto(book, labels)
    drops = Drops(labels)
    for grid in grids(labels, journey):
        sheet = book.create_sheet(labels.sheet(grid.sheet))
        if grid.sheet.key:
            _table(sheet, grid, labels)
        else:
            _form(sheet, grid, labels)
        drops.add(sheet, grid.sheet)
    _lists(book.create_sheet(drops.title), drops, labels)
    _meta(book.create_sheet(META), labels, journey)
    book.properties.creator = META
    book.properties.created = MADE
    out = BytesIO()
    book.save(out)
    return steady(out.getvalue())


def put(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    """Writes a value into a cell: a text as a text, whatever it looks like."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = escaped(value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA)
    else:
        cell.value = value
    cell.alignment = _TOP


def escaped(text: str) -> str:
    """A text as a workbook's XML holds it: what looks like a code there, and what XML cannot hold, as a code."""
    text = _ESCAPED.sub(lambda match: f"_x005F{match[0]}", text)
    return _CODED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _head(sheet: Worksheet, row: int, names: Sequence[str]) -> None:
    for at, name in enumerate(names, 1):
        put(sheet, row, at, name)
        cell = sheet.cell(row, at)
        cell.font, cell.fill, cell.border = _HEAD, _FILL, _LINE


def _table(sheet: Worksheet, grid: Grid, labels: Labels) -> None:
    """A list: a column for each field, under its name; the first names the row above."""
    columns = grid.sheet.columns
    above = [f"{labels.above(grid.sheet)} *"] if has_above(grid.sheet) else []
    _head(sheet, HEAD, [*above, *(_asked(labels.column(one), one) for one in columns)])
    keys = [ABOVE] * has_above(grid.sheet) + [one.key for one in columns]
    for at, key in enumerate(keys, 1):
        put(sheet, KEYS, at, f"{grid.sheet.key}:{key}")
    sheet.row_dimensions[KEYS].hidden = True
    if above:
        _format(sheet.column_dimensions["A"], Holds("text"), 28)
        _note(sheet, HEAD, 1, labels.words("workbook.above", name=labels.above(grid.sheet)))
    for at, column in enumerate(columns, 1 + len(above)):
        _format(sheet.column_dimensions[get_column_letter(at)], column.holds, _width(column))
        _note(sheet, HEAD, at, _help(labels, column))
    for row, cells in enumerate(grid.rows, KEYS + 1):
        for at, value in enumerate(cells, 1):
            put(sheet, row, at, value)
            if at > len(above):
                sheet.cell(row, at).number_format = _number_format(columns[at - 1 - len(above)].holds)
    _heights(sheet)
    named = next((at for at, key in enumerate(keys, 1) if key == "title"), 1)
    sheet.freeze_panes = f"{get_column_letter(named + 1)}{KEYS + 1}"


def _form(sheet: Worksheet, grid: Grid, labels: Labels) -> None:
    """The journey itself: its fields one below the other, each with what to write there."""
    words = labels.words
    _head(sheet, HEAD, ["", words("workbook.field"), words("workbook.about"), words("workbook.value")])
    values = grid.rows[0] if grid.rows else [None] * len(grid.sheet.columns)
    for row, (column, value) in enumerate(zip(grid.sheet.columns, values, strict=True), HEAD + 1):
        put(sheet, row, KEY, f"{grid.sheet.key}:{column.key}")
        put(sheet, row, LABEL, _asked(labels.column(column), column))
        put(sheet, row, ABOUT, _help(labels, column))
        put(sheet, row, VALUE, value)
        sheet.cell(row, LABEL).font, sheet.cell(row, ABOUT).font = _HEAD, _QUIET
        cell = sheet.cell(row, VALUE)
        cell.number_format, cell.fill, cell.border = _number_format(column.holds), _ASK, _LINE
    sheet.column_dimensions["A"].hidden = True
    for letter, width in (("B", 30), ("C", 52), ("D", 80)):
        sheet.column_dimensions[letter].width = width
    _heights(sheet)
    sheet.freeze_panes = f"A{HEAD + 1}"


def _heights(sheet: Worksheet) -> None:
    """Rows as high as their texts need; a spreadsheet only sees to it while somebody types."""
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        lines = 1
        for at, value in enumerate(cells, 1):
            dimension = sheet.column_dimensions[get_column_letter(at)]
            if value is not None and not dimension.hidden:
                width = max(int(dimension.width), 1)
                lines = max(lines, sum(len(line) // width + 1 for line in str(value).split("\n")))
        sheet.row_dimensions[number].height = min(lines * _LINE_HEIGHT, _TALLEST)


def _asked(name: str, column: Column) -> str:
    return f"{name} *" if column.required and column.path != ("id",) else name


def _help(labels: Labels, column: Column) -> str:
    """What to write into a column, and in what form."""
    words, holds = labels.words, column.holds
    said = [labels.about(column)]
    if column.path == ("id",):
        said.append(words("workbook.id"))
    if holds.many:
        said.append(words("workbook.many"))
    if holds.many and holds.choices:
        options = labels.options(column)
        said.append(" · ".join(options.shown(one) for one in holds.choices) if options else "")
    return " ".join(said)


def _note(sheet: Worksheet, row: int, column: int, text: str) -> None:
    sheet.cell(row, column).comment = Comment(text, META, height=110, width=260)


def _width(column: Column) -> int:
    holds = column.holds
    if column.path[-1] == "id":
        return 20
    if holds.type in ("whole", "number", "flag", "day"):
        return 13
    return 24 if holds.choices and not holds.many else 30 if holds.ref else 38


def _number_format(holds: Holds) -> str:
    if holds.share:
        return "0%"
    return {"day": "yyyy-mm-dd", "whole": "General", "number": "General"}.get(holds.type, "@")


def _format(dimension: ColumnDimension, holds: Holds, width: int) -> None:
    """How cells look that are still empty: what is typed there stays what it is."""
    dimension.width = width
    dimension.number_format = _number_format(holds)
    dimension.alignment = _TOP


def _howto(book: Workbook, labels: Labels) -> None:
    sheet = book.worksheets[0]
    sheet.title = labels.title(labels.words("workbook.howto"), labels.titles.values())
    lines = [labels.words(f"workbook.howto.{number}") for number in range(1, _HOWTO_LINES + 1)]
    put(sheet, 1, 1, labels.words("workbook.title"))
    sheet.cell(1, 1).font = _TITLE
    for row, line in enumerate(lines, 3):
        put(sheet, row, 1, line)
    sheet.column_dimensions["A"].width = 110
    _heights(sheet)
    sheet.row_dimensions[1].height = 2 * _LINE_HEIGHT
    sheet.sheet_view.showGridLines = False


def _lists(sheet: Worksheet, drops: Drops, labels: Labels) -> None:
    """What drop-downs offer, also for the cells with several values, which cannot have one."""
    _head(sheet, HEAD, [one.title for one in drops.lists])
    for at, one in enumerate(drops.lists, 1):
        sheet.column_dimensions[get_column_letter(at)].width = 34
        for row, value in enumerate(one.values, HEAD + 1):
            put(sheet, row, at, value)
    _heights(sheet)
    sheet.freeze_panes = f"A{HEAD + 1}"


def _meta(sheet: Worksheet, labels: Labels, journey: Journey | None) -> None:
    """What bringing the workbook back goes by: the language, and whether the journey has changed since."""
    facts: Iterable[tuple[str, str]] = {
        "version": __version__,
        "language": labels.words.language,
        "journey": journey.id if journey else "",
        "fingerprint": fingerprint(journey) if journey else "",
    }.items()
    for row, (name, value) in enumerate(facts, 1):
        put(sheet, row, 1, name)
        put(sheet, row, 2, value)
    sheet.sheet_state = "hidden"


def steady(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """The same file without the time it was written at; `changes` are made to the parts of these names."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            inside = before.read(name)
            if changes and name in changes:
                inside = changes[name](inside)
            if name == "docProps/core.xml":
                stamp = f"{MADE.isoformat()}Z".encode()
                inside = re.sub(rb"(?<=>)\d{4}-\d\d-\d\dT[\d:.]+Z?(?=<)", stamp, inside)
            entry = ZipInfo(name, (MADE.year, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            after.writestr(entry, inside)
    return out.getvalue()
