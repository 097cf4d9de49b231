"""How a journey was prepared, and how it reads in each vocabulary of stages."""

from __future__ import annotations

from typing import Any

import pytest

from journeybook.pages.workshops import workshops
from journeybook.views.vocabulary import vocabulary_view
from journeybook.views.workshop import workshop_overview, workshop_views
from journeybook.words import Words
from support.books import TODAY, book, journey, organization, rendered, stage

EN = Words("en")
CHARTER = {"budget": 100, "effort_days": 3, "starts": "2026-01-10", "ends": "2026-02-10"}
ACTIONS = [
    {"title": "Browse", "consensus": True, "intents": [{"title": "Kill time", "entries": ["App"]}]},
    {"title": "Buy", "focus": True, "intents": [
        {"title": "A good deal", "focus": True, "entries": ["Coupon", "Friend"]},
        {"title": "Close by", "entries": ["Map"]},
    ]},
]  # fmt: skip


def states(**fields: Any) -> dict[str, str]:
    [view] = workshop_views(book(journey("gift", **fields)), EN, TODAY)
    return {station.key: station.state for station in view.row.stations}


@pytest.mark.parametrize(
    ("fields", "key", "state"),
    [
        ({"charter": CHARTER}, "charter", "done"),
        ({"charter": {"budget": 100}}, "charter", "partly"),
        ({"actions": ACTIONS}, "charter", "missing"),
        ({"preparation": [{"task": "A", "done": True}, {"task": "B", "done": False}]}, "checklist", "partly"),
        ({"preparation": [{"task": "A", "done": True}]}, "checklist", "done"),
        ({"charter": {"workshops": [{"starts": "2026-05-30", "days": 2}]}}, "workshop", "done"),
        ({"charter": {"workshops": [{"starts": "2026-05-30", "days": 3}]}}, "workshop", "partly"),
        ({"charter": CHARTER}, "workshop", "missing"),
        ({"actions": ACTIONS}, "consensus", "partly"),
        ({"actions": ACTIONS}, "focus", "done"),
        ({"actions": ACTIONS[:1]}, "focus", "partly"),
        ({"charter": CHARTER}, "focus", "missing"),
    ],
)
def test_each_station_of_the_work_is_done_begun_or_missing(fields: dict[str, Any], key: str, state: str) -> None:
    assert states(**fields)[key] == state


def test_a_journey_that_says_nothing_of_its_preparation_has_no_page() -> None:
    assert list(workshop_views(book(journey("gift")), EN, TODAY)) == []


def test_what_is_not_ready_comes_first_then_the_latest() -> None:
    ready = {
        "charter": CHARTER | {"workshops": [{"starts": "2026-01-12"}]},
        "preparation": [{"task": "A", "done": True}],
        "actions": [ACTIONS[1] | {"consensus": True}],
    }
    shelf = book(
        journey("ready", **ready),
        journey("early", charter=CHARTER),
        journey("late", charter=CHARTER | {"starts": "2026-02-01"}),
    )
    view = workshop_overview(tuple(workshop_views(shelf, EN, TODAY)))
    assert [row.journey.id for row in view.rows] == ["late", "early", "ready"]
    assert (view.count, view.ready) == (3, 1)


def test_the_tree_of_intents_follows_the_branch_in_focus() -> None:
    [view] = workshop_views(book(journey("gift", actions=ACTIONS)), EN, TODAY)
    assert view.drawing is not None
    assert [node.label for node in view.drawing.nodes] == [
        "Ana", "Browse", "Buy", "Close by", "A good deal", "Coupon", "Friend",
    ]  # fmt: skip


def test_without_a_focus_the_whole_tree_is_drawn() -> None:
    actions = [{"title": "Buy", "intents": [{"title": "Cheap", "entries": ["Coupon"]}]}]
    [view] = workshop_views(book(journey("gift", actions=actions)), EN, TODAY)
    assert view.drawing is not None
    assert [node.label for node in view.drawing.nodes] == ["Ana", "Buy", "Cheap", "Coupon"]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("boards/one.jpg", "boards/one.jpg"),
        ("/boards/one.JPG", "boards/one.JPG"),
        ("boards/one.pdf", None),
        ("../outside.png", None),
        ("https://photos.example/one.png", None),
    ],
)
def test_a_picture_is_shown_if_it_is_a_file_of_the_site(address: str, path: str | None) -> None:
    charter = {"workshops": [{"starts": "2026-01-12", "pictures": [address]}]}
    shelf = book(journey("gift", charter=charter))
    [view] = workshop_views(shelf, EN, TODAY)
    assert view.sessions[0].pictures[0].path == path
    page = rendered(workshops, shelf)["workshops/gift.md"]
    assert (f"](../{path})" in page) == (path is not None)
    assert (f'href="{address}"' in page) == (path is None)


def test_a_journey_reads_in_each_vocabulary() -> None:
    terms = [{"id": "buy", "title": "Buy"}, {"id": "return", "title": "Return"}]
    shelf = book(organization(vocabularies=[{"id": "retail", "title": "Retail", "terms": terms}]))
    one = journey(
        "gift",
        stage("a", terms={"retail": "buy"}, cycle="information"),
        stage("b", terms={"retail": "buy"}, cycle="purchase", phase="during"),
        stage("c", terms={"retail": "gone"}, phase="after"),
    )
    view = vocabulary_view(shelf, one, EN)
    phase, cycle, macro, retail = view.rows
    assert [(band.term, band.span) for band in retail.bands] == [("Buy", 2), (None, 1)]
    assert [(term.term, len(term.stages), term.steps) for term in retail.terms] == [("Buy", 2, 2), ("Return", 0, 0)]
    assert [link.title for link in retail.unnamed] == ["C"]
    assert [band.term for band in cycle.bands] == ["information", "purchase", None]
    assert (len(macro.terms), [band.span for band in macro.bands]) == (8, [3])
    assert [band.span for band in phase.bands] == [1, 1, 1]


@pytest.mark.parametrize("language", ["en", "pt-BR", "es"])
def test_the_pages_print_whatever_is_missing(language: str) -> None:
    shelf = book(
        journey("bare", charter={}),
        journey(
            "full", charter=CHARTER | {"workshops": [{"starts": "2027-01-12"}]}, actions=ACTIONS, persona="gone"
        ),
    )
    for pages in (rendered(workshops, book(), language), rendered(workshops, shelf, language)):
        assert all("\n\n<t" not in text and "None" not in text for text in pages.values())
