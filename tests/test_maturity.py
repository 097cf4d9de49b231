"""The ladder of maturity: 27 criteria, decided by facts or by a word; the level is the lowest dimension's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from journeybook.check.maturity import attestations
from journeybook.load import load
from journeybook.model.book import Book
from journeybook.model.criteria import CRITERIA, DIMENSIONS
from journeybook.model.standing import Attestation
from journeybook.views.criteria import FACTS
from journeybook.views.maturity import CriterionView, MaturityView, maturity_view
from journeybook.words import LANGUAGES, Words
from support.repository import ROOT

TODAY = date(2026, 11, 22)
EN = Words("en")
DEMONSTRATION = load(ROOT).book


def seen(book: Book, today: date = TODAY) -> MaturityView:
    return maturity_view(book, EN, today)


def levels(book: Book, today: date = TODAY) -> dict[str, int]:
    return {one.dimension: one.level for one in seen(book, today).dimensions}


def criterion(book: Book, id: str, today: date = TODAY) -> CriterionView:
    views = (view for stage in seen(book, today).stages for view in stage.criteria)
    return next(view for view in views if view.criterion.id == id)


def word(id: str, **fields: Any) -> Attestation:
    head = {"id": id, "met": True, "by": "The board", "day": TODAY, "note": "Minutes of the day."}
    return Attestation.model_validate(head | fields)


def attested(book: Book, *words: Attestation) -> Book:
    return replace(book, maturity={**book.maturity, **{one.id: one for one in words}})


def changed(book: Book, kind: str, change: Callable[[Any], Any]) -> Book:
    """The same book with every entry of a kind changed; an entry that becomes None is gone."""
    entries: dict[str, Any] = {id: change(entry) for id, entry in book.entries(kind).items()}
    kept: Any = {id: entry for id, entry in entries.items() if entry is not None}
    return replace(book, **{kind: kept})


def test_there_are_27_criteria_over_five_stages_and_five_dimensions() -> None:
    stages = Counter(one.stage for one in CRITERIA.values())
    assert [stages[stage] for stage in (1, 2, 3, 4, 5)] == [5, 6, 5, 5, 6]
    assert {(one.stage, one.dimension) for one in CRITERIA.values()} == {
        (stage, dimension) for stage in (1, 2, 3, 4, 5) for dimension in DIMENSIONS
    }


def test_what_files_decide_has_facts_and_nothing_else_has() -> None:
    assert set(FACTS) == {one.id for one in CRITERIA.values() if one.decided_by in ("files", "both")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_criterion_and_every_fact_has_words(language: str) -> None:
    words = Words(language)
    ruled = [one.id for one in CRITERIA.values() if one.stage > 1]
    assert [id for id in CRITERIA if f"maturity.{id}" not in words] == []
    assert [id for id in ruled if f"maturity.rule.{id}" not in words] == []
    facts = {fact.key for stage in seen(DEMONSTRATION).stages for one in stage.criteria for fact in one.facts}
    assert [key for key in facts if f"maturity.fact.{key}" not in words] == []


def test_an_empty_book_stands_on_the_floor() -> None:
    view = seen(Book())
    assert (view.level, view.met, view.of) == (1, 0, 22)
    assert [one.met for one in view.stages[0].criteria] == [True] * 5
    assert [cell.state for one in view.dimensions for cell in one.cells if cell.stage == 1] == ["here"] * 5


def test_the_level_is_the_lowest_of_the_five_dimensions() -> None:
    view = seen(DEMONSTRATION)
    assert view.level == min(one.level for one in view.dimensions)
    assert [one.holds_back for one in view.dimensions] == [one.level == view.level for one in view.dimensions]
    assert view.level in (2, 3)


def without_attributes(persona: Any) -> Any:
    return persona.model_copy(update={"attributes": persona.attributes.model_copy(update={"personality": ()})})


def as_drafts(journey: Any) -> Any:
    return journey.model_copy(update={"status": "develop"})


def idle(opportunity: Any) -> Any:
    return opportunity.model_copy(update={"status": "idea"})


def without_strategy(journey: Any) -> Any:
    stages = tuple(stage.model_copy(update={"strategy": None}) for stage in journey.stages)
    return journey.model_copy(update={"stages": stages})


def gone(entry: Any) -> None:
    return None


@pytest.mark.parametrize(
    ("kind", "edit", "dimension", "level"),
    [
        ("personas", without_attributes, "icp", 2),
        ("evidence", gone, "icp", 2),
        ("personas", gone, "icp", 1),
        ("maps", as_drafts, "journey", 2),
        ("maps", gone, "journey", 1),
        ("maps", without_strategy, "strategy", 2),
        ("opportunities", idle, "organization", 2),
        ("maps", gone, "organization", 1),
        ("maps", gone, "employees", 1),
    ],
)
def test_the_level_of_the_demonstration_falls_with_its_facts(
    kind: str, edit: Callable[[Any], Any], dimension: str, level: int
) -> None:
    edited = changed(DEMONSTRATION, kind, edit)
    assert edited.maturity == DEMONSTRATION.maturity
    assert levels(DEMONSTRATION)[dimension] > level
    assert levels(edited)[dimension] == level
    assert seen(edited).level <= level < seen(DEMONSTRATION).level


def test_the_level_of_the_demonstration_rises_with_its_facts() -> None:
    """Content for every persona at every macro stage, and every journey published: no attestation is touched."""
    stages = tuple(dict.fromkeys(s.macro_stage for j in DEMONSTRATION.maps.values() for s in j.stages))
    book = changed(
        DEMONSTRATION,
        "content",
        lambda one: one.model_copy(
            update={"personas": tuple(DEMONSTRATION.personas), "stages": tuple(filter(None, stages))}
        ),
    )
    book = changed(
        book, "maps", lambda one: one.model_copy(update={"status": "document"} if one.state == "current" else {})
    )
    before, after = levels(DEMONSTRATION), levels(book)
    assert after["icp"] > before["icp"]
    assert criterion(book, "profiles-each-interaction").met is criterion(book, "profiles-documented").met is True


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({}, "current"),
        ({"day": TODAY - timedelta(days=180)}, "current"),
        ({"day": TODAY - timedelta(days=181)}, "stale"),
        ({"day": TODAY + timedelta(days=1)}, "early"),
        ({"met": False}, "denied"),
        ({"note": None}, "baseless"),
        ({"note": None, "evidence": ["crm"]}, "current"),
    ],
)
def test_a_word_counts_while_it_is_fresh_and_says_what_it_rests_on(fields: dict[str, Any], standing: str) -> None:
    view = criterion(attested(Book(), word("brand-taught-ad-hoc", **fields)), "brand-taught-ad-hoc")
    assert view.word is not None
    assert (view.word.standing, view.met) == (standing, standing == "current")


def test_a_word_changes_nothing_that_files_decide() -> None:
    claimed = attested(Book(), *(word(id) for id in CRITERIA))
    assert levels(claimed) == dict.fromkeys(DIMENSIONS, 1)
    assert criterion(claimed, "profiles-documented").word is None


def test_a_criterion_of_both_takes_facts_and_a_word() -> None:
    silent = replace(DEMONSTRATION, maturity={})
    assert all(fact.met for fact in criterion(silent, "customer-planning").facts)
    assert not criterion(silent, "customer-planning").met
    assert criterion(silent, "customer-planning").silent
    assert criterion(attested(silent, word("customer-planning")), "customer-planning").met
    assert not criterion(attested(Book(), word("customer-planning")), "customer-planning").met


def test_a_higher_stage_does_not_count_over_a_hole_below_it() -> None:
    book = attested(replace(DEMONSTRATION, maturity={}), word("brand-equipped"), word("brand-empowered"))
    assert levels(book)["employees"] == 2


def test_a_fact_names_what_is_to_mend() -> None:
    ana = without_attributes(DEMONSTRATION.personas["ana"])
    book = replace(DEMONSTRATION, personas={**DEMONSTRATION.personas, "ana": ana})
    (portraits, *_) = criterion(book, "profiles-documented").facts
    assert (portraits.met, portraits.lacking, [link.title for link in portraits.links]) == (False, True, ["Ana"])


def test_each_stage_has_its_figures() -> None:
    view = seen(DEMONSTRATION)
    shown = {use.metric.id for stage in view.stages for use in stage.metrics} | {u.metric.id for u in view.unplaced}
    assert shown == set(DEMONSTRATION.metrics)
    assert all(use.metric.maturity == stage.stage for stage in view.stages for use in stage.metrics)


@pytest.mark.parametrize(
    ("id", "variants"),
    [
        ("top-down-mandate", []),
        ("common-kpis", []),
        ("top-down-mandat", ["near"]),
        ("weather", [""]),
        ("profiles-documented", ["files"]),
        ("silos", ["files"]),
    ],
)
def test_an_attestation_is_on_a_criterion_that_takes_a_word(id: str, variants: list[str]) -> None:
    found = list(attestations(attested(Book(), word(id)), TODAY))
    assert [finding.variant for finding in found] == variants
