"""The house stands: its pins, its versions, its targets, and imports that run one way."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import journeybook
from support.repository import ROOT, files

# In two parts, so that this file does not hold what it forbids.
REGISTRIES = ["registry." + "npmjs", "registry." + "yarnpkg", "python" + "hosted.org", "pypi" + ".org"]


def test_the_changelog_begins_with_this_version() -> None:
    headings = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == journeybook.__version__


def test_the_lock_file_names_no_address_to_download_from() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_the_lock_file_holds_what_package_json_pins() -> None:
    manifest = json.loads((ROOT / "package.json").read_text("utf-8"))
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    pins = manifest["dependencies"] | manifest["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in pins} == pins


def test_every_requirement_is_pinned_for_the_tests() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    constraints = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in constraints if not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.+-]+", line)] == []
    assert {plain_name(line) for line in wanted} - {plain_name(line) for line in pins} == set()


def plain_name(requirement: str) -> str:
    """`Jinja2>=3.1` -> `jinja2`"""
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-")


def test_no_file_names_a_registry() -> None:
    named = [
        f"{path}:{number}: {line.strip()}"
        for path in files()
        for number, line in enumerate((ROOT / path).read_text("utf-8", errors="replace").splitlines(), 1)
        if any(host in line for host in REGISTRIES)
    ]
    assert named == []


def test_make_alone_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    listed = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert re.findall(r"^  make ([a-z-]+) +\S", listed, re.MULTILINE) == [t for t in targets if t != "browser"]


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("problem", "import journeybook.site", "Imports run one way"),
        ("somewhere", "", "Imports run one way"),
        ("views", "import mkdocs.config", "MkDocs stands behind one door"),
        ("views", "import jinja2", "Jinja is imported in journeybook.render alone"),
        ("check", "import yaml", "YAML is read in journeybook.load"),
        ("load", "import ruamel.yaml", "YAML is rewritten in journeybook.rewrite alone"),
        ("site", "import click", "The command line's library"),
    ],
)
def test_a_wrong_import_is_caught(tmp_path: Path, module: str, line: str, contract: str) -> None:
    package = tmp_path / "journeybook"
    for name in ["", "site", "views", module]:
        (package / name).mkdir(parents=True, exist_ok=True)
        (package / name / "__init__.py").touch()
    (package / "site" / "__init__.py").write_text("import mkdocs\n", "utf-8")
    with (package / module / "__init__.py").open("a", encoding="utf-8") as source:
        source.write(line)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    [broken] = broken_contracts(tmp_path)
    assert broken.startswith(contract)


def broken_contracts(folder: Path) -> list[str]:
    """The names of the contracts that the package in `folder` breaks."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return re.findall(r"^(.+) BROKEN", run.stdout, re.MULTILINE)
