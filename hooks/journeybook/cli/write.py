"""`journeybook write`: the site's pages as a folder for any site generator."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from journeybook.cli.options import FOLDER_PATH, language_option, plainly, root_of, typed
from journeybook.cli.readers import audience_option, no_strangers, readers
from journeybook.edition import Edition, edition
from journeybook.problem import Level
from journeybook.write import Written, refusal, write

_PAGES_A_LINE = 500


@click.command("write", short_help="Write the pages as a folder of Markdown.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--root", type=FOLDER_PATH, default=".", callback=root_of, help="The repository; else this folder.")
@audience_option
@language_option
def command(folder: Path, root: Path, audience: tuple[str, ...], language: str | None) -> None:
    """Write the site's pages as Markdown into DIR, with a mkdocs.yml that needs no hooks and no journeybook.

    DIR is new, empty, or was written by this command before: then only what changed is written, and pages that
    are gone are removed. Files that were not written by this command stay as they are.
    """
    with plainly():
        book = edition(root, language, readers(audience))
        no_strangers(book)
        if reason := refusal(book, folder):
            raise click.UsageError(reason)
        with _progress(len(book.pages)) as count:
            written = write(book, folder, count)
    _report(book, folder, written)


@contextmanager
def _progress(pages: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal; elsewhere a line now and then."""
    if sys.stderr.isatty():
        with click.progressbar(length=pages, label="Writing", file=sys.stderr) as bar:
            yield lambda: bar.update(1)
        return
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        if done % _PAGES_A_LINE == 0:
            click.echo(f"{done} of {pages} pages", err=True)

    yield count


def _report(book: Edition, folder: Path, written: Written) -> None:
    for name in written.kept:
        click.echo(f"{folder / name} is not from journeybook and stays as it is.", err=True)
    for problem in written.problems:
        click.echo(book.words.line(problem), err=True)
    if errors := book.count(Level.ERROR):
        said = book.words.count("count.errors", errors)
        click.echo(f"There are problems in the journeys ({said}): `journeybook check` says where.", err=True)
    click.echo(
        f"{written.pages} pages in {folder}: {written.changed} files written, {written.removed} removed. "
        f"To build: mkdocs build -f {typed(folder / 'mkdocs.yml')}"
    )
