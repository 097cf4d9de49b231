"""Problems as an editor should meet them: file by file, each once, and of one place what says most."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from journeybook.problem import Problem

# What reading YAML says of a value says it all: that the value then does not fit its field is no news.
_OF_READING = {"J012", "J014", "J016", "J110"}
_OF_FITTING = {"J104", "J106", "J107", "J108", "J109", "J113", "J114", "J115"}


def settled(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of all files, sorted, without repetitions and mere consequences."""
    kept: list[Problem] = []
    for _, group in groupby(sorted(problems, key=lambda one: one.order), key=lambda one: one.place):
        kept += _at_one_place(list(group))
    return tuple(kept)


def _at_one_place(problems: list[Problem]) -> Iterable[Problem]:
    codes = {problem.code for problem in problems}
    for number, problem in enumerate(problems):
        again = number > 0 and problem.order == problems[number - 1].order
        consequence = problem.code in _OF_FITTING and codes & _OF_READING
        renamed_anyway = problem.code == "J017" and codes & {"J101", "J108"}
        if not (again or consequence or renamed_anyway):
            yield problem
