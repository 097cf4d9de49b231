"""All problems of the book, counted and grouped by file; and those of one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from journeybook.problem import Level, Problem


@dataclass(frozen=True, slots=True)
class FileProblems:
    """The problems of one file, from the top."""

    file: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """All that the page of problems shows."""

    errors: int
    warnings: int
    files: tuple[FileProblems, ...]


def problem_view(problems: Iterable[Problem]) -> ProblemView:
    """Problems by file, as an editor works through them."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    files = groupby(ordered, key=lambda problem: problem.place.file)
    return ProblemView(
        errors=sum(problem.level is Level.ERROR for problem in ordered),
        warnings=sum(problem.level is Level.WARNING for problem in ordered),
        files=tuple(FileProblems(file, tuple(run)) for file, run in files),
    )


def problems_of(problems: Sequence[Problem]) -> Mapping[tuple[str, str], tuple[Problem, ...]]:
    """The problems that stand in an entry, by its kind and id."""
    found: defaultdict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in sorted(problems, key=lambda problem: problem.order):
        if problem.entry is not None:
            found[problem.entry].append(problem)
    return {entry: tuple(own) for entry, own in found.items()}
