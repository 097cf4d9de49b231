"""A real browser, and pages that keep a record of what should not happen in them."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Response, WebError

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OURS = "127.0.0.1"


@dataclass
class Seen:
    """What a page did that a good page does not; each list holds lines to read, in order."""

    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    failed_requests: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(f"{message.text} ({message.location.get('url')})")

    def _error(self, error: WebError) -> None:
        self.page_errors.append(str(error.error))

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in (OURS, None):
            self.foreign_requests.append(request.url)

    def _failure(self, request: Request) -> None:
        # What a reader leaves behind by going on to another page is cut off, and no fault.
        if request.failure != "net::ERR_ABORTED":
            self.failed_requests.append(f"{request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.failed_requests.append(f"{response.url}: {response.status}")


def executable() -> str | None:
    """The browser to drive: the one named in JOURNEYBOOK_CHROMIUM, or the system's; None for Playwright's."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("JOURNEYBOOK_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def launch(playwright: Playwright) -> Browser:
    """A headless browser; raises playwright's Error when there is none to start."""
    return playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))


@contextmanager
def watched_page(browser: Browser, **options: Any) -> Iterator[tuple[Page, Seen]]:
    """A fresh page in a context of its own (`options` as for `new_context`), and its record."""
    seen = Seen()
    context = browser.new_context(**options)
    context.on("console", seen._console)
    context.on("weberror", seen._error)
    context.on("request", seen._request)
    context.on("requestfailed", seen._failure)
    context.on("response", seen._response)
    try:
        yield context.new_page(), seen
    finally:
        context.close()
