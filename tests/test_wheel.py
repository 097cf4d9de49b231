"""The wheel: built as on a fresh machine, it carries all it needs, and works alone and without npm."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from typing import TYPE_CHECKING

import pytest

import journeybook
from support.repository import ROOT, copy_to

if TYPE_CHECKING:
    from pathlib import Path

# Written out, not taken from hatch_build.py: it is what the templates and stylesheets ask for.
BROWSER_FILES = {
    "mermaid.min.js",
    "mermaid.LICENSE",
    "inter-latin.woff2",
    "inter-latin-ext.woff2",
    "inter.LICENSE",
    "versions.json",
}


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What the command printed; the test fails with all of it when the command does."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_", "PYTEST_"))
    }
    done = subprocess.run(
        command,
        cwd=cwd,
        env=clean | environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_to(tmp_path_factory.mktemp("source"))


@pytest.fixture(scope="module")
def wheel(source: Path) -> Path:
    """Built through the sdist, as package indexes and distributions do it."""
    run(sys.executable, "-m", "build", "--outdir", "dist", cwd=source)
    [built] = (source / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and what it requires, nothing else."""
    home = tmp_path_factory.mktemp("empty")
    venv.create(home, with_pip=True, symlinks=True)
    programs = home / "bin"
    run(programs / "python", "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel, cwd=home)
    return programs


def test_the_wheel_carries_every_file_of_the_package(source: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if name.startswith("journeybook/")}
    hooks = source / "hooks"
    here = {path.relative_to(hooks).as_posix() for path in (hooks / "journeybook").rglob("*") if path.is_file()}
    assert carried == here
    vendor = "journeybook/theme/assets/journeybook/vendor/"
    assert {name.removeprefix(vendor) for name in carried if name.startswith(vendor)} == BROWSER_FILES
    assert {name.split("/")[1] for name in carried} >= {"templates", "theme", "words"}


def test_the_wheel_alone_says_its_version(programs: Path, tmp_path: Path) -> None:
    said = run(programs / "journeybook", "--version", cwd=tmp_path, PATH=str(programs), HOME=str(tmp_path))
    assert journeybook.__version__ in said


def test_the_wheel_alone_makes_a_repository_and_builds_its_site(programs: Path, tmp_path: Path) -> None:
    """No git, no npm, no Node on the PATH; no file of this repository within reach."""
    alone = {"PATH": str(programs), "HOME": str(tmp_path), "NO_MKDOCS_2_WARNING": "1"}
    run(programs / "journeybook", "init", "x", cwd=tmp_path, **alone)
    run(programs / "mkdocs", "build", "--strict", cwd=tmp_path / "x", **alone)
    assert (tmp_path / "x" / "site" / "index.html").is_file()
    assert list((tmp_path / "x" / "site").rglob("mermaid.min.js"))
