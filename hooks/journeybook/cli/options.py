"""What several commands take: a repository's folder, a language; how they fail over files, and name one."""

from __future__ import annotations

import os
import re
from contextlib import AbstractContextManager
from pathlib import Path, PurePath
from shlex import quote

import click

from journeybook.layout import FOLDER
from journeybook.refused import said_as

FOLDER_PATH = click.Path(file_okay=False, path_type=Path)


def root_of(context: click.Context, parameter: click.Parameter, root: Path) -> Path:
    """A repository's folder: one that has journeys in it."""
    if not (root / FOLDER).is_dir():
        message = f"there is no folder '{FOLDER}' in {root.resolve()}: name the repository's folder, or go there."
        raise click.UsageError(message, context)
    return root


def _language(context: click.Context, parameter: click.Parameter, language: str | None) -> str | None:
    if language is None:
        return None
    from journeybook.model.text import LANGUAGE  # not at the top: it brings the libraries of all models with it

    if not LANGUAGE.match(language):
        raise click.BadParameter(f"'{language}' is no language: write a code such as pt-BR, en or es.")
    return language


language_option = click.option(
    "--language", "-l", metavar="CODE", callback=_language, help="pt-BR, en, es …; else the organization's first."
)


def plainly() -> AbstractContextManager[None]:
    """What the machine refuses (no right, no space) as one sentence instead of a traceback."""
    return said_as(click.ClickException)


def typed(path: PurePath, system: str = os.name) -> str:
    """A path as it is typed in a command, in quotes where it needs them: on Windows in those of its shells."""
    if system != "nt":
        return quote(str(path))
    return str(path) if _BARE.fullmatch(str(path)) else f'"{path}"'


_BARE = re.compile(r"[\w\\/:.+-]+")
"""A path that no shell of Windows takes for anything else."""
