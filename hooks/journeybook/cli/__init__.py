"""The command line: each command a short module over a library. The one place that knows click."""

from __future__ import annotations

import os
from difflib import get_close_matches
from importlib import import_module

import click

from journeybook import __version__
from journeybook.cli.check import EXIT_CODES

_COMMANDS = {
    "build": "build",
    "check": "check",
    "write": "write",
    "init": "init",
    "schema": "schema",
    "workbook": "workbook",
    "import": "import_",
    "export": "export",
}
"""Each command's module."""


class _Commands(click.Group):
    """Imports a command's module when it is called: a check must not wait for what makes pages."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            if near := get_close_matches(name, _COMMANDS, 1):
                raise click.UsageError(f"No such command '{name}'. Did you mean '{near[0]}'?", context)
            return None
        command: click.Command = import_module(f"journeybook.cli.{_COMMANDS[name]}").command
        return command


@click.group(
    "journeybook", cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES
)
@click.version_option(__version__, prog_name="journeybook")
@click.pass_context
def main(context: click.Context) -> None:
    """Customer journeys as code: checked, owned, evidenced, published as a site.

    The site is built by `journeybook build`, in its first language by `mkdocs build`, and served by `mkdocs serve`.
    """
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        context.color = False
