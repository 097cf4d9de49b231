"""What the command-line tests share: the program in this process, and real programs in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from journeybook.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

PROGRAMS = Path(sys.executable).parent


@pytest.fixture
def call() -> Callable[..., Result]:
    """Calls `journeybook` with arguments; gives its exit code and what it said."""

    def calling(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments])

    return calling


@pytest.fixture(scope="session")
def program() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a program of this environment in a folder, in a process of its own."""

    def running(name: str, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        return subprocess.run(
            [PROGRAMS / name, *map(str, arguments)],
            cwd=cwd,
            env=environment,
            text=True,
            capture_output=True,
            check=False,
        )

    return running
