"""The inventories as files: what stands in them, a text always as a text, and the same table as the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from journeybook.edition import edition
from journeybook.model.audience import ALL, PUBLIC
from journeybook.model.opportunities import Opportunity
from journeybook.views.columns import Sheet
from journeybook.views.sheets import sheets
from journeybook.words import Words
from journeybook.workbook.sheet import as_csv, as_xlsx
from support.books import TODAY, book, journey, stage, step, touchpoint
from support.repository import ROOT

NASTY = ["=1+1", "+55 11", "-1 day", "@SUM(A1)", "\tx", "#N/A", 'a "b", c', "line\none", "_x0041_", "<b>&amp;"]
TABLE = Sheet("t", "A: table/of [all]", ("What", "=n", "day"), tuple((one, -2, date(2026, 5, 1)) for one in NASTY))


def test_a_text_is_a_text_in_both_files_and_a_number_a_number() -> None:
    page = load_workbook(io.BytesIO(as_xlsx(TABLE))).worksheets[0]
    assert [unescape(str(cell.value)) for cell in page["A"]] == ["What", *NASTY]
    assert {cell.data_type for cell in page["A"]} == {"s"}
    assert {cell.value for cell in page["B"][1:]} == {-2}
    assert page["C2"].is_date
    rows = list(csv.reader(io.StringIO(as_csv(TABLE).decode("utf-8-sig"))))
    assert rows[0] == ["What", "'=n", "day"]
    told = ["'=1+1", "'+55 11", "'-1 day", "'@SUM(A1)", "x", "#N/A", 'a "b", c', "line one", "_x0041_", "<b>&amp;"]
    assert rows[1:] == [[one, "-2", "2026-05-01"] for one in told]


def test_the_same_table_gives_the_same_bytes() -> None:
    assert as_xlsx(TABLE) == as_xlsx(TABLE)


def test_the_inventories_hold_what_their_pages_show() -> None:
    met = step("a", touchpoint="shop", emotion=-2, pains=[{"id": "p", "text": "Ouch", "severity": 3}])
    one = journey("one", stage("s", met), tags=["gift"], reviewed_on="2026-05-01")
    better = Opportunity.model_validate(
        {"id": "o", "title": "Better", "category": "process", "effort": 2, "impact": 4, "status": "idea",
         "answers": [{"step": "one/a", "pain": "p"}]}
    )  # fmt: skip
    found = {sheet.name: sheet for sheet in sheets(book(one, better, touchpoint("shop")), (), Words("en"), TODAY)}
    assert {name: len(sheet.rows) for name, sheet in found.items()} == {
        "journeys": 1, "touchpoints": 1, "backlog": 1, "evidence": 0, "metrics": 0, "systems": 0, "content": 0,
        "verdicts": 1, "perception": 1, "problems": 0,
    }  # fmt: skip
    row = dict(zip(found["journeys"].heads, found["journeys"].rows[0], strict=True))
    assert (row["Journey"], row["Before"], row["During"], row["Reviewed on"]) == ("One", -2, None, date(2026, 5, 1))
    assert (row["Tags"], row["Id"]) == ("gift", "one")
    assert found["touchpoints"].rows[0][:3] == ("Shop", 1, -2)
    assert found["backlog"].rows[0][:4] == (1, "Better", 4, 2)


@pytest.mark.parametrize("language", ["en", "pt-BR", "es"])
def test_every_entry_of_the_demonstration_has_a_row_with_its_name_and_what_is_known_of_it(language: str) -> None:
    shown = edition(ROOT, audience=ALL).book
    found = {sheet.name: sheet for sheet in sheets(shown, (), Words(language), TODAY)}
    for kind in ("evidence", "metrics", "systems", "content"):
        entries = shown.entries(kind)
        assert {row[-1]: row[0] for row in found[kind].rows} == _names(entries)
    last = {
        one.id: max(one.readings, key=lambda each: each.day).value for one in shown.metrics.values() if one.readings
    }
    assert {row[-1]: row[3] for row in found["metrics"].rows if row[3] is not None} == last
    for *_, good, bad, ugly, unjudged, steps, id in found["verdicts"].rows:
        judged = [one for one in (good, bad, ugly, unjudged) if isinstance(one, int)]
        assert len(judged) == 4
        assert sum(judged) == steps == len(shown.maps[str(id)].steps)


def _names(entries: Mapping[str, Any]) -> dict[str, str]:
    return {id: getattr(one, "title", None) or one.name for id, one in entries.items()}


@pytest.mark.parametrize("language", ["en", "pt-BR", "es"])
def test_the_public_takes_no_problems_away(language: str) -> None:
    found = [sheet.name for sheet in sheets(book(audience=PUBLIC), (), Words(language), TODAY)]
    assert found == [
        "journeys", "touchpoints", "backlog", "evidence", "metrics", "systems", "content", "verdicts", "perception",
    ]  # fmt: skip
