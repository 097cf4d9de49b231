"""`journeybook init`: a new organization's repository."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from journeybook.cli.options import plainly, typed
from journeybook.scaffold import LANGUAGES, name_of, refusal, scaffold


@click.command("init", short_help="Make a new organization's repository.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--language", "-l", type=click.Choice(LANGUAGES), default="en", show_default=True, help="What it is written in."
)
@click.option("--name", "-n", help="The organization's name; else DIR's.")
def command(folder: Path, language: str, name: str | None) -> None:
    """Make a new organization's repository in DIR: a small, complete example to change into your own."""
    name = name_of(folder) if name is None else name.strip()
    if reason := refusal(folder, name):
        raise click.UsageError(reason)
    with plainly():
        count = scaffold(folder, language, name, date.today())
    click.echo(f"{count} files in {folder}. Next:\n")
    click.echo(f"  cd {typed(folder)}")
    click.echo("  mkdocs serve         # the site, at http://127.0.0.1:8000/, built again at every change")
    click.echo("  journeybook check    # what is wrong in the journeys, where, and what to do\n")
    click.echo("README.md says where things are. Then put the folder under version control: git init")
