"""Every sentence of the craft is told somewhere, with all its blanks filled, at the line an editor mends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journeybook.check import RULES, settable
from journeybook.check.manual import manual
from journeybook.problem import Problem
from journeybook.words import LANGUAGES, Words
from support.overlay import found, laid_over

# What no bad example of the manual shows: another sentence of a rule, by an example of its own.
OTHERS = {
    "J203.marketing": "departments/marketing: {team: other}",
    "J203.sales": "departments/sales: {team: other}",
    "J203.it": "departments/it: {team: other}",
    "J240.department": "maps/gift: {stages: [{id: buy, title: logistics}]}",
    "J240.system": "maps/gift: {stages: [{id: buy, steps: [{id: pay, title: WEB-SHOP}]}]}",
    "J257.last": "maps/gift: {stages: [{id: tell, steps: [{id: recommend, interaction: , goal: }]}]}",
    "J270": "maps/gift: {charter: }",
    "J271": "maps/gift: {preparation: }",
    "J272": "maps/gift: {reviewed_on: }",
    "J277.none": "maps/gift: {actions: [{title: Buy}]}",
    "J280": "maps/gift: {stages: [{id: help, steps: [{id: change, departments: }]}]}",
    "J280.responsible": "maps/gift: {stages: [{id: help, steps: [{id: change, departments: {responsible: }}]}]}",
    "J407.impossible": """
        opportunities/say-the-day:
          questions: [{question: "Do they tell us?", answer: Never., feasible: impossible}]""",
    "J421.part": "milestones/gift-in-time: {part_of: nobody-noticed}",
    "J435.offline": "touchpoints: {product: {mode: offline}, till: {mode: offline}, letter: {mode: offline}}",
}


@pytest.mark.parametrize("key", OTHERS)
def test_a_sentence_is_told_for_its_own_example(key: str, tmp_path: Path) -> None:
    assert {problem.key for problem in found(tmp_path, laid_over(OTHERS[key]))} == {key}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """What is told of the bad examples."""
    folder = tmp_path_factory.mktemp("told")
    examples = [*((rule.code, manual(rule).bad) for rule in RULES if settable(rule.code)), *OTHERS.items()]
    return [problem for key, example in examples for problem in found(folder / key, laid_over(example))]


def test_every_sentence_is_told(told: list[Problem]) -> None:
    words = {f"J{key}" for key in Words("en").under("problem.J") if settable(f"J{key}")}
    assert words - {problem.key for problem in told} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_no_blank_left(language: str, told: list[Problem]) -> None:
    words = Words(language)
    sentences = [words.problem(problem) for problem in told]
    assert [sentence for sentence in sentences if re.search(r"\{\w+\}", sentence)] == []


# Where the field is written, its line and column; where it is missing, those of the nearest thing above it.
@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("J201", "departments: {responsible: [sales], accountable: sales, informed: [finance]}"),
        ("J212", "success:"),
        ("J241", "perspective: inside-out"),
        ("J251", "text: A beautiful journey map for the wall of the meeting room."),
        ("J272", "reviewed_on: 2025-05-04"),
        ("J406", "due: 2026-04-30"),
    ],
)
def test_a_finding_stands_where_it_is_mended(code: str, line: str, tmp_path: Path) -> None:
    rule = next(rule for rule in RULES if rule.code == code)
    [problem] = found(tmp_path, laid_over(manual(rule).bad))
    text = (tmp_path / problem.place.file).read_text("utf-8").splitlines()[problem.place.line - 1]
    assert line in text.replace('"', "")
