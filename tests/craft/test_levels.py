"""How much a rule of the craft matters is for the organization to say, and where it holds at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journeybook.check import RULES, SOUND, check, settable
from journeybook.load import Places, load
from journeybook.model.audience import INTERNAL, PUBLIC
from journeybook.problem import Level
from support.overlay import TODAY, found, laid, loading
from support.sites import write

UNANSWERED: dict[str, Any] = {"opportunities/say-the-day": {"answers": [{"step": "gift/pay"}]}}


def levels(root: Path, entries: dict[str, Any]) -> list[tuple[str, Level]]:
    return [(problem.code, problem.level) for problem in found(root, laid(entries))]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({}, [("J401", Level.WARNING)]),
        ({"J401": "error"}, [("J401", Level.ERROR)]),
        ({"J401": "note"}, [("J401", Level.NOTE)]),
        ({"J401": "off"}, []),
        ({"J402": "off"}, [("J401", Level.WARNING)]),
    ],
)
def test_an_organization_sets_how_much_a_rule_matters(
    rules: dict[str, str], expected: list[tuple[str, Level]], tmp_path: Path
) -> None:
    assert levels(tmp_path, {"organization": {"rules": rules}, **UNANSWERED}) == expected


def test_a_rule_that_always_holds_keeps_its_level(tmp_path: Path) -> None:
    dangling = {"maps/gift": {"owner": {"department": "nobody"}}, "organization": {"rules": {"J102": "off"}}}
    assert levels(tmp_path, dangling) == [("J102", Level.ERROR), ("J128", Level.WARNING)]


def test_an_entry_is_exempt_from_a_rule_for_itself_alone(tmp_path: Path) -> None:
    unwatched = {"touchpoints/window": {"monitored_by": None}, "touchpoints/counter": {"monitored_by": None}}
    assert [code for code, _ in levels(tmp_path / "both", unwatched)] == ["J431", "J431"]
    unwatched["touchpoints/window"] |= {"exempt": [{"rule": "J431", "reason": "Nobody can count looks."}]}  # type: ignore[dict-item]
    assert [problem.entry for problem in found(tmp_path / "one", laid(unwatched))] == [("touchpoints", "counter")]


def test_an_exemption_from_another_rule_silences_nothing(tmp_path: Path) -> None:
    exempt = {"exempt": [{"rule": "J294", "reason": "They would not say."}]}
    assert levels(tmp_path, {"maps/gift": exempt, **UNANSWERED}) == [("J401", Level.WARNING)]


def test_only_rules_of_the_craft_can_be_set() -> None:
    assert {rule.code for rule in RULES if settable(rule.code)} == {rule.code for rule in RULES} - {
        rule.code for rule in SOUND
    }


def test_the_public_is_not_told_of_the_craft(tmp_path: Path) -> None:
    public = {"visibility": "public"}
    root = write(tmp_path, laid({"organization": public, "maps/gift": public, "personas/ana": {"goals": None}}))
    book = load(root, audience=PUBLIC).book
    assert list(book.maps) == ["gift"]
    assert check(book, Places(root), TODAY) == ()


# Where entries are hidden from an audience, or cannot be read, nobody can say that nothing answers a pain.
def test_what_an_audience_may_not_see_may_still_answer(tmp_path: Path) -> None:
    root = write(tmp_path, laid({"opportunities/say-the-day": {"visibility": ["sales"]}}))
    book = load(root, audience=INTERNAL).book
    assert "say-the-day" not in book.opportunities
    assert check(book, Places(root), TODAY) == ()


def test_what_cannot_be_read_may_still_answer(tmp_path: Path) -> None:
    loaded = loading(tmp_path, laid({"opportunities/say-the-day": {"effort": None}}))
    assert {problem.code for problem in loaded.problems} == {"J103", "J118"}
    assert check(loaded.book, Places(tmp_path), TODAY) == ()
