"""What changed from one book to the next, and what is no change at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from journeybook.diff import Change, changes
from journeybook.model.book import Book
from journeybook.model.journey import Journey
from journeybook.model.opportunities import Opportunity
from journeybook.model.organization import Department, Organization
from journeybook.model.part import Entry
from journeybook.model.people import Persona

ANA = {"name": "Ana", "archetype": "Hunter", "success": {"definition": "It arrives"}}
STEP = {"id": "wait", "title": "I wait"}
GAP = {"title": "Tell them", "answers": [{"step": "gift/wait"}], "effort": 1, "impact": 5, "category": "process"}
LATE = {"id": "late", "text": "It came late", "severity": 2}


def journey(*steps: dict[str, Any], id: str = "gift", **fields: Any) -> Journey:
    stages = [{"id": "one", "title": "One", "phase": "before", "steps": list(steps) or [STEP]}]
    head = {"id": id, "title": "Gift", "persona": "ana", "customer_goal": "A gift", "stages": stages}
    return Journey.model_validate(head | fields)


def at(**fields: Any) -> Journey:
    """A journey of one step that holds these fields."""
    return journey(STEP | fields)


def staged(*stages: tuple[str, list[str]]) -> Journey:
    """Stages by name, each with the ids of its steps."""
    held = [
        {"id": id, "title": id, "phase": "before", "steps": [{"id": step, "title": step} for step in steps]}
        for id, steps in stages
    ]
    return journey(stages=held)


def opportunity(**fields: Any) -> Opportunity:
    return Opportunity.model_validate({"id": "tell"} | GAP | fields)


def persona(id: str = "ana", **fields: Any) -> Persona:
    return Persona.model_validate({"id": id} | ANA | fields)


def book(*entries: Entry) -> Book:
    kinds = {Journey: "maps", Opportunity: "opportunities", Persona: "personas", Department: "departments"}
    held: dict[str, Any] = {name: {} for name in kinds.values()}
    for entry in entries:
        held[kinds[type(entry)]][entry.id] = entry
    return Book(**held)


def kinds(old: Book, new: Book) -> list[str]:
    return [change.kind.value for change in changes(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (None, persona(), ["added"]),
        (persona(), None, ["removed"]),
        (persona("ana"), persona("anna"), ["renamed"]),
        (persona("ana"), persona("anna", goals=["a gift"]), ["removed", "added"]),
        (persona(), persona(goals=["a gift"]), ["field"]),
        (persona(), persona(goals=["a gift"], needs=["time"]), ["field", "field"]),
        (journey(status="develop"), journey(status="document"), ["status"]),
        (journey(), journey(title="Another gift"), ["field"]),
        (journey(), journey(STEP, {"id": "buy", "title": "I buy"}), ["step-added"]),
        (journey(STEP, {"id": "buy", "title": "I buy"}), journey(), ["step-removed"]),
        (journey(), journey({"id": "hope", "title": "I wait"}), ["step-renamed"]),
        (journey(), journey({"id": "hope", "title": "I hope"}), ["step-removed", "step-added"]),
        (staged(("one", ["a", "b"]), ("two", ["c"])), staged(("one", ["a"]), ("two", ["b", "c"])), ["step-moved"]),
        (staged(("one", ["a", "b"])), staged(("one", ["b", "a"])), ["field"]),
        (staged(("one", ["a"])), staged(("one", ["a"]), ("two", ["b"])), ["field", "step-added"]),
        (at(emotion=-2), at(emotion=1), ["emotion-up"]),
        (at(emotion=1), at(emotion=0), ["emotion-down"]),
        (at(), at(emotion=0), ["emotion-known"]),
        (at(emotion=0), at(), ["emotion-unknown"]),
        (at(), at(pains=[LATE]), ["pain-added"]),
        (at(pains=[LATE]), at(), ["pain-gone"]),
        (at(pains=[LATE]), at(pains=[LATE | {"severity": 3}]), ["pain-worse"]),
        (at(pains=[LATE]), at(pains=[LATE | {"severity": 1}]), ["pain-eased"]),
        (at(pains=[LATE]), at(pains=[LATE | {"text": "It was late"}]), ["field"]),
        (at(touchpoint="mail"), at(touchpoint="screen"), ["touchpoint"]),
        (at(departments={"accountable": "it"}), at(departments={"accountable": "sales"}), ["responsibility"]),
        (at(), at(transitions=[{"kind": "exit", "reason": "too late"}]), ["transitions"]),
        (at(quote="Where is it?"), at(quote="There it is."), ["field"]),
        (opportunity(), opportunity(status="planned"), ["status"]),
        (opportunity(status="doing"), opportunity(status="done"), ["done"]),
        (opportunity(goal={"target": 1}), opportunity(goal={"target": 1, "measured": 2}), ["measured"]),
        (opportunity(goal={"target": 1}), opportunity(goal={"target": 2}), ["field"]),
        (opportunity(effort=1), opportunity(effort=2), ["field"]),
    ],
)
def test_a_change_is_found(old: Entry | None, new: Entry | None, expected: list[str]) -> None:
    assert kinds(book(*filter(None, [old])), book(*filter(None, [new]))) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (persona(), persona()),
        (persona(tags=["a", "b"]), persona(tags=["b", "a"])),
        (persona(), persona(market="b2c", goals=[])),
        (at(evidence=["crm", "survey"]), at(evidence=["survey", "crm"])),
        (at(feels=["glad", "calm"]), at(feels=["calm", "glad"])),
        (at(departments={"informed": ["it", "sales"]}), at(departments={"informed": ["sales", "it"]})),
        (
            at(transitions=[{"kind": "next"}, {"kind": "exit", "reason": "late"}]),
            at(transitions=[{"kind": "exit", "reason": "late"}, {"kind": "next"}]),
        ),
        (at(pains=[LATE]), at(pains=[LATE | {"id": "came-late"}])),
        (at(), at(detail="listed", moment_of_truth=False)),
        (opportunity(), opportunity(status="idea")),
    ],
)
def test_this_is_no_change(old: Entry, new: Entry) -> None:
    assert kinds(book(old), book(new)) == []


def test_the_order_of_the_entries_is_no_change() -> None:
    one, two = Department(id="it", name="IT"), Department(id="sales", name="Sales")
    assert kinds(book(one, two), book(two, one)) == []


def test_a_change_says_where_it_is_and_what_it_was() -> None:
    (change,) = changes(book(at(emotion=-2)), book(at(emotion=1)))
    assert (change.entry, change.id, change.step, change.before, change.after) == ("maps", "gift", "wait", -2, 1)


def test_the_organization_is_compared_field_by_field() -> None:
    before = Organization(id="organization", schema_version=1, name="Shop")
    after = before.model_copy(update={"review_every_days": 90})
    found = list(changes(replace(Book(), organization=before), replace(Book(), organization=after)))
    assert [(change.entry, change.field) for change in found] == [("organization", "review_every_days")]


def test_two_that_were_renamed_are_told_apart() -> None:
    old = book(persona("a", goals=["x"]), persona("b", goals=["y"]))
    new = book(persona("c", goals=["y"]), persona("d", goals=["x"]))
    pairs = {(change.before, change.after) for change in changes(old, new)}
    assert pairs == {("a", "d"), ("b", "c")}


def test_changes_are_values() -> None:
    old, new = book(at()), book(at(emotion=1))
    assert list(changes(old, new)) == list(changes(old, new))
    assert all(isinstance(change, Change) for change in changes(old, new))
