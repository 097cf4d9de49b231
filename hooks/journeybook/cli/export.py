"""`journeybook export`: journeys as PDF and PNG, tables as CSV and XLSX, the data as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from journeybook.cli.options import FOLDER_PATH, language_option, plainly, root_of
from journeybook.cli.readers import audience_option, no_strangers, readers
from journeybook.edition import Edition, edition
from journeybook.export.pictures import Missing, browser, pdf, png

_OUT = click.option("--out", "-o", metavar="DIR", type=FOLDER_PATH, default=".", help="Where to; else this folder.")
_ROOT = click.option(
    "--root", type=FOLDER_PATH, default=".", callback=root_of, help="The repository; else this folder."
)


@click.group("export")
def command() -> None:
    """Take journeys, tables and data away as files."""


def _picture(form: str, take: Callable[[Path, str, Path], None], does: str) -> None:
    @command.command(form, help=f"{does} It is taken from the built site, with Chromium, Chrome or Edge.")
    @click.argument("journeys", metavar="JOURNEY...", nargs=-1, required=True)
    @_OUT
    @click.option("--site", type=FOLDER_PATH, default="site", help="The built site; else the folder 'site' here.")
    def picture(journeys: tuple[str, ...], out: Path, site: Path) -> None:
        pages = [_page(site, journey) for journey in journeys]
        try:
            browser()
            with plainly():
                out.mkdir(parents=True, exist_ok=True)
                for journey, page in zip(journeys, pages, strict=True):
                    target = out / f"{journey}.{form}"
                    take(site, page, target)
                    click.echo(str(target))
        except Missing as missing:
            raise click.ClickException(str(missing)) from missing


_picture("pdf", pdf, "Print journeys, one file each, the map on A3 landscape.")
_picture("png", png, "Take a picture of journeys, one file each.")


def _page(site: Path, journey: str) -> str:
    """The address of a journey in a built site, with or without folders for addresses."""
    folder = site / "journeys"
    if not folder.is_dir():
        raise click.UsageError(
            f"there is no built site in '{site}': run `journeybook build`, or name it by --site."
        )
    for page in (folder / journey / "index.html", folder / f"{journey}.html"):
        if page.is_file() and page.resolve().is_relative_to(folder.resolve()):
            return page.relative_to(site).as_posix()
    raise click.UsageError(f"there is no journey '{journey}' in {folder}.")


@command.command("json", short_help="Write all data as JSON, with its schemas.")
@_OUT
@_ROOT
@audience_option
@language_option
def data(out: Path, root: Path, audience: tuple[str, ...], language: str | None) -> None:
    """Write all data as JSON into DIR: index.json, a file for each kind and each journey, and their schemas."""
    with plainly():
        _save(out, ((file.name, file.make()) for file in _edition(root, audience, language).data()))


def _table(form: str) -> None:
    @command.command(form, help=f"Write the improvements and every inventory as {form.upper()} into DIR.")
    @_OUT
    @_ROOT
    @audience_option
    @language_option
    def table(out: Path, root: Path, audience: tuple[str, ...], language: str | None) -> None:
        with plainly():
            files = _edition(root, audience, language).tables(form)
            _save(out, ((Path(name).name, held) for name, held in files))


_table("csv")
_table("xlsx")


def _edition(root: Path, audience: tuple[str, ...], language: str | None) -> Edition:
    book = edition(root, language, readers(audience))
    no_strangers(book)
    return book


def _save(out: Path, files: Iterable[tuple[str, bytes]]) -> None:
    count = 0
    for name, held in files:
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)
        count += 1
    click.echo(f"{count} files in {out}")
