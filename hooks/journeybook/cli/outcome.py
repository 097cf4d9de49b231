"""What a check found, as lines to print; kept, so that the same files need not be checked twice in a day.

Everything heavy is imported where it is wanted: when nothing has changed, no model, no rule and no word is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from json import dumps, loads
from pathlib import Path
from typing import TYPE_CHECKING

from journeybook.cache import Store, digest
from journeybook.layout import DATA, FOLDER, LOCALES

if TYPE_CHECKING:
    from journeybook.examination import Examination

KIND = "checks"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check says: of each problem its place, code, level and sentence; counts; and what it rests on.

    `levels` has how many problems there are of each level. `files` are digests of the files that metrics name,
    `revisions` what git made of those that baselines name.
    """

    lines: list[tuple[str, str, int, str]]
    journeys: str
    errors: str
    warnings: str
    levels: list[int]
    files: dict[str, str] = field(default_factory=dict)
    revisions: dict[str, str] = field(default_factory=dict)


def outcome(root: Path, language: str | None, today: date) -> Outcome:
    """What there is to say of the organization in `root`, to whoever checks it."""
    store = Store(root)
    key = digest("check", language or "", today.isoformat(), *_state(root))
    kept = _kept(store.get(KIND, key), root)
    if kept is not None:
        return kept
    from journeybook.examination import examine_again

    found = _said(examine_again(root, language, today, store), root)
    store.put(KIND, key, dumps({one.name: getattr(found, one.name) for one in fields(found)}).encode())
    store.save()
    return found


def _state(root: Path) -> Iterator[str | bytes]:
    """All files of data and of words: names and bytes."""
    for folder in (FOLDER, str(LOCALES)):
        for here, folders, files in os.walk(root / folder):
            folders.sort()
            for name in sorted(files):
                if DATA.search(name):
                    path = os.path.join(here, name)
                    yield os.path.relpath(path, root)
                    yield _bytes(path)


def _bytes(path: str) -> bytes:
    """What is in a file, or why it cannot be had."""
    try:
        with open(path, "rb", buffering=0) as file:
            return b"+" + file.read()
    except OSError as error:
        return f"-{error.errno}".encode()


def _kept(data: bytes | None, root: Path) -> Outcome | None:
    """An outcome that was kept, if all else it rests on is as it was."""
    if data is None:
        return None
    try:
        values = loads(data)
        kept = Outcome(**values | {"lines": [tuple(line) for line in values["lines"]]})
    except (ValueError, TypeError, KeyError):
        return None
    same = kept.files == _files(root, kept.files) and kept.revisions == _revisions(root, kept.revisions)
    return kept if same else None


def _files(root: Path, names: Iterable[str]) -> dict[str, str]:
    return {name: digest(_bytes(os.path.join(root, name))) for name in names}


def _revisions(root: Path, names: Iterable[str]) -> dict[str, str]:
    """What git says of these revisions: why they cannot be had, or nothing."""
    wanted = list(names)
    if not wanted:
        return {}
    from journeybook.git import Fault, commit_of

    commits = {name: commit_of(root, name) for name in wanted}
    return {name: commit.value if isinstance(commit, Fault) else "" for name, commit in commits.items()}


def _said(found: Examination, root: Path) -> Outcome:
    """The outcome of an examination, in its words."""
    from journeybook.problem import Level

    words, book = found.words, found.loaded.book
    names = {level: "" if level is Level.ERROR else f"{words(f'level.{level.name.lower()}')}: " for level in Level}
    levels = [sum(problem.level is level for problem in found.problems) for level in Level]
    return Outcome(
        [
            (str(one.place), one.code, int(one.level), names[one.level] + words.problem(one))
            for one in found.problems
        ],
        words.count("count.journeys", len(book.maps)),
        words.count("count.errors", levels[Level.ERROR]),
        words.count("count.warnings", levels[Level.WARNING]),
        levels,
        _files(root, (metric.file for metric in book.metrics.values() if metric.file is not None)),
        _revisions(root, (baseline.revision for baseline in book.baselines.values())),
    )
