"""A page of a built site as PDF or PNG, by the command line of a Chromium that is there. No site is built here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

VARIABLE = "JOURNEYBOOK_CHROMIUM"
_NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)  # fmt: skip
_FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--hide-scrollbars", "--no-pdf-header-footer", "--virtual-time-budget=30000",
)  # fmt: skip
_SECONDS = 240
# What the page's own script writes when all is drawn.
_SIZE = re.compile(r'<html[^>]*\sdata-jb-size="(\d+)x(\d+)"')
_FIRST = (1680, 1050)
_LARGEST = 16_000


class Missing(Exception):
    """What is not there to work with, as a sentence."""


def browser() -> str:
    """The browser to ask: the one named in JOURNEYBOOK_CHROMIUM, or one on the path."""
    named = os.environ.get(VARIABLE)
    found = next(filter(None, map(shutil.which, [named] if named else _NAMES)), None)
    if found is None:
        where = f"{VARIABLE} names '{named}', which is not there" if named else "there is none on the path"
        raise Missing(f"This needs Chromium, Chrome or Edge, and {where}. Install one, or name it in {VARIABLE}.")
    return found


def pdf(site: Path, page: str, target: Path) -> None:
    """Print a page of a built site, by its address from the root, on A3 landscape."""
    with _served(site, page) as address:
        _run(address, [f"--print-to-pdf={target.resolve()}"])
    _made(target)


def png(site: Path, page: str, target: Path) -> None:
    """Take a picture of a whole page, as wide as its map."""
    width, height = _FIRST
    with _served(site, page) as address:
        for _ in range(2):  # what is wider than the window is laid out anew in a wider one
            size = _SIZE.search(_run(address, ["--dump-dom", f"--window-size={width},{height}"]))
            if size is None:
                raise Missing(
                    f"{page} was not drawn in time, or was built by an older journeybook: build it again."
                )
            known, (width, height) = width, (min(int(side), _LARGEST) for side in size.groups())
            if width <= known:
                break
        _run(address, [f"--screenshot={target.resolve()}", f"--window-size={width},{height}"])
    _made(target)


class _Quiet(SimpleHTTPRequestHandler):
    """Says nothing."""

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _served(site: Path, page: str) -> Iterator[str]:
    """The address of a page, for this machine alone: opened as a file, the theme would bring less to life."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{page}?picture"
        finally:
            server.shutdown()
            thread.join()


def _run(address: str, asked: Sequence[str]) -> str:
    """What the browser says when it is shown a page and asked something."""
    flags = [*_FLAGS, "--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else list(_FLAGS)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [browser(), *flags, f"--user-data-dir={profile}", *asked, address]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise Missing(f"{command[0]} did not answer within {_SECONDS} seconds.") from error
    return done.stdout


def _made(target: Path) -> None:
    if not target.is_file():
        raise Missing(f"{browser()} made no {target}.")
