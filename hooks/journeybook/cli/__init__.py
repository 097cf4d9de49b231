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
            return None
        command: click.Command = import_module(f"journeybook.cli.{_COMMANDS[name]}").command
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        near = get_close_matches(args[0], _COMMANDS, 1)
        if near and args[0] not in _COMMANDS and not context.resilient_parsing:  # as when a shell completes a line
            raise click.UsageError(f"No such command '{args[0]}'. Did you mean '{near[0]}'?", context)
        return super().resolve_command(context, args)


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
