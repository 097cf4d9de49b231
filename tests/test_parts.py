"""Long tables: how they are cut, where their parts stand, and that no page grows with the number of journeys."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import pytest

from journeybook.model.contacts import Content, System, Touchpoint
from journeybook.model.evidence import Metric
from journeybook.model.opportunities import Capability, Opportunity, Programme
from journeybook.model.organization import Department
from journeybook.pages import Page, pages
from journeybook.render import Renderer
from journeybook.views.links import Link, narrowed
from journeybook.views.parts import Table, choice, fitting, table
from journeybook.words import Words
from support.books import TODAY, book, journey, persona, stage, step


@pytest.mark.parametrize(
    ("total", "spans"),
    [
        (0, [(0, 0)]),
        (100, [(0, 100)]),
        (124, [(0, 124)]),
        (125, [(0, 100), (100, 125)]),
        (224, [(0, 100), (100, 224)]),
        (300, [(0, 100), (100, 200), (200, 300)]),
    ],
)
def test_a_small_rest_stands_with_the_part_before_it(total: int, spans: list[tuple[int, int]]) -> None:
    assert list(table("all", "problems/index.md", range(total)).spans) == spans


def test_each_part_has_an_address_of_its_own_that_no_entry_can_have() -> None:
    rows = list(range(250))
    overview = table("list", "journeys/index.md", rows)
    assert [overview.part(number).uri for number in (1, 2, 3)] == [
        "journeys/index.md", "journeys/list/2.md", "journeys/list/3.md",
    ]  # fmt: skip
    entry = table("hurts", "departments/it.md", rows).part(3)
    assert (entry.uri, entry.at(1)) == ("departments/it/hurts/3.md", "departments/it.md")
    assert (entry.first, entry.last, entry.total, entry.rows[0]) == (201, 250, 250, 200)


def test_a_wide_table_holds_fewer_rows_in_a_part() -> None:
    assert [fitting(columns) for columns in (2, 12, 26, 200)] == [100, 100, 46, 20]


def test_every_part_offers_what_stands_in_the_whole_column_once_and_in_order() -> None:
    rows = [("Zoe",), ("Ágata", "Bia"), (None,)]
    made = Table("t", "t/index.md", 3, lambda: rows, 1, lambda rows: (choice("key", rows, lambda row: row),))
    assert made.part(3).options("key") == ("Ágata", "Bia", "Zoe")
    assert made.part(1).options("other") == ()


def test_a_link_can_narrow_the_table_it_leads_to() -> None:
    assert narrowed("+3", "touchpoints/index.md", "inventory", offered_by="Ação & Cia") == Link(
        "+3", "touchpoints/index.md", "inventory", "inventory.offered_by=A%C3%A7%C3%A3o+%26+Cia"
    )


def _pages(journeys: int) -> dict[str, str]:
    steps = [
        step(
            f"s{n}",
            departments={"responsible": ["it"]},
            emotion=-1,
            pains=[{"id": "p", "text": "It hurts", "severity": 2}],
        )
        for n in range(4)
    ]
    maps = [journey(f"j{n:03}", stage("one", *steps)) for n in range(journeys)]
    whole = book(Department(id="it", name="IT"), *maps)
    made = pages(whole, (), Words("en"), TODAY)
    renderer = Renderer(Words("en"))
    return {page.uri: renderer.markdown(page) for page in made if page.template != "journey.md"}


def test_no_page_grows_with_the_number_of_journeys() -> None:
    few, many = _pages(130), _pages(400)
    whole = [uri for uri in few if not PurePath(uri).stem.isdigit()]
    grown = {uri: (len(few[uri]), len(many[uri])) for uri in whole if len(many[uri]) > 1.1 * len(few[uri])}
    assert grown == {}
    assert {
        "audit/course/2.md", "audit/reasons/2.md", "departments/it/duties/2.md", "departments/it/hurts/2.md",
        "journeys/list/2.md", "perception/journeys/2.md", "verdicts/journeys/2.md",
    } <= set(few)  # fmt: skip


BOUNDED = {
    "departments/index.md", "index.md", "matrix/index.md", "maturity/index.md", "offered/index.md",
    "personas/index.md",
}  # fmt: skip
"""Pages that name each persona, department or metric: an organization has tens of these, not hundreds."""


def test_no_page_grows_with_an_organization_but_those_that_name_its_personas_departments_and_metrics() -> None:
    def made(n: int) -> tuple[dict[str, int], set[str]]:
        names = [f"{number:03}" for number in range(n)]
        people = [persona(f"p{name}") for name in names]
        content = [
            Content(
                id=f"c{name}",
                title=name,
                kind="guide",
                personas=[one.id for one in people],
                stages=["branding"],
            )
            for name in names
        ]
        metrics = [Metric(id=f"m{name}", title=name, kind="other", maturity=2, direction="up") for name in names]
        systems = [System(id=f"s{name}", name=name, category="record") for name in names]
        waits = [
            Touchpoint(id=f"t{name}", title=name, kind="store", mode="online", response_time={"target_hours": 24})
            for name in names
        ]
        efforts = [Programme(id=f"b{name}", title=name, effort=3, impact=3) for name in names]
        better = [
            Opportunity(
                id=f"o{name}",
                title=name,
                category="process",
                effort=3,
                impact=3,
                programme="b000",
                answers=[{"step": "way/x"}],
            )
            for name in names
        ]
        offices = [Department(id=f"d{name}", name=name) for name in names]
        whole = book(*people, *content, *metrics, *systems, *waits, *efforts, *better, *offices)
        every = {page.uri: page for page in pages(whole, (), Words("en"), TODAY)}
        measured = [uri for uri in every if PurePath(uri).stem == "index" or uri.endswith("000.md")]
        renderer = Renderer(Words("en"))
        return {uri: len(renderer.markdown(every[uri])) for uri in measured}, set(every)

    (few, parts), (many, _) = made(130), made(400)
    assert {uri for uri in few if many[uri] > 1.1 * few[uri]} == BOUNDED
    assert {
        "coverage/department/2.md", "content/list/2.md", "content/matrix/2.md",
        "metrics/level-2/2.md", "metrics/response-times/2.md",
        "programmes/ranked/2.md", "programmes/b000/backlog/2.md", "systems/record/2.md",
    } <= parts  # fmt: skip


def _unmade(*entries: Any) -> dict[str, Page]:
    return {page.uri: page for page in pages(book(*entries), (), Words("en"), TODAY)}


def test_what_changes_only_in_a_later_part_leaves_the_page_with_the_first_as_it_was() -> None:
    names = [f"{number:02}" for number in range(90)]
    before = (
        *(System(id=f"s{name}", name=name, category="record") for name in names),
        *(Metric(id=f"m{name}", title=name, kind="other", maturity=2, direction="up") for name in names),
        *(Content(id=f"c{name}", title=name, kind="guide") for name in names),
        *(Department(id=f"d{name}", name=name) for name in names),
        *(persona(f"p{name}") for name in names),
        journey("way", persona="p00"),
    )
    after = (
        Capability(id="new", title="New", system="s89", available=True),
        Metric(id="m89", title="89", kind="other", maturity=2, direction="up", unit="days"),
        Department(id="d89", name="Later"),
        journey("way", stage("only", step("x", content=["c89"])), persona="p00"),
    )
    old, new = (_unmade(*before), _unmade(*before, *after))
    for name, part in (
        ("systems", "record/4"), ("metrics", "level-2/4"), ("content", "list/2"), ("coverage", "department/4"),
    ):  # fmt: skip
        assert old[f"{name}/index.md"].made() == new[f"{name}/index.md"].made(), name
        assert old[f"{name}/{part}.md"].made() != new[f"{name}/{part}.md"].made(), name


@pytest.mark.parametrize(
    ("uri", "known", "also"),
    [
        ("systems/index.md", System(id="s", name="S", category="record"), {"about": "Till"}),
        ("content/index.md", Content(id="c", title="C", kind="guide"), {"tags": ("till",)}),
    ],
)
def test_the_page_with_the_first_part_is_made_again_where_the_search_finds_other_words(
    uri: str, known: Any, also: dict[str, Any]
) -> None:
    first = [known.model_copy(update={"id": f"{known.id}{n:02}"}) for n in range(90)]
    last = first[-1].model_copy(update=also)
    old, new = (_unmade(*first)[uri].made(), _unmade(*first, last)[uri].made())
    assert old.found != new.found
    assert old.values != new.values


def test_parts_lead_to_each_other_and_back() -> None:
    made = _pages(320)
    assert 'rel="next" href="list/2/"' in made["journeys/index.md"]
    middle = made["journeys/list/2.md"]
    assert 'rel="first" href="../../"' in middle
    assert 'rel="last" href="../7/"' in middle
    assert "51–100 of 320" in middle
    assert 'rel="next"' not in made["journeys/list/7.md"]
