"""A site that is read out of a folder, without a server and without a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from support.browser import Seen, executable, watched_page
from support.repository import ROOT
from support.sites import build, repository

if TYPE_CHECKING:
    from playwright.sync_api import Browser

JOURNEY = "journeys/presente-com-desconto.html"
PAGES = ["index.html", "departments/index.html", "personas/ana.html", "manual/site.html"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    extra = {"generator": False, "journeybook": {"offline": True}}
    root = repository(tmp_path_factory.mktemp("demonstration"), extra=extra)
    for name in ("journeys", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    return build(root, tmp_path_factory.mktemp("share") / "site")


def test_pages_links_diagrams_and_search_work_out_of_a_folder(browser: Browser, folder: Path) -> None:
    with watched_page(browser, offline=True) as (page, seen):
        for name in PAGES:
            page.goto((folder / name).as_uri())
            expect(page.locator("h1").first).to_be_visible()
        page.goto((folder / "index.html").as_uri())
        page.locator('nav a[href="journeys/index.html"]').first.click()
        page.locator('.md-content a[href="presente-com-desconto.html"]').first.click()
        page.wait_for_url(f"**/{JOURNEY}")
        page.locator(".jb-diagram-place").first.scroll_into_view_if_needed()
        page.wait_for_selector(".jb-drawing > svg", timeout=60_000)
        page.locator("label[for^=__palette]:not([hidden])").click()
        page.keyboard.press("/")
        page.locator(".jb-search__input").fill("cupons nao chegou")
        hit = page.locator(".jb-search__dialog [role=option]").first
        expect(hit).to_be_visible()
        address = hit.evaluate("hit => new URL(hit.getAttribute('href'), document.baseURI).href")
        assert (folder / Path(unquote(urlsplit(address).path))).is_file()
        assert seen == Seen()


def test_tables_and_the_map_keep_their_state_in_the_address_out_of_a_folder(browser: Browser, folder: Path) -> None:
    with watched_page(browser, offline=True) as (page, seen):
        page.goto((folder / "journeys/index.html").as_uri())
        page.locator("th[data-key=journey] button").click()
        page.locator(".jb-table-tools__find").fill("tenis")
        expect(page.locator("[data-jb-table=list] tbody tr")).to_have_count(1)
        page.reload()
        expect(page.locator("[data-jb-table=list] tbody tr")).to_have_count(1)
        expect(page.locator("th[data-key=journey]")).to_have_attribute("aria-sort", "ascending")
        page.goto((folder / JOURNEY).as_uri() + "?truth=1#map")
        expect(page.locator("[data-lane=does] .jb-fit").first).to_be_visible()
        assert seen == Seen()


def test_every_link_between_pages_names_a_file(folder: Path) -> None:
    pages = [path.read_text("utf-8") for path in (folder / JOURNEY, folder / "index.html")]
    assert not [page for page in pages if 'href="../personas/ana/"' in page or 'href="journeys/"' in page]


@pytest.mark.usefixtures("browser")
def test_a_journey_is_taken_away_on_a3_and_as_a_picture_of_all_of_it(folder: Path, tmp_path: Path) -> None:
    ours = os.environ | ({"JOURNEYBOOK_CHROMIUM": executable() or ""} if executable() else {})
    for form in ("pdf", "png"):
        command = [sys.executable, "-m", "journeybook", "export", form, "trocar-o-tenis"]
        done = subprocess.run([*command, "--site", str(folder), "-o", str(tmp_path)], env=ours, check=False)
        assert done.returncode == 0
    printed = (tmp_path / "trocar-o-tenis.pdf").read_bytes()
    sheets = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", printed)}
    assert {(round(right), round(top)) for _, _, right, top in sheets} == {(1191, 842)}
    picture = (tmp_path / "trocar-o-tenis.png").read_bytes()
    width, height = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))
    assert width >= 1680
    assert height > 3000


def test_without_a_browser_it_is_said_what_to_do(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "journeybook", "export", "pdf", "trocar-o-tenis", "--site", str(folder)]
    nowhere = os.environ | {"JOURNEYBOOK_CHROMIUM": str(tmp_path / "chromium")}
    done = subprocess.run(command, env=nowhere, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Install one, or name it in JOURNEYBOOK_CHROMIUM." in done.stderr
