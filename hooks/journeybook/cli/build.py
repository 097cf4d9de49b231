"""`journeybook build`: the site in every language of the organization, by one MkDocs build for each."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from journeybook.cli.options import FOLDER_PATH, plainly, root_of
from journeybook.layout import LANGUAGE_BUILT, LANGUAGES_BUILT
from journeybook.load import languages

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("build", short_help="Build the site, in every language.")
@click.argument("root", type=FOLDER_PATH, default=".", callback=root_of)
@click.option("--strict", "-s", is_flag=True, help="Fail on warnings, too.")
@click.option("--site-dir", "-d", metavar="DIR", type=FOLDER_PATH, help="Where to; else what mkdocs.yml says.")
@click.option("--config-file", "-f", type=_FILE, help="Another file than ROOT/mkdocs.yml, in the same folder.")
@click.option("--quiet", "-q", is_flag=True, help="Say only what is wrong.")
def command(root: Path, strict: bool, site_dir: Path | None, config_file: Path | None, quiet: bool) -> None:
    """Build the site of ROOT (the folder you are in) in all languages of its organization.

    The first language lies at the root, the others under their code: en/, es/. Each is a build of MkDocs, which
    takes these options; `mkdocs build` builds the first alone.
    """
    config = config_file or root / "mkdocs.yml"
    if not config.is_file():
        raise click.UsageError(f"there is no {config}: name the configuration with -f.")
    options = ["--config-file", str(config.resolve())]
    options += ["--strict"] * strict + ["--quiet"] * (quiet and not strict)
    with plainly():
        codes = languages(root)
        for code in codes:
            place = _place(site_dir)
            if not quiet and len(codes) > 1:
                click.echo(f"{code}:", err=True)
            said = {LANGUAGES_BUILT: ",".join(codes), LANGUAGE_BUILT: code}
            command = [sys.executable, "-m", "mkdocs", "build", *options, *place]
            # Told to be quiet, MkDocs does not hear warnings, and strictness would find none.
            held = subprocess.PIPE if quiet and strict else None
            built = subprocess.run(command, env=os.environ | said, stderr=held, text=True, check=False)
            if built.returncode != 0:
                click.echo(built.stderr or "", err=True, nl=False)
                raise SystemExit(1)


def _place(site_dir: Path | None) -> list[str]:
    return ["--site-dir", str(site_dir.resolve())] if site_dir is not None else []
