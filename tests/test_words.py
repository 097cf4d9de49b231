"""The interface speaks each language fully: the same keys, the same blanks, the right plurals."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
import yaml

from journeybook.check import RULES, settable
from journeybook.problem import Place, Problem
from journeybook.words import LANGUAGES, Words, languages
from journeybook.words.words import LOCALES
from support.organizations import BAD, bad, problems
from support.repository import ROOT

PLURAL = re.compile(r"\.(zero|one|two|few|many|other)$")


def texts(language: str) -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load((LOCALES / f"{language}.yml").read_text("utf-8"))
    return found


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


ENGLISH = texts("en")
OTHERS = [language for language in LANGUAGES if language != "en"]


def test_there_are_the_languages_of_the_product() -> None:
    assert {"en", "es", "pt-BR"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_written_twice(language: str) -> None:
    lines = (LOCALES / f"{language}.yml").read_text("utf-8").splitlines()
    keys = [line.partition(": ")[0] for line in lines if line and line[0] not in "# "]
    assert sorted(keys) == sorted(set(keys))
    assert set(keys) == set(texts(language))


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_keys_of_english(language: str) -> None:
    # A language may have more plural forms than English: Spanish and Portuguese have .many.
    ours = {PLURAL.sub("", key) if key.endswith(".many") else key for key in texts(language)}
    extra = ours - set(ENGLISH) - {PLURAL.sub("", key) for key in ENGLISH}
    assert (set(ENGLISH) - set(texts(language)), extra) == (set(), set())


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_blanks_of_english(language: str) -> None:
    theirs = texts(language)
    assert {
        key: theirs[key] for key in ENGLISH if key in theirs and blanks(theirs[key]) != blanks(ENGLISH[key])
    } == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_a_text_with_something_in_it(language: str) -> None:
    assert [key for key, text in texts(language).items() if not (isinstance(text, str) and text.strip())] == []


def test_every_problem_that_the_code_names_has_words() -> None:
    package = ROOT / "hooks" / "journeybook"
    named = {
        key
        for path in package.rglob("*.py")
        for key in re.findall(r"[\"'](J\d{3}(?:\.[a-z0-9-]+)?)[\"']", path.read_text("utf-8"))
    }
    codes = {key.partition(".")[0] for key in keys_with_words()}
    assert {key for key in named if key.partition(".")[0] not in codes} == set()
    assert {key for key in named if "." in key} - keys_with_words() == set()
    assert codes == {key.partition(".")[0] for key in named}


def keys_with_words() -> set[str]:
    return {key.removeprefix("problem.") for key in ENGLISH if re.match(r"problem\.J\d", key)}


@pytest.fixture(scope="module")
def raised(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """Every problem that the bad organizations have."""
    folder = tmp_path_factory.mktemp("bad")
    return [one for path in sorted(BAD.iterdir()) for one in problems(bad(path.name, folder / path.name))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_can_be_told(language: str, raised: list[Problem]) -> None:
    words = Words(language)
    lines = [words.line(problem) for problem in raised]
    unfilled = re.compile("|".join(f"{{{name}}}" for text in ENGLISH.values() for name in blanks(text)))
    assert [line for line in lines if unfilled.search(line)] == []


def test_every_sentence_of_a_problem_is_shown_by_a_bad_organization(raised: list[Problem]) -> None:
    # the owner's: tests/test_own.py; the craft's: tests/craft; workbooks': tests/workbook; git's: tests/test_git.py
    workbooks = ("J130", "J131", "J132", "J133", "J134", "J135")
    own = ("J04", *workbooks, "J136")
    elsewhere = {key for key in keys_with_words() if key.startswith(own) or settable(key)}
    never = keys_with_words() - {problem.key for problem in raised} - elsewhere
    # J006 and J199 are the last resorts; no field has an exclusive limit or is longer than its sentence yet.
    assert never == {"J006", "J105.gt", "J105.lt", "J199"} & never


def test_every_rule_has_words() -> None:
    codes = {key.partition(".")[0] for key in keys_with_words()}
    assert {rule.code for rule in RULES} - codes == set()


@pytest.mark.parametrize(
    ("language", "day", "number", "percent"),
    [
        ("en", "Nov 30, 2026", "1,234.5", "42%"),
        ("pt-BR", "30 de nov. de 2026", "1.234,5", "42%"),
        ("es", "30 nov 2026", "1.234,5", "42\N{NO-BREAK SPACE}%"),
    ],
)
def test_values_are_written_as_the_language_does(language: str, day: str, number: str, percent: str) -> None:
    words = Words(language)
    assert words.date(date(2026, 11, 30)) == day
    assert words.number(1234.5) == number
    assert words.percent(0.42) == percent


@pytest.mark.parametrize(
    ("language", "whole", "parts"),
    [("pt-BR", "R$ 6.200", "R$ 6.200,50"), ("en", "R$6,200", "R$6,200.50"), ("es", "6.200 BRL", "6.200,50 BRL")],
)
def test_an_amount_has_the_sign_of_its_currency_and_cents_where_there_are_some(
    language: str, whole: str, parts: str
) -> None:
    words = Words(language)
    assert [words.money(value, "BRL").replace("\xa0", " ") for value in (6200, 6200.5)] == [whole, parts]
    assert words.money(6200) == words.number(6200)


def test_less_than_an_hour_is_told_in_minutes() -> None:
    words = Words("pt-BR")
    assert [words.hours(hours) for hours in (0.005, 0.17, 0.999, 1, 2.5, 72)] == [
        "1 min",
        "10 min",
        "1 h",
        "1 h",
        "2,5 h",
        "72 h",
    ]


def test_a_count_takes_the_plural_of_its_language(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("steps.one: '{n} step'\nsteps.other: '{n} steps'\n", "utf-8")
    (tmp_path / "pt-BR.yml").write_text("steps.one: '{n} passo'\nsteps.other: '{n} passos'\n", "utf-8")
    english, portuguese = Words("en", tmp_path), Words("pt-BR", tmp_path)
    assert [english.count("steps", n) for n in (0, 1, 2, 1000)] == ["0 steps", "1 step", "2 steps", "1,000 steps"]
    assert [portuguese.count("steps", n) for n in (0, 1, 2, 1_000_000)] == [
        "0 passo", "1 passo", "2 passos", "1.000.000 passos",
    ]  # fmt: skip


def test_an_organization_s_own_words_win(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("problem.J001: nothing in it\nour.own: ours\n", "utf-8")
    words = Words("en", tmp_path)
    assert words.line(Problem(Place("a.yml"), "J001")) == "a.yml:1:1: J001 nothing in it"
    assert words("our.own") == "ours"
    assert "our.own" in words
    assert "our.own" not in Words("en")


def test_a_language_falls_back_on_its_kin_and_then_on_english(tmp_path: Path) -> None:
    assert languages("en") == ("en",)
    assert languages("fr") == ("fr", "en")
    assert languages("pt-BR")[-1] == "en"
    assert languages("pt-PT") == ("pt-PT", "pt-BR", "en")
    (tmp_path / "pt-PT.yml").write_text("problem.J001: vazio\n", "utf-8")
    words = Words("pt-PT", tmp_path)
    assert words("problem.J001") == "vazio"
    assert words("problem.J007", field="a", line="1") == Words("pt-BR")("problem.J007", field="a", line="1")


def test_a_blank_is_filled_once(tmp_path: Path) -> None:
    problem = Problem(Place("a.yml"), "J104.number", values={"field": "{value}", "value": "{field} {x.y[0]}"})
    assert Words("en").problem(problem) == "'{value}' should be a number such as 3, not '{field} {x.y[0]}'"


def test_a_day_in_a_problem_is_written_as_the_language_does() -> None:
    problem = Problem(Place("a.yml"), "J406", values={"entry": "cupom", "due": "2026-11-25"})
    assert Words("pt-BR").problem(problem) == "'cupom' era para 25 de nov. de 2026: termine ou combine outro dia"


def test_an_unknown_key_is_a_programmer_s_mistake() -> None:
    with pytest.raises(KeyError):
        Words("en")("no.such.key")
