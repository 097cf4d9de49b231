"""Where one can go from each step: straight on, unless something else is said; what nobody can reach or leave."""

from __future__ import annotations

from typing import Any

import pytest

from journeybook.check.paths import no_way_out, unreachable, ways
from journeybook.model.book import Book
from journeybook.model.journey import Journey
from support.overlay import TODAY

Ways = list[dict[str, Any]]


def journey(steps: dict[str, Ways], id: str = "way") -> Journey:
    """A journey of steps a, b, c …, each with its transitions; one given as `last` is marked so."""
    values = [
        {"id": name, "title": name, "transitions": [one for one in own if one != LAST]}
        | ({"interaction": "last"} if LAST in own else {})
        for name, own in steps.items()
    ]
    stage = {"id": "all", "title": "All", "phase": "before", "steps": values}
    return Journey(
        id=id, title=id, persona="ana", status="develop", customer_goal="Arrive.", stages=[stage]
    )  # fmt: skip


LAST: dict[str, Any] = {}
EXIT = {"kind": "exit", "reason": "tired"}


def to(step: str, kind: str = "next", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "to": step, **more}


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ({"a": [], "b": []}, {"a": {"b"}, "b": {""}}),
        ({"a": [EXIT], "b": []}, {"a": {"b", ""}, "b": {""}}),
        ({"a": [to("c", "skip")], "b": [], "c": []}, {"a": {"b", "c"}, "b": {"c"}, "c": {""}}),
        ({"a": [to("c")], "b": [], "c": []}, {"a": {"c"}, "b": {"c"}, "c": {""}}),
        ({"a": [{"kind": "next"}], "b": []}, {"a": {"b"}, "b": {""}}),
        ({"a": [], "b": [to("a", "back", share=1.0)]}, {"a": {"b"}, "b": {"a"}}),
        ({"a": [], "b": [to("a", "back", share=0.9)]}, {"a": {"b"}, "b": {"a", ""}}),
        ({"a": [LAST], "b": []}, {"a": {""}, "b": {""}}),
        ({"a": [to("other/x")], "b": []}, {"a": {""}, "b": {""}}),
        ({"a": [to("nowhere", "skip")], "b": []}, {"a": {"b"}, "b": {""}}),
    ],
)
def test_ways_lead_straight_on_unless_something_else_is_said(
    steps: dict[str, Ways], expected: dict[str, set[str]]
) -> None:
    one, other = journey(steps), journey({"x": []}, "other")
    book = Book(maps={"way": one, "other": other})
    assert {step: set(targets) for step, targets in ways(book, one).items()} == expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ({"a": [], "b": [], "c": []}, []),
        ({"a": [to("c")], "b": [], "c": []}, ["b"]),
        ({"a": [LAST], "b": [], "c": []}, ["b", "c"]),
        ({"a": [to("c")], "b": [], "c": [to("b", "back")]}, []),
    ],
)
def test_a_step_nobody_can_reach_is_told(steps: dict[str, Ways], expected: list[str]) -> None:
    book = Book(maps={"way": journey(steps)})
    assert [finding.values["step"] for finding in unreachable(book, TODAY)] == expected


def test_a_step_another_journey_leads_to_is_reached() -> None:
    maps = {"way": journey({"a": [LAST], "b": []}), "other": journey({"x": [to("way/b")]}, "other")}
    assert list(unreachable(Book(maps=maps), TODAY)) == []


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ({"a": [], "b": [to("a", "back", share=1.0)]}, ["a, b"]),
        ({"a": [], "b": [to("a", "back", share=0.5)]}, []),
        ({"a": [], "b": [to("a", "back", share=0.5), {**EXIT, "share": 0.5}]}, []),
        ({"a": [], "b": [], "c": [to("b", "back", share=1.0)]}, ["a, b, c"]),
    ],
)
def test_a_loop_without_a_way_out_is_told_once(steps: dict[str, Ways], expected: list[str]) -> None:
    book = Book(maps={"way": journey(steps)})
    assert [finding.values["steps"] for finding in no_way_out(book, TODAY)] == expected
