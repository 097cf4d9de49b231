"""The record that all browser tests rely on: what it must hold, and what it must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.browser import Seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

HEAD = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">'


def test_a_good_page_leaves_no_record(page: Page, seen: Seen, serve: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"{HEAD}<h1>Olá</h1>", "utf-8")
    page.goto(serve(tmp_path))
    assert page.inner_text("h1") == "Olá"
    assert seen == Seen()


@pytest.mark.parametrize(
    ("body", "where", "text"),
    [
        ("<script>console.error('oh')</script>", "console_errors", "oh"),
        ("<script>throw new Error('broken')</script>", "page_errors", "broken"),
        ("<img src=missing.png>", "failed_requests", "missing.png: 404"),
        ("<img src='http://nobody.invalid/x.png'>", "foreign_requests", "http://nobody.invalid/x.png"),
    ],
)
def test_a_bad_page_is_put_on_record(
    page: Page, seen: Seen, serve: Callable[[Path], str], tmp_path: Path, body: str, where: str, text: str
) -> None:
    (tmp_path / "index.html").write_text(HEAD + body, "utf-8")
    page.goto(serve(tmp_path), wait_until="networkidle")
    assert any(text in line for line in getattr(seen, where)), seen
