"""A metric's CSV file: what is read of it, whatever spreadsheet wrote it. Faulty ones stand in tests/bad."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.evidence import read
from journeybook.evidence.readings import TOLD
from journeybook.load import load
from support.organizations import small

JANUARY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("day,value,n\n2026-01-31,12.5,40\n", [(12.5, 40)]),
        ("\ufeffday,value,n\r\n2026-01-31,12.5,40\r\n", [(12.5, 40)]),
        ("n,value,day\n40,12.5,2026-01-31\n", [(12.5, 40)]),
        ("Day , VALUE\n 2026-01-31 , -3 \n", [(-3, None)]),
        ("day;value;n\n2026-01-31;12,5;40\n", [(12.5, 40)]),
        ("day\tvalue\n2026-01-31\t12,5\n", [(12.5, None)]),
        ('day,value,who\n2026-01-31,12.5,"Silva, Ana"\n', [(12.5, None)]),
        ("day,value,n\n2026-01-31,12.5,\n\n,,\n", [(12.5, None)]),
        ("day,value,n\n2026-01-31,12.5,many\n", [(12.5, None)]),
        ("day,value\n2026-01-31,1e3\n", []),
        ("day,value\n2026-01-31,nan\n", []),
        ("day,value\n", []),
    ],
)
def test_a_file_is_read_as_spreadsheets_write_it(text: str, values: list[tuple[float, int | None]]) -> None:
    found = read(text.encode(), "waiting.csv")
    assert [(one.value, one.n) for one in found.readings] == values
    assert all(one.day == JANUARY for one in found.readings)


def test_a_day_that_has_a_value_keeps_it() -> None:
    found = read(b"day,value\n2026-01-31,1\n2026-01-31,2\n2026-02-01,3\n", "w.csv", {date(2026, 2, 1)})
    assert [one.value for one in found.readings] == [1]
    assert [str(one.place) for one in found.problems] == ["w.csv:3:1", "w.csv:4:1"]


def test_of_many_faults_the_first_are_told_and_the_rest_counted() -> None:
    found = read(b"day,value\n" + b"x,1\n" * 1000, "w.csv")
    assert len(found.problems) == TOLD + 1
    assert found.problems[-1].values == {"n": str(1000 - TOLD)}


@given(st.binary(), st.booleans())
def test_no_file_is_too_odd_to_be_read(data: bytes, headed: bool) -> None:
    found = read((b"day,value,n\n" if headed else b"") + data, "w.csv")
    assert all(problem.code.startswith("J30") for problem in found.problems)


def test_a_metric_has_the_values_of_its_file_after_its_own(tmp_path: Path) -> None:
    root = small(tmp_path)
    folder = root / "journeys" / "data"
    folder.mkdir()
    (folder / "w.csv").write_text("day,value\n2026-01-31,12\n2026-02-28,11\n", "utf-8")
    written = "w:\n  title: Waiting\n  kind: response-time\n  file: journeys/data/w.csv\n"
    own = "  readings:\n    - {day: 2025-12-31, value: 14}\n"
    (root / "journeys" / "metrics.yml").write_text(f"{written}{own}", "utf-8")
    loaded = load(root)
    assert [one.value for one in loaded.book.metrics["w"].readings] == [14, 12, 11]
    assert loaded.problems == ()


@pytest.mark.parametrize("name", ["journeys/data", "nowhere.csv", "/etc/hostname", "journeys/loop.csv", "x" * 400])
def test_a_file_that_cannot_be_read_costs_its_values_alone(tmp_path: Path, name: str) -> None:
    root = small(tmp_path)
    (root / "journeys" / "data").mkdir()
    (root / "journeys" / "loop.csv").symlink_to(root / "journeys" / "loop.csv")
    text = f"w:\n  title: Waiting\n  kind: response-time\n  file: {name}\n"
    (root / "journeys" / "metrics.yml").write_text(text, "utf-8")
    loaded = load(root)
    assert loaded.book.metrics["w"].readings == ()
    assert [(one.code, one.entry, one.place.line) for one in loaded.problems] == [("J301", ("metrics", "w"), 4)]
