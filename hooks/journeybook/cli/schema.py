"""`journeybook schema`: the JSON Schema of a kind, or of all."""

from __future__ import annotations

from pathlib import Path

import click

from journeybook.cli.options import FOLDER_PATH, plainly
from journeybook.model.kinds import KINDS
from journeybook.model.schema import as_json, schema, schema_files


@click.command("schema", short_help="Print the JSON Schema of a kind of entry.")
@click.argument("kind", metavar="[KIND]", type=click.Choice(list(KINDS)), required=False)
@click.option("--all", "folder", metavar="DIR", type=FOLDER_PATH, help="Write the schemas of all kinds into DIR.")
def command(kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of one entry of KIND: organization, personas, maps and so on.

    With --all, DIR gets KIND.json for a file that holds one entry (journeys/KIND/….yml) and KIND-all.json for
    the file that holds them by id (journeys/KIND.yml).
    """
    if (kind is None) == (folder is None):
        raise click.UsageError(f"name a kind or --all DIR, one of the two. Kinds: {', '.join(KINDS)}.")
    if kind is not None:
        click.echo(as_json(schema(kind)), nl=False)
    if folder is not None:
        with plainly():
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in schema_files():
                (folder / name).write_text(text, "utf-8")
