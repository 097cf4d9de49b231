"""Metrics, the coverage of the evidence, accounts and programmes on small books."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from journeybook.diagrams import XYChart, write
from journeybook.model.accounts import Account
from journeybook.model.book import Book
from journeybook.model.contacts import Touchpoint
from journeybook.model.evidence import Evidence, Metric, Reading
from journeybook.model.journey import Journey
from journeybook.model.opportunities import Opportunity, Programme
from journeybook.model.people import Persona, Segment
from journeybook.pages import pages
from journeybook.views.accounts import DRAWN as DRAWN_DAYS
from journeybook.views.accounts import account_rows, account_view
from journeybook.views.backlog import ranked
from journeybook.views.evidence import evidence_rows
from journeybook.views.measures import metric_views, metrics_view, responses
from journeybook.views.programmes import programmes_view
from journeybook.views.support import SHOWN, EvidenceView, evidence_view
from journeybook.views.trends import DRAWN, spark
from journeybook.words import Words

TODAY = date(2026, 6, 1)
EN = Words("en")


def metric(*values: float, **fields: Any) -> Metric:
    readings = [
        {"day": date(2026, 1, 1) + timedelta(days=30 * n), "value": value} for n, value in enumerate(values)
    ]
    return Metric.model_validate({"id": "m", "title": "M", "kind": "nps", "readings": readings} | fields)


def of(kind: str, *entries: Any, **others: dict[str, Any]) -> Book:
    return Book(**{kind: {entry.id: entry for entry in entries}}, **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "standing", "short", "movement"),
    [
        (metric(40, 45, target=50), "missed", 5, "better"),
        (metric(45, 50, target=50), "reached", None, "better"),
        (metric(50, 45, target=50), "missed", 5, "worse"),
        (metric(76, 52, target=24, direction="down"), "missed", 28, "better"),
        (metric(20, 24, target=24, direction="down"), "reached", None, "worse"),
        (metric(0.1, 0.3, target=0.4), "missed", 0.1, "better"),
        (metric(5, 5), "no_target", None, "unchanged"),
        (metric(5, target=5), "reached", None, "unknown"),
        (metric(target=5), "no_reading", None, "unknown"),
    ],
)
def test_the_last_value_is_held_against_the_target_in_the_direction_that_is_better(
    one: Metric, standing: str, short: float | None, movement: str
) -> None:
    (view,) = metric_views(of("metrics", one), EN)
    assert (view.row.standing, view.row.short, view.row.movement) == (standing, short, movement)


def test_readings_are_in_the_order_of_their_days_whatever_the_file_says() -> None:
    days = [Reading(day=date(2026, month, 1), value=month) for month in (3, 1, 2)]
    (view,) = metric_views(of("metrics", metric(readings=days)), EN)
    assert [one.value for one in view.readings] == [3, 2, 1]
    assert view.row.last is not None
    assert view.row.last.value == 3


@pytest.mark.parametrize(("unit", "measure"), [("%", "points"), ("h", "unit"), (None, "unit"), ("of 5", "bare")])
def test_a_difference_is_written_as_its_unit_allows(unit: str | None, measure: str) -> None:
    (view,) = metric_views(of("metrics", metric(1, 2, unit=unit)), EN)
    assert view.row.measure == measure


def test_the_chart_draws_the_last_readings_and_the_target() -> None:
    (view,) = metric_views(of("metrics", metric(*range(DRAWN + 4), target=30)), EN)
    assert isinstance(view.chart, XYChart)
    values, target = view.chart.series
    assert values.values == tuple(range(4, DRAWN + 4))
    assert set(target.values) == {30}
    assert view.chart.y_low < 4 < 30 < view.chart.y_high
    assert len(view.readings) == DRAWN + 4
    assert "xychart" in write(view.chart)


@pytest.mark.parametrize("values", [(0, 0), (-5, 5), (1e9, 1e9), (0.001, 0.002)])
def test_any_values_can_be_drawn(values: tuple[float, float]) -> None:
    (view,) = metric_views(of("metrics", metric(*values)), EN)
    assert view.chart is not None
    assert view.row.spark is not None


def test_a_spark_is_as_wide_as_its_days_and_as_high_as_its_values() -> None:
    days = [(1, 10.0), (2, 30.0), (11, 20.0)]
    drawn = spark([Reading(day=date(2026, 1, day), value=value) for day, value in days], None)
    assert drawn is not None
    assert drawn.path == "M0 22L10 2L100 12"
    assert drawn.end == (100, 12)
    assert drawn.target is None


def test_metrics_stand_under_the_stage_of_maturity_from_which_they_are_used() -> None:
    book = of("metrics", metric(1, id="b", maturity=3), metric(1, id="a", maturity=1), metric(1, id="c"))
    view = metrics_view(book, [one.row for one in metric_views(book, EN)])
    assert [(one.key, [row.metric.id for row in one.rows]) for one in view.levels] == [
        (1, ["a"]), (3, ["b"]), (None, ["c"]),
    ]  # fmt: skip
    assert (view.reached, view.missed, view.unknown) == (0, 0, 3)


def test_the_longest_over_their_response_time_come_first_and_the_unmeasured_last() -> None:
    def touchpoint(id: str, target: float, actual: float | None) -> Touchpoint:
        time = {"target_hours": target, "actual_hours": actual}
        head = {"id": id, "title": id, "kind": "chat", "mode": "online", "response_time": time}
        return Touchpoint.model_validate(head)

    book = of("touchpoints", touchpoint("kept", 2, 1.4), touchpoint("late", 24, 52), touchpoint("new", 1, None))
    assert [(row.touchpoint.title, row.over) for row in responses(book)] == [
        ("late", 28), ("kept", -0.6), ("new", None),
    ]  # fmt: skip


def evidence(id: str, kind: str, left: int, **fields: Any) -> Evidence:
    """Evidence that is valid for `left` more days."""
    day = TODAY + timedelta(days=left - 100)
    return Evidence.model_validate(
        {"id": id, "title": id, "kind": kind, "collected_on": day, "valid_days": 100} | fields
    )


def journey(id: str, *steps: dict[str, Any], **fields: Any) -> Journey:
    stages = [{"id": "s", "title": "S", "phase": "before", "steps": [{"title": "T", **step} for step in steps]}]
    head = {"id": id, "title": id, "persona": "ana", "customer_goal": "g", "stages": stages}
    return Journey.model_validate(head | fields)


def reliance(book: Book) -> EvidenceView:
    return evidence_view(book, evidence_rows(book, TODAY), TODAY, EN)


def test_evidence_is_fresh_or_about_to_expire_or_expired() -> None:
    pieces = [evidence("a", "crm", 31), evidence("b", "crm", 30), evidence("c", "crm", 0), evidence("d", "crm", -1)]
    view = reliance(of("evidence", *pieces))
    assert [[link.title for link in pile.newest] for pile in view.freshness] == [["a"], ["b", "c"], ["d"]]
    assert [pile.share for pile in view.freshness] == [0.25, 0.5, 0.25]


def test_a_pile_names_the_newest_and_counts_the_rest_which_the_table_holds() -> None:
    pieces = [evidence(f"e{n:02}", "crm", 50 + n) for n in range(SHOWN + 3)]
    pile = reliance(of("evidence", *pieces)).freshness[0]
    assert (pile.n, pile.more, len(pile.newest), pile.newest[0].title) == (SHOWN + 3, 3, SHOWN, "e14")


def test_kinds_of_source_that_there_is_nothing_of_are_holes() -> None:
    pieces = [evidence("a", "crm", 9), evidence("b", "front-line", -9), evidence("c", "survey", 9, front_line=True)]
    view = reliance(of("evidence", *pieces))
    assert [(row.kind, row.valid) for row in view.kinds] == [("crm", 1), ("survey", 1), ("front-line", 0)]
    assert "web-analytics" in view.missing
    assert not {"crm", "other", "workshop"} & set(view.missing)
    assert [pile.n for pile in view.sources] == [3, 0, 2]


def test_claims_are_counted_over_the_journeys_as_they_are_and_the_weakest_come_first() -> None:
    sourced = {"emotion": 1, "evidence": ["a"]}
    maps = [
        journey("strong", {"id": "x", **sourced}),
        journey("weak", {"id": "x", "emotion": 0, "assumption": True}, {"id": "y", **sourced}),
        journey("silent", {"id": "x"}),
        journey("dream", {"id": "x", "emotion": 2}, state="dream"),
    ]
    book = of("evidence", evidence("a", "crm", 9), maps={one.id: one for one in maps})
    view = reliance(book)
    assert (view.claims.evidenced, view.claims.claims, view.assumptions, view.steps) == (2, 3, 1, 4)
    assert [one.journey.title for one in view.weakest] == ["weak", "strong"]


def account(
    *touches: dict[str, Any], roles: tuple[str, ...] = ("buyer", "decider", "user"), **fields: Any
) -> Account:
    people = [{"id": role, "title": role.title(), "role": role} for role in roles]
    head = {"id": "acme", "name": "Acme", "people": people, "touches": list(touches)}
    return Account.model_validate(head | fields)


def touch(day: int, person: str, **fields: Any) -> dict[str, Any]:
    return {"day": date(2026, 1, 1) + timedelta(days=day), "person": person, "text": f"{person} {day}"} | fields


def test_all_touches_of_all_people_stand_on_one_time_line_each_in_its_person_s_column() -> None:
    one = account(touch(9, "user"), touch(1, "buyer", feeling="bad"), touch(3, "stranger"))
    book = of("accounts", one)
    (row,) = account_rows(book)
    view = account_view(book, row, EN)
    assert [(each.cells, each.other) for each in view.touches] == [
        (("buyer 1", None, None), None),
        ((None, None, None), "stranger 3"),
        ((None, None, "user 9"), None),
    ]
    assert view.others
    assert view.feelings == (("good", 0), ("neutral", 2), ("bad", 1))


def test_a_buying_group_says_whom_it_lacks_and_whom_nobody_has_met() -> None:
    (row,) = account_rows(of("accounts", account(touch(1, "buyer"), roles=("buyer", "influencer"))))
    assert row.missing == ("user", "decider")
    assert "gatekeeper" in row.absent
    assert "influencer" not in row.absent
    assert row.silent == ("Influencer",)


@pytest.mark.parametrize("days", [1, DRAWN_DAYS, DRAWN_DAYS + 1, 3 * DRAWN_DAYS + 2])
def test_a_long_time_line_is_drawn_in_parts_that_can_be_read(days: int) -> None:
    one = account(*(touch(day, "buyer") for day in range(days)), touch(0, "user"))
    book = of("accounts", one)
    view = account_view(book, account_rows(book)[0], EN)
    lengths = [len(part.periods) for part in view.timelines]
    assert sum(lengths) == days
    assert max(lengths) <= DRAWN_DAYS
    assert max(lengths) - min(lengths) <= len(lengths)
    assert len(view.timelines[0].periods[0].events) == 2


def test_an_account_leads_to_its_journeys_and_to_what_is_known_of_it() -> None:
    segment = Segment.model_validate(
        {"id": "s", "name": "Clinics", "trends": [{"title": "slow"}], "events": [{"title": "fair", "when": TODAY}]}
    )
    profile = {"industry": "health", "evidence": ["a", "gone"]}
    one = account(touch(1, "buyer", step="way/x"), segment="s", owner="sales", profile=profile)
    book = of(
        "accounts",
        one,
        segments={"s": segment},
        maps={"way": journey("way", {"id": "x"})},
        evidence={"a": evidence("a", "crm", 9), "b": evidence("b", "front-line", 9, department="sales")},
    )
    view = account_view(book, account_rows(book)[0], EN)
    assert [(met.link.title, met.touches) for met in view.journeys] == [("way", 1)]
    assert [shift.title for shift in view.shifts] == ["fair", "slow"]
    assert [(known.evidence.id, known.front_line) for known in view.known] == [("b", True), ("a", False)]


def test_programmes_are_ranked_as_such_with_their_opportunities_in_the_backlog_s_order() -> None:
    def opportunity(id: str, programme: str | None, **fields: Any) -> Opportunity:
        head = {
            "id": id,
            "title": id,
            "answers": [{"step": "way/x"}],
            "effort": 2,
            "impact": 3,
            "category": "process",
        }
        return Opportunity.model_validate(head | {"programme": programme} | fields)

    late = date(2026, 5, 1)
    entries = [
        opportunity("slow", "big", effort=5),
        opportunity("quick", "big", due=late, status="doing"),
        opportunity("alone", None),
        opportunity("lost", "gone", status="done"),
    ]
    book = of(
        "programmes",
        Programme(id="big", title="Big", effort=4, impact=5),
        Programme(id="easy", title="Easy", effort=1, impact=4),
        opportunities={one.id: one for one in entries},
    )
    view = programmes_view(book, ranked(book, TODAY), EN)
    assert [(row.rank, row.programme.id) for row in view.rows] == [(1, "easy"), (2, "big")]
    big = view.rows[1]
    assert [one.opportunity.id for one in big.all] == ["quick", "slow"]
    assert (big.statuses, big.due, big.overdue) == ((("doing", 1), ("idea", 1)), late, 1)
    assert [one.opportunity.id for one in view.alone] == ["alone"]
    assert view.quadrant is not None
    points = {point.label: (point.x < 0.5, point.y > 0.5) for point in view.quadrant.points}
    assert points == {"1": (True, True), "2": (False, True)}


def test_every_page_of_these_kinds_can_be_made_of_an_empty_book_and_of_dangling_references() -> None:
    person = Persona.model_validate({"id": "ana", "name": "Ana", "archetype": "a", "success": {"definition": "d"}})
    gone = {"touchpoint": "gone", "channel": "gone", "department": "gone", "step": "gone/gone"}
    book = of("accounts", account(touch(1, "gone", **gone)), personas={"ana": person}, metrics={"m": metric()})
    for one in (Book(), book):
        made = [page.uri for page in pages(one, (), EN, TODAY)]
        wanted = {f"{name}/index.md" for name in ("coverage", "channels", "systems", "content", "metrics",
                                                  "accounts", "programmes", "evidence")}  # fmt: skip
        assert wanted <= set(made)
