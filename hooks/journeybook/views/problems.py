"""All problems of the book, counted and file by file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeybook.problem import Level, Problem
from journeybook.views.links import PROBLEMS, files
from journeybook.views.parts import Choice, Part, Table, choice
from journeybook.words import Words


@dataclass(frozen=True, slots=True)
class ProblemView:
    """All that the page of problems shows: the first part of the table, and how many there are of each level."""

    errors: int
    warnings: int
    part: Part[Problem]


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
