"""`mkdocs serve` as an editor meets it: the page shows what was just written, whatever was written."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from journeybook.scaffold import scaffold
from support.sites import build

if TYPE_CHECKING:
    from playwright.sync_api import Page

JOURNEY = "journeys/maps/bicycle-back-by-monday.yml"
PATIENCE = 60_000  # milliseconds; a machine that is busy with other tests takes its time


@dataclass(frozen=True)
class Served:
    """An organization's repository, and where its site is served."""

    root: Path
    address: str

    def rewrite(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def status(self, page: str) -> int:
        try:
            with urllib.request.urlopen(self.address + page) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def comes_to(self, page: str, status: int) -> None:
        """Waits until a page is there, or is there no more."""
        for _ in range(PATIENCE // 200):
            if self.status(page) == status:
                return
            time.sleep(0.2)
        raise AssertionError(f"{page} has not come to {status}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("served") / "shop"
    scaffold(root, "en", "Our Shop", date.today())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", place]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    said = root.parent / "said.txt"
    with (
        said.open("wb") as log,
        subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log) as run,
    ):
        here = Served(root, f"http://{place}/")
        try:
            _await(run, here, said)
            yield here
        finally:
            run.terminate()


def _await(run: subprocess.Popen[bytes], here: Served, said: Path) -> None:
    for _ in range(PATIENCE // 200):
        assert run.poll() is None, said.read_text("utf-8")
        try:
            here.status("")
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the site was not served in time")


def test_a_page_listens_when_it_is_served_and_never_in_a_built_site(served: Served, tmp_path: Path) -> None:
    with urllib.request.urlopen(served.address) as answer:
        html = answer.read().decode()
    script = re.search(r'<script[^>]* src="([^"]*live\.js)"', html)
    assert script
    assert "livereload" not in html
    assert served.status(script[1].lstrip("/")) == 200
    root = tmp_path / "shop"
    scaffold(root, "en", "Our Shop", date.today())
    site = build(root, tmp_path / "site")
    files = [path for path in site.rglob("*") if path.is_file()]
    assert not [path for path in files if path.name == "live.js"]
    assert not [
        path for path in files if path.suffix in (".html", ".js") and b"journeybook/live/" in path.read_bytes()
    ]


def test_an_edit_is_shown_on_its_page_and_then_on_others(served: Served, page: Page) -> None:
    page.goto(f"{served.address}journeys/bicycle-back-by-monday/")
    title = page.locator("h1").inner_text()
    served.rewrite(JOURNEY, f"title: {title}", "title: Rides again <b>soon</b>")
    expect(page.locator("h1")).to_have_text("Rides again <b>soon</b>", timeout=PATIENCE)
    page.goto(f"{served.address}journeys/")
    expect(page.get_by_role("link", name="Rides again <b>soon</b>").first).to_be_visible()
    served.rewrite(JOURNEY, "title: Rides again <b>soon</b>", f"title: {title}")
    expect(page.get_by_role("link", name=title).first).to_be_visible(timeout=PATIENCE)


def test_a_mistake_is_told_on_the_page_and_gone_when_it_is_mended(served: Served, page: Page) -> None:
    page.goto(f"{served.address}journeys/bicycle-back-by-monday/")
    served.rewrite(JOURNEY, "persona: rita", "persona: ritta")
    expect(page.locator(".jb-problems").get_by_text("did you mean 'rita'?")).to_be_visible(timeout=PATIENCE)
    served.rewrite(JOURNEY, "persona: ritta", "persona: [")
    served.comes_to("journeys/bicycle-back-by-monday/", 404)
    served.rewrite(JOURNEY, "persona: [", "persona: rita")
    served.comes_to("journeys/bicycle-back-by-monday/", 200)
    again = page.context.new_page()
    again.goto(f"{served.address}journeys/bicycle-back-by-monday/")
    expect(again.locator("h1")).to_be_visible()
    assert again.get_by_text("did you mean").count() == 0


def test_a_page_comes_with_its_file_and_goes_with_it(served: Served, page: Page) -> None:
    page.goto(f"{served.address}personas/")
    new = served.root / "journeys/personas/otto.yml"
    old = served.root / "journeys/personas/rita.yml"
    new.write_text(old.read_text("utf-8").replace("name: Rita", "name: Otto", 1), "utf-8")
    expect(page.get_by_role("link", name="Otto").first).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Otto").first.click()
    expect(page.locator("h1")).to_contain_text("Otto")
    new.unlink()
    served.comes_to("personas/otto/", 404)
    expect(page.locator("h1")).not_to_contain_text("Otto", timeout=PATIENCE)


def test_what_no_page_is_made_of_goes_the_way_of_mkdocs(served: Served, page: Page) -> None:
    page.goto(f"{served.address}change-a-journey/")
    docs = next((served.root / "docs").rglob("change-a-journey.md"))
    docs.write_text("# A page of our own\n\nWritten by hand.\n", "utf-8")
    expect(page.get_by_text("Written by hand.")).to_be_visible(timeout=PATIENCE)


STEP = "compares three workshops"


def test_an_edit_changes_the_words_and_nothing_else_a_reader_sees(served: Served, page: Page) -> None:
    page.set_viewport_size({"width": 1200, "height": 700})
    page.goto(f"{served.address}journeys/bicycle-back-by-monday/?step=look-who-is-open")
    drawer = page.locator("dialog.jb-drawer")
    expect(drawer).to_contain_text(STEP)
    page.evaluate("window.mark = 'here'; document.querySelector('#step-get-a-day').closest('details').open = true")
    page.evaluate("document.querySelector('h2#pains').scrollIntoView({ behavior: 'instant' })")
    expect(page.locator("#step-get-a-day")).to_be_visible()
    stood = page.locator("h2#pains").bounding_box()
    served.rewrite(JOURNEY, STEP, "compares seven workshops and calls two of them")
    try:
        expect(drawer).to_contain_text("compares seven workshops", timeout=PATIENCE)
        expect(page.locator("#step-look-who-is-open")).to_contain_text("compares seven workshops")
        assert page.evaluate("window.mark") == "here"
        expect(drawer).to_be_visible()
        expect(page.locator("#step-get-a-day")).to_be_visible()
        now = page.locator("h2#pains").bounding_box()
        assert stood is not None
        assert now is not None
        assert abs(now["y"] - stood["y"]) < 2
        assert page.evaluate("window.scrollY") > 300
    finally:
        served.rewrite(JOURNEY, "compares seven workshops and calls two of them", STEP)


def test_what_did_not_change_stays_drawn_and_the_rest_is_started_anew(served: Served, page: Page) -> None:
    page.goto(f"{served.address}journeys/bicycle-back-by-monday/")
    page.locator(".jb-diagram-place").first.scroll_into_view_if_needed()
    page.locator(".jb-diagram-place svg[aria-roledescription]").first.wait_for()
    page.evaluate("window.drawn = document.querySelector('.jb-diagram-place svg[aria-roledescription]')")
    page.locator(".jb-board summary").first.focus()
    goal = "Ride to work on Monday as always."
    served.rewrite(JOURNEY, f"customer_goal: {goal}", "customer_goal: Ride at once.")
    try:
        expect(page.get_by_text("Ride at once.").first).to_be_visible(timeout=PATIENCE)
        assert page.evaluate("window.drawn?.isConnected")
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    finally:
        served.rewrite(JOURNEY, "customer_goal: Ride at once.", f"customer_goal: {goal}")
    expect(page.get_by_text(goal).first).to_be_visible(timeout=PATIENCE)


def words(page: Page) -> list[str]:
    """All that stands on a page, but drawings, which are made when a reader comes near."""
    script = """() => [...document.querySelectorAll("article, [data-md-component=toc]")].map((part) => {
        const copy = part.cloneNode(true);
        copy.querySelectorAll(".jb-diagram-place").forEach((one) => one.remove());
        return copy.textContent.replace(/\\s+/g, " ");
    })"""
    found: list[str] = page.evaluate(script)
    return found


def test_what_comes_anew_works_and_the_title_follows(served: Served, page: Page) -> None:
    page.goto(f"{served.address}journeys/bicycle-back-by-monday/")
    title = page.locator("h1").inner_text()
    served.rewrite(JOURNEY, "I look who is open on Saturday", "I ask who is open")
    served.rewrite(JOURNEY, f"title: {title}", "title: Before Monday comes")
    try:
        expect(page.locator("h1")).to_have_text("Before Monday comes", timeout=PATIENCE)
        expect(page).to_have_title("Before Monday comes - Our Shop")
        expect(page.locator(".md-header__topic").nth(1)).to_have_text("Before Monday comes")
        header = page.locator("[data-md-component=header-title]")
        expect(header).not_to_have_class(re.compile("--active"))
        page.evaluate("scrollTo(0, 900)")
        expect(header).to_have_class(re.compile("--active"))
        page.evaluate("scrollTo(0, 0)")
        expect(header).not_to_have_class(re.compile("--active"))
        page.locator(".jb-map [data-lane=does] a").first.click()
        expect(page.locator("dialog.jb-drawer h2")).to_have_text("1 I ask who is open")
        expect(page.locator(".jb-board fieldset [name=lane][value=feels]")).to_have_count(1)
        page.locator("dialog.jb-drawer").press("Escape")
        again = page.context.new_page()
        again.goto(page.url)
        expect(again.locator(".jb-board fieldset [name=lane]").first).to_be_attached()
        assert words(page) == words(again)
    finally:
        served.rewrite(JOURNEY, "I ask who is open", "I look who is open on Saturday")
        served.rewrite(JOURNEY, "title: Before Monday comes", f"title: {title}")
    expect(page.locator("h1")).to_have_text(title, timeout=PATIENCE)


def test_a_page_reached_by_a_link_is_kept_up_to_date(served: Served, page: Page) -> None:
    page.goto(f"{served.address}personas/")
    page.locator(".md-content").get_by_role("link", name="Rita").first.click()
    expect(page.locator("h1")).to_contain_text("Rita")
    page.evaluate("window.mark = 'here'")
    served.rewrite("journeys/personas/rita.yml", "name: Rita", "name: Margarita")
    try:
        expect(page.locator("h1")).to_contain_text("Margarita", timeout=PATIENCE)
        assert page.evaluate("window.mark") == "here"
    finally:
        served.rewrite("journeys/personas/rita.yml", "name: Margarita", "name: Rita")


def test_a_change_of_the_theme_loads_the_page_again(served: Served, page: Page) -> None:
    page.goto(f"{served.address}journeys/bicycle-back-by-monday/")
    page.evaluate("window.mark = 'here'")
    own = served.root / "overrides/main.html"
    own.write_text('{% extends "journeybook.html" %}{% block footer %}<footer>Our own foot</footer>{% endblock %}')
    try:
        expect(page.get_by_text("Our own foot")).to_be_visible(timeout=PATIENCE)
        assert page.evaluate("window.mark") is None
    finally:
        own.unlink()
    expect(page.get_by_text("Our own foot")).to_have_count(0, timeout=PATIENCE)


def test_a_page_that_was_missing_shows_itself_when_it_is_there(served: Served, page: Page) -> None:
    page.goto(f"{served.address}personas/bertha/")
    new = served.root / "journeys/personas/bertha.yml"
    old = served.root / "journeys/personas/rita.yml"
    new.write_text(old.read_text("utf-8").replace("name: Rita", "name: Bertha", 1), "utf-8")
    try:
        expect(page.locator("h1")).to_contain_text("Bertha", timeout=PATIENCE)
    finally:
        new.unlink()
    expect(page.locator("h1")).not_to_contain_text("Bertha", timeout=PATIENCE)


def test_the_search_finds_what_was_just_written_and_no_more_what_stood_there(served: Served, page: Page) -> None:
    page.goto(f"{served.address}journeys/bicycle-back-by-monday/")
    page.evaluate("window.mark = 'here'")
    hits = page.locator(".jb-search__list [role=option]")

    def search(word: str) -> None:
        page.keyboard.press("/")
        page.locator(".jb-search__input").fill(word)
        expect(page.locator(f'.jb-search__list[data-query="{word}"]')).to_be_attached(timeout=PATIENCE)

    search("workshops")
    expect(hits.filter(has_text="I look who is open")).to_have_count(1)
    page.keyboard.press("Escape")
    served.rewrite(JOURNEY, STEP, "compares three velodromes")
    try:
        expect(page.locator("#step-look-who-is-open")).to_contain_text("velodromes", timeout=PATIENCE)
        search("velodromes")
        expect(hits.filter(has_text="I look who is open")).to_have_count(1)
        search("workshops")
        expect(hits.filter(has_text="I look who is open")).to_have_count(0)
        search("commuter")
        expect(hits.filter(has_text="Rita").first).to_be_visible()
        assert page.evaluate("window.mark") == "here"
    finally:
        served.rewrite(JOURNEY, "compares three velodromes", STEP)
