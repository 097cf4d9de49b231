"""A journey written to commit each of the six failures gets exactly those findings; mended, it gets none (0.06)."""

from __future__ import annotations

from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
import yaml

from journeybook.check.reasons import IS_NOT, REASONS
from journeybook.model.book import Book
from journeybook.problem import Level, Place, Problem
from journeybook.views.scorecard import MET, OPEN, UNMET, Scorecard, scorecards
from support.overlay import base, found, laid, loading

TODAY = date(2026, 6, 1)
FAILURES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "failures.yml").read_text("utf-8"))


def card(root: Path, files: dict[str, Any]) -> tuple[Scorecard, list[Problem]]:
    problems = found(root, files)
    return scorecards(loading(root, files).book, problems)["gift"], problems


def states(scores: Scorecard) -> dict[str, str]:
    return {score.key: score.state for score in scores.reasons}


def test_there_are_six_reasons_and_six_things_orchestration_is_not() -> None:
    assert (len(REASONS), len(IS_NOT), list(FAILURES)) == (6, 6, list(REASONS))


def test_the_journey_mended_has_nothing_against_it(tmp_path: Path) -> None:
    scores, problems = card(tmp_path, base())
    assert problems == []
    assert set(states(scores).values()) == {MET}
    assert {score.state for score in scores.is_not} == {MET}


@pytest.mark.parametrize("reason", FAILURES)
def test_a_failure_gets_exactly_its_findings(reason: str, tmp_path: Path) -> None:
    scores, problems = card(tmp_path, laid(FAILURES[reason]["files"]))
    assert sorted(problem.code for problem in problems) == FAILURES[reason]["found"]
    assert states(scores) == dict.fromkeys(REASONS, MET) | {reason: UNMET}


def test_all_six_together_get_all_their_findings(tmp_path: Path) -> None:
    files = reduce(lambda files, failure: laid(failure["files"], files), FAILURES.values(), base())
    scores, problems = card(tmp_path, files)
    expected = {code for failure in FAILURES.values() for code in failure["found"]}
    # The pain that went unevidenced is gone with the objective's failure.
    assert {problem.code for problem in problems} == expected - {"J231"}
    assert set(states(scores).values()) == {UNMET}


ORCHESTRATIONS: dict[str, tuple[dict[str, Any], set[str]]] = {
    "technology": ({"stages": [{"id": "buy", "strategy": None}]}, {"technology"}),
    "funnel": ({"stages": [{"id": "help", "engagement": None}]}, {"funnel"}),
    "line": (
        {
            "stages": [
                {"id": "choose", "steps": [{"id": "compare", "transitions": None}]},
                {"id": "buy", "steps": [{"id": "pay", "transitions": None}]},
            ]
        },
        {"line"},
    ),
    "after": ({"stages": [{"id": "remember", "phase": "after"}, {"id": "choose", "phase": "after"}]}, {"after"}),
    "ignored": ({"reviewed_on": None}, {"ignored"}),
}


@pytest.mark.parametrize("key", ORCHESTRATIONS)
def test_what_orchestration_is_not_shows_on_the_scorecard(key: str, tmp_path: Path) -> None:
    values, expected = ORCHESTRATIONS[key]
    scores, _ = card(tmp_path, laid({"maps/gift": values}))
    assert {score.key for score in scores.is_not if score.state == UNMET} == expected


def test_a_reason_is_open_where_nothing_is_asked_yet(tmp_path: Path) -> None:
    book = loading(tmp_path, base()).book
    cards = scorecards(book, ())
    assert states(cards["late"]) == {
        "team": OPEN, "persona": MET, "scope": OPEN, "evidence": OPEN, "perspective": MET, "objective": MET,
    }  # fmt: skip
    assert states(cards["dreamt"])["objective"] == OPEN
    assert cards["late"].is_not == ()


def test_a_reason_is_open_where_its_rules_are_off(tmp_path: Path) -> None:
    rules = dict.fromkeys(REASONS["scope"], "off")
    scores, problems = card(tmp_path, laid({"organization": {"rules": rules}, **FAILURES["scope"]["files"]}))
    assert problems == []
    assert states(scores)["scope"] == OPEN


def test_an_exemption_stands_on_the_scorecard_with_its_reason(tmp_path: Path) -> None:
    exempt = [{"rule": code, "reason": "The trade ends at the door."} for code in ("J222", "J223", "J224")]
    stages = FAILURES["scope"]["files"]["maps/gift"]["stages"][1:]
    scores, problems = card(tmp_path, laid({"maps/gift": {"exempt": exempt, "stages": stages}}))
    assert problems == []
    scope = next(score for score in scores.reasons if score.key == "scope")
    assert (scope.state, len(scope.excuses), scope.excuses[0].reason) == (MET, 3, "The trade ends at the door.")


def test_a_note_is_advice_and_leaves_a_reason_met(tmp_path: Path) -> None:
    scores, _ = card(tmp_path, laid({"personas/ana": {"segment": None}}))
    persona = next(score for score in scores.reasons if score.key == "persona")
    assert (persona.state, [one.rule.title for one in persona.advice]) == (MET, ["J215"])


def test_the_same_said_of_several_is_told_once_with_its_lines_and_of_others_by_their_names(tmp_path: Path) -> None:
    def missing(department: str, line: int, column: int = 1) -> Problem:
        place = Place("journeys/maps/gift.yml", line, column)
        return Problem(place, "J201", Level.WARNING, {"entry": "gift", "department": department}, ("maps", "gift"))

    problems = [
        missing("Stores", 12),
        missing("IT", 12),
        missing("Legal", 12),
        missing("IT", 12, 9),
        missing("IT", 40),
    ]
    scores = scorecards(loading(tmp_path, base()).book, problems)["gift"]
    team = next(score for score in scores.reasons if score.key == "team")
    (told,) = team.told
    first = told.alike.first
    assert (first.values["department"], first.place.line, told.alike.places) == ("IT", 12, ("40",))
    assert [(one.name, one.places) for one in told.alike.names] == [("Legal", ("12",)), ("Stores", ("12",))]
    assert team.problems == len(problems)


def test_a_retired_journey_has_no_scorecard(tmp_path: Path) -> None:
    book: Book = loading(tmp_path, laid({"maps/late": {"status": "retired"}})).book
    assert "late" not in scorecards(book, ())
