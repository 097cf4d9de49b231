"""Small organizations to test with: the good one, the bad ones that are laid over it, and what is told of them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from journeybook.check import RULES, SOUND, check, settable
from journeybook.load import Loaded, Places, load
from journeybook.problem import Problem
from journeybook.words import Words

TESTS = Path(__file__).parents[1]
SMALL = TESTS / "good" / "small"
BAD = TESTS / "bad"
TODAY = date(2026, 6, 1)


def small(folder: Path) -> Path:
    """A copy of the small good organization in `folder`."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    return folder


def without_craft(root: Path) -> Path:
    """An organization that has turned the rules of the craft off, being too small for them."""
    off = "".join(f'  {rule.code}: "off"\n' for rule in RULES if settable(rule.code))
    organization = root / "journeys" / "organization.yml"
    organization.write_text(f"{organization.read_text('utf-8')}rules:\n{off}", "utf-8")
    return root


def bad(name: str, folder: Path) -> Path:
    """The small organization with the files of `tests/bad/<name>` laid over it, without those of `without.txt`."""
    small(folder)
    shutil.copytree(BAD / name, folder, dirs_exist_ok=True)
    without = BAD / name / "without.txt"
    for file in without.read_text("utf-8").split() if without.exists() else ():
        (folder / file).unlink()
    return folder


def problems(root: Path, loaded: Loaded | None = None) -> list[Problem]:
    """What does not hold in the organization in `root`, as an author works: file by file, from the top.

    The craft is not asked here: these organizations are too small for it (`support.overlay` has one that is whole).
    """
    loaded = loaded or load(root)
    found = [*loaded.problems, *check(loaded.book, Places(root), TODAY, SOUND)]
    return sorted(found, key=lambda problem: problem.order)


def told(root: Path) -> list[str]:
    """The lines an editor reads, in English."""
    words = Words("en")
    return [words.line(problem) for problem in problems(root)]
