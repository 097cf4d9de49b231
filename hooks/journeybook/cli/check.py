"""`journeybook check`: every problem with its place, then one line of counts."""

from __future__ import annotations

from pathlib import Path

import click

from journeybook.cli.options import FOLDER_PATH, language_option, plainly, root_of
from journeybook.edition import Edition, edition
from journeybook.model.audience import ALL
from journeybook.problem import Level, Problem
from journeybook.words import Words

EXIT_CODES = "Exit codes: 0 fine, 1 there are errors, 2 called the wrong way."
_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}


@click.command("check", epilog=EXIT_CODES)
@click.argument("root", type=FOLDER_PATH, default=".", callback=root_of)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too.")
@language_option
def command(root: Path, strict: bool, language: str | None) -> None:
    """Check the journeys below ROOT (the folder you are in).

    Says what is wrong, where (file:line:column), and what to do, whoever may see the entry on the site.
    """
    with plainly():
        checked = edition(root, language, ALL)
    for problem in checked.problems:
        click.echo(line(checked.words, problem))
    click.echo(_counts(checked))
    fatal = Level.WARNING if strict else Level.ERROR
    if any(problem.level <= fatal for problem in checked.problems):
        raise SystemExit(1)


def line(words: Words, problem: Problem) -> str:
    """A problem as a terminal shows it."""
    level = "" if problem.level is Level.ERROR else f"{words(f'level.{problem.level.name.lower()}')}: "
    code = click.style(problem.code, fg=_COLOURS[problem.level], bold=True)
    return f"{click.style(str(problem.place), bold=True)}: {code} {level}{words.problem(problem)}"


def _counts(checked: Edition) -> str:
    words = checked.words
    errors, warnings = checked.count(Level.ERROR), checked.count(Level.WARNING)
    parts = (
        words.count("count.journeys", len(checked.book.maps)),
        click.style(words.count("count.errors", errors), fg="red" if errors else "green"),
        click.style(words.count("count.warnings", warnings), fg="yellow" if warnings else "green"),
    )
    return " · ".join(parts)
