"""The journey map in a reader's hands: lanes, stages, filters, a step's drawer, links that show the same."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from support.accessible import AXE, violations
from support.browser import Seen, watched_page
from support.repository import ROOT
from support.sites import build, repository

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

Open = Callable[..., Any]
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (`make test` does it)")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """The demonstration's journey of the gift, built and served."""
    root = repository(tmp_path_factory.mktemp("demonstration"))
    shutil.copytree(ROOT / "journeys", root / "journeys", dirs_exist_ok=True)
    return f"{serve(build(root, root / 'site')).rstrip('/')}/journeys/presente-com-desconto/"


@pytest.fixture
def opened(browser: Browser, address: str) -> Open:
    @contextmanager
    def at(query: str = "", **context: Any) -> Iterator[tuple[Page, Seen]]:
        with watched_page(browser, **context) as (page, seen):
            page.goto(address + query)
            expect(page.locator("[data-jb-tools][data-ready]")).to_be_visible()
            yield page, seen
            assert seen == Seen()

    return at


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_lane_can_be_put_away_and_the_address_says_so(opened: Open) -> None:
    with opened() as (page, _):
        lane = page.locator("[data-lane=touchpoints]")
        expect(lane).to_be_visible()
        page.locator(".jb-tools summary").click()
        page.locator("[name=lane][value=touchpoints]").uncheck()
        expect(lane).to_be_hidden()
        assert query(page) == {"hide": ["touchpoints"]}
        page.keyboard.press("Escape")
        expect(page.locator(".jb-tools fieldset")).to_be_hidden()
        page.locator("[name=reset]").click()
        expect(lane).to_be_visible()
        assert query(page) == {}


def test_a_link_shows_what_its_sender_saw(opened: Open) -> None:
    with opened("?hide=pains&stage=2") as (page, _):
        expect(page.locator("[data-lane=pains]")).to_be_hidden()
        heads = page.locator(".jb-stages th")
        shown = [head.is_visible() for head in heads.all()]
        assert shown == [index == 1 for index in range(heads.count())]


def test_an_address_with_nonsense_shows_everything(opened: Open) -> None:
    with opened("?stage=99&department=nobody&hide=nothing") as (page, _):
        assert all(head.is_visible() for head in page.locator(".jb-stages th").all())
        assert page.locator(".jb-dim").count() == 0


def test_steps_of_others_step_back_when_a_department_is_chosen(opened: Open) -> None:
    with opened() as (page, _):
        choices = page.locator("[name=department] option")
        chosen = choices.nth(1).get_attribute("value") or ""
        page.locator("[name=department]").select_option(chosen)
        theirs = page.locator(f"[data-lane=departments] dd:has(a[href*='/{chosen}/'])")
        steps = {step for one in theirs.all() for step in (one.get_attribute("data-step") or "").split()}
        for step in page.locator("[data-lane=does] [data-step]").all():
            mine = step.get_attribute("data-step") in steps
            assert ("jb-dim" in (step.get_attribute("class") or "")) is not mine
        assert query(page)["department"] == [chosen]
        left = page.locator("[data-lane=does] .jb-fit")
        expect(page.locator(".jb-tools__fits")).to_contain_text(str(left.count()))
        expect(left.locator(".jb-hidden")).to_have_count(0)
        expect(page.locator("[data-lane=does] .jb-dim .jb-hidden").first).to_contain_text("fora do filtro")


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_a_filter_leaves_out_can_still_be_read(opened: Open, scheme: str) -> None:
    with opened("?truth=1", color_scheme=scheme, viewport={"width": 1600, "height": 900}) as (page, _):
        assert page.locator(".jb-dim").count() > 0
        assert page.locator(".jb-dim").first.evaluate("one => getComputedStyle(one).opacity") == "1"
        assert violations(page) == []


def test_a_step_opens_beside_the_map_by_keyboard_alone(opened: Open) -> None:
    with opened() as (page, _):
        links = page.locator("[data-lane=does] a")
        links.first.focus()
        page.keyboard.press("Enter")
        drawer = page.locator("dialog.jb-drawer")
        expect(drawer.locator("h2")).to_have_text(f"1 {links.first.inner_text()}")
        assert page.evaluate("document.activeElement.closest('dialog') !== null")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        expect(drawer.locator("h2")).to_have_text(f"2 {links.nth(1).inner_text()}")
        assert (links.nth(1).get_attribute("href") or "").endswith(f"#step-{query(page)['step'][0]}")
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)
        assert query(page) == {}
        expect(links.nth(1)).to_be_focused()


def test_a_step_has_an_address_and_says_everything_about_itself(opened: Open) -> None:
    with opened("?step=deixa-o-email#map") as (page, _):
        drawer = page.locator("dialog.jb-drawer")
        expect(drawer.locator("dt")).to_have_count(page.locator("#step-deixa-o-email dt").count())
        expect(drawer.locator("[id]:not(h2)")).to_have_count(0)
        drawer.get_by_role("button").last.click()
        expect(drawer).to_have_count(0)


def test_a_lane_folds_and_the_address_says_so(opened: Open) -> None:
    with opened() as (page, _):
        toggle = page.locator("[data-lane=gap] th button")
        toggle.press("Enter")
        expect(toggle).to_have_attribute("aria-expanded", "false")
        expect(page.locator("[data-lane=gap] dl").first).to_be_hidden()
        assert query(page) == {"fold": ["gap"]}
    with opened("?fold=gap") as (page, _):
        expect(page.locator("[data-lane=gap] dl").first).to_be_hidden()


def test_stage_heads_and_lane_names_stay_while_the_map_scrolls(opened: Open) -> None:
    with opened(viewport={"width": 900, "height": 700}) as (page, _):
        page.locator(".jb-map").evaluate("map => map.scrollTo(400, 500)")
        map_box = page.locator(".jb-map").bounding_box()
        band, head = (page.locator(f".jb-{row} > *").first.bounding_box() for row in ("bands", "stages"))
        name = page.locator("[data-lane=gap] th").bounding_box()
        assert map_box
        assert band
        assert head
        assert name
        assert abs(band["y"] - map_box["y"]) < 2
        assert abs(head["y"] - band["y"] - band["height"]) < 2
        assert abs(name["x"] - map_box["x"]) < 2


def test_a_stage_fills_the_map_and_gives_it_back(opened: Open) -> None:
    with opened() as (page, _):
        zoom = page.locator(".jb-zoom").nth(2)
        zoom.click()
        assert query(page) == {"stage": ["3"]}
        assert [head.is_visible() for head in page.locator(".jb-stages th").all()].count(True) == 1
        zoom.press("Enter")
        assert all(head.is_visible() for head in page.locator(".jb-stages th").all())
        assert query(page) == {}


def test_the_map_fills_the_window_until_escape(opened: Open) -> None:
    with opened() as (page, _):
        page.locator("[name=wide]").click()
        box = page.locator(".jb-board").bounding_box()
        assert box
        assert (box["x"], box["y"], box["width"]) == (0, 0, page.viewport_size["width"])
        page.keyboard.press("Escape")
        expect(page.locator(".jb-board--wide")).to_have_count(0)


def test_a_link_into_what_is_folded_opens_it(opened: Open) -> None:
    with opened("#background") as (page, _):
        expect(page.locator("#background")).to_be_in_viewport()
        expect(page.locator("details:has(> summary > #background)")).to_have_attribute("open", "")
        fold = page.locator("details:has(> summary > #gaps)")
        expect(fold).not_to_have_attribute("open", "")
        page.locator(".jb-jump a[href$='#gaps']").click()
        expect(fold).to_have_attribute("open", "")
        page.evaluate("location.hash = '#step-lembra-da-data'")
        expect(page.locator("#step-lembra-da-data dl")).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_paper_shows_every_stage_uncut_with_what_was_folded(opened: Open, paper: str) -> None:
    with opened() as (page, _):
        pdf = page.pdf(format=paper)
        boxes = [tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[0 0 ([\d. ]+)\]", pdf)]
        landscape = [width for width, height in boxes if width > height]
        assert 0 < len(landscape) <= 4
        assert len(boxes) > len(landscape)
        assert page.locator("details.jb-step[open]").count() == 0
        # The same at the width of the sheet, less its margins, in CSS pixels.
        page.emulate_media(media="print")
        page.set_viewport_size({"width": int(landscape[0] / 72 * 96 - 60), "height": 800})
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator("#step-lembra-da-data dl")).to_be_visible()
        edge = page.locator(".jb-map").bounding_box()
        assert edge
        for cell in page.locator(".jb-stages th").all():
            box = cell.bounding_box()
            assert box
            assert box["width"] > 90
            assert box["x"] + box["width"] <= edge["x"] + edge["width"] + 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_map_of_many_stages_is_printed_in_several(opened: Open) -> None:
    with opened() as (page, _):
        page.evaluate(
            """() => {
              for (const row of document.querySelectorAll('.jb-map tr')) {
                const last = row.lastElementChild;
                if (row.matches('.jb-bands, [data-lane=emotion], .jb-visibility')) {
                  last.colSpan += 4;
                  last.dataset.span = last.colSpan;
                } else for (let more = 0; more < 4; more++) last.after(last.cloneNode(true));
              }
            }"""
        )
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        maps = page.locator(".jb-map:not(.jb-map--split)")
        assert [one.locator(".jb-stages th:not([hidden])").count() for one in maps.all()] == [6, 6]
        assert [one.locator(".jb-bands th:not([hidden])").count() for one in maps.all()] == [3, 1]
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator(".jb-map")).to_have_count(1)
        expect(page.locator(".jb-map")).to_be_visible()


def test_copying_gives_the_address_of_the_map_as_it_is(opened: Open) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with opened("?hide=gap", permissions=permissions) as (page, _):
        page.locator("[name=copy]").click()
        expect(page.locator(".jb-tools [role=status]")).not_to_be_empty()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.endswith("/journeys/presente-com-desconto/?hide=gap#map")


def test_a_phone_reads_stage_by_stage(opened: Open) -> None:
    with opened(viewport={"width": 320, "height": 700}) as (page, _):
        heads = page.locator(".jb-stages th")
        assert [head.is_visible() for head in heads.all()].count(True) == 1
        assert page.locator(".jb-map").evaluate("map => map.scrollWidth <= map.clientWidth")
        page.locator("[name=next]").click()
        assert heads.nth(1).is_visible()
        assert query(page)["stage"] == ["2"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        below = page.locator(".jb-turns button:visible")
        expect(below).to_have_count(2)
        below.last.click()
        assert query(page)["stage"] == ["3"]
        expect(heads.nth(2)).to_be_in_viewport()
        expect(page.locator(".jb-turns__previous")).to_contain_text("2")


@pytest.mark.parametrize("width", [390, 320])
def test_a_stroke_of_the_finger_turns_to_the_next_stage(opened: Open, width: int) -> None:
    with opened(viewport={"width": width, "height": 700}, has_touch=True) as (page, _):
        finger = page.context.new_cdp_session(page)
        page.locator("[data-lane=does]").scroll_into_view_if_needed()
        box = page.locator("[data-lane=does] td").first.bounding_box()
        assert box
        y = box["y"] + 10

        def stroke(start: int, end: int) -> None:
            for kind, x in (("Start", start), ("Move", (start + end) // 2), ("Move", end), ("End", None)):
                points = [] if x is None else [{"x": x, "y": y}]
                finger.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})

        stroke(width - 40, 60)
        page.wait_for_function("() => new URLSearchParams(location.search).get('stage') === '2'")
        stroke(60, width - 40)
        page.wait_for_function("() => new URLSearchParams(location.search).get('stage') === '1'")


def test_the_curve_of_one_stage_shows_its_points_alone(opened: Open) -> None:
    with opened("?stage=1") as (page, _):
        points = page.locator(".jb-point")
        visible = [point for point in points.all() if point.is_visible()]
        steps = page.locator("[data-lane=does] td").first.locator("[data-step]").count()
        assert 0 < len(visible) <= steps
        assert len(visible) < points.count()


def test_a_page_that_names_no_language_has_its_tools_too(browser: Browser, address: str) -> None:
    def nameless(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('<html lang="pt"', '<html lang=""', 1))

    with watched_page(browser) as (page, seen):
        page.route(address, nameless)
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", "")
        expect(page.locator("[data-jb-tools][data-ready]")).to_be_visible()
        assert seen == Seen()


def test_without_scripts_the_whole_map_is_there(browser: Browser, address: str) -> None:
    with watched_page(browser, java_script_enabled=False) as (page, _):
        page.goto(address)
        expect(page.locator("[data-jb-tools]")).to_be_hidden()
        bare = page.locator(":is(.jb-tools select, .jb-tools fieldset, .jb-tools button:empty):not([aria-label])")
        assert [page.locator(".jb-tools select, .jb-tools fieldset").count(), bare.count()] == [4, 0]
        assert all(row.is_visible() for row in page.locator("[data-lane]").all())
