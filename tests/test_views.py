"""What pages show, without a page: counts, orders and shares on small books."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from journeybook.diagrams.curve import Parting, curve, height, parting, positions
from journeybook.model.audience import PUBLIC
from journeybook.model.book import Book
from journeybook.model.evidence import Evidence
from journeybook.model.journey import Journey
from journeybook.model.milestones import Milestone
from journeybook.model.opportunities import Opportunity, Programme
from journeybook.model.organization import Department
from journeybook.model.people import Persona
from journeybook.pages import pages, sections
from journeybook.problem import Level, Place, Problem
from journeybook.render import Renderer
from journeybook.views.backlog import backlog_view, ranked
from journeybook.views.department import Duties, by_journey, department_rows, hurting
from journeybook.views.duties import duty_table
from journeybook.views.evidence import evidence_rows, support
from journeybook.views.flows import journey_diagrams
from journeybook.views.home import hurts
from journeybook.views.journey import journey_view, overdue
from journeybook.views.links import BACKLOG, JOURNEYS, PROGRAMMES, beside
from journeybook.views.problems import problems_by_file
from journeybook.views.success import trees
from journeybook.words import Words

TODAY = date(2026, 6, 1)
EN = Words("en")


def step(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.title(), **fields}


def journey(*stages: list[dict[str, Any]], id: str = "gift", **fields: Any) -> Journey:
    """A journey whose stages are before, during, after in turn."""
    phases = ("before", "during", "after")
    held = [
        {"id": f"s{index}", "title": f"Stage {index}", "phase": phases[min(index, 2)], "steps": steps}
        for index, steps in enumerate(stages)
    ]
    head = {"id": id, "title": id.title(), "persona": "ana", "customer_goal": "A gift", "stages": held}
    return Journey.model_validate(head | fields)


def persona(id: str = "ana") -> Persona:
    return Persona.model_validate(
        {"id": id, "name": id.title(), "archetype": "Hunter", "success": {"definition": "It arrives"}}
    )


def book(*journeys: Journey, **kinds: list[Any]) -> Book:
    entries = {kind: {entry.id: entry for entry in found} for kind, found in kinds.items()}
    return Book(maps={one.id: one for one in journeys}, **{"personas": {"ana": persona()}, **entries})  # type: ignore[arg-type]


def departments(*names: str) -> list[Department]:
    return [Department(id=name, name=name.title()) for name in names]


def opportunity(id: str, effort: int, impact: int, **fields: Any) -> Opportunity:
    head = {"id": id, "title": id, "answers": [{"step": "gift/a"}], "effort": effort, "impact": impact}
    return Opportunity.model_validate(head | {"category": "process"} | fields)


@pytest.mark.parametrize(
    ("fields", "claims", "evidenced"),
    [
        ({}, 0, 0),
        ({"emotion": 1}, 1, 0),
        ({"emotion": 1, "evidence": ["survey"]}, 1, 1),
        ({"emotion": 1, "evidence": ["gone"]}, 1, 0),
        ({"emotion": 1, "evidence": ["survey"], "assumption": True}, 1, 0),
        ({"emotion": 0, "experiences": "a queue", "evidence": ["survey"]}, 2, 2),
        ({"pains": [{"id": "p", "text": "late", "severity": 2}]}, 1, 0),
        ({"pains": [{"id": "p", "text": "late", "severity": 2, "evidence": ["survey"]}]}, 1, 1),
    ],
)
def test_a_claim_is_supported_by_evidence_that_is_there(
    fields: dict[str, Any], claims: int, evidenced: int
) -> None:
    evidence = Evidence(id="survey", title="Survey", kind="survey", collected_on=TODAY)
    one = journey([step("a", **fields)])
    found = support(book(one, evidence=[evidence]), one)
    assert (found.claims, found.evidenced) == (claims, evidenced)


def test_nothing_claimed_has_no_share() -> None:
    one = journey([step("a")])
    assert support(book(one), one).share is None


def test_evidence_is_stale_the_day_after_it_may_be_relied_on() -> None:
    until_today = Evidence(id="a", title="A", kind="survey", collected_on=date(2026, 5, 2), valid_days=30)
    until_yesterday = Evidence(id="b", title="B", kind="survey", collected_on=date(2026, 5, 1), valid_days=30)
    rows = evidence_rows(book(evidence=[until_yesterday, until_today]), TODAY)
    assert [(row.evidence.id, row.stale) for row in rows] == [("a", False), ("b", True)]


@pytest.mark.parametrize(
    ("reviewed", "late"), [(date(2025, 12, 3), False), (date(2025, 12, 2), True), (None, False)]
)
def test_a_review_is_due_after_the_cadence(reviewed: date | None, late: bool) -> None:
    one = journey([step("a")], reviewed_on=reviewed)
    assert overdue(book(one), one, TODAY) is late


def test_the_curve_is_high_where_the_customer_is_glad() -> None:
    assert [height(emotion) for emotion in (2, 1, 0, -1, -2)] == [0.12, 0.31, 0.5, 0.69, 0.88]


def test_steps_stand_in_the_middle_of_their_stage() -> None:
    assert positions([1, 2]) == (0.25, 0.625, 0.875)


def test_a_step_without_emotion_leaves_no_point_and_no_gap() -> None:
    line = curve([1, None, -1], (0.1, 0.5, 0.9))
    assert line.points[1] is None
    assert line.path.startswith("M100 31C500 31 500 69 900 69")


def test_the_eye_goes_to_where_the_company_believes_better_than_it_is() -> None:
    felt, believed = curve([0, -1, None, 2], (0.1, 0.3, 0.5, 0.7)), curve([1, -1, 1, 1], (0.1, 0.3, 0.5, 0.7))
    apart = parting(felt, believed)
    assert apart.over == "M100 50C200 50 200 69 300 69L300 69C200 69 200 31 100 31Z"
    assert apart.under.count("Z") == 1
    assert parting(felt, felt) == Parting("", "")


def test_a_department_stands_in_a_stage_once_by_its_weightiest_letter() -> None:
    one = journey(
        [
            step("a", departments={"responsible": ["it"], "consulted": ["sales"]}),
            step("b", departments={"responsible": ["sales"], "accountable": "it"}),
        ]
    )
    shares = journey_view(book(one, departments=departments("it", "sales")), one, EN, TODAY).stages[0].shares
    assert [(share.letter, share.department.title, share.steps) for share in shares] == [
        ("R", "It", (1, 2)),
        ("R", "Sales", (1, 2)),
    ]


def test_a_journey_chart_holds_no_more_steps_than_can_be_read() -> None:
    long = [step(f"a{index}", emotion=0) for index in range(9)]
    one = journey(
        long, [step("b", emotion=1)], [step("c", emotion=2)], [step(f"d{n}", emotion=2) for n in range(12)]
    )
    charts = journey_diagrams(book(one), one, EN).charts
    assert [[len(section.tasks) for section in chart.sections] for chart in charts] == [[9], [1], [1], [12]]


def test_the_flow_follows_the_list_and_adds_the_ways_that_are_written() -> None:
    ways = [{"kind": "back", "to": "a", "share": 0.1}, {"kind": "exit", "reason": "too late"}, {"kind": "next"}]
    one = journey([step("a"), step("b", transitions=ways), step("c")])
    flow = journey_diagrams(book(one), one, EN).flow
    drawn = [(edge.source, edge.target, edge.kind, edge.label) for edge in flow.edges]
    assert drawn == [
        ("a", "b", "next", None),
        ("b", "a", "back", "10%"),
        ("b", "c", "next", None),
        ("b", "exit/b/1", "exit", None),
    ]


def test_the_blueprint_says_who_hands_the_customer_on_to_whom_and_how_well() -> None:
    one = journey(
        [
            step("a", departments={"responsible": ["sales"], "informed": ["it"]}),
            step("b", departments={"responsible": ["sales"]}, backstage=["Packs"]),
            step("c"),
        ],
        [step("d", handoff=2, departments={"accountable": "it", "consulted": ["sales"]})],
    )
    view = journey_view(book(one, departments=departments("it", "sales")), one, EN, TODAY).blueprint
    assert view
    (passage,) = view.passages
    assert [(one.source, one.target, one.text) for one in passage.chart.messages] == [
        ("customer", "department/sales", "1. A"),
        ("customer", "department/sales", "2. B"),
        ("department/sales", "department/sales", "Packs"),
        ("customer", "customer", "3. C"),
        ("department/sales", "department/it", "▼ smoothness 2 of 5"),
        ("customer", "department/it", "4. D"),
    ]
    assert [bool(row.giver) for row in view.rows] == [False, False, False, True]
    assert [one.id for one in view.rows[0].told] == ["it"]
    assert [one.id for one in view.rows[3].asked] == ["sales"]


def test_a_blueprint_is_cut_where_its_heads_would_be_out_of_sight_and_left_out_where_nobody_does_anything() -> None:
    one = journey([step(f"a{n}", departments={"responsible": ["it"]}) for n in range(16)])
    view = journey_view(book(one, departments=departments("it")), one, EN, TODAY).blueprint
    assert view
    assert [passage.steps for passage in view.passages] == ["steps 1 to 7", "steps 8 to 14", "steps 15 to 16"]
    names = ["it", "sales", "stores", "legal", "finance", "design"]
    many = journey([step(f"a{n}", departments={"responsible": [name]}) for n, name in enumerate(names)])
    view = journey_view(book(many, departments=departments(*names)), many, EN, TODAY).blueprint
    assert view
    assert [passage.steps for passage in view.passages] == ["steps 1 to 4", "steps 5 to 6"]
    bare = journey([step("a")])
    assert journey_view(book(bare), bare, EN, TODAY).blueprint is None


@pytest.mark.parametrize(
    ("fields", "onward"),
    [
        ({}, "B"),
        ({"transitions": [{"kind": "back", "to": "a", "share": 0.4}]}, "B"),
        ({"transitions": [{"kind": "next"}]}, None),
        ({"transitions": [{"kind": "next", "to": "c"}]}, None),
        ({"transitions": [{"kind": "skip", "to": "c", "share": 0.7}, {"kind": "exit", "share": 0.3}]}, None),
        ({"transitions": [{"kind": "skip", "to": "b", "share": 0.5}]}, None),
        ({"interaction": "last"}, None),
    ],
)
def test_the_table_of_ways_and_the_drawing_say_the_same_of_straight_on(
    fields: dict[str, Any], onward: str | None
) -> None:
    one = journey([step("a", **fields), step("b"), step("c")])
    view = journey_view(book(one), one, EN, TODAY)
    assert (view.steps[0].onward.title if view.steps[0].onward else None) == onward
    told = {way.to.title for way in view.steps[0].ways if way.to} | ({onward} if onward else set())
    drawn = {edge.target for edge in view.diagrams.flow.edges if edge.source == "a" and edge.kind != "exit"}
    assert {title.lower() for title in told} == drawn
    assert view.steps[2].onward is None


def test_the_responsibility_table_counts_a_step_once_for_each_department() -> None:
    both = {"responsible": ["sales"], "accountable": "sales", "informed": ["it"]}
    one = journey([step("a", departments=both)], [step("b", departments={"responsible": ["it"]})], id="one")
    two = journey([step("a", departments={"consulted": ["it", "gone"]})], id="two")
    table = duty_table(book(one, two, departments=departments("sales", "it")))
    assert [link.title for link in table.departments] == ["It", "Sales"]
    assert [(share.steps, share.letters) for share in table.totals] == [(3, (1, 0, 1, 1)), (1, (1, 1, 0, 0))]
    assert [[share.steps for share in row.shares] for row in table.rows] == [[2, 1], [1, 0]]
    assert table.steps == 3


def test_a_department_sees_first_what_hurts_because_of_it() -> None:
    mine = {"responsible": ["it"]}
    steps = [
        step("fine", departments=mine, emotion=1),
        step("bad", departments=mine, emotion=-1),
        step("worst", departments=mine, emotion=-2),
        step("told", departments={"informed": ["it"]}, emotion=-2),
    ]
    whole = book(journey(steps), departments=departments("it"))
    duties, it = Duties(whole), whole.departments["it"]
    assert [duty.step.title for duty in hurting(duties, it)] == ["Worst", "Bad"]
    (one,) = by_journey(duties, it)
    assert (len(one.steps), one.letters, one.lowest, one.pains) == (4, (3, 0, 0, 1), -2, 0)
    assert one.journey.query == "department=it"


def test_departments_stand_in_the_order_of_what_customers_suffer_because_of_them() -> None:
    steps = [
        step("a", emotion=-1, departments={"responsible": ["it"], "informed": ["sales"]}),
        step("b", emotion=-2, departments={"responsible": ["it"]}),
        step("c", emotion=2, departments={"responsible": ["sales"]}),
    ]
    whole = book(journey(steps), departments=departments("it", "sales", "legal"))
    rows = department_rows(Duties(whole))
    assert [(row.department.title, row.hurts, row.steps, row.journeys) for row in rows] == [
        (whole.departments["it"].name, 2, 2, 1), (whole.departments["legal"].name, 0, 0, 0),
        (whole.departments["sales"].name, 0, 2, 1),
    ]  # fmt: skip
    assert [(row.worst.title, row.emotion) for row in rows if row.worst] == [("B", -2)]


def test_departments_are_counted_by_journeys_as_they_are_and_by_improvements_that_are_in_hand() -> None:
    steps = [step("a", emotion=-1, departments={"responsible": ["it"]})]
    kept = [journey(steps, id=state, state=state) for state in ("current", "realistic", "dream")]
    old = journey(steps, id="old", status="retired")
    better = [
        opportunity(status, 1, 5, owner="it", status=status)
        for status in ("idea", "planned", "doing", "done", "parked", "dropped")
    ]
    whole = book(*kept, old, departments=departments("it"), opportunities=better)
    duties, it = Duties(whole), whole.departments["it"]
    (row,) = department_rows(duties)
    assert (row.hurts, row.steps, row.journeys, row.in_hand) == (1, 1, 1, 2)
    assert len(hurting(duties, it)) == row.hurts
    assert len(by_journey(duties, it)) == 4


def test_the_best_of_the_backlog_stands_top_left_and_first() -> None:
    entries = [
        opportunity("heavy", 5, 5),
        opportunity("done", 1, 5, status="done"),
        opportunity("easy", 1, 5),
        opportunity("poor", 5, 1),
    ]
    the_book = book(journey([step("a")]), opportunities=entries)
    rows = ranked(the_book, TODAY)
    assert [row.opportunity.id for row in rows] == ["easy", "heavy", "poor", "done"]
    quadrant = backlog_view(the_book, rows, EN).quadrant
    assert quadrant is not None
    points = {point.label: (point.x < 0.5, point.y > 0.5) for point in quadrant.points}
    assert points == {"1": (True, True), "2": (False, True), "3": (False, False)}
    assert quadrant.top_left == EN("quadrant.top_left")


def test_where_many_share_a_place_of_the_quadrant_the_first_stands_for_all() -> None:
    entries = [opportunity(f"easy-{n:03}", 1, 5) for n in range(120)] + [
        opportunity(f"big-{n}", 5, 5) for n in range(3)
    ]
    the_book = book(journey([step("a")]), opportunities=entries)
    view = backlog_view(the_book, ranked(the_book, TODAY), EN)
    assert view.drawn == 123
    assert view.quadrant is not None
    assert [point.label for point in view.quadrant.points] == ["1 +119", "121", "122", "123"]


@pytest.mark.parametrize(("programmes", "label"), [(3, None), (4, "1 +3"), (1200, "1 +1.199")])
def test_a_quadrant_says_that_a_point_stands_for_several_where_one_does(programmes: int, label: str | None) -> None:
    words = Words("pt-BR")
    efforts = [Programme(id=f"b{n}", title="B", effort=3, impact=3) for n in range(programmes)]
    better = [opportunity(f"o{n}", 3, 3) for n in range(programmes)]
    whole = book(journey([step("a")]), programmes=efforts, opportunities=better)
    made = {page.uri: page for page in pages(whole, (), words, TODAY)}
    for uri in (BACKLOG, PROGRAMMES):
        page = made[uri].made()
        view = page.values["view"]  # type: ignore[index]  # a page may have values of any kind; these two have a view
        points = [point.label for point in view.quadrant.points]
        assert points == ([label] if label else ["1", "2", "3"])
        assert (words("quadrant.merged") in Renderer(words).markdown(page)) == (label is not None)


def test_a_milestone_stands_below_what_it_is_part_of_and_none_is_lost() -> None:
    def milestone(id: str, part_of: str | None) -> Milestone:
        return Milestone(id=id, title=id, persona="ana", part_of=part_of, value="v")

    entries = [
        milestone("b", "a"),
        milestone("a", None),
        milestone("c", "d"),
        milestone("d", "c"),
        milestone("e", "x"),
    ]
    (tree,) = trees(book(milestones=entries), EN)
    assert [(one.milestone.id, one.depth) for one in tree.milestones] == [
        ("a", 0), ("b", 1), ("e", 0), ("c", 0), ("d", 0),
    ]  # fmt: skip


def test_it_hurts_most_where_the_emotion_is_lowest_and_only_as_it_is_today() -> None:
    now = journey([step("a", emotion=-1), step("b", emotion=-2), step("c", emotion=1)], id="now")
    dream = journey([step("a", emotion=-2)], id="dream", state="dream")
    assert [hurt.step.title for hurt in hurts(book(now, dream), 6)] == ["B", "A"]


def test_references_to_what_is_not_there_are_left_out() -> None:
    fields = {
        "touchpoint": "gone",
        "channel": "gone",
        "departments": {"responsible": ["gone"]},
        "systems": ["gone"],
    }
    one = journey([step("a", **fields, transitions=[{"kind": "skip", "to": "gone"}])], persona="nobody")
    view = journey_view(book(one), one, EN, TODAY)
    (shown,) = view.steps
    assert (shown.contact, shown.channel, shown.duties, shown.systems) == (None, None, (), ())
    assert shown.ways[0].to is None
    assert view.head.persona is None


def test_an_entry_called_index_gives_way_to_the_overview() -> None:
    assert beside(JOURNEYS, "index") == "journeys/index_.md"


def test_no_two_pages_have_one_address() -> None:
    made = list(pages(book(journey([step("a")]), departments=departments("it", "index")), (), EN, TODAY))
    assert len({page.uri for page in made}) == len(made)


def test_a_page_begins_with_its_problems_file_by_file_and_leads_to_all_of_each_as_the_list_names_it() -> None:
    def problem(file: str, line: int, level: Level = Level.WARNING) -> Problem:
        cell = f"C{line}" if file == other else ""
        said = {"id": f"step-{line}", "total": "1.2"}
        return Problem(Place(file, line, cell=cell), "J125", level, said, ("maps", "gift"))

    file, other = "journeys/maps/journeys/gift & co.yml", "journeys/maps/journeys/gift & co.xlsx:Team"
    problems = [*(problem(other, line) for line in range(3)), *(problem(file, line) for line in range(6))]
    problems.append(problem(file, 9, Level.ERROR))
    made = {page.uri: page for page in pages(book(journey([step("a")])), problems, EN, TODAY)}
    text = unescape(Renderer(EN).markdown(made["journeys/gift.md"]))
    told = text.partition('class="jb-problems"')[2].partition("jb-head")[0].replace("<wbr>", "")
    assert [told.count(f"<code>{one}</code>") for one in (file, other)] == [1, 1]
    assert [told.count(said) for said in ("7 problems", "3 problems", "and 2 more", "more</a>")] == [1, 1, 1, 1]
    assert told.index("<code>9:1</code>") < told.index("<code>0:1</code>") < told.index("<code>C0</code>")
    wanted = parse_qs(urlsplit(told.partition('<a href="')[2].partition('"')[0]).query)["all.find"]
    listed = unescape(Renderer(EN).markdown(made["problems/index.md"])).replace("<wbr>", "")
    assert listed.count(f"<code>{wanted[0]}</code>") == 7


def test_of_what_says_the_same_of_many_a_page_begins_with_one_before_it_fills_its_room() -> None:
    def problem(key: str, line: int, **values: str) -> Problem:
        return Problem(Place("journeys/maps/gift.yml", line), key, Level.WARNING, {"entry": "gift", **values})

    missing = [problem("J201", line, department=f"unit-{line}") for line in range(20)]
    (file,) = problems_by_file([*missing, problem("J222", 30)])
    assert (file.total, [one.code for one in file.first], file.others) == (21, ["J201", "J222", *3 * ["J201"]], 16)


def test_the_scorecard_tells_what_is_said_of_many_once_with_their_names() -> None:
    def missing(department: str, line: int, cell: str = "") -> Problem:
        place = Place(f"journeys/maps/gift.{'xlsx:Team' if cell else 'yml'}", line, cell=cell)
        return Problem(place, "J201", Level.WARNING, {"entry": "gift", "department": department}, ("maps", "gift"))

    problems = [
        missing("HR", 1),
        missing("HR", 4),
        missing("IT", 2),
        missing("PR", 3, "C3"),
        missing("Law", 4, "C4"),
    ]
    made = {page.uri: page for page in pages(book(journey([step("a")])), problems, EN, TODAY)}
    told = unescape(Renderer(EN).markdown(made["journeys/gift.md"])).partition('id="reason-team"')[2]
    assert "<small>and the same on lines: 4; the same for (lines in brackets): IT (2)</small>" in told
    assert "!C3</code>" in told
    assert "the same for (cells in brackets): Law (C4)" in told


def test_the_public_sees_no_problems() -> None:
    open_book = Book(audience=PUBLIC)
    assert "problems" not in [section.key for section in sections(open_book)]
    assert "problems/index.md" not in [page.uri for page in pages(open_book, (), EN, TODAY)]
