"""A mistake in the demonstration costs an editor one line to read, without what only follows from it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from journeybook.cache import Store
from journeybook.check import RULES, checked, recheck
from journeybook.check.consequence import MISSED
from journeybook.examination import examine_again
from journeybook.load import Places, load, reload
from journeybook.model.kinds import KINDS
from journeybook.problem import Level
from support.organizations import small

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 26)
GIFT = "journeys/maps/presente-com-desconto.yml"
ANA = "journeys/personas/ana.yml"
CHANNELS = "journeys/channels.yml"
ORGANIZATION = "journeys/organization.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "journeys", tmp_path / "journeys")
    return tmp_path


def told(root: Path, language: str | None = None) -> list[tuple[str, str, str]]:
    """What is told of an organization: file, code and sentence."""
    found = examine_again(root, language, TODAY, Store(root))
    return [(one.place.file, one.code, found.words.problem(one)) for one in found.problems]


def change(root: Path, file: str, before: str, after: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


MISTAKES = [
    (GIFT, "persona: ana\n", "persona: Ana\n", ["J102"]),
    (GIFT, "persona: ana\n", "Persona: ana\n", ["J101", "J118"]),
    (GIFT, "title: Comprar um", "titulo: Comprar um", ["J101", "J118"]),
    (GIFT, "reviewed_on: 2026-11-03", "reviewed_on: 03/11/2026", ["J113"]),
    (GIFT, "emotion: 0\n", "emotion: ruim\n", ["J104"]),
    (GIFT, "    focus: true\n    consensus", "    focus: sim\n    consensus", ["J104"]),
    (GIFT, "accountable: marketing, consulted: [produto]}", "accountable: [marketing, lojas]}", ["J104"]),
    (CHANNELS, "actual_use: 0.71", "actual_use: 0,71", ["J104"]),
    (CHANNELS, "actual_use: 0.71", "actual_use: 71", ["J105"]),
    (ORGANIZATION, "languages: [pt-BR]", "languages: [pt_BR]", ["J111"]),
]


@pytest.mark.parametrize(("file", "before", "after", "codes"), MISTAKES)
def test_a_mistake_is_told_once_without_what_follows_from_it(
    root: Path, file: str, before: str, after: str, codes: list[str]
) -> None:
    already = told(root, "en")
    change(root, file, before, after)
    now = told(root, "en")
    assert sorted(code for name, code, said in now if (name, code, said) not in already) == codes


MOVES: list[tuple[str, str, list[str]]] = [
    (ANA, "journeys/personas/ana.yaml", ["J009"]),
    (ANA, "journeys/personas/ana.yml.txt", ["J009"]),
    (ANA, "journeys/persona/ana.yml", ["J008"]),
    (ANA, "journeys/maps/ana.yml", ["J008", "J118"]),
    (GIFT, "journeys/presente-com-desconto.yml", ["J008"]),
    (ORGANIZATION, "journeys/organisation.yml", ["J008"]),
]


@pytest.mark.parametrize(("file", "target", "codes"), MOVES)
def test_a_file_in_the_wrong_place_is_told_once_and_not_by_all_who_refer_to_it(
    root: Path, file: str, target: str, codes: list[str]
) -> None:
    def of_reading() -> list[str]:  # what the craft says without the file is not its matter
        return [code for _, code, _ in told(root) if code < "J2" and code != "J136"]  # git is not here

    assert of_reading() == []
    (root / target).parent.mkdir(exist_ok=True)
    (root / file).rename(root / target)
    assert sorted(of_reading()) == codes


def test_a_rule_is_switched_off_by_the_word_off_with_and_without_quotes(root: Path) -> None:
    assert any(code == "J430" for _, code, _ in told(root))
    change(root, ORGANIZATION, "currency: BRL", "currency: BRL\nrules: {J430: off}")
    assert not any(code in ("J430", "J106") for _, code, _ in told(root))


def wrong_day(root: Path) -> None:
    change(root, GIFT, "reviewed_on: 2026-11-03\n", "reviewed_on: 03/11/2026\n")


def no_day(root: Path) -> None:
    change(root, GIFT, "reviewed_on: 03/11/2026\n", "")


def test_what_is_silent_beside_a_mistake_is_told_when_the_mistake_is_gone(root: Path) -> None:
    """The entry is the same with a day that cannot be read and with none: only what was lost of it is other."""
    loaded = load(root)
    found = checked(loaded.book, Places(root), TODAY)
    for step in (wrong_day, no_day):
        step(root)
        loaded = reload(loaded, [root / GIFT])
        found = recheck(found, loaded.book, Places(root))
        assert found.problems == checked(load(root).book, Places(root), TODAY).problems
        missed = any(one.code == "J272" and one.place.file == GIFT for one in found.problems)
        assert missed is (step is no_day)
        assert (
            examine_again(root, None, TODAY, Store(root)).problems
            == examine_again(root, None, TODAY, Store(root / "new")).problems
        )


SLIPS = [
    ("maps/gift.yml", "emotion: 1\n", "emotion: 1\n        zzzz: 3\n"),
    ("maps/gift.yml", "persona: ana\n", "persona: ana\nid: gift\n"),
    ("maps/gift.yml", "severity: 3", "severity: 9"),
    ("evidence.yml", "  kind: interview\n", "  kind: interview\n  zzzz: 3\n"),
]


@pytest.mark.parametrize(("file", "before", "after"), SLIPS)
def test_a_mistake_silences_nothing_that_does_not_follow_from_it(
    tmp_path: Path, file: str, before: str, after: str
) -> None:
    root = small(tmp_path)
    change(root, "journeys/maps/gift.yml", "persona: ana\n", "persona: ana\nstatus: orchestrate\n")
    already = told(root, "en")
    assert len(already) > 20
    change(root, f"journeys/{file}", before, after)
    now = told(root, "en")
    assert [one for one in already if one not in now] == []
    assert len(now) == len(already) + 1


def field(model: type[BaseModel], name: str) -> list[type[BaseModel]]:
    """The models that a field may hold; fails if there is no such field."""
    annotations: list[object] = [model.model_fields[name].annotation]
    for one in annotations:
        annotations += get_args(one)
    return [one for one in annotations if isinstance(one, type) and issubclass(one, BaseModel)]


def test_what_a_rule_misses_is_a_field_of_what_it_judges() -> None:
    of = {rule.code: rule.of for rule in RULES}
    for code, fields in MISSED.items():
        (kind,) = of[code]
        for dotted in fields:
            models: list[type[BaseModel]] = [KINDS[kind]]
            for name in dotted.split("."):
                models = [inner for model in models for inner in field(model, name)]


@pytest.mark.parametrize(
    ("languages", "said"),
    [("[en, es]", 0), ("[en]", 1), ("[en, e_s]", 0), ("es", 0), ("[es", 0), ("{en: es}", 0)],
)
def test_languages_of_texts_are_held_against_the_organizations_once_these_can_be_read(
    tmp_path: Path, languages: str, said: int
) -> None:
    root = small(tmp_path)
    change(root, "journeys/organization.yml", "languages: [en]", f"languages: {languages}")
    change(root, "journeys/maps/gift.yml", "title: A gift in time", "title: {en: A gift, es: Un regalo}")
    change(root, "journeys/maps/gift.yml", "title: Choose", "title: {en: Choose, es: Elegir}")
    for language in ("en", "pt-BR"):  # asking for another language adds none to the organization's
        notes = [one for one in load(root, language).problems if one.key == "J111.unlisted"]
        assert [(one.level, one.values) for one in notes] == said * [
            (Level.NOTE, {"value": "es", "known": "en", "n": "2"})
        ]


def test_a_repository_without_data_is_told_and_read_all_the_same(tmp_path: Path) -> None:
    assert [code for _, code, _ in told(tmp_path, "en")] == ["J018"]
