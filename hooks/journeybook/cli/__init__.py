"""The command line: each command a short module over a library. The one place that knows click."""

from __future__ import annotations

import os

import click

from journeybook import __version__
from journeybook.cli import build, check, import_, init, schema, workbook, write


@click.group("journeybook", context_settings={"help_option_names": ["-h", "--help"]}, epilog=check.EXIT_CODES)
@click.version_option(__version__, prog_name="journeybook")
@click.pass_context
def main(context: click.Context) -> None:
    """Customer journeys as code: checked, owned, evidenced, published as a site.

    The site is built by `journeybook build`, in its first language by `mkdocs build`, and served by `mkdocs serve`.
    """
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        context.color = False


for module in (check, build, write, init, schema, workbook, import_):
    main.add_command(module.command)
