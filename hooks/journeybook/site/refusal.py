"""Why a build is not begun, or is given up, as a sentence: a folder that must not be built into, a file that the
machine refuses. Everything else that goes wrong in our code is a fault of ours, with its traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import yaml_load

from journeybook.cache import FOLDER as CACHE
from journeybook.layout import FOLDER as DATA
from journeybook.refused import said_as

_SOURCES = (DATA, "overrides", "hooks", CACHE, ".git")
_SITE = "sitemap.xml"
"""What MkDocs writes of every site, by whatever theme."""


def own_folder(config: MkDocsConfig, root: Path) -> None:
    """Raises where the site would be built over what is none: a build removes what is not of the site."""
    site = Path(config.site_dir).resolve()
    for source in _sources(config, root):
        if site.is_relative_to(source) or source.is_relative_to(site):
            raise _lost(site, f"over '{source}'")
    if _is_of_others(site) and site.is_relative_to(root) and site != _configured(config, root):
        raise _lost(site, "over files that are of no site")


def _lost(site: Path, over: str) -> PluginError:
    return PluginError(
        f"The site would be built into '{site}', {over}, which would be lost: "
        "choose another folder as site_dir (or after -d)."
    )


def _sources(config: MkDocsConfig, root: Path) -> Iterator[Path]:
    """What a site is made of, by custom and by what mkdocs.yml names."""
    hooks: object = config.hooks  # by their names, whatever its type says
    named = [config.docs_dir, config.theme.custom_dir]
    named += [getattr(hook, "__file__", None) for hook in hooks.values()] if isinstance(hooks, dict) else []
    yield from (root / name for name in _SOURCES)
    yield from (Path(name).resolve() for name in named if name)


def _is_of_others(folder: Path) -> bool:
    """Whether there is anything in a folder, and no earlier site. What is hidden there is left alone."""
    if not folder.is_dir() or (folder / _SITE).is_file():
        return False
    return any(not one.name.startswith(".") for one in folder.iterdir())


def _configured(config: MkDocsConfig, root: Path) -> Path:
    """The folder that mkdocs.yml means for the site, whatever was said for this build."""
    with Path(config.config_file_path or "mkdocs.yml").open("rb") as file:
        said = yaml_load(file).get("site_dir")
    return (root / str(said or "site")).resolve()


def plainly() -> AbstractContextManager[None]:
    """What the machine refuses (no right, no space) as one sentence instead of a traceback."""
    return said_as(PluginError)
