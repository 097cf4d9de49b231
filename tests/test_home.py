"""The home page's figures and lists, against values worked out by hand."""

from __future__ import annotations

from datetime import date

from journeybook.model.opportunities import Opportunity
from journeybook.model.organization import Department
from journeybook.pages import pages
from journeybook.render import Renderer
from journeybook.views.backlog import ranked
from journeybook.views.home import due, health, home_view
from journeybook.words import Words
from support.books import TODAY, book, journey, organization, persona, stage, step

PAIN = {"id": "p", "text": "Ouch", "severity": 2}


def opportunity(id: str, **fields: object) -> Opportunity:
    head = {"id": id, "title": id.title(), "category": "process", "effort": 2, "impact": 3, "owner": "it"}
    return Opportunity.model_validate(
        head | {"status": "idea", "answers": [{"step": "one/a", "pain": "p"}]} | fields
    )


STEPS = (
    step("a", emotion=-2, pains=[PAIN], departments={"responsible": ["it"]}, evidence=["e"]),
    step("b", emotion=1, departments={"accountable": "it"}),
    step("c", pains=[PAIN], departments={"informed": ["it"]}),
)
BOOK = book(
    organization(review_every_days=30),
    Department(id="it", name="IT"),
    persona("ana"),
    persona("bia"),
    journey("one", stage("s", *STEPS), status="document", reviewed_on=date(2026, 4, 1)),
    journey("two", stage("s", step("a", emotion=2)), status="develop", reviewed_on=date(2026, 5, 25)),
    journey("dream", stage("s", step("a", emotion=2)), state="dream", status="document"),
    journey("old", stage("s", step("a", emotion=-2)), status="retired", reviewed_on=date(2020, 1, 1)),
    opportunity("late", due=date(2026, 5, 31)),
    opportunity("soon", due=date(2026, 6, 20)),
    opportunity("done", due=date(2026, 1, 1), status="done"),
)


def test_the_whole_is_summed_up_over_journeys_as_they_are_today() -> None:
    found = health(BOOK, ranked(BOOK, TODAY), TODAY)
    assert (found.journeys, found.published, found.steps, found.hurting) == (2, 1, 4, 2)
    assert found.mood == 0.3  # (-2 + 1 + 2) / 3
    assert (found.reviews_late, found.open, found.late) == (1, 2, 1)


def test_what_is_due_comes_by_its_day_improvements_and_reviews_together() -> None:
    listed = due(BOOK, ranked(BOOK, TODAY), TODAY, 9)
    assert [(one.link.title, one.day.isoformat(), one.late, one.review) for one in listed] == [
        ("One", "2026-05-01", True, True),
        ("Late", "2026-05-31", True, False),
        ("Soon", "2026-06-20", False, False),
        ("Two", "2026-06-24", False, True),
    ]
    assert [one.link.title for one in due(BOOK, ranked(BOOK, TODAY), TODAY, 1)] == ["One"]


def test_a_department_and_a_persona_say_what_awaits_their_own() -> None:
    view = home_view(BOOK, ranked(BOOK, TODAY), (), (), TODAY)
    (it,) = view.departments
    assert (it.id, it.hurts, it.journeys, it.backlog) == ("it", 1, 1, 3)
    assert [(one.id, one.hurts, one.journeys) for one in view.personas] == [("ana", 2, 2), ("bia", 0, 0)]
    assert [one.step.title for one in view.hurts] == ["A", "A", "C"]


def test_many_personas_are_a_short_list_and_a_way_to_all() -> None:
    many = book(organization(), *(persona(f"p{n:02}") for n in range(15)))
    (home,) = (page for page in pages(many, [], Words("en"), TODAY) if page.uri == "index.md")
    part = Renderer(Words("en")).markdown(home).partition('data-jb-mine="persona"')[2].partition("</section>")[0]
    assert part.count("<option") == 1 + 15
    assert part.count("<li data-id") - part.count(" hidden><a") == 12
    assert '<a href="personas/">and 3 more</a>' in part
