"""Whoever edits reads in the terminal what an edit has broken, once, and that it is mended."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journeybook.examination import Examination, examine
from journeybook.model.audience import ALL
from journeybook.site.news import News
from support.organizations import small, without_craft


def now(root: Path) -> Examination:
    return examine(root, "en", ALL, date(2026, 6, 1))


def listener(root: Path, caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """Gives what is told after an edit."""
    caplog.set_level(logging.INFO, "mkdocs.hooks.journeybook")
    news = News(now(root))

    def told() -> list[str]:
        caplog.clear()
        news.tell(now(root))
        return [record.getMessage() for record in caplog.records]

    return told


def test_what_an_edit_breaks_is_told_once_and_then_that_it_is_mended(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = without_craft(small(tmp_path))
    path = root / "journeys" / "maps" / "gift.yml"
    text = path.read_text("utf-8")
    told = listener(root, caplog)

    path.write_text(text.replace("persona: ana", "persona: anna"), "utf-8")
    assert told() == ["journeys/maps/gift.yml:2:10: J102 there is no 'anna' in personas, did you mean 'ana'?"]
    path.write_text(text.replace("persona: ana", "# a line more\npersona: anna"), "utf-8")
    assert told() == []
    path.write_text(text, "utf-8")
    assert told() == ["journeybook: what was broken is mended"]
    assert told() == []


@pytest.mark.parametrize("name", ["maps/gift.yml", "personas.yml", "segments.yml"])
def test_a_slip_of_yaml_makes_no_old_warning_new(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = small(tmp_path)
    path = root / "journeys" / name
    text = path.read_text("utf-8")
    told = listener(root, caplog)
    for _ in range(2):
        path.write_text(text + "x: [\n", "utf-8")
        assert any(f"journeys/{name}:" in line for line in told())
        path.write_text(text, "utf-8")
        assert told() == ["journeybook: what was broken is mended"]


def test_a_slip_that_a_slip_of_yaml_hides_is_not_mended(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    root = without_craft(small(tmp_path))
    path = root / "journeys" / "maps" / "gift.yml"
    text = path.read_text("utf-8")
    wrong = text.replace("persona: ana", "persona: anna")
    told = listener(root, caplog)
    path.write_text(wrong, "utf-8")
    assert len(told()) == 1
    path.write_text(wrong + "x: [\n", "utf-8")
    assert len(told()) == 1
    path.write_text(wrong, "utf-8")
    assert told() == []
    path.write_text(text, "utf-8")
    assert told() == ["journeybook: what was broken is mended"]


def test_the_same_slip_at_a_second_place_is_news(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    root = without_craft(small(tmp_path))
    path = root / "journeys" / "maps" / "gift.yml"
    waits = "        title: I wait for the coupon\n"
    text = path.read_text("utf-8").replace(waits, f"{waits}        touchpoint: coupon\n")
    path.write_text(text.replace("touchpoint: coupon", "touchpoint: cupon", 1), "utf-8")
    told = listener(root, caplog)
    path.write_text(text.replace("touchpoint: coupon", "touchpoint: cupon"), "utf-8")
    assert [" J102 " in line for line in told()] == [True]
