"""`journeybook workbook` and `import`: files come and go, comments stay, nothing is overwritten unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from journeybook.cli import main
from journeybook.load import load
from support.workbooks import Desk, cell_of, typed


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def commented(shop: Desk) -> Path:
    """The small organization's journey, with comments and a second language in it."""
    path = shop.root / "journeys/maps/gift.yml"
    text = path.read_text("utf-8").replace(
        "title: I ask for a coupon", "title: {en: I ask for a coupon, pt-BR: Peço um cupom}"
    )
    text = text.replace("        emotion: 1\n", "        emotion: 1  # from the interviews\n")
    path.write_text(
        "# Reviewed by Olga\n" + text.replace("      - id: wait\n", "      # the worst of it\n      - id: wait\n"),
        "utf-8",
    )
    return path


def exported(shop: Desk) -> Path:
    path = shop.folder / "gift.xlsx"
    done = call("workbook", "gift", "-o", path, "--root", shop.root)
    assert done.exit_code == 0, done.output
    return path


def test_an_unchanged_workbook_changes_nothing(shop: Desk, commented: Path) -> None:
    before = commented.read_bytes()
    done = call("import", exported(shop), "--root", shop.root)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "journeys/maps/gift.yml: nothing has changed.")
    assert commented.read_bytes() == before


def test_only_what_changed_is_changed_in_the_file(shop: Desk, commented: Path) -> None:
    before = commented.read_text("utf-8").splitlines()
    path = exported(shop)
    typed(
        path,
        {
            cell_of(path, "Steps", "Emotion", 2): -1,
            cell_of(path, "Steps", "Title", 2): "I ask for my coupon",
            cell_of(path, "Steps", "Thinks", 3): "Where is it?\nIs it lost?",
            cell_of(path, "Journey", "Owner: person", 0): None,
        },
    )
    done = call("import", path, "--root", shop.root)
    assert done.exit_code == 0, done.output
    after = commented.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        "        title: {en: I ask for my coupon, pt-BR: Peço um cupom}",
        "        emotion: -1  # from the interviews",
        "        thinks: [Where is it?, Is it lost?]",
    ]
    assert [line for line in before if line not in after] == [
        "  person: Olga Restricted",
        "        title: {en: I ask for a coupon, pt-BR: Peço um cupom}",
        "        emotion: 1  # from the interviews",
    ]
    assert load(shop.root, "pt-BR").book.maps["gift"].steps[0].title == "Peço um cupom"


def test_an_empty_workbook_filled_in_becomes_a_new_journey(shop: Desk) -> None:
    path = shop.folder / "new.xlsx"
    assert call("workbook", "-o", path, "--root", shop.root).exit_code == 0
    typed(
        path,
        {
            "Journey!D3": "A present, at last", "Journey!D5": "Ana (ana)",
            cell_of(path, "Journey", "Customer goal", 0): "A present",
            "Stages!B3": "Look around", "Stages!C3": "before",
            "Steps!A3": "Look around", "Steps!C3": "I look: a shop #1",
            "Steps!A4": "look-around", "Steps!C4": "I leave",
        },
    )  # fmt: skip
    done = call("import", path, "--root", shop.root)
    assert done.exit_code == 0, done.output
    written = (shop.root / "journeys/maps/a-present-at-last.yml").read_text("utf-8")
    assert written == (
        'title: "A present, at last"\npersona: ana\ncustomer_goal: A present\nstages:\n'
        "  - id: look-around\n    title: Look around\n    phase: before\n    steps:\n"
        '      - id: i-look-a-shop-1\n        title: "I look: a shop #1"\n'
        "      - id: i-leave\n        title: I leave\n"
    )
    assert call("import", path, "--root", shop.root).exit_code == 1  # it is there now


def test_with_an_error_nothing_is_written(shop: Desk, commented: Path) -> None:
    before = commented.read_bytes()
    path = exported(shop)
    cell = cell_of(path, "Steps", "Emotion", 2)
    done = call("import", typed(path, {cell: 9}), "--root", shop.root)
    assert done.exit_code == 1
    assert f"gift.xlsx:{cell}: J105 'Emotion' is 9" in done.output
    assert "nothing was written (1 error)" in done.output
    assert commented.read_bytes() == before


def test_a_journey_that_changed_meanwhile_is_not_overwritten_unasked(shop: Desk, commented: Path) -> None:
    path = exported(shop)
    typed(path, {cell_of(path, "Steps", "Emotion", 2): 0})
    commented.write_text(commented.read_text("utf-8").replace("came a day late", "came two days late"), "utf-8")
    done = call("import", path, "--root", shop.root)
    assert done.exit_code == 1
    assert "has changed since the workbook was made" in done.output
    assert call("import", path, "--root", shop.root, "--force").exit_code == 0
    text = commented.read_text("utf-8")
    assert "came a day late" in text
    assert "# the worst of it" in text


def test_a_journey_in_the_file_of_its_kind_is_changed_there(shop: Desk) -> None:
    own = shop.root / "journeys/maps/gift.yml"
    indented = "".join(f"  {line}\n" if line else "\n" for line in own.read_text("utf-8").splitlines())
    kind = shop.root / "journeys/maps.yml"
    kind.write_text(f"gift:\n{indented}", "utf-8")
    own.unlink()
    path = exported(shop)
    typed(path, {cell_of(path, "Steps", "Emotion", 2): 0})
    assert call("import", path, "--root", shop.root).exit_code == 0
    assert kind.read_text("utf-8") == f"gift:\n{indented}".replace("emotion: 1", "emotion: 0")
    assert not own.exists()


def test_windows_line_ends_stay(shop: Desk) -> None:
    own = shop.root / "journeys/maps/gift.yml"
    before = own.read_bytes().replace(b"\n", b"\r\n")
    own.write_bytes(before)
    path = exported(shop)
    typed(path, {cell_of(path, "Steps", "Emotion", 2): 0})
    assert call("import", path, "--root", shop.root).exit_code == 0
    assert own.read_bytes() == before.replace(b"emotion: 1", b"emotion: 0")


def test_anchors_are_written_out_and_that_is_said(shop: Desk) -> None:
    own = shop.root / "journeys/maps/gift.yml"
    text = own.read_text("utf-8").replace("metrics: [answer-time]", "metrics: *all")
    text = text.replace("        emotion: 1\n", "        emotion: 1\n        metrics: &all [answer-time]\n")
    own.write_text(text, "utf-8")
    path = exported(shop)
    typed(path, {cell_of(path, "Steps", "Emotion", 2): 0})
    done = call("import", path, "--root", shop.root)
    assert done.exit_code == 0
    assert "its comments are gone" in done.output
    assert load(shop.root).book.maps["gift"].steps[0].metrics == ("answer-time",)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["workbook", "gitf"], 2, "there is no journey 'gitf'; there are: gift."),
        (["workbook", "gift", "-o", "{there}"], 2, "is there already"),
        (["import", "{there}"], 1, "J130"),
        (["import", "nowhere.xlsx"], 2, "does not exist"),
    ],
)
def test_a_wrong_call_is_told(shop: Desk, arguments: list[str], code: int, said: str) -> None:
    there = shop.folder / "there.xlsx"
    there.write_text("something", "utf-8")
    done = call(*[one.format(there=there) for one in arguments], "--root", shop.root)
    assert done.exit_code == code
    assert said in done.output


def test_a_broken_journey_is_not_made_a_workbook(shop: Desk) -> None:
    own = shop.root / "journeys/maps/gift.yml"
    own.write_text(own.read_text("utf-8").replace("emotion: 1", "emotion: 8"), "utf-8")
    done = call("workbook", "gift", "-o", shop.folder / "gift.xlsx", "--root", shop.root)
    assert done.exit_code == 1
    assert "J105 'emotion' is 8" in done.output
    assert not (shop.folder / "gift.xlsx").exists()


def test_the_workbook_speaks_the_language_asked_for(shop: Desk) -> None:
    path = shop.folder / "pt.xlsx"
    assert call("workbook", "gift", "-o", path, "--root", shop.root, "-l", "pt-BR").exit_code == 0
    assert load_workbook(path).sheetnames[:4] == ["Como usar", "Jornada", "Etapas", "Passos"]
    done = call("import", path, "--root", shop.root)
    assert "nothing has changed" in done.output
