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
    """The demonstration, with the address it is served at: without it the theme has no instant navigation."""
    folder = tmp_path_factory.mktemp("served")
    address = serve(folder)
    root = repository(tmp_path_factory.mktemp("demonstration"), site_url=f"{address}/")
    for name in ("journeys", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    return Site(build(root, folder), address)
