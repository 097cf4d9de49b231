"""Coverage, channels, systems and content on small books: counts, holes, and what is said of them in words."""

from __future__ import annotations

from typing import Any

import pytest

from journeybook.model.book import Book
from journeybook.model.contacts import Channel, Content, System, Touchpoint
from journeybook.model.journey import Journey
from journeybook.model.kinds import KINDS
from journeybook.model.opportunities import Capability
from journeybook.model.organization import Department, Organization
from journeybook.model.people import Persona
from journeybook.views.channels import SHOWN, channel_views
from journeybook.views.content import content_view
from journeybook.views.coverage import LISTED, CoverageView, Dimension, coverage_view
from journeybook.views.systems import systems_view

PHASES = ("before", "during", "after")
_KIND = {model: kind for kind, model in KINDS.items()}


def journey(id: str, *stages: list[dict[str, Any]], macro: str | None = None, **fields: Any) -> Journey:
    """A journey with a stage for each list of steps: before, during, after."""
    held = [
        {"id": f"s{number}", "title": "S", "phase": PHASES[number], "macro_stage": macro, "steps": steps}
        for number, steps in enumerate(stages)
        if steps
    ]
    head = {"id": id, "title": id, "persona": "ana", "customer_goal": "g", "stages": held}
    return Journey.model_validate(head | fields)


def step(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id, **fields}


def touchpoint(id: str, **fields: Any) -> Touchpoint:
    return Touchpoint.model_validate({"id": id, "title": id, "kind": "page", "mode": "online"} | fields)


def persona(id: str, **fields: Any) -> Persona:
    return Persona.model_validate({"id": id, "name": id, "archetype": "a", "success": {"definition": "d"}} | fields)


def book(*entries: Any, **fields: Any) -> Book:
    """A book of these entries, each put under its kind."""
    held: dict[str, dict[str, Any]] = {}
    for entry in entries:
        held.setdefault(_KIND[type(entry)], {})[entry.id] = entry
    return Book(**held, **fields)  # type: ignore[arg-type]


def dimension(view: CoverageView, key: str) -> Dimension:
    return next(one for one in view.dimensions if one.key == key)


def counts(one: Dimension) -> dict[str | None, list[int]]:
    return {row.name: [*(cell.n for cell in row.cells), row.total.n] for row in one.rows}


DIVIDED = Organization.model_validate(
    {"id": "organization", "schema_version": 1, "name": "O", "divisions": [{"id": "shops", "title": "Shops"}],
     "locations": [{"id": "north", "title": "North"}, {"id": "south", "title": "South"}]}
)  # fmt: skip


def test_a_touchpoint_counts_in_each_phase_in_which_a_step_meets_it_and_in_each_of_its_places() -> None:
    view = coverage_view(
        book(
            touchpoint("page", division="shops", locations=["north", "south"]),
            touchpoint("leaflet", locations=["north", "north"]),
            journey("one", [step("a", touchpoint="page")], [step("b", touchpoint="page")]),
            organization=DIVIDED,
        )
    )
    assert counts(dimension(view, "division")) == {"Shops": [1, 1, 0, 0, 1], None: [0, 0, 0, 1, 1]}
    assert counts(dimension(view, "location")) == {"North": [1, 1, 0, 1, 2], "South": [1, 1, 0, 0, 1]}


def test_a_hole_is_a_phase_without_touchpoint_of_a_place_that_has_some() -> None:
    view = coverage_view(
        book(
            touchpoint("page", locations=["north"]),
            journey("one", [step("a", touchpoint="page")]),
            organization=DIVIDED,
        )
    )
    places = dimension(view, "location")
    assert [(row.name, row.holes) for row in places.rows] == [("North", ("during", "after")), ("South", ())]
    assert (places.holes, places.bare) == (2, ("South",))


def test_below_a_long_table_the_first_places_with_holes_are_named_and_the_others_counted() -> None:
    offices = [Department(id=f"d{n:02}", name=f"D{n:02}") for n in range(50)]
    steps = [step(f"s{n}", touchpoint=f"t{n}") for n in range(25)]
    met = [touchpoint(f"t{n}", offered_by=[f"d{n:02}"]) for n in range(25)]
    one = dimension(coverage_view(book(*offices, *met, journey("one", steps))), "department")
    assert (one.lacking[0].name, one.lacking[0].holes, one.bare[0]) == ("D00", ("during", "after"), "D25")
    assert (len(one.lacking), one.more_lacking, len(one.bare), one.more_bare, one.holes) == (20, 5, 20, 5, 50)


def test_what_only_a_dream_meets_counts_if_it_has_still_to_be_created() -> None:
    view = coverage_view(
        book(
            touchpoint("there"),
            touchpoint("wished", state="to-create"),
            journey("dream", [step("a", touchpoint="there"), step("b", touchpoint="wished")], state="dream"),
        )
    )
    assert counts(dimension(view, "channel")) == {None: [1, 0, 0, 1, 2]}
    assert [met.to_create for met in dimension(view, "channel").rows[0].cells[0].first] == [True]


def test_every_touchpoint_falls_on_one_side_of_each_split() -> None:
    view = coverage_view(
        book(
            touchpoint("a", owned=False), touchpoint("b", monitored_by=["survey"], form="analogue", mode="offline")
        )
    )
    sides = {split.key: [side.count.n for side in split.sides] for split in view.splits}
    assert sides == {"mode": [1, 1], "form": [1, 1], "monitored": [1, 1], "owned": [1, 1], "planned": [2, 0],
                     "size": [2, 0], "state": [2, 0]}  # fmt: skip
    assert {split.key for split in view.splits if split.weak} == {"monitored", "owned"}


def test_a_number_names_the_first_and_counts_the_rest() -> None:
    view = coverage_view(book(*(touchpoint(f"t{number:03}") for number in range(LISTED + 3))))
    online = view.splits[0].sides[0].count
    assert (online.n, len(online.first), online.more) == (LISTED + 3, LISTED, 3)
    assert online.first[0].link.uri == "touchpoints/t000.md"


@pytest.mark.parametrize(
    ("fields", "fit", "verdicts"),
    [
        ({"actual_use": 0.5, "relevance": 5}, 5, []),
        ({"actual_use": 0.4, "offered": False, "relevance": 4}, 5, ["not_offered"]),
        ({"actual_use": 0, "offered": False}, None, []),
        ({"actual_use": 0.05}, 4, ["hardly_used"]),
        ({"actual_use": 0.5, "relevance": 4}, 2, ["suits_badly"]),
        ({"actual_use": 0.5, "relevance": 4}, None, ["on_no_step"]),
        ({}, 3, ["use_unknown"]),
    ],
)
def test_a_channel_is_told_where_offer_use_and_relevance_part(
    fields: dict[str, Any], fit: int | None, verdicts: list[str]
) -> None:
    channel = Channel.model_validate({"id": "chat", "name": "Chat", "form": "digital", "mode": "online"} | fields)
    steps = [] if fit is None else [step("a", channel="chat", channel_fit=fit)]
    (view,) = channel_views(book(channel, journey("one", steps or [step("b")])))
    assert (list(view.row.verdicts), view.row.fit) == (verdicts, fit)


def test_channels_come_by_use_and_their_worst_steps_first() -> None:
    def channel(id: str, use: float | None) -> Channel:
        return Channel(id=id, name=id, form="digital", mode="online", actual_use=use)

    steps = [step(f"s{number}", channel="web", channel_fit=5 - number % 3) for number in range(SHOWN + 5)]
    views = channel_views(
        book(channel("lost", None), channel("few", 0.1), channel("web", 0.9), journey("o", steps))
    )
    assert [view.row.channel.id for view in views] == ["web", "few", "lost"]
    assert views[0].row.steps == SHOWN + 5
    assert [one.fit for one in views[0].steps] == sorted(one.fit or 0 for one in views[0].steps)
    assert len(views[0].steps) == SHOWN


def test_a_channel_shows_where_the_promise_is_kept_and_where_nobody_looked() -> None:
    channel = Channel(id="web", name="Web", form="digital", mode="online")
    kept = {"channels": ["web"], "consistency": [{"channel": "web", "consistent": False, "note": "other price"}]}
    (view,) = channel_views(book(channel, touchpoint("a", **kept), touchpoint("b", channels=["web"])))
    assert [(one.consistent, one.note) for one in view.touchpoints] == [(False, "other price"), (None, None)]


def test_a_system_stands_behind_the_steps_that_name_it_and_those_of_its_touchpoints() -> None:
    issue = {"kind": "disconnected-system", "text": "nightly", "systems": ["crm", "shop", "gone"]}
    view = systems_view(
        book(
            System(id="crm", name="CRM", category="record"),
            System(id="shop", name="Shop", category="engagement"),
            Capability(id="c", title="Coupons", available=True, system="shop"),
            touchpoint("page", systems=["shop"]),
            touchpoint("bare"),
            journey("one", [step("a", touchpoint="page"), step("b", systems=["crm"], issues=[issue])]),
        )
    )
    rows = {row.system.id: row for one in view.classes for row in one.rows}
    assert {id: row.steps for id, row in rows.items()} == {"crm": 1, "shop": 1}
    assert [one.others for one in rows["crm"].issues] == [("Shop",)]
    assert [one.title for one in rows["shop"].capabilities] == ["Coupons"]
    assert [one.others for one in view.disconnected] == [("CRM", "Shop")]
    assert [link.title for link in view.bare] == ["bare"]
    assert [(one.key, len(one.rows), one.touchpoints) for one in view.classes] == [
        ("engagement", 1, 1), ("intelligence", 0, 0), ("record", 1, 0),
    ]  # fmt: skip


def test_of_problems_of_a_kind_between_the_same_systems_one_stands_for_all() -> None:
    def issue(kind: str, *systems: str) -> dict[str, object]:
        return {"kind": kind, "text": kind, "systems": ["crm", *systems]}

    steps = [step(f"s{n}", issues=[issue("silo", "shop"), issue("disconnected-system", "shop")]) for n in range(9)]
    steps.append(step("last", issues=[issue("silo")]))
    systems = [System(id=id, name=id.upper(), category="record") for id in ("crm", "shop")]
    (one,) = (one for one in systems_view(book(*systems, journey("one", steps))).classes if one.key == "record")
    crm = next(row for row in one.rows if row.system.id == "crm")
    found = [(one.kind, one.others, one.also) for one in crm.issues]
    assert found == [("disconnected-system", ("SHOP",), 8), ("silo", ("SHOP",), 8), ("silo", (), 0)]
    assert crm.more_issues == 0


def test_a_hole_in_the_content_counts_most_where_a_journey_passes() -> None:
    guide = Content(id="guide", title="Guide", kind="guide", personas=("ana",), stages=("branding",))
    passed = journey("one", [step("a", content=["guide"])], macro="customer-support")
    view = content_view(book(guide, persona("ana"), persona("leo"), passed))
    assert (view.cells, view.holes, view.missed) == (16, 15, 1)
    ana, leo = view.rows
    found = [(stage, len(cell.content), cell.passed) for stage, cell in zip(view.stages, ana.cells, strict=True)]
    assert [one for one in found if one[1:] != (0, False)] == [
        ("branding", 1, False),
        ("customer-support", 0, True),
    ]
    assert (ana.missed, leo.missed) == (1, 0)
    assert not any(cell.content or cell.passed for cell in leo.cells)
    assert view.content[0].faults == ("content.no_owner", "content.no_address")
    assert view.content[0].steps == 1


def test_an_empty_book_has_pages_all_the_same() -> None:
    empty = Book()
    assert coverage_view(empty).touchpoints == 0
    assert channel_views(empty) == ()
    assert [one.rows for one in systems_view(empty).classes] == [(), (), ()]
    assert content_view(empty).cells == 0
