"""What the tests of workbooks start from: the demonstration organization, and the small one."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.organizations import small
from support.repository import ROOT
from support.workbooks import Desk


@pytest.fixture
def shop(tmp_path: Path) -> Desk:
    """The small organization, in English."""
    (tmp_path / "desk").mkdir()
    return Desk(small(tmp_path / "shop"), tmp_path / "desk")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The organization of this repository, in Portuguese."""
    return Desk(ROOT, tmp_path_factory.mktemp("desk"), "pt-BR")
