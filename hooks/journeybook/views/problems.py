"""All problems of the book, and those of one entry: counted, and file by file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from journeybook.problem import Level, Problem
from journeybook.views.alike import alike
from journeybook.views.links import PROBLEMS, Link, files, to_problems
from journeybook.views.parts import Choice, Part, Table, choice
from journeybook.words import Words

SHOWN = 5
"""How many problems of a file an entry's page tells before it leads to their list."""


@dataclass(frozen=True, slots=True)
class ProblemView:
    """All that the page of problems shows: the first part of the table, and how many there are of each level."""

    errors: int
    warnings: int
    part: Part[Problem]


@dataclass(frozen=True, slots=True)
class FileProblems:
    """What is wrong with an entry in one file, as its page begins: the gravest, and how many `others` there are.
    One of those that say the same thing comes before the second of them.

    `listed` leads to all of that file.
    """

    file: str
    total: int
    first: tuple[Problem, ...]
    others: int
    listed: Link


def problems_by_file(problems: Iterable[Problem]) -> tuple[FileProblems, ...]:
    """An entry's problems, file by file, the file with the gravest first."""
    files: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=attrgetter("level")):
        files.setdefault(problem.place.file, []).append(problem)
    return tuple(_of_file(file, own) for file, own in files.items())


def _of_file(file: str, problems: Sequence[Problem]) -> FileProblems:
    leading = [one.first for one in alike(problems)][:SHOWN]
    more = [one for one in problems if one not in leading]
    first = (*leading, *more[: SHOWN - len(leading)])
    return FileProblems(file, len(problems), first, len(problems) - len(first), to_problems(problems[0].place))


def problem_table(problems: Sequence[Problem], words: Words) -> Table[Problem]:
    """The table of problems."""

    def choices(problems: Sequence[Problem]) -> tuple[Choice, ...]:
        return (
            choice("level", problems, lambda one: (words(f"level.{one.level.name.lower()}"),)),
            choice("code", problems, lambda one: (one.code,)),
        )

    return Table("all", PROBLEMS, len(problems), lambda: problems, choices=choices, files=files(PROBLEMS))


def problem_view(problems: Sequence[Problem], first: Part[Problem]) -> ProblemView:
    """The page that the table of problems begins on."""
    return ProblemView(
        errors=sum(problem.level is Level.ERROR for problem in problems),
        warnings=sum(problem.level is Level.WARNING for problem in problems),
        part=first,
    )
