"""The registry of rules: each has a code of its own, a page for the manual, words and a bad example."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from journeybook.check import RULES, Rule, check
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
def test_a_rule_s_docstring_is_its_page_in_the_manual(rule: Rule) -> None:
    text = rule.find.__doc__ or ""
    assert text.splitlines()[0].endswith(".")
    assert re.search(r"^ *good: \S", text, re.MULTILINE)
    assert re.search(r"^ *bad: \S", text, re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_words_and_a_bad_organization_that_breaks_it(rule: Rule) -> None:
    words = Words("en")
    assert any(f"problem.{rule.code}{variant}" in words for variant in ("", ".near"))
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
    [problem] = check(load(root).book, Places(root), TODAY)
    assert (problem.key, problem.level, problem.entry) == ("J125", Level.WARNING, ("maps", "gift"))


def test_what_is_to_come_depends_on_the_day() -> None:
    book = load(SMALL).book
    assert check(book, Places(SMALL), date(2026, 3, 31)) == ()
    assert [problem.code for problem in check(book, Places(SMALL), date(2026, 3, 30))] == ["J126"]


def test_what_an_audience_may_not_see_is_not_called_missing(tmp_path: Path) -> None:
    root = small(tmp_path)
    path = root / "journeys/maps/gift.yml"
    path.write_text("visibility: public\n" + path.read_text("utf-8"), "utf-8")
    book = load(root, audience=PUBLIC).book
    assert list(book.maps) == ["gift"]
    assert not book.personas
    assert check(book, Places(root), TODAY) == ()
