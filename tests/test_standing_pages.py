"""Maturity, business case, baselines and an opportunity's lineage, as their pages show them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest

from journeybook.git import Fault
from journeybook.load import load
from journeybook.model.audience import PUBLIC
from journeybook.model.book import Book
from journeybook.model.evidence import Metric
from journeybook.model.journey import Journey
from journeybook.model.opportunities import Goal, Opportunity, Programme
from journeybook.model.standing import Baseline, Figure
from journeybook.pages import Page, pages, sections
from journeybook.pages.past import Then
from journeybook.render import Renderer
from journeybook.views.backlog import apart, backlog_view, ranked
from journeybook.views.baselines import compared
from journeybook.views.business import business_view, is_reached
from journeybook.views.lineage import lineage_view
from journeybook.words import LANGUAGES, Words
from support.organizations import SMALL, TODAY
from support.repository import ROOT

EN = Words("en")
DEMONSTRATION = load(ROOT).book
STANDING = {"maturity/index.md", "business-case/index.md", "baselines/index.md"}
STEP = {
    "id": "wait", "title": "I wait", "expects": "At once", "experiences": "A day later", "delay": "24 hours",
    "consequence": {"kind": "lost-sale", "text": "She buys elsewhere"},
    "pains": [{"id": "late", "text": "It came late", "severity": 3},
              {"id": "other", "text": "Ugly", "severity": 1}],
}  # fmt: skip


def journey(*steps: dict[str, Any], id: str = "gift", **fields: Any) -> Journey:
    stages = [{"id": "one", "title": "One", "phase": "before", "steps": list(steps) or [STEP]}]
    head = {"id": id, "title": id.title(), "persona": "ana", "customer_goal": "A gift", "stages": stages}
    return Journey.model_validate(head | fields)


def opportunity(id: str = "tell", **fields: Any) -> Opportunity:
    head = {"id": id, "title": id.title(), "answers": [{"step": "gift/wait"}], "effort": 2, "impact": 4}
    return Opportunity.model_validate(head | {"category": "process"} | fields)


def book(*opportunities: Opportunity, **kinds: list[Any]) -> Book:
    entries = {kind: {entry.id: entry for entry in found} for kind, found in kinds.items()}
    held: dict[str, Any] = {"maps": {"gift": journey()}} | entries
    return Book(**held, opportunities={one.id: one for one in opportunities})


def made(of: Book, **more: Any) -> dict[str, Page]:
    return {page.uri: page for page in pages(of, (), EN, TODAY, **more)}


def markdown(page: Page, language: str = "en") -> str:
    return Renderer(Words(language)).markdown(page)


# The business case


@pytest.mark.parametrize(
    ("baseline", "target", "measured", "direction", "reached"),
    [
        (10, 20, 20, "up", True),
        (10, 20, 19, "up", False),
        (20, 10, 10, "up", True),
        (20, 10, 11, "down", False),
        (None, 10, 9, "down", True),
        (None, 10, 9, "up", False),
        (10, 10, 12, "down", False),
        (10, 20, None, "up", False),
    ],
)
def test_a_goal_is_reached_in_its_own_direction(
    baseline: float | None, target: float, measured: float | None, direction: str, reached: bool
) -> None:
    goal = Goal(baseline=baseline, target=target, measured=measured)
    assert is_reached(goal, direction) is reached


def test_what_others_found_stands_apart_from_what_is_ours() -> None:
    own = Figure(id="own", title="Ours", value="38%", source="Our test", second_hand=False)
    told = Figure(id="told", title="Theirs", value="17%", compared="3%", source="A study, quoted in a text")
    view = business_view(book(figures=[own, told]), EN)
    assert [one.figure.id for one in view.quoted] == ["told"]
    assert [one.figure.id for one in view.own] == ["own"]


def test_the_mission_s_figures_are_quoted_with_their_source_and_never_as_ours() -> None:
    text = markdown(made(DEMONSTRATION)["business-case/index.md"], "pt-BR")
    ours = text.index('id="own"') if 'id="own"' in text else text.index("{ #own }")
    for figure in ("61%", "140%", "6 anos", "32%", "17%", "contra 3%"):
        assert figure in text[:ours]
    quoted = business_view(DEMONSTRATION, EN).quoted
    assert len(quoted) == text[:ours].count("segunda mão</strong>") == 5
    assert all("buyer" in one.figure.source or "Six steps" in one.figure.source for one in quoted)


def test_done_improvements_count_once_their_goal_is_measured() -> None:
    entries = [
        opportunity("good", status="done", goal={"baseline": 9, "target": 5, "measured": 4, "text": "Days"}),
        opportunity("poor", status="done", goal={"baseline": 9, "target": 5, "measured": 6, "text": "Days"}),
        opportunity("early", status="doing", goal={"baseline": 9, "target": 5, "measured": 7, "text": "Days"}),
        opportunity("dropped", status="dropped", goal={"target": 5, "measured": 7, "text": "Points"}),
        opportunity("blind", status="done"),
    ]
    view = business_view(book(*entries), EN)
    assert [(row.opportunity.title, row.verdict) for row in view.results] == [
        ("Good", "yes"), ("Poor", "no"), ("Dropped", "yes"), ("Early", "not_yet"),
    ]  # fmt: skip
    assert (view.done, view.reached, [link.title for link in view.unmeasured]) == (3, 1, ["Blind"])


def test_costs_are_added_up_and_the_untold_counted() -> None:
    told = journey(id="told", charter={"budget": 100, "effort_days": 5})
    half = journey(id="half", charter={"effort_days": 2})
    costs = business_view(book(maps=[told, half, journey()]), EN).costs
    assert (costs.budget, costs.effort_days, costs.untold) == (100, 7, 1)
    assert [row.journey.title for row in costs.rows] == ["Told", "Half"]


def test_an_amount_in_a_currency_is_sorted_by_what_it_is_worth() -> None:
    shelf = book(maps=[journey(charter={"budget": 6200})])
    shelf = replace(shelf, organization=shelf.organization.model_copy(update={"currency": "BRL"}))
    text = unescape(markdown(made(shelf)["business-case/index.md"], "pt-BR"))
    assert re.search(r'<data value="6200(\.0)?">R\$\s6\.200</data>', text)


def test_what_is_still_to_gain_goes_from_much_impact_to_little() -> None:
    entries = [opportunity("b", effort=3), opportunity("a", effort=1), opportunity("c", impact=5)]
    view = business_view(book(*entries, opportunity("done", status="done")), EN)
    assert [(row.impact, [link.title for link in row.opportunities]) for row in view.impacts] == [
        (5, ["C"]), (4, ["A", "B"]),
    ]  # fmt: skip


# Lineage


def test_a_lineage_goes_from_the_expectation_to_the_measured_goal() -> None:
    whole = opportunity(
        answers=[{"step": "gift/wait", "pain": "late"}],
        questions=[{"question": "Is there an API?", "answer": "No."}, {"question": "Data?"}],
        realistic="On the screen",
        programme="on-time",
        goal={"metric": "waiting", "baseline": 24, "target": 0.1, "measured": 2},
    )
    programme = Programme(id="on-time", title="On time", about="Keep the promise", effort=3, impact=5)
    metric = Metric(id="waiting", title="Waiting", kind="response-time", unit="h")
    held = book(whole, programmes=[programme], metrics=[metric])
    view = lineage_view(held, whole, EN)
    assert {one.key: [item.text for item in one.items] for one in view.stations} == {
        "expectation": ["At once"],
        "reality": ["A day later"],
        "gap": ["It came late", "Wait: 24 hours", "She buys elsewhere"],
        "opportunity": ["Tell"],
        "feasibility": ["Is there an API? No.", "Data? No answer yet."],
        "realistic": ["On the screen"],
        "programme": ["Keep the promise"],
        "goal": ["Waiting: reach 0.1 h, starting from 24 h · measured: 2 h"],
    }
    assert (view.drawing.edges[0].source, view.drawing.edges[0].target) == ("expectation", "reality")
    assert (len(view.drawing.nodes), len(view.drawing.edges)) == (8, 7)


def test_a_station_that_nobody_wrote_is_listed_and_not_drawn() -> None:
    bare = opportunity(answers=[{"step": "gift/gone"}])
    view = lineage_view(book(bare), bare, EN)
    assert [one.key for one in view.stations if one.items] == ["opportunity"]
    assert [node.id for node in view.drawing.nodes] == ["opportunity"]


# The backlog by what it changes


def test_the_backlog_is_also_read_by_category_and_by_what_sets_us_apart() -> None:
    special = {"portfolio": "A new line", "differentiation": {"competitor": "The shop", "how": "Faster"}}
    entries = [
        opportunity("a", category="technology"),
        opportunity("b", category="technology", status="done", **special),
        opportunity("c", category="technology", status="parked"),
        opportunity("d", category="marketing", impact=5),
    ]
    held = book(*entries)
    view = backlog_view(held, ranked(held, TODAY), EN)
    found = {one.category: (one.open, one.waiting, one.done, one.more) for one in view.categories}
    assert found == {
        "process": (0, 0, 0, 0),
        "technology": (1, 1, 1, 0),
        "marketing": (1, 0, 0, 0),
        "communication": (0, 0, 0, 0),
    }
    assert [row.opportunity.id for row in apart(ranked(held, TODAY))] == ["b"]


# Baselines

BEFORE = Baseline(id="before", title="Before", day=date(2026, 5, 1), revision="v1")


def test_a_comparison_tells_what_is_felt_and_what_is_done() -> None:
    old = book(opportunity(status="doing"), maps=[journey(STEP | {"emotion": -2})])
    new = book(
        opportunity(status="done"),
        opportunity("more"),
        maps=[journey(STEP | {"emotion": 1, "pains": [], "touchpoint": "screen"}), journey(id="new")],
    )
    found = compared(old, new, EN)
    (changed,) = found.journeys
    assert [(mood.step.title, mood.before, mood.after) for mood in changed.moods] == [("I wait", -2, 1)]
    assert [(pain.kind, pain.text) for pain in changed.pains] == [("gone", "It came late"), ("gone", "Ugly")]
    assert changed.told == ("Step “I wait”: touchpoint: from — to screen",)
    assert [(row.kind, row.then, row.now, row.difference) for row in found.inventory] == [
        ("maps", 1, 2, 1), ("opportunities", 1, 2, 1),
    ]  # fmt: skip
    by_kind = {one.kind: one for one in found.kinds}
    assert [link.title for link in by_kind["maps"].added] == ["New"]
    assert [link.title for link in by_kind["opportunities"].added] == ["More"]
    assert [text for _, text in by_kind["opportunities"].changed] == ["done (before: in progress)"]
    assert (found.tally["emotion-up"], found.tally["pain-gone"], found.tally["done"]) == (1, 2, 1)


def test_the_page_of_a_baseline_shows_then_and_now_side_by_side() -> None:
    old = book(maps=[journey(STEP | {"emotion": -2})])
    new = book(maps=[journey(STEP | {"emotion": 1, "pains": []})], baselines=[BEFORE])
    text = markdown(made(new, past=lambda baseline: Then(old, "0" * 40))["baselines/before.md"])
    felt = next(line for line in text.splitlines() if "▲ feels better" in line)
    assert felt.index("−2") < felt.index("+1") < felt.index("▲")
    assert EN("baseline.pain.gone") in text
    assert 'href="../../journeys/gift/#step-wait"' in felt


def test_a_step_that_is_gone_is_named_and_leads_nowhere() -> None:
    old, new = book(maps=[journey(STEP, {"id": "buy", "title": "I buy"})]), book()
    (changed,) = compared(old, new, EN).journeys
    assert changed.told == ("Step “I buy”: no longer there",)


@pytest.mark.parametrize("fault", Fault)
def test_without_a_past_the_page_says_so_and_the_rest_is_as_ever(fault: Fault) -> None:
    held = book(baselines=[BEFORE])
    there = made(held, past=lambda baseline: fault)
    without = made(replace(held, baselines={}))
    assert EN(f"baseline.fault.{fault.value}") in markdown(there["baselines/before.md"])
    assert set(there) - set(without) == {"baselines/before.md"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_rendered_in_each_language(language: str) -> None:
    held = replace(DEMONSTRATION, baselines={"before": BEFORE})
    then = Then(load(SMALL).book, "0" * 40, lost=2)
    there = {page.uri: page for page in pages(held, (), Words(language), TODAY, lambda baseline: then)}
    for uri in (*STANDING, "baselines/before.md", "backlog/index.md", "backlog/cupom-na-hora.md"):
        assert "# " in markdown(there[uri], language)


def test_an_empty_book_has_these_pages_too() -> None:
    there = made(Book())
    for uri in STANDING:
        assert markdown(there[uri])


def test_the_public_sees_none_of_it() -> None:
    public = replace(book(opportunity()), audience=PUBLIC)
    assert not STANDING & {page.uri for page in pages(public, (), EN, TODAY)}
    assert not STANDING & {section.uri for section in sections(public)}
