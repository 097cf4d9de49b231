"""The journey map in a reader's hands: lanes, stages, filters, a step's drawer, links that show the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from support.browser import Seen, watched_page
from support.repository import ROOT
from support.sites import build, repository

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., Any]


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
            expect(page.locator("[data-jb-tools]")).to_be_visible()
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
        for step in page.locator("[data-lane=does] [data-step]").all():
            mine = chosen in (step.get_attribute("data-departments") or "").split()
            assert ("jb-dim" in (step.get_attribute("class") or "")) is not mine
        assert query(page)["department"] == [chosen]


def test_a_step_opens_beside_the_map_by_keyboard_alone(opened: Open) -> None:
    with opened() as (page, _):
        link = page.locator("[data-jb-open]").first
        link.focus()
        page.keyboard.press("Enter")
        drawer = page.locator("dialog.jb-drawer")
        expect(drawer).to_be_visible()
        expect(drawer.locator("h2")).to_have_text(link.inner_text())
        assert page.evaluate("document.activeElement.closest('dialog') !== null")
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)
        assert page.evaluate("document.activeElement.hasAttribute('data-jb-open')")


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
        page.locator("[name=next]").click()
        assert heads.nth(1).is_visible()
        assert query(page)["stage"] == ["2"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_curve_of_one_stage_shows_its_points_alone(opened: Open) -> None:
    with opened("?stage=1") as (page, _):
        points = page.locator(".jb-curve circle")
        visible = [point for point in points.all() if point.is_visible()]
        steps = page.locator("[data-lane=does] td").first.locator("[data-step]").count()
        assert 0 < len(visible) <= steps
        assert len(visible) < points.count()


def test_without_scripts_the_whole_map_is_there(browser: Browser, address: str) -> None:
    with watched_page(browser, java_script_enabled=False) as (page, _):
        page.goto(address)
        expect(page.locator("[data-jb-tools]")).to_be_hidden()
        assert all(row.is_visible() for row in page.locator("[data-lane]").all())
