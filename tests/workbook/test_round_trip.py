"""A journey becomes a workbook and comes back: nothing is lost, and no text turns into a formula."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from journeybook.load import load
from journeybook.model.journey import Journey
from journeybook.model.text import is_text
from journeybook.workbook.cells import decoded, encoded
from journeybook.workbook.layout import Holds, sheets
from journeybook.workbook.outline import outline
from journeybook.workbook.write import KEYS
from support.repository import ROOT
from support.workbooks import Desk

DEMONSTRATION = sorted(load(ROOT).book.maps)


@pytest.mark.parametrize("id", DEMONSTRATION)
def test_a_journey_of_the_demonstration_comes_back_whole(demonstration: Desk, id: str) -> None:
    journey = demonstration.book.maps[id]
    brought = demonstration.brought(demonstration.made(journey))
    assert brought.journey == journey
    assert brought.current
    assert brought.fit


def with_every_field(desk: Desk) -> Journey:
    """A journey in which no field is left out: the outline, with nothing commented out."""
    lines = [line.removeprefix("# ") for line in outline(desk.labels).splitlines() if line[:2] != "##"]
    return Journey.model_validate({**yaml.safe_load("\n".join(lines)), "id": "whole"})


def paths_of(value: object, path: str = "") -> set[str]:
    """Every field that is set, lists without their numbers."""
    if isinstance(value, dict) and path != "stages.terms":
        return {one for name, inner in value.items() for one in paths_of(inner, f"{path}.{name}".lstrip("."))}
    if isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        return {one for inner in value for one in paths_of(inner, path)}
    return set() if value is None or value in ((), []) else {path}


def fields_of_the_model(schema: dict[str, Any], at: dict[str, Any], path: str = "") -> set[str]:
    """Every field that the JSON Schema of a journey has, by its path."""
    found = set()
    for name, shape in at.get("properties", {}).items():
        here = f"{path}.{name}".lstrip(".")
        references = re.findall(r"'\$ref': '#/\$defs/(\w+)'", str(shape))
        inner = [schema["$defs"][one] for one in references if "properties" in schema["$defs"][one]]
        found |= fields_of_the_model(schema, inner[0], here) if inner else {here}
    return found


def test_the_workbook_has_a_place_for_every_field_of_the_model(shop: Desk) -> None:
    schema = Journey.model_json_schema()
    columns = {".".join([*sheet.path, *column.path]) for sheet in sheets() for column in sheet.columns}
    assert columns - {"id"} == fields_of_the_model(schema, schema)
    book = load_workbook(shop.made())
    for sheet in sheets():
        found = book[shop.labels.sheet(sheet)]
        cells = found["A"] if not sheet.key else found[KEYS]
        keys = {str(cell.value).partition(":")[2] for cell in cells if cell.value}
        assert {column.key for column in sheet.columns} == keys - {".."}


def test_a_journey_with_every_field_comes_back_whole(shop: Desk) -> None:
    journey = with_every_field(shop)
    schema = Journey.model_json_schema()
    assert paths_of(journey.model_dump()) - {"id"} == fields_of_the_model(schema, schema)
    assert shop.brought(shop.made(journey)).journey == journey


TEXT = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="=+-@↵\\\n\r\t_x0041; ,:#'\"(a)ã\u2028🙂\ufffe", max_size=12),
    st.sampled_from(["=1+1", "=cmd|' /C calc'!A0", "+55 43", "-2", "@SUM(A1)", "#N/A", "TRUE", "2026-01-02", "1,5",
                     "_x000D_", "_x0041_", "C:\\new", ":", ":title", "a\n\nb", "— x", "null", "yes", "12:30",
                     "0x1F", "1e5"]),
).map(str.strip).filter(is_text)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_texts_in_one_cell_come_back_one_by_one(texts: list[str]) -> None:
    holds = Holds("text", many=True)
    cell = encoded(holds, [*texts], None, ("yes", "no"))
    assert decoded(holds, cell, None, day_first=True) == texts


@settings(max_examples=25)
@given(st.lists(TEXT, min_size=1, max_size=5))
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    first, last = texts[0], texts[-1]
    step = {
        "id": "s",
        "title": first,
        "thinks": texts,
        "quote": last,
        "pains": [{"id": "p", "text": last, "severity": 1}],
    }
    stage = {"id": "s", "title": last, "phase": "during", "steps": [step]}
    journey = Journey.model_validate(
        {"id": "gift", "title": first, "persona": "ana", "customer_goal": last, "tags": texts, "about": first,
         "actions": [{"title": last, "intents": [{"title": first, "entries": texts}]}], "stages": [stage]}
    )  # fmt: skip
    folder = tmp_path_factory.mktemp("texts")
    desk = Desk(folder, folder)
    path = desk.made(journey)
    assert desk.brought(path).journey == journey
    assert formulas(path) == []


def formulas(path: Path) -> list[str]:
    book = load_workbook(path)
    return [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book
        for row in sheet
        for cell in row
        if cell.data_type == "f"
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://example.org")'])
def test_a_text_that_begins_like_a_formula_is_a_text(shop: Desk, text: str) -> None:
    gift = shop.book.maps["gift"]
    path = shop.made(gift.model_copy(update={"title": text, "tags": (text,)}))
    cell = load_workbook(path)["Journey"]["D3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert formulas(path) == []


def test_the_same_journey_gives_the_same_bytes(shop: Desk) -> None:
    gift = shop.book.maps["gift"]
    assert shop.made(gift, "a.xlsx").read_bytes() == shop.made(gift, "b.xlsx").read_bytes()


def test_a_control_character_is_refused_in_the_sheet_s_words(shop: Desk) -> None:
    path = shop.made(shop.book.maps["gift"])
    book = load_workbook(path)
    cell = book["Journey"]["D3"]
    cell.value = "a_x0007_b"  # how Excel keeps a bell
    book.save(path)
    assert shop.told(path) == [
        "journey.xlsx:Journey!D3: J015 'Title' holds a character that cannot be printed: delete it"
    ]
