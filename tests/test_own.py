"""A site owner's own words and templates: what fits wins, what fails is told, and the site is built anyway."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeybook.edition import edition
from journeybook.words import Words
from support.organizations import small
from support.sites import build, repository

TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nav.home: Start\n", []),
        ("my.own: Hello\n", []),
        ("nav.hom: Start\n", ["J042"]),
        ("nav.home: 12\n", ["J043"]),
        ("atlas.hole: '{n} holes'\n", ["J043"]),
        ("atlas.hole: 'a {'\n", ["J043"]),
        ("nav.home: 'open\n", ["J041"]),
        ("- nav.home\n", ["J041"]),
        ("", []),
    ],
)
def test_words_that_do_not_fit_are_told(tmp_path: Path, text: str, said: list[str]) -> None:
    (tmp_path / "en.yml").write_text(text, "utf-8")
    words = Words("en", tmp_path)
    assert [problem.code for problem in words.problems] == said
    assert words("atlas.hole") == Words("en")("atlas.hole")
    assert all(words.problem(problem) for problem in words.problems)


def test_a_place_of_faulty_words_can_be_opened(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("nav.home: Start\nnav.backlog: : x\n", "utf-8")
    (problem,) = Words("en", tmp_path).problems
    assert str(problem.place) == "overrides/locales/en.yml:2:14"


def _rendered(root: Path, template: str, text: str) -> tuple[str, list[str]]:
    file = root / "overrides" / "journeybook" / template
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    book = edition(small(root), today=TODAY)
    renderer = book.renderer(directories=True)
    pages = {page.uri: renderer.markdown(page) for page in book.pages}
    return pages["departments/index.md"], [book.words.line(problem) for problem in renderer.problems]


def test_a_template_of_the_owner_wins(tmp_path: Path) -> None:
    page, said = _rendered(tmp_path, "departments.md", "# Ours: {{ page.uri|length }}\n")
    assert "# Ours: " in page
    assert said == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Ours\n\n{% if %}\n", 3),
        ("# Ours\n{{ nothing.at_all }}\n", 2),
        ("# Ours\n\n\n{{ 1 / 0 }}\n", 4),
        ("{% include 'not-there.md' %}\n", 1),
    ],
)
def test_a_template_that_fails_is_told_once_and_ours_stands_in(tmp_path: Path, text: str, line: int) -> None:
    page, said = _rendered(tmp_path, "departments.md", text)
    assert "# Ours" not in page
    assert 'id="responsibility"' in page
    assert len(said) == 1
    assert said[0].startswith(f"overrides/journeybook/departments.md:{line}:1: J040 ")


def test_a_part_that_fails_on_many_pages_is_told_once(tmp_path: Path) -> None:
    page, said = _rendered(tmp_path, "parts/macros.md", "{% macro\n")
    assert 'id="responsibility"' in page
    assert len(said) == 1


def test_what_makes_the_site_is_not_on_it(tmp_path: Path) -> None:
    root = repository(small(tmp_path))
    own = {"locales/en.yml": "nav.home: Start\n", "journeybook/problems.md": "# Ours\n", "logo.svg": "<svg/>\n"}
    for name, text in own.items():
        (root / "overrides" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "overrides" / name).write_text(text, "utf-8")
    site = build(root, root / "site")
    assert [name for name in own if (site / name).exists()] == ["logo.svg"]
    assert "Ours" in (site / "problems" / "index.html").read_text("utf-8")
