"""From an edit to the changed page, with each live server running: over HTTP, and in a browser open at the page."""

from __future__ import annotations

import itertools
import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench.contenders import Contender, chosen, clear
from bench.measure import Failed, Run, environment
from bench.organizations import EDITED, edits, sentence
from bench.store import Record, keep
from support.browser import launch

if TYPE_CHECKING:
    from playwright.sync_api import Page

HTTP = "edit to HTTP"
BROWSER = "edit to browser"
PATIENCE = 1800
"""Seconds: `mkdocs serve` builds all pages before it shows one."""
# Nobody serves the variants that differ in the search alone.
SERVED = ("journeybook", "material", "zensical", "hugo-markdown", "hugo-data")
_PAUSE = 0.002
_REST = 2.0  # an editor saves, and saves again; not before what follows an edit is done
_edits = edits()


def serve(sizes: Sequence[int], rounds: int, who: Sequence[str]) -> Iterator[str]:
    """Edits one journey while its page is served, and waits until the page says so."""
    for size, one in itertools.product(sizes, chosen(who or SERVED)):
        if size > one.at_most:
            continue
        root = one.prepare(size)
        clear(one, root)
        with _server(one, root) as (address, server):
            page = f"{address}/journeys/{EDITED}/"
            for what, waits in ((HTTP, _over_http), (BROWSER, _in_browser)):
                edit = _Edit(one, root, server)
                runs = waits(page, edit, rounds)
                keep("serve", [Record(one.key, what, size, tuple(runs))])
                took = ", ".join(f"{1000 * run.wall:.0f} ({1000 * run.cpu:.0f})" for run in runs)
                yield f"{size:6} {one.key:24} {what:16} {took} ms (of CPU in the server)"


@dataclass(frozen=True, slots=True)
class _Edit:
    """An edit of a folder that a server serves."""

    one: Contender
    root: Path
    server: int

    def timed(self, wait: Callable[[str], None]) -> Run:
        """What passes until the edit is seen; the processor time is the server's, its children's too."""
        number = next(_edits)
        busy, begun = _cpu(self.server), time.perf_counter()
        self.one.edit(self.root, number)
        wait(sentence(number))
        waited = time.perf_counter() - begun  # before the processes are looked through, which takes its own time
        used = _cpu(self.server) - busy
        time.sleep(_REST)
        return Run(used, waited)


def _cpu(session: int) -> float:
    """Seconds of processor time so far of all processes in a session."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[3]) == session:
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def _server(one: Contender, root: Path) -> Iterator[tuple[str, int]]:
    """A live server of a folder, from its first answer on: its address and its process."""
    port = _free_port()
    with subprocess.Popen(
        one.serve(port), cwd=root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:  # fmt: skip
        try:
            address = f"http://127.0.0.1:{port}"
            _until(f"{address}/journeys/{EDITED}/", "", PATIENCE)
            os.sync()  # else a build's hundreds of megabytes go to the disk while the edits are timed
            time.sleep(_REST)
            yield address, process.pid
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    assert isinstance(port, int)
    return port


def _until(address: str, text: str, patience: float) -> None:
    """Asks again and again until the page holds a text."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=patience) as answer:
                if text.encode() in answer.read():
                    return
        except OSError:
            time.sleep(0.1)
        time.sleep(_PAUSE)
    raise Failed(f"{address} did not show {text!r} within {patience} s")


def _over_http(address: str, edit: _Edit, rounds: int) -> list[Run]:
    return [edit.timed(lambda text: _until(address, text, PATIENCE)) for _ in range(rounds)]


def _in_browser(address: str, edit: _Edit, rounds: int) -> list[Run]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.goto(address)
        time.sleep(_REST)
        runs = [edit.timed(lambda text: _shown(page, text)) for _ in range(rounds)]
        browser.close()
    return runs


def _shown(page: Page, text: str) -> None:
    script = "text => document.body?.textContent.includes(text)"
    page.wait_for_function(script, arg=text, timeout=1000 * PATIENCE)
