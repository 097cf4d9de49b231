"""What the tests in a browser share: the demonstration site, built once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.demonstration import Site
from support.repository import ROOT
from support.sites import build, repository


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> Site:
    """The demonstration, with the address it is served at."""
    return _site(tmp_path_factory, serve)


@pytest.fixture(scope="session")
def instant_site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> Site:
    """The demonstration of an owner who wants the theme to exchange pages without loading them anew."""
    return _site(tmp_path_factory, serve, theme={"features": ["navigation.instant"]})


def _site(temporary: pytest.TempPathFactory, serve: Callable[[Path], str], **settings: object) -> Site:
    folder = temporary.mktemp("served")
    address = serve(folder)
    root = repository(temporary.mktemp("demonstration"), site_url=f"{address}/", **settings)
    for name in ("journeys", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    return Site(build(root, folder), address)
