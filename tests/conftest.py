"""What every test may ask for: a served folder, a real browser, a page that keeps a record."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect, sync_playwright

from support.browser import Seen, launch, watched_page
from support.serving import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

TESTS = Path(__file__).parent
IN_CI = bool(os.environ.get("CI"))

# A machine with two cores and much to do is slow, and no test is about that.
expect.set_options(timeout=30_000)

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if IN_CI else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(TESTS / "browser"):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; without one a test is skipped, but in CI it fails."""
    with sync_playwright() as playwright:
        try:
            started = launch(playwright)
        except PlaywrightError as error:
            _lacking(f"no browser to test with (`make browser` gets one): {error.message.splitlines()[0]}")
        yield started
        started.close()


def _lacking(reason: str) -> NoReturn:
    """Ends a test for want of a program: skipped, but in CI failed."""
    if IN_CI:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def pdftotext() -> str:
    """The program that reads the text of a PDF; without it a test is skipped, but in CI it fails."""
    return shutil.which("pdftotext") or _lacking("no pdftotext to read a PDF with (Debian's poppler-utils has it)")


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, Seen]]:
    with watched_page(browser) as both:
        yield both


@pytest.fixture
def page(watched: tuple[Page, Seen]) -> Page:
    """A fresh page in a context of its own."""
    return watched[0]


@pytest.fixture
def seen(watched: tuple[Page, Seen]) -> Seen:
    """What `page` did that it should not: `assert seen == Seen()`."""
    return watched[1]


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder until the session ends; gives its address, without a slash at the end."""
    with ExitStack() as open_servers:
        yield lambda folder: open_servers.enter_context(serving(folder))
