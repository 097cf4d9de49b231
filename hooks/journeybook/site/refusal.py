"""Why a build is not begun, or is given up, as a sentence: a folder that must not be built into, a file that the
machine refuses. Everything else that goes wrong in our code is a fault of ours, with its traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from journeybook.layout import FOLDER as DATA

_SOURCES = (DATA, "overrides", "hooks", ".git")


def own_folder(config: MkDocsConfig, root: Path) -> None:
    """Raises where the site would be built over what it is made of: a build removes what is not of the site."""
    site = Path(config.site_dir).resolve()
    for source in (*(root / name for name in _SOURCES), Path(config.docs_dir).resolve()):
        if site.is_relative_to(source) or source.is_relative_to(site):
            raise PluginError(
                f"The site would be built into '{site}', over '{source}', which would be lost: "
                "choose another folder as site_dir (or after -d)."
            )


@contextmanager
def plainly() -> Iterator[None]:
    """What the machine refuses (no right, no space) as one sentence instead of a traceback."""
    try:
        yield
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        raise PluginError(f"{error.strerror or error}{place}") from error
