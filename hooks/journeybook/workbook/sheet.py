"""A plain table as a file: CSV for programs, XLSX for people. A text is a text in both, whatever it looks like.

The library makes the workbook with its head, looks and filter; the rows are put into its XML as text. Cell by cell
through the library they cost twenty times as much, and a site has tens of thousands.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from journeybook.views.columns import Sheet, Value
from journeybook.workbook.write import FORMULA, MADE, META, escaped, put, steady

WIDEST = 60
_SAMPLE = 200  # rows that say how wide a column should be
_BOM = "\ufeff"  # by it Excel knows that a CSV file is UTF-8
_PAGE = "xl/worksheets/sheet1.xml"
_DAY_ZERO = date(1899, 12, 30)
_SIGNS = re.compile(r"[\[\]:*?/\\]")
_MODEL = re.compile(r'<row r="2".*</row>', re.DOTALL)


def as_csv(sheet: Sheet) -> bytes:
    """CSV as RFC 4180 has it, in UTF-8. Before what a spreadsheet would take for a formula stands an apostrophe."""
    out = io.StringIO()
    out.write(_BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_harmless(head) for head in sheet.heads])
    writer.writerows([_harmless(value) for value in row] for row in sheet.rows)
    return out.getvalue().encode()


def _harmless(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = " ".join(value.split())
        return f"'{text}" if text.startswith(FORMULA) else text
    return str(value)


def as_xlsx(sheet: Sheet) -> bytes:
    """The table as a workbook of one sheet, with a head that stays and a filter. The same table, the same bytes."""
    book = Workbook()
    book.properties.creator = META
    book.properties.created = MADE
    page = book.worksheets[0]
    page.title = _SIGNS.sub(" ", sheet.title)[:31]
    _shape(page, sheet)
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue(), {_PAGE: lambda xml: _filled(xml.decode(), sheet).encode()})


def _shape(page: Worksheet, sheet: Sheet) -> None:
    """Head, widths and filter; in the second row a model of a day and of a text that must not be a formula."""
    for at, head in enumerate(sheet.heads, 1):
        put(page, 1, at, head)
        page.cell(1, at).font = Font(bold=True)
        widest = max([len(head), *_lengths(row[at - 1] for row in sheet.rows[:_SAMPLE])])
        page.column_dimensions[get_column_letter(at)].width = min(widest + 2, WIDEST)
    put(page, 2, 1, date(2020, 1, 1))
    page.cell(2, 1).number_format = "yyyy-mm-dd"
    put(page, 2, 2, "=")
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{len(sheet.rows) + 1}"


def _lengths(values: Iterable[Value]) -> Iterator[int]:
    return (len(str(value)) for value in values if value is not None)


def _filled(xml: str, sheet: Sheet) -> str:
    """The sheet with its rows in place of the model of one."""
    model = _MODEL.search(xml)
    assert model is not None
    day, text = re.findall(r' s="(\d+)"', model[0])
    rows = "".join(
        f'<row r="{number}">{"".join(_cell(value, day, text) for value in row)}</row>'
        for number, row in enumerate(sheet.rows, 2)
    )
    last = f"{get_column_letter(len(sheet.heads))}{len(sheet.rows) + 1}"
    whole = xml[: model.start()] + rows + xml[model.end() :]
    return re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="A1:{last}"', whole)


def _cell(value: Value, day: str, text: str) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, date):
        return f'<c s="{day}"><v>{(value - _DAY_ZERO).days}</v></c>'
    if isinstance(value, str):
        inside = escape(escaped(value), quote=False)
        return f'<c s="{text}" t="inlineStr"><is><t xml:space="preserve">{inside}</t></is></c>'
    return f"<c><v>{value}</v></c>"
