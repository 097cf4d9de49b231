"""On paper: what Chromium's own PDF shows of tables that run over several sheets."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from support.demonstration import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Marks each table's head, and the first and the last word of every cell of a row with the row's number.
_MARK = """() => [...document.querySelectorAll('.md-content table')].forEach((table, t) => {
  const all = (selector) => [...table.querySelectorAll(selector)];
  const mark = (cell, name) => {
    cell.prepend(`Q${name}Q `);
    cell.append(` Q${name}Q`);
  };
  all(':scope > thead th').slice(0, 1).forEach((head) => head.prepend(`Q${t}headQ `));
  all(':scope > tbody > tr').forEach((row, r) => [...row.cells].forEach((cell) => mark(cell, `${t}row${r}`)));
})"""


@pytest.mark.parametrize(
    ("name", "paper"),
    [("touchpoints/", "A4"), ("backlog/", "A4"), ("journeys/presente-com-desconto/", "A3")],
)
def test_heads_of_tables_come_again_on_each_sheet_and_no_row_is_cut(
    page: Page, site: Site, pdftotext: str, tmp_path: Path, name: str, paper: Literal["A3", "A4"]
) -> None:
    page.goto(f"{site.address}/{name}")
    page.evaluate(_MARK)
    file = tmp_path / "paper.pdf"
    page.pdf(path=file, format=paper, landscape=True)
    run = subprocess.run([pdftotext, file, "-"], capture_output=True, text=True, check=True)
    sheets = [set(re.findall(r"Q(\d+)(head|row\d+)Q", text)) for text in run.stdout.split("\f")]
    marks = sorted(set().union(*sheets))
    assert [mark for mark in marks if mark[1] == "head" and sum(mark in sheet for sheet in sheets) > 1]
    assert [mark for mark in marks if mark[1] != "head" and sum(mark in sheet for sheet in sheets) > 1] == []
    headless = [(n, t) for n, sheet in enumerate(sheets, 1) for t, _ in sheet if (t, "head") not in sheet]
    assert headless == []
