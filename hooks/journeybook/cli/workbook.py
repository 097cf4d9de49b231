"""`journeybook workbook`: a journey as a workbook to fill in or to change."""

from __future__ import annotations

from pathlib import Path

import click

from journeybook.cli.check import line
from journeybook.cli.options import FOLDER_PATH, language_option, plainly, root_of, typed
from journeybook.edition import Edition, edition
from journeybook.model.audience import ALL
from journeybook.model.journey import Journey
from journeybook.problem import Level
from journeybook.workbook.grid import unfit
from journeybook.workbook.labels import Labels
from journeybook.workbook.write import workbook


@click.command("workbook", short_help="Write a journey as an Excel workbook, or an empty one.")
@click.argument("journey", required=False)
@click.option("--output", "-o", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Where to.")
@click.option("--root", type=FOLDER_PATH, default=".", callback=root_of, help="The repository; else this folder.")
@click.option("--force", is_flag=True, help="Overwrite FILE if it is there.")
@language_option
def command(journey: str | None, output: Path | None, root: Path, force: bool, language: str | None) -> None:
    """Write JOURNEY as a workbook (.xlsx), or an empty one for a new journey.

    The workbook opens in Excel and LibreOffice. `journeybook import` brings it back.
    """
    file = output or Path(f"{journey or 'journeybook'}.xlsx")
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(f"{file} does not end in .xlsx, and Excel would not open it: name it so.")
    if file.exists() and not force:
        raise click.UsageError(f"{file} is there already: name another with -o, or overwrite it with --force.")
    with plainly():
        book = edition(root, language, ALL)
        found = _journey(book, journey) if journey is not None else None
        labels = Labels(book.book, book.words)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(workbook(labels, found))
    click.echo(f"{file} written. To bring it back: journeybook import {typed(file)}")


def _journey(book: Edition, id: str) -> Journey:
    """A journey that a workbook can hold without losing anything of it."""
    found = book.book.maps.get(id)
    if found is None:
        known = ", ".join(book.book.maps) or "none"
        raise click.UsageError(f"there is no journey '{id}'; there are: {known}.")
    problems = [
        *(
            one
            for one in book.problems
            if one.entry == ("maps", id) and one.level is Level.ERROR and one.code < "J2"
        ),
        *unfit(Labels(book.book, book.words), found),
    ]
    for problem in problems:
        click.echo(line(book.words, problem), err=True)
    if problems:
        raise click.ClickException(f"'{id}' cannot become a workbook without losing something: mend this first.")
    return found
