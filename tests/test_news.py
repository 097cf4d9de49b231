"""Whoever edits reads in the terminal what an edit has broken, once, and that it is mended."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest

from journeybook.examination import Examination, examine
from journeybook.model.audience import ALL
from journeybook.site.news import News
from support.organizations import small, without_craft


def now(root: Path) -> Examination:
    return examine(root, "en", ALL, date(2026, 6, 1))


def test_what_an_edit_breaks_is_told_once_and_then_that_it_is_mended(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mkdocs.hooks.journeybook")
    root = without_craft(small(tmp_path))
    path = root / "journeys" / "maps" / "gift.yml"
    text = path.read_text("utf-8")
    news = News(now(root))

    def told() -> list[str]:
        caplog.clear()
        news.tell(now(root))
        return [record.getMessage() for record in caplog.records]

    path.write_text(text.replace("persona: ana", "persona: anna"), "utf-8")
    assert told() == ["journeys/maps/gift.yml:2:10: J102 there is no 'anna' in personas, did you mean 'ana'?"]
    path.write_text(text.replace("persona: ana", "# a line more\npersona: anna"), "utf-8")
    assert told() == []
    path.write_text(text, "utf-8")
    assert told() == ["journeybook: what was broken is mended"]
    assert told() == []
