"""The atlas: how each persona feels in each stage of the life cycle, worked out by hand beforehand."""

from __future__ import annotations

from journeybook.views.heat import felt, heat_view
from journeybook.words import Words
from support.books import book, journey, persona, stage, step

EN = Words("en")


def test_a_cell_sums_up_all_journeys_of_a_persona_as_they_are_today() -> None:
    bad, good, silent = step("a", emotion=-2), step("b", emotion=1), step("c")
    one = journey("one", stage("x", bad, good, macro_stage="branding"), stage("y", silent, phase="after"))
    two = journey("two", stage("x", step("d", emotion=-1), macro_stage="branding"))
    dream = journey("three", stage("x", step("e", emotion=2), macro_stage="branding"), state="dream")
    other = journey("four", stage("x", step("f", emotion=2), macro_stage="retention-expansion"), persona="bia")
    view = heat_view(book(one, two, dream, other, persona("ana"), persona("bia"), persona("caio")), EN)
    assert (len(view.columns), view.columns[1], view.columns[-1]) == (9, "macro.branding", "phase.after")
    ana, bia, caio = view.rows
    # Ana in branding: -2, +1, -1 → -2/3
    assert (ana.cells[1].steps, ana.cells[1].mean, ana.cells[1].lowest, ana.cells[1].shade) == (3, -0.7, -2, -1)
    assert (ana.cells[8].steps, ana.cells[8].mean) == (1, None)
    assert ana.cells[1].journeys is not None
    assert ana.cells[1].journeys.query == "list.stages=branding&list.persona=Ana"
    assert (bia.cells[6].mean, bia.cells[6].shade) == (2.0, 2)
    assert [row.holes for row in (ana, bia, caio)] == [7, 8, 9]
    assert (view.holes, view.cells) == (24, 27)
    assert [row.journeys for row in view.rows] == [2, 1, 0]
    assert (view.all[1].steps, view.all[6].mean, view.all[0].journeys) == (3, 2.0, None)


def test_where_no_macro_stage_is_named_the_phases_are_the_columns() -> None:
    view = heat_view(book(journey("one", stage("x", step("a", emotion=0), phase="during"))), EN)
    assert view.columns == ("phase.before", "phase.during", "phase.after")
    assert [cell.mean for cell in view.rows[0].cells] == [None, 0.0, None]


def test_a_list_says_what_each_journey_adds_to_the_atlas() -> None:
    one = journey(
        "one", stage("x", step("a", emotion=-2), step("b", emotion=1)), stage("y", step("c"), phase="after")
    )
    assert [(part.key, part.total, part.n) for part in felt(one)] == [("phase.before", -1, 2)]
    assert felt(journey("two", stage("x", step("a", emotion=1)), state="dream")) == ()
