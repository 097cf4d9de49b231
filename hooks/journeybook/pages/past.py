"""The book as it was at a baseline (1.18): read out of git, once for each commit. Compares nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from journeybook import git
from journeybook.git import Fault
from journeybook.load import FOLDER, Loaded, load
from journeybook.model.audience import Audience
from journeybook.model.book import Book
from journeybook.model.standing import Baseline

_KEPT = 4  # states of the past held in memory while `serve` builds again and again
_LOST = frozenset(
    {"J001", "J002", "J005", "J006", "J008", "J010", "J013", "J015", "J118"}
)  # an entry or a file that gave nothing


@dataclass(frozen=True, slots=True)
class Then:
    """A book of the past, its commit, and how many entries today's reader can make nothing of."""

    book: Book
    commit: str
    lost: int = 0


Past = Callable[[Baseline], Then | Fault]


def no_past(baseline: Baseline) -> Then | Fault:
    """For pages that are made without a repository."""
    return Fault.NO_REPOSITORY


@dataclass(frozen=True, slots=True)
class Repository:
    """The git repository around a folder, read as today's book is: for the same audience, in the same language."""

    root: Path
    audience: Audience
    language: str

    def then(self, baseline: Baseline) -> Then | Fault:
        """The book at a baseline."""
        commit = git.commit_of(self.root, baseline.revision)
        if isinstance(commit, Fault):
            return commit
        loaded = _read(self.root, commit, self.audience, self.language)
        if isinstance(loaded, Fault):
            return loaded
        return Then(loaded.book, commit, sum(problem.code in _LOST for problem in loaded.problems))


@lru_cache(maxsize=_KEPT)
def _read(root: Path, commit: str, audience: Audience, language: str) -> Loaded | Fault:
    with TemporaryDirectory(prefix="journeybook-") as name:
        folder = Path(name)
        fault = git.unpack(root, commit, FOLDER, folder)
        return fault or load(folder, language, audience)
