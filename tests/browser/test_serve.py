"""`mkdocs serve` as an editor meets it: the page shows what was just written, whatever was written."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from journeybook.scaffold import scaffold

if TYPE_CHECKING:
    from playwright.sync_api import Page

JOURNEY = "journeys/maps/bicycle-back-by-monday.yml"
PATIENCE = 60_000  # milliseconds; a machine that is busy with other tests takes its time


@dataclass(frozen=True)
class Served:
    """An organization's repository, and where its site is served."""

    root: Path
    address: str

    def rewrite(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def status(self, page: str) -> int:
        try:
            with urllib.request.urlopen(self.address + page) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def comes_to(self, page: str, status: int) -> None:
        """Waits until a page is there, or is there no more."""
        for _ in range(PATIENCE // 200):
            if self.status(page) == status:
                return
            time.sleep(0.2)
        raise AssertionError(f"{page} has not come to {status}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("served") / "shop"
    scaffold(root, "en", "Our Shop", date.today())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", place]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    said = root.parent / "said.txt"
    with (
        said.open("wb") as log,
        subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log) as run,
    ):
        here = Served(root, f"http://{place}/")
        try:
            _await(run, here, said)
            yield here
        finally:
            run.terminate()


def _await(run: subprocess.Popen[bytes], here: Served, said: Path) -> None:
    for _ in range(PATIENCE // 200):
        assert run.poll() is None, said.read_text("utf-8")
        try:
            here.status("")
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the site was not served in time")


def test_an_edit_is_shown_on_its_page_and_then_on_others(served: Served, page: Page) -> None:
    page.goto(f"{served.address}journeys/bicycle-back-by-monday/")
    title = page.locator("h1").inner_text()
    served.rewrite(JOURNEY, f"title: {title}", "title: Rides again <b>soon</b>")
    expect(page.locator("h1")).to_have_text("Rides again <b>soon</b>", timeout=PATIENCE)
    page.goto(f"{served.address}journeys/")
    expect(page.get_by_role("link", name="Rides again <b>soon</b>").first).to_be_visible()
    served.rewrite(JOURNEY, "title: Rides again <b>soon</b>", f"title: {title}")
    expect(page.get_by_role("link", name=title).first).to_be_visible(timeout=PATIENCE)


def test_a_mistake_is_told_on_the_page_and_gone_when_it_is_mended(served: Served, page: Page) -> None:
    page.goto(f"{served.address}journeys/bicycle-back-by-monday/")
    served.rewrite(JOURNEY, "persona: rita", "persona: ritta")
    expect(page.locator(".jb-problems").get_by_text("did you mean 'rita'?")).to_be_visible(timeout=PATIENCE)
    served.rewrite(JOURNEY, "persona: ritta", "persona: [")
    served.comes_to("journeys/bicycle-back-by-monday/", 404)
    served.rewrite(JOURNEY, "persona: [", "persona: rita")
    served.comes_to("journeys/bicycle-back-by-monday/", 200)
    again = page.context.new_page()
    again.goto(f"{served.address}journeys/bicycle-back-by-monday/")
    expect(again.locator("h1")).to_be_visible()
    assert again.get_by_text("did you mean").count() == 0


def test_a_page_comes_with_its_file_and_goes_with_it(served: Served, page: Page) -> None:
    page.goto(f"{served.address}personas/")
    new = served.root / "journeys/personas/otto.yml"
    old = served.root / "journeys/personas/rita.yml"
    new.write_text(old.read_text("utf-8").replace("name: Rita", "name: Otto", 1), "utf-8")
    expect(page.get_by_role("link", name="Otto").first).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Otto").first.click()
    expect(page.locator("h1")).to_contain_text("Otto")
    new.unlink()
    served.comes_to("personas/otto/", 404)


def test_what_no_page_is_made_of_goes_the_way_of_mkdocs(served: Served, page: Page) -> None:
    page.goto(f"{served.address}change-a-journey/")
    docs = next((served.root / "docs").rglob("change-a-journey.md"))
    docs.write_text("# A page of our own\n\nWritten by hand.\n", "utf-8")
    expect(page.get_by_text("Written by hand.")).to_be_visible(timeout=PATIENCE)
