"""`journeybook import`: a filled workbook becomes a journey's file."""

from __future__ import annotations

from pathlib import Path

import click

from journeybook.cli.check import line
from journeybook.cli.options import FOLDER_PATH, plainly, root_of
from journeybook.edition import Edition, edition
from journeybook.model.audience import ALL
from journeybook.problem import Level
from journeybook.workbook.bring import Brought, bring
from journeybook.workbook.read import read
from journeybook.workbook.store import refusal, stored


@click.command("import", short_help="Bring a workbook back into the journeys.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--root", type=FOLDER_PATH, default=".", callback=root_of, help="The repository; else this folder.")
@click.option("--force", is_flag=True, help="Overwrite a journey that has changed since the workbook was made.")
def command(file: Path, root: Path, force: bool) -> None:
    """Bring the workbook FILE back into journeys/maps.

    Says what is wrong in it by sheet and cell; with an error nothing is written. In a file that is there
    already, only what changed is changed: comments and other languages stay.
    """
    with plainly():
        found = read(file)
        book = edition(root, found.facts.get("language") or None, ALL)
        brought = bring(found, file, book.book, book.words, book.today)
        for problem in brought.problems:
            click.echo(line(book.words, problem))
        click.echo(_write(book, brought, force))


def _write(book: Edition, brought: Brought, force: bool) -> str:
    """Writes the journey's file, if it may be, and says what was done."""
    journey = brought.journey
    if journey is None or not brought.fit:
        errors = sum(one.level is Level.ERROR for one in brought.problems)
        raise click.ClickException(f"nothing was written ({book.words.count('count.errors', errors)}).")
    if reason := refusal(journey, brought.before, book.book, book.root, brought.current or force):
        raise click.ClickException(reason)
    new = stored(journey, brought.before, book.book, book.root)
    if new is None:
        raise click.ClickException("that file repeats itself by anchors (& and *): write it out in full first.")
    if new.before == new.text:
        return f"{new.file}: nothing has changed."
    path = book.root / new.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(new.text.encode())
    done = "written" if new.before is None else "changed"
    lost = "" if new.comments else " It had to be written anew: its comments are gone."
    return f"{new.file}: {done}. `journeybook check` says what is still missing.{lost}"
