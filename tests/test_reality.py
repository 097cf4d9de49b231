"""What customers live through, held against what was meant: verdicts, perception, promises, offers."""

from __future__ import annotations

from typing import Any

import pytest

from journeybook.model.book import Book
from journeybook.model.organization import Department
from journeybook.pages.reality import reality
from journeybook.views.classification import STEPS_SHOWN, verdict_view
from journeybook.views.offering import SHOWN, offer_view
from journeybook.views.perception import perception_view
from journeybook.views.promises import STEPS_SHOWN as IN_OVERVIEW
from journeybook.views.promises import TOUCHPOINTS_SHOWN, PromiseView, promise_view, promises_said
from support.books import book, channel, journey, organization, rendered, stage, step, touchpoint

NOW = {"state": "current"}


def promises(shelf: Book) -> PromiseView:
    return promise_view(shelf, promises_said(shelf))


def promised(*kept: bool) -> dict[str, Any]:
    return {"promises": [{"promise": "on-time", "kept": one} for one in kept]}


def test_steps_are_listed_by_verdict_what_matters_most_first() -> None:
    steps = [
        step("small", verdict="ugly", importance=1, moment_of_truth=True),
        step("great", verdict="ugly", importance=5),
        step("fine", verdict="good", gains=["Quick"]),
        step("open"),
    ]
    view = verdict_view(book(journey("gift", stage("a", *steps))))
    lists = {one.verdict: [judged.step.title for judged in one.steps] for one in view.lists}
    assert lists == {"good": ["Fine"], "bad": [], "ugly": ["Great", "Small"]}
    assert [judged.step.title for judged in view.waiting.steps] == ["Open"]
    assert (view.steps, view.journeys[0].counts, view.journeys[0].open) == (4, (1, 0, 2), 1)


@pytest.mark.parametrize("fields", [{"state": "dream"}, {"state": "realistic"}, {"status": "retired"}])
def test_what_nobody_lives_through_today_is_not_judged(fields: dict[str, str]) -> None:
    one = journey(
        "gift", stage("a", step("x", verdict="good", emotion=2, emotion_believed=0, **promised(True))), **fields
    )
    shelf = book(one, organization(promises=[{"id": "on-time", "title": "On time"}]))
    assert verdict_view(shelf).steps == 0
    assert perception_view(shelf).score.steps == 0
    assert promises(shelf).promises[0].kept == 0


def test_a_long_list_of_verdicts_is_cut_and_counted() -> None:
    steps = [step(f"s{n}", verdict="bad") for n in range(STEPS_SHOWN + 3)]
    bad = verdict_view(book(journey("gift", stage("a", *steps)))).lists[1]
    assert (bad.count, len(bad.steps)) == (STEPS_SHOWN + 3, STEPS_SHOWN)


@pytest.mark.parametrize(
    ("pairs", "n", "score", "lean"),
    [
        ([(0, 0)], 1, 0.0, 0.0),
        ([(-2, 2)], 1, 4.0, 4.0),
        ([(-1, 1), (1, -1)], 2, 2.0, 0.0),
        ([(0, 1), (None, 2), (1, None)], 1, 1.0, 1.0),
        ([(0, 1), (0, 0), (0, 0)], 3, 0.33, 0.33),
        ([(None, None)], 0, None, None),
    ],
)
def test_the_gap_score_is_the_mean_absolute_difference(
    pairs: list[tuple[int | None, int | None]], n: int, score: float | None, lean: float | None
) -> None:
    steps = [step(f"s{i}", emotion=felt, emotion_believed=believed) for i, (felt, believed) in enumerate(pairs)]
    view = perception_view(book(journey("gift", stage("a", *steps))))
    assert (view.score.n, view.score.steps, view.score.score, view.score.lean) == (n, len(pairs), score, lean)
    assert view.journeys[0].score == view.score


def test_the_widest_gaps_come_first_and_the_grid_holds_every_pair() -> None:
    pairs = {"right": (1, 1), "proud": (-2, 2), "modest": (1, 0), "grave": (0, 1)}
    steps = [step(id, emotion=felt, emotion_believed=known) for id, (felt, known) in pairs.items()]
    view = perception_view(book(journey("gift", stage("a", *steps))))
    assert [(gap.step.title, gap.gap) for gap in view.gaps] == [("Proud", 4), ("Grave", 1), ("Modest", -1)]
    assert (view.agree, view.better, view.worse) == (1, 2, 1)
    cells = {(cell.felt, cell.believed): cell.steps for row in view.grid for cell in row if cell.steps}
    assert cells == dict.fromkeys(pairs.values(), 1)
    assert view.grid[0][0].believed == 2


def test_a_promise_counts_where_it_is_kept_and_broken_and_who_is_silent() -> None:
    steps = [step("x", importance=2, **promised(False)), step("y", importance=5, **promised(False)),
             step("z", **promised(True)), step("mute")]  # fmt: skip
    shelf = book(
        journey("gift", stage("a", *steps)),
        organization(promises=[{"id": "on-time", "title": "On time"}, {"id": "fair", "title": "Fair"}]),
    )
    on_time, fair = promises(shelf).promises
    assert (on_time.kept, on_time.broken, on_time.share_kept) == (1, 2, 1 / 3)
    assert [one.step.title for one in on_time.breaking] == ["Y", "X"]
    assert (fair.kept, fair.broken, fair.share_kept) == (0, 0, None)
    assert (promises(shelf).silent, promises(shelf).steps) == (1, 4)


def test_a_promise_of_many_steps_has_a_page_of_all_of_them_in_parts_the_worst_first() -> None:
    many = [step(f"s{n}", emotion=-2 if n % 2 else 1, **promised(not n % 2)) for n in range(130)]
    few = {"promises": [{"promise": "fair", "kept": False}]}
    shelf = book(
        journey("gift", stage("a", *many, *(step(f"f{n}", **few) for n in range(IN_OVERVIEW)))),
        organization(promises=[{"id": "on-time", "title": "On time"}, {"id": "fair", "title": "Fair"}]),
    )
    made = {uri: text for uri, text in rendered(reality, shelf).items() if uri.startswith("promises/")}
    assert list(made) == ["promises/index.md", "promises/on-time.md", "promises/on-time/steps/2.md"]
    overview, first, second = made.values()
    assert overview.count('<tr><th scope="row">') == 2 + 3 * IN_OVERVIEW
    assert '<a href="on-time/">All 130 steps that speak of this promise</a>' in overview
    assert (
        first.count('<td class="jb-hurts">Broken</td>'),
        first.count("<td>Kept</td>"),
        second.count("<td>Kept</td>"),
    ) == (
        65,
        35,
        30,
    )


def test_consistency_is_counted_channel_by_channel() -> None:
    off, on = ({"channel": "site", "consistent": False, "note": "Old"}, {"channel": "store", "consistent": True})
    shelf = book(
        *map(channel, ("site", "store", "idle")),
        touchpoint("page", channels=["site"], consistency=[off]),
        touchpoint("desk", channels=["store", "site"], consistency=[on]),
    )
    found = {row.channel.title: (row.inconsistent, row.consistent, row.unseen) for row in promises(shelf).channels}
    assert found == {"Site": (1, 0, 1), "Store": (0, 1, 0)}
    assert [one.note for one in promises(shelf).channels[0].off_brand] == ["Old"]
    many = (touchpoint(f"t{n}", channels=["site"], consistency=[off]) for n in range(TOUCHPOINTS_SHOWN + 2))
    page = rendered(reality, book(channel("site"), *many))["promises/index.md"]
    assert (page.count("<small>Old</small>"), page.count("and 2 more")) == (TOUCHPOINTS_SHOWN, 1)


def test_departments_are_shown_with_what_they_offer_in_each_phase_marketing_first() -> None:
    shelf = book(
        Department(id="care", name="Care", team="customer-service"),
        Department(id="ads", name="Ads", team="marketing"),
        Department(id="legal", name="Legal"),
        touchpoint("advert", offered_by=["ads"]),
        touchpoint("hotline", offered_by=["care", "gone"]),
        touchpoint("orphan", offered_by=["gone"]),
        journey(
            "gift",
            stage("a", step("x", touchpoint="advert"), step("y", touchpoint="advert"), cycle="information"),
            stage("b", step("z", touchpoint="advert"), phase="after", cycle="use"),
        ),
    )
    view = offer_view(shelf)
    assert [row.department and row.department.title for row in view.rows] == ["Ads", "Care", None]
    ads, care, nobody = view.rows
    assert [[one.steps for one in cell.first] for cell in ads.phases] == [[2], [], [1]]
    assert ads.cycles == (1, 0, 1)
    assert [one.touchpoint.title for one in (*care.unmet.first, *nobody.unmet.first)] == ["Hotline", "Orphan"]
    assert [link.title for link in view.idle] == ["Legal"]


def test_a_full_cell_of_offers_is_cut_and_counted() -> None:
    points = [touchpoint(f"t{n}", offered_by=["ads"]) for n in range(SHOWN + 2)]
    [row] = offer_view(book(Department(id="ads", name="Ads"), *points)).rows
    assert (len(row.unmet.first), row.unmet.more) == (SHOWN, 2)


@pytest.mark.parametrize("language", ["en", "pt-BR", "es"])
def test_the_pages_print_whatever_is_missing(language: str) -> None:
    many = [step(f"s{n}", verdict="ugly", emotion=-2, emotion_believed=2, **promised(False)) for n in range(30)]
    shelf = book(
        journey("gift", stage("a", *many), persona="gone"),
        journey("mute", stage("a", step("x"))),
        organization(promises=[{"id": "on-time", "title": "On time"}, {"id": "fair", "title": "Fair"}]),
        channel("site"),
        touchpoint("page", channels=["site"], consistency=[{"channel": "site", "consistent": False}]),
    )
    for pages in (rendered(reality, book(), language), rendered(reality, shelf, language)):
        assert {"promises/index.md", "verdicts/index.md", "perception/index.md", "offered/index.md"} <= set(pages)
        assert all("\n\n<t" not in text and "None" not in text for text in pages.values())
