"""The registry of rules: each has a code of its own, a page for the manual, words and a bad example."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from journeybook.check import RULES, SOUND, Rule, check
from journeybook.load import Places, load
from journeybook.model.audience import PUBLIC
from journeybook.problem import Level
from journeybook.words import Words
from support.organizations import BAD, SMALL, TODAY, bad, small
from support.repository import ROOT


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_words_for_what_it_asks_and_what_it_finds(rule: Rule) -> None:
    words = Words("en")
    assert f"rule.{rule.code}" in words
    assert words.under(f"problem.{rule.code}")


# The rules of the craft are broken by their own examples in the manual (tests/craft).
@pytest.mark.parametrize("rule", SOUND, ids=lambda rule: rule.code)
def test_a_rule_that_always_holds_is_broken_by_a_bad_organization(rule: Rule) -> None:
    told = [path.read_text("utf-8") for path in BAD.glob("*/expected.txt")]
    assert any(f": {rule.code} " in text for text in told)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_names_demands_that_there_are(rule: Rule) -> None:
    assert [demand for demand in rule.demands if not re.fullmatch(r"\d\.\d\d", demand)] == []


def test_every_rule_that_is_written_is_in_the_registry() -> None:
    folder = ROOT / "hooks" / "journeybook" / "check"
    written = {
        name
        for path in folder.glob("*.py")
        for name in re.findall(r"^def (\w+)\(book: Book, today: date\)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert written == {rule.find.__name__ for rule in RULES}


def test_a_problem_knows_its_entry_and_how_much_it_matters(tmp_path: Path) -> None:
    root = bad("rule-shares", tmp_path)
    [problem] = check(load(root).book, Places(root), TODAY, SOUND)
    assert (problem.key, problem.level, problem.entry) == ("J125", Level.WARNING, ("maps", "gift"))


def test_what_is_to_come_depends_on_the_day() -> None:
    book = load(SMALL).book
    assert check(book, Places(SMALL), date(2026, 3, 31), SOUND) == ()
    assert [problem.code for problem in check(book, Places(SMALL), date(2026, 3, 30), SOUND)] == ["J126"]


def test_what_an_audience_may_not_see_is_not_called_missing(tmp_path: Path) -> None:
    root = small(tmp_path)
    path = root / "journeys/maps/gift.yml"
    path.write_text("visibility: public\n" + path.read_text("utf-8"), "utf-8")
    book = load(root, audience=PUBLIC).book
    assert list(book.maps) == ["gift"]
    assert not book.personas
    assert check(book, Places(root), TODAY) == ()
