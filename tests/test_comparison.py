"""What stands side by side: variants of a journey, personas, and a persona's stages by channel."""

from __future__ import annotations

import pytest

from journeybook.model.audience import PUBLIC
from journeybook.model.milestones import Milestone
from journeybook.pages.comparison import comparison
from journeybook.views.alignment import aligned
from journeybook.views.compare import Change, compare_view, family_rows
from journeybook.views.links import to_comparison
from journeybook.views.matrix import matrix_views
from journeybook.views.persona_comparison import SIDE_BY_SIDE, persona_comparison
from support.books import book, channel, journey, persona, rendered, stage, step, touchpoint


@pytest.mark.parametrize(
    ("variants", "families"),
    [
        ({"now": None, "soon": None}, []),
        ({"now": None, "soon": "now", "dream": "now"}, [["now", "soon", "dream"]]),
        ({"now": None, "soon": "now", "dream": "soon"}, [["now", "soon", "dream"]]),
        ({"soon": "hidden", "dream": "hidden"}, [["soon", "dream"]]),
        ({"soon": "hidden"}, []),
        ({"soon": "dream", "dream": "soon", "now": "dream"}, [["now", "soon", "dream"]]),
        ({"now": "now"}, []),
    ],
)
def test_variants_of_one_journey_are_a_family_however_they_name_each_other(
    variants: dict[str, str | None], families: list[list[str]]
) -> None:
    states = {"now": "current", "soon": "realistic", "dream": "dream"}
    shelf = book(*(journey(id, state=states[id], variant_of=of) for id, of in variants.items()))
    found = {id: [one.id for one in family] for id, family in shelf.families.items()}
    assert found == {id: family for family in families for id in family}


@pytest.mark.parametrize(
    ("stages", "rows"),
    [
        (["a b c", "a b c"], ["a a", "b b", "c c"]),
        (["a b c", "a c"], ["a a", "b -", "c c"]),
        (["a c", "a b c"], ["a a", "- b", "c c"]),
        (["b", "a b"], ["- a", "b b"]),
        (["a b", "b a"], ["a a", "b b"]),
        (["a", "b", "c"], ["- - c", "- b -", "a - -"]),
        (["wait:branding", "short:branding"], ["wait short"]),
        (["wait:branding", "short:branding wait:branding"], ["- short", "wait wait"]),
        (["wait:branding", "short:purchase-process"], ["- short", "wait -"]),
    ],
)
def test_stages_stand_beside_those_of_their_id_else_of_their_macro_stage(
    stages: list[str], rows: list[str]
) -> None:
    def made(text: str) -> dict[str, object]:
        id, _, macro = text.partition(":")
        return stage(id, macro_stage=macro or None)

    variants = [journey(f"v{n}", *map(made, text.split())) for n, text in enumerate(stages)]
    found = [" ".join(one.id if one else "-" for one in row) for row in aligned(variants)]
    assert found == rows


def test_what_differs_from_the_first_variant_is_marked() -> None:
    pain = {"id": "late", "text": "Late", "severity": 3}
    now = journey("now", stage("wait", step("ask", emotion=-2, expects="Soon", pains=[pain]), step("look")))
    soon = journey(
        "soon",
        stage("wait", step("ask", emotion=1, expects="Soon", experiences="At once"), step("smile")),
        stage("after", phase="after"),
        state="realistic",
    )
    reached = Milestone.model_validate(
        {"id": "there", "title": "There", "persona": "ana", "value": "It", "reached_at": ["soon/ask"]}
    )
    view = compare_view(book(now, soon, reached), [now, soon])
    first, second = view.rows[0].sides
    assert first is not None
    assert second is not None
    assert (first.changes, second.new) == ((), False)
    assert set(second.changes) == {Change("emotion", -2, 1), Change("pains", 1, 0), Change("milestones", 0, 1)}
    assert [(one.new, sorted(one.differs), one.was) for one in second.steps] == [
        (False, ["emotion", "experiences"], -2),
        (True, [], None),
    ]
    assert [mark.new for mark in second.milestones] == [True]
    assert view.rows[1].sides[0] is None
    assert view.rows[1].sides[1] is not None
    assert view.rows[1].sides[1].new


def test_the_curve_of_a_variant_passes_over_a_stage_it_does_not_have() -> None:
    now = journey("now", stage("a", step("x", emotion=1)), stage("b", step("y", emotion=-2), step("z", emotion=2)))
    dream = journey("dream", stage("b", step("y", emotion=2)), state="dream")
    first, second = compare_view(book(now, dream), [now, dream]).variants
    assert [point and point.emotion for point in first.curve.points] == [1, -2]
    assert [point and point.emotion for point in second.curve.points] == [None, 2]
    assert (first.lowest, first.mean, second.mean) == (-2, 0.3, 2)


def test_a_family_is_listed_once_and_the_public_is_not_told_of_a_hidden_variant() -> None:
    now = journey("now", visibility="public")
    soon = journey("soon", state="realistic", variant_of="now")
    assert [len(row.variants) for row in family_rows(book(now, soon))] == [2]
    assert family_rows(book(now, audience=PUBLIC)) == ()


def test_a_journey_called_personas_does_not_take_the_place_of_the_comparison_of_personas() -> None:
    shelf = book(journey("personas"), journey("other", variant_of="personas", state="dream"))
    pages = rendered(comparison, shelf)
    assert {"compare/personas.md", to_comparison(shelf.maps["personas"]).uri} < set(pages)


def test_personas_are_compared_by_their_lowest_point_in_each_phase() -> None:
    stages = (
        stage("a", step("x", emotion=1), step("y", emotion=-1)),
        stage("b", step("z", emotion=2), phase="after"),
    )
    dream = journey("dream", stage("a", step("n", emotion=-2)), state="dream")
    old = journey("old", stage("a", step("n", emotion=-2)), status="retired")
    [portrait] = persona_comparison(book(journey("gift", *stages), dream, old)).portraits
    assert [(low.steps, low.emotion, low.step and low.step.title) for low in portrait.lows] == [
        (2, -1, "Y"),
        (0, None, None),
        (1, 2, "Z"),
    ]
    assert [link.title for link in portrait.journeys] == ["Gift"]


def test_a_preferred_channel_that_no_step_uses_is_seen() -> None:
    one = journey("gift", stage("a", step("x", channel="site"), step("y", channel="gone")))
    shelf = book(one, persona("ana", preferred_channels=["chat", "site"]), channel("site"), channel("chat"))
    found = persona_comparison(shelf)
    cells = {
        link.title: (cell.rank, cell.steps)
        for link, cell in zip(found.channels, found.portraits[0].cells, strict=True)
    }
    assert cells == {"Site": (2, 1), "Chat": (1, 0)}


def test_portraits_come_a_few_at_a_time() -> None:
    found = persona_comparison(book(*(persona(f"p{n}") for n in range(SIDE_BY_SIDE + 2))))
    assert len(found.portraits) == SIDE_BY_SIDE + 2


def test_a_matrix_has_all_macro_stages_and_says_what_is_missing() -> None:
    one = journey(
        "gift",
        stage(
            "a",
            step("x", touchpoint="page", channel="site", channel_fit=4, handoff=2),
            step("y", touchpoint="page", channel="site", channel_fit=2),
            macro_stage="branding",
        ),
        stage("b", step("z", channel="site"), step("w", touchpoint="page"), step("v"), phase="after"),
    )
    shelf = book(
        one, persona("ana", preferred_channels=["chat"]), channel("site"), channel("chat"), touchpoint("page")
    )
    [view] = matrix_views(shelf)
    assert [column.link and column.link.title for column in view.columns] == ["Chat", "Site", None]
    rows = {row.key: row for row in view.rows}
    assert len(rows) == 9
    [met] = rows["macro.branding"].cells[1]
    assert (met.steps, met.fit, met.handoff, met.step.title) == (2, 2, 2, "Y")
    assert [len(cell) for cell in rows["phase.after"].cells] == [0, 1, 1]
    assert (view.misfit_count, view.friction_count) == (1, 1)
    holes = view.holes
    assert "macro.branding" not in holes.stages
    assert len(holes.stages) == 7
    assert [link.title for link in holes.unmet_channels] == ["Chat"]
    assert (holes.without_touchpoint, holes.without_channel, holes.without_fit) == (2, 2, 1)
    assert (view.totals.fit, view.totals.handoff, view.totals.touchpoints) == (3, 2, 1)


@pytest.mark.parametrize("language", ["en", "pt-BR", "es"])
def test_the_pages_print_whatever_is_missing(language: str) -> None:
    now = journey("now", stage("a", step("x", channel="gone", touchpoint="gone")))
    full = journey(
        "soon",
        stage(
            "a", step("x", channel="site", touchpoint="page", channel_fit=1, handoff=1, emotion=-1, delay="A day")
        ),
        stage("b", phase="after"),
        state="realistic",
        variant_of="now",
    )
    empty = rendered(comparison, book(persona("ana")), language)
    pages = rendered(comparison, book(now, full, channel("site"), touchpoint("page", state="to-create")), language)
    assert set(empty) < set(pages)
    assert "compare/now.md" in pages
    assert all("\n\n<t" not in text and "None" not in text for text in [*empty.values(), *pages.values()])
