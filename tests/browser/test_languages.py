"""A site in three languages, built by `journeybook build`: each page leads to itself in the others."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from support.browser import Seen
from support.commits import commit, run
from support.links import broken_links
from support.organizations import without_craft
from support.repository import ROOT
from support.sites import build, build_all, repository

if TYPE_CHECKING:
    from playwright.sync_api import Page

ADDRESS = "https://vela.example/mapas/"
FOLDERS = {"pt-BR": "", "en": "en/", "es": "es/"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(ROOT / "tests/good/several", tmp_path_factory.mktemp("several") / "school")
    repository(without_craft(folder), site_url=ADDRESS)
    run(folder, "init", "-q", "-b", "main")
    commit(folder, "Begin", "2026-05-01")
    return folder


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    return build_all(root, root.parent / "site", "--strict")


def read(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def pages(folder: Path, without: tuple[str, ...] = ()) -> set[str]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    return {path for path in found if not path.startswith(without)}


def test_each_language_has_the_same_addresses_and_no_broken_link(site: Path) -> None:
    first = pages(site, without=("en/", "es/"))
    assert pages(site / "en") == first
    assert pages(site / "es") == first
    assert broken_links(site, urlsplit(ADDRESS).path) == []


@pytest.mark.parametrize(
    ("code", "title"), [("pt-BR", "A primeira aula"), ("en", "The first lesson"), ("es", "La primera clase")]
)
def test_a_page_names_its_language_and_itself_in_the_others(site: Path, code: str, title: str) -> None:
    text = read(site, f"{FOLDERS[code]}journeys/first-lesson")
    assert f'<html lang="{code.partition("-")[0]}"' in text
    assert f">{title}</h1>" in text
    assert f'<link rel="canonical" href="{ADDRESS}{FOLDERS[code]}journeys/first-lesson/">' in text
    assert "<title>Loja Aurora</title>" in read(site, FOLDERS[code])
    found = dict(re.findall(r'<link rel="alternate alternate" hreflang="([^"]+)" href="([^"]+)">', text))
    assert found == {other: f"{ADDRESS}{folder}journeys/first-lesson/" for other, folder in FOLDERS.items()}


def test_the_feed_is_there_in_each_language(site: Path) -> None:
    for code, folder in FOLDERS.items():
        feed = (site / folder / "changes/feed.xml").read_text("utf-8")
        assert f'xml:lang="{code}"' in feed
        assert f'<link rel="self" type="application/atom+xml" href="{ADDRESS}{folder}changes/feed.xml" />' in feed
        assert 'type="application/atom+xml" href="../../changes/feed.xml"' in read(
            site, f"{folder}journeys/first-lesson"
        )


def test_handwritten_pages_are_those_of_the_language_or_say_that_they_are_not(site: Path) -> None:
    assert ">La escuela</h1>" in read(site, "es/escola")
    assert 'href="../journeys/first-lesson/"' in read(site, "es/escola")
    english = read(site, "en/escola")
    assert '<div lang="pt-BR"><h1' in english
    assert "This page is not translated yet: it is shown in Portuguese (Brazil)." in english
    assert "<code>docs/regras.md</code>" in read(site, "es/translations")
    assert "<code>docs/escola.md</code>" not in read(site, "es/translations")


def test_what_mkdocs_yml_says_in_the_first_language_is_said_in_each(site: Path) -> None:
    for code, names in (("pt-BR", ["Escuro", "Claro"]), ("en", ["Dark", "Light"]), ("es", ["Oscuro", "Claro"])):
        assert re.findall(r'title="([^"]+)" for="__palette_', read(site, FOLDERS[code])) == names


def test_plain_mkdocs_builds_the_first_language_without_a_switcher(root: Path, tmp_path: Path) -> None:
    site = build(root, tmp_path / "site", "--strict")
    text = read(site, "journeys/first-lesson")
    assert ">A primeira aula</h1>" in text
    assert [word for word in ("jb-languages", "hreflang=") if word in text] == []
    assert not (site / "es").exists()


def test_the_switcher_leads_to_the_same_place_in_the_other_language(
    site: Path, page: Page, seen: Seen, serve: Callable[[Path], str]
) -> None:
    address = serve(site)
    page.goto(f"{address}/es/")
    page.locator(".md-nav--primary a", has_text="Recorridos").click()
    page.wait_for_url("**/es/journeys/")
    page.locator(".md-content a", has_text="La primera clase").first.click()
    page.wait_for_url("**/es/journeys/first-lesson/")
    page.goto(f"{page.url}#step-wait")
    page.locator(".jb-languages summary").focus()
    page.keyboard.press("Enter")
    page.locator(".jb-languages a", has_text="English").click()
    page.wait_for_url("**/en/journeys/first-lesson/#step-wait")
    assert page.locator("h1").inner_text() == "The first lesson"
    assert page.locator(".jb-languages [aria-current]").text_content() == "English"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator(".jb-card .jb-foreign[lang=pt-BR]").count() == 2
    page.locator(".jb-languages summary").click()
    page.keyboard.press("Escape")
    assert page.locator(".jb-languages[open]").count() == 0
    assert seen == Seen()


def test_the_switcher_has_room_on_a_small_screen(site: Path, page: Page, serve: Callable[[Path], str]) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{serve(site)}/es/journeys/first-lesson/")
    page.locator(".jb-languages summary").click()
    box = page.locator(".jb-languages ul").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
