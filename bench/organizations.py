"""The organizations that are measured, each made once, and what is made of one for the programs beside ours."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measure import environment
from support import synthetic

SEED = 7
EDITED = "jornada-00010"
_GOAL = re.compile(r"^customer_goal: .*$", re.MULTILINE)
_ADDED = re.compile(r"\n\n<p>Medida \d+</p>\n\Z")


def work() -> Path:
    """Where organizations and sites are put: JOURNEYBOOK_BENCH, or a folder of the system's for passing things."""
    return Path(os.environ.get("JOURNEYBOOK_BENCH") or Path(tempfile.gettempdir(), "journeybook-bench"))


def organization(size: int) -> Path:
    """A repository of that many journeys."""
    root = work() / f"organization-{size}"
    if not (root / "mkdocs.yml").is_file():
        synthetic.organization(root, size, SEED)
    return root


def written(size: int) -> Path:
    """What `journeybook write` makes of that organization."""
    folder = work() / f"written-{size}"
    if not (folder / "mkdocs.yml").is_file():
        command = [sys.executable, "-m", "journeybook", "write", str(folder)]
        subprocess.run(command, cwd=organization(size), env=environment(), check=True, capture_output=True)
    return folder


def forget() -> None:
    """Makes all anew the next time."""
    shutil.rmtree(work(), ignore_errors=True)


def edits() -> Iterator[int]:
    """Numbers of sentences that stand nowhere yet: an organization is kept from one run to the next."""
    return itertools.count(int(time.time()) % 1_000_000)


def sentence(number: int) -> str:
    """What an edit writes: nothing that stood anywhere before."""
    return f"Medida {number:06}"


def edit_journey(root: Path, number: int) -> None:
    """Changes one sentence of one journey, as an editor would."""
    file = root / "journeys/maps/more" / f"{EDITED}.yml"
    file.write_text(_GOAL.sub(f"customer_goal: {sentence(number)}", file.read_text("utf-8"), count=1), "utf-8")


def edit_markdown(file: Path, number: int) -> None:
    """Changes the last sentence of a page's Markdown; adds it the first time."""
    text = _ADDED.sub("", file.read_text("utf-8"))
    file.write_text(f"{text}\n\n<p>{sentence(number)}</p>\n", "utf-8")
