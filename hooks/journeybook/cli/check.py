"""`journeybook check`: every problem with its place, then one line of counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeybook.cli.options import FOLDER_PATH, language_option, plainly, root_of
from journeybook.cli.outcome import Outcome, outcome
from journeybook.problem import Level, Problem
from journeybook.quiet import quiet_to_the_end

if TYPE_CHECKING:
    from journeybook.words import Words

EXIT_CODES = "Exit codes: 0 fine, 1 there are errors, 2 called the wrong way."
_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}


@click.command("check", epilog=EXIT_CODES, short_help="Say what is wrong in the journeys, and what to do.")
@click.argument("root", type=FOLDER_PATH, default=".", callback=root_of)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too.")
@language_option
def command(root: Path, strict: bool, language: str | None) -> None:
    """Check the journeys below ROOT (the folder you are in).

    Says what is wrong, where (file:line:column), and what to do, whoever may see the entry on the site.
    """
    with plainly(), quiet_to_the_end():
        found = outcome(root, language, date.today())
        lines = [_line(place, code, Level(level), sentence) for place, code, level, sentence in found.lines]
        click.echo("\n".join([*lines, _counts(found)]))
    if any(found.levels[: Level.WARNING + 1 if strict else Level.ERROR + 1]):
        raise SystemExit(1)


def line(words: Words, problem: Problem) -> str:
    """A problem as a terminal shows it."""
    level = "" if problem.level is Level.ERROR else f"{words(f'level.{problem.level.name.lower()}')}: "
    return _line(str(problem.place), problem.code, problem.level, level + words.problem(problem))


def _line(place: str, code: str, level: Level, sentence: str) -> str:
    return f"{click.style(place, bold=True)}: {click.style(code, fg=_COLOURS[level], bold=True)} {sentence}"


def _counts(found: Outcome) -> str:
    errors, warnings = found.levels[Level.ERROR], found.levels[Level.WARNING]
    parts = (
        found.journeys,
        click.style(found.errors, fg="red" if errors else "green"),
        click.style(found.warnings, fg="yellow" if warnings else "green"),
    )
    return " · ".join(parts)
