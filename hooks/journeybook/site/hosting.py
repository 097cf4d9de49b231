"""Where the files and the site live, out of mkdocs.yml: for links that lead to a forge."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from journeybook.views.forge import Hosting


def hosting(config: MkDocsConfig, report: str) -> Hosting:
    """What mkdocs.yml says. `edit_uri` leads to the folder of the docs; the data lie beside it."""
    repository = config.repo_url or ""
    site = config.site_url or ""
    return Hosting(repository, _edit(config, repository) if repository else "", report, site)


def _edit(config: MkDocsConfig, repository: str) -> str:
    uri = config.edit_uri or ""
    if not uri:
        return ""
    docs = Path(config.docs_dir)
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    name = docs.relative_to(root).as_posix() if docs.is_relative_to(root) else docs.name
    base = urljoin(repository.rstrip("/") + "/", uri.rstrip("/") + "/")
    return base.removesuffix(f"{name}/") if base.endswith(f"/{name}/") else f"{base}../"
