"""An organization's folder read for one audience and language, and all that is wrong in it. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journeybook.cache import Store
from journeybook.check import Checked, checked
from journeybook.check.past import lost_baselines
from journeybook.layout import LOCALES
from journeybook.load import Loaded, Places, load
from journeybook.model.audience import Audience
from journeybook.problem import Problem
from journeybook.quiet import quiet
from journeybook.words import Words


@dataclass(frozen=True, slots=True)
class Examination:
    """What was read, what the rules found in it, the words of its language, and all problems in their order."""

    loaded: Loaded
    checked: Checked
    words: Words
    problems: tuple[Problem, ...]


def examine(
    root: Path, language: str | None, audience: Audience, today: date, store: Store | None = None
) -> Examination:
    """Read and check what stands in `root/journeys`. Never raises for what an author wrote."""
    with quiet():
        loaded = load(root, language, audience, store)
        found = checked(loaded.book, Places(root, store), today)
        overrides = root / LOCALES
        words = Words(loaded.book.language, overrides if overrides.is_dir() else None)
        return examination(root, loaded, found, words)


def examination(root: Path, loaded: Loaded, found: Checked, words: Words) -> Examination:
    """The same of what has been read and checked before."""
    others = [*loaded.problems, *words.problems, *lost_baselines(root, loaded.book)]
    problems = found.problems
    if others:
        problems = tuple(sorted((*others, *problems), key=lambda problem: problem.order))
    return Examination(loaded, found, words, problems)
