"""Each rule's docstring is its page in the manual, and its examples do what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook.check import RULES, Rule
from journeybook.check.manual import manual
from support.overlay import base, found, laid_over


def test_the_whole_organization_breaks_no_rule(tmp_path: Path) -> None:
    assert [f"{problem.place} {problem.key}" for problem in found(tmp_path, base())] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_good_example_breaks_no_rule(rule: Rule, tmp_path: Path) -> None:
    assert [problem.key for problem in found(tmp_path, laid_over(manual(rule).good))] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_bad_example_breaks_its_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    assert {problem.code for problem in found(tmp_path, laid_over(manual(rule).bad))} == {rule.code}
