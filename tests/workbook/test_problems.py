"""What is wrong in a workbook is said by sheet and cell, in the words for files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from journeybook.workbook.grid import unfit
from support.workbooks import Desk, cell_of, change, typed


@pytest.mark.parametrize(
    ("cell", "value", "key", "values"),
    [
        ("Journey!Title", None, "J103", {"field": "Title"}),
        ("Journey!Id", "A Gift", "J108", {"id": "A Gift", "near": "a-gift"}),
        ("Journey!Persona", "anna", "J102.near", {"id": "anna", "near": "ana"}),
        ("Journey!Market", "b2x", "J106", {"field": "Market", "value": "b2x", "known": "b2c, b2b"}),
        ("Journey!Reviewed on", "soon", "J113", {"field": "Reviewed on", "value": "soon"}),
        ("Journey!Owner: contact", "olga", "J115", {"field": "Owner: contact", "value": "olga"}),
        ("Stages!Phase", "often", "J106", {"field": "Phase", "known": "before, during, after"}),
        ("Steps!Stage", "Chose", "J102.near", {"id": "Chose", "kind": "Stages", "near": "Choose"}),
        ("Steps!Stage", None, "J103", {"field": "Stage"}),
        ("Steps!Emotion", 3, "J105.le", {"field": "Emotion", "value": "3", "limit": "2"}),
        ("Steps!Emotion", "sad", "J104.number", {"field": "Emotion", "value": "sad"}),
        ("Steps!Emotion", 1.5, "J104.whole", {"field": "Emotion", "value": "1.5"}),
        ("Steps!Emotion", "=1+1", "J131", {}),
        ("Steps!Emotion", "#DIV/0!", "J131.error", {"value": "#DIV/0!"}),
        ("Steps!Moment of truth", "maybe", "J104.flag", {"field": "Moment of truth", "value": "maybe"}),
        ("Steps!Touchpoint", "cupon", "J102.near", {"id": "cupon", "near": "coupon"}),
        ("Steps!Evidence", "interviews\nnothing", "J102", {"id": "nothing"}),
        ("Pains!Severity", None, "J103", {"field": "Severity"}),
        ("Transitions!To", "weit", "J102.near", {"id": "weit", "near": "wait"}),
    ],
)
def test_a_problem_is_told_by_its_cell(shop: Desk, cell: str, value: Any, key: str, values: dict[str, str]) -> None:
    path = shop.made(shop.book.maps["gift"])
    sheet, _, heading = cell.partition("!")
    name = cell_of(path, sheet, heading, 0 if sheet == "Journey" else 2)
    found = shop.brought(typed(path, {name: value})).problems
    told = {(f"{one.place}", one.key): one.values for one in found}
    assert (f"journey.xlsx:{name}", key) in told
    assert values.items() <= told[f"journey.xlsx:{name}", key].items()


@pytest.mark.parametrize(
    ("cell", "value", "codes"),
    [("Steps!Emotion", "sad", ["J104"]), ("Steps!Title", "=A1&B1", ["J131"]), ("Stages!Phase", "often", ["J106"])],
)
def test_what_only_follows_from_a_mistake_is_not_told(shop: Desk, cell: str, value: Any, codes: list[str]) -> None:
    path = shop.made(shop.book.maps["gift"])
    already = [(one.place, one.key) for one in shop.brought(path).problems]
    sheet, _, heading = cell.partition("!")
    found = shop.brought(typed(path, {cell_of(path, sheet, heading, 2): value})).problems
    assert [one.code for one in found if (one.place, one.key) not in already] == codes


def test_a_line_says_sheet_and_cell_code_and_sentence(shop: Desk) -> None:
    path = typed(shop.made(shop.book.maps["gift"]), {"Journey!D3": None, "Steps!AZ3": "a note of mine"})
    missing, *_, note = shop.told(path)
    assert missing.startswith("journey.xlsx:Journey!D3: J103 'Title' ")
    assert note.startswith("journey.xlsx:Steps!AZ1: J132 'AZ' ")


@pytest.mark.parametrize("name", ["text.xlsx", "empty.xlsx", "zip.xlsx", "foreign.xlsx"])
def test_a_file_that_is_no_workbook_of_ours_is_told(shop: Desk, name: str) -> None:
    path = shop.folder / name
    if name == "zip.xlsx":
        with ZipFile(path, "w") as file:
            file.writestr("a.txt", "nothing")
    elif name == "foreign.xlsx":
        Workbook().save(path)
    else:
        path.write_text("title: A gift\n" if name == "text.xlsx" else "", "utf-8")
    [line] = shop.told(path)
    assert line.startswith(f"{name}:1:1: J130 this ")


def test_no_formula_is_read_but_for_what_it_last_came_to(shop: Desk) -> None:
    path = shop.made(shop.book.maps["gift"])
    cell = cell_of(path, "Steps", "Emotion", 2)
    typed(path, {cell: "=1-2"})
    computed(path, "1-2", "-1")
    brought = shop.brought(path)
    assert brought.journey is not None
    assert brought.journey.steps[0].emotion == -1


def computed(path: Path, formula: str, value: str) -> None:
    """Puts a formula's result beside it, as Excel does when it saves."""
    with ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with ZipFile(path, "w") as file:
        for name, data in parts.items():
            beside = rf"(?<=<f>{re.escape(formula)}</f>)<v ?/?>(</v>)?".encode()
            file.writestr(name, re.sub(beside, f"<v>{value}</v>".encode(), data))


def test_rows_of_one_step_may_not_share_a_single_place(shop: Desk) -> None:
    path = shop.made(shop.book.maps["gift"])
    row = {"Departments!A5": "I wait for the coupon", "Departments!C5": "marketing"}
    [problem] = [one for one in shop.brought(typed(path, row)).problems if one.code < "J2"]
    assert (str(problem.place), problem.key) == ("journey.xlsx:Departments!A5", "J007")
    assert problem.values == {"field": "Step", "line": "4"}


def test_a_lost_column_is_told_if_the_journey_has_values_there(shop: Desk) -> None:
    path = shop.made(shop.book.maps["gift"])

    def without(book: Workbook) -> None:
        book["Pains"].delete_cols(4)
        del book["Transitions"]
        del book["Issues"]

    found = shop.brought(change(path, without)).problems
    assert {(str(one.place), one.key, *one.values.values()) for one in found if one.code == "J135"} == {
        ("journey.xlsx:1:1", "J135.sheet", "Transitions"),
        ("journey.xlsx:Pains!A1", "J135", "Severity"),
    }


def test_a_copy_of_a_sheet_is_not_read_and_that_is_told(shop: Desk) -> None:
    path = shop.made(shop.book.maps["gift"])

    def copied(book: Workbook) -> None:
        book.copy_worksheet(book["Steps"])["C3"] = "Something else"

    told = [str(one.place) for one in shop.brought(change(path, copied)).problems if one.code == "J132"]
    assert told == ["journey.xlsx:Steps Copy!A1"]
    assert shop.brought(path).journey == shop.book.maps["gift"]


def test_people_may_rename_sheets_move_columns_and_leave_ids_out(shop: Desk) -> None:
    path = shop.made(shop.book.maps["gift"])

    def as_people_do(book: Workbook) -> None:
        steps = book["Steps"]
        steps.title = "What Ana does"
        steps["C1"] = "Her words"
        steps.insert_cols(2)
        steps["B1"] = None
        steps["C6"], steps["D6"], steps["A6"] = None, "I buy it, at last!", "choose"
        book["Pains"]["A4"], book["Pains"]["C4"], book["Pains"]["D4"] = "i buy it, at last!", "It is dear", "2"

    brought = shop.brought(change(path, as_people_do))
    assert brought.fit, [shop.words.line(one) for one in brought.problems]
    assert brought.journey is not None
    *before, bought = brought.journey.steps
    assert [step.id for step in before] == ["ask", "wait"]
    assert (bought.id, bought.title, bought.pains[0].id) == ("i-buy-it-at-last", "I buy it, at last!", "it-is-dear")
    assert bought.pains[0].severity == 2


def test_a_transition_may_name_its_step_by_the_title(shop: Desk) -> None:
    path = shop.made(shop.book.maps["gift"])
    cell = cell_of(path, "Transitions", "To", 2)
    brought = shop.brought(typed(path, {cell: "I WAIT for the coupon"}))
    assert brought.journey == shop.book.maps["gift"]


def test_what_a_workbook_cannot_hold_is_told_before_it_is_made(shop: Desk) -> None:
    gift = shop.book.maps["gift"]
    stage = gift.stages[0]
    twins = tuple(step.model_copy(update={"id": "same", "title": "Same"}) for step in stage.steps)
    cases = {
        "J133": gift.model_copy(update={"stages": (stage.model_copy(update={"steps": twins}),)}),
        "J134": gift.model_copy(update={"about": "long " * 7000}),
    }
    assert {code: {one.code for one in unfit(shop.labels, journey)} for code, journey in cases.items()} == {
        code: {code} for code in cases
    }
    assert list(unfit(shop.labels, gift)) == []
