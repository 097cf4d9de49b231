"""`journeybook init`: a repository that builds without a warning, in every language; never over what is there."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator

from journeybook.load import load
from journeybook.scaffold import FILES, LANGUAGES, name_of, scaffold
from support.repository import ROOT

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from click.testing import Result

HARD_NAME = "Três & \"Filhos\": #1 {x} 'y' __TODAY__"


def translated(language: str) -> set[str]:
    """What is in a language's files, whatever the names of its entries."""
    folder = FILES / language
    entries = ("docs", "personas", "maps", "milestones", "opportunities")
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {str(path.parent if path.parent.name in entries else path) for path in paths}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_repository_builds_and_checks_without_a_warning(
    language: str,
    call: Callable[..., Result],
    program: Callable[..., subprocess.CompletedProcess[str]],
    tmp_path: Path,
) -> None:
    root = tmp_path / "x"
    done = call("init", root, "--language", language, "--name", HARD_NAME)
    assert (done.exit_code, done.stderr) == (0, "")
    assert call("check", root, "--strict").exit_code == 0
    built = program("mkdocs", "build", "--strict", cwd=root)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "WARNING" not in built.stdout + built.stderr
    assert (root / "site" / "index.html").is_file()
    assert load(root).book.organization.name == HARD_NAME


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_of_a_new_repository_names_the_schema_it_follows(language: str, tmp_path: Path) -> None:
    scaffold(tmp_path, language, "X", date(2026, 1, 31))
    files = sorted((tmp_path / "journeys").rglob("*.yml"))
    assert len(files) >= 13
    for file in files:
        text = file.read_text("utf-8")
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert named, file
        schema = json.loads((file.parent / named[1]).read_text("utf-8"))
        Draft202012Validator(schema).validate(json.loads(json.dumps(yaml.safe_load(text), default=str)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_blank_is_left_unfilled(language: str, tmp_path: Path) -> None:
    scaffold(tmp_path, language, "X", date(2026, 1, 31))
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        assert not re.search(r"__[A-Z]+__", file.read_text("utf-8")), file


def test_every_language_has_the_same_files() -> None:
    assert {path.name for path in FILES.iterdir()} == {"common", *LANGUAGES}
    assert len({frozenset(translated(language)) for language in LANGUAGES}) == 1


def test_what_mkdocs_calls_is_the_file_of_this_repository() -> None:
    ours = (ROOT / "hooks" / "journeys.py").read_text("utf-8")
    assert (FILES / "common" / "hooks" / "journeys.py").read_text("utf-8") == ours


def test_the_files_of_a_dot_have_their_dot(tmp_path: Path) -> None:
    scaffold(tmp_path, "en", "X", date(2026, 1, 31))
    assert {path.name for path in tmp_path.iterdir()} == {
        ".editorconfig", ".gitignore", "README.md", "docs", "hooks", "journeys", "mkdocs.yml", "overrides",
        "requirements.txt", "schemas",
    }  # fmt: skip


def test_the_next_steps_are_told(call: Callable[..., Result], tmp_path: Path) -> None:
    done = call("init", tmp_path / "x")
    assert "mkdocs serve" in done.stdout
    assert "journeybook check" in done.stdout


@pytest.mark.parametrize(
    ("folder", "name"), [("padaria-do-bairro", "Padaria do bairro"), ("x", "X"), ("Our_Shop", "Our Shop")]
)
def test_an_organization_without_a_name_is_called_as_its_folder(folder: str, name: str) -> None:
    assert name_of(Path(folder)) == name


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(call: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    done = call("init", tmp_path)
    assert done.exit_code == 2
    assert f"{tmp_path} is not empty: choose a new folder." in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_refused(call: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = call("init", tmp_path / "file")
    assert done.exit_code == 2
    assert "is a file, not a folder." in done.stderr


@pytest.mark.parametrize("name", ["", "  ", "two\nlines", "<b>X</b>", "\x07"])
def test_a_name_that_is_none_is_refused(name: str, call: Callable[..., Result], tmp_path: Path) -> None:
    done = call("init", tmp_path / "x", "--name", name)
    assert done.exit_code == 2
    assert "give one with --name" in done.stderr
    assert not (tmp_path / "x").exists()


def test_what_the_machine_refuses_is_one_sentence(call: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = call("init", tmp_path / "file" / "x")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: Not a directory: ")
