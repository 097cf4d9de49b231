"""An organization's folder read for one audience and language, and all that is wrong in it. Knows no page."""

from __future__ import annotations

from bisect import insort_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journeybook.cache import Store, digest
from journeybook.check import Checked, checked, recalled, remembered
from journeybook.check.past import lost_baselines
from journeybook.layout import LOCALES
from journeybook.load import Loaded, Places, load
from journeybook.model.audience import ALL, Audience
from journeybook.problem import Entry, Place, Problem, Problems
from journeybook.quiet import quiet
from journeybook.words import Words

KIND = "findings"


@dataclass(frozen=True, slots=True)
class Examination:
    """What was read, what the rules found in it, the words of its language, and all problems in their order.

    `lost` are those of the baselines that cannot be had.
    """

    loaded: Loaded
    checked: Checked
    words: Words
    problems: Problems
    lost: tuple[Problem, ...] = ()


def examine(
    root: Path, language: str | None, audience: Audience, today: date, store: Store | None = None
) -> Examination:
    """Read and check what stands in `root/journeys`. Never raises for what an author wrote."""
    return _examine(root, load(root, language, audience, store), today, store, None)


def examine_again(
    root: Path, language: str | None, today: date, store: Store, audience: Audience = ALL
) -> Examination:
    """The same, where only what has changed since the last time is judged."""
    key = digest("findings", language or "", audience.key, today.isoformat())
    loaded = load(root, language, audience, store)
    found = _examine(root, loaded, today, store, store.get(KIND, key))
    store.put(KIND, key, remembered(found.checked, loaded))
    return found


def _examine(root: Path, loaded: Loaded, today: date, store: Store | None, before: bytes | None) -> Examination:
    with quiet():
        places = Places(root, store)
        found = recalled(before, loaded, places, today) if before is not None else None
        found = found or checked(loaded.book, places, today)
        overrides = root / LOCALES
        words = Words(loaded.book.language, overrides if overrides.is_dir() else None)
        return examination(root, loaded, found, words)


def examination(
    root: Path, loaded: Loaded, found: Checked, words: Words, lost: Sequence[Problem] | None = None
) -> Examination:
    """The same of what has been read and checked before. Git is asked which baselines are `lost` if need be."""
    missing = tuple(lost_baselines(root, loaded.book) if lost is None else lost)
    others = sorted((*loaded.problems, *words.problems, *missing), key=_order)
    problems = Problems(lambda: _merged(others, found.problems), lambda entry: _of(entry, others, found))
    return Examination(loaded, found, words, problems, missing)


_FEW = 100


def _order(problem: Problem) -> tuple[Place, str, tuple[tuple[str, str], ...]]:
    return problem.order


def _merged(others: list[Problem], found: tuple[Problem, ...]) -> Iterable[Problem]:
    """All problems in their order, of two lists that are. Of many, few are put in where they belong."""
    if len(others) > _FEW:
        return sorted((*others, *found), key=_order)
    merged = list(found)
    for problem in reversed(others):
        insort_left(merged, problem, key=_order)
    return merged


def _of(entry: Entry, others: list[Problem], found: Checked) -> tuple[Problem, ...]:
    own = [*(problem for problem in others if problem.entry == entry), *found.of(entry)]
    return tuple(sorted(own, key=_order)) if len(own) > 1 else tuple(own)
