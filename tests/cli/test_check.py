"""`journeybook check`: problems as text, one line of counts, an exit code."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from journeybook.check import settable
from support.organizations import BAD, bad, small, without_craft

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

ESCAPE = "\x1b["
SOME_BAD = ("field-twice", "latin-1", "merge-conflict", "decimal-comma", "id-in-two-files", "date", "tab")


def in_a_terminal(root: Path, **environment: str) -> str:
    """What the program writes to a terminal."""
    ours, theirs = pty.openpty()
    clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    done = subprocess.Popen(
        [sys.executable, "-m", "journeybook", "check", str(root)], stdout=theirs, env=clean | environment
    )
    os.close(theirs)
    said = b""
    while piece := _read(ours):
        said += piece
    os.close(ours)
    assert done.wait() == 1
    return said.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""


def _place_and_code(line: str) -> str:
    found = re.match(r".+?:\d+:\d+: J\d+ ", line)
    assert found, line
    return found[0]


def test_a_good_organization_is_said_to_be_good(call: Callable[..., Result], tmp_path: Path) -> None:
    done = call("check", without_craft(small(tmp_path)), "--language", "en")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "1 journey · 0 errors · 0 warnings\n"


@pytest.mark.parametrize("name", SOME_BAD)
def test_each_problem_has_a_line_with_its_place_and_code(
    name: str, call: Callable[..., Result], tmp_path: Path
) -> None:
    root = bad(name, tmp_path)
    done = call("check", root, "--language", "en")
    *said, counts = done.stdout.splitlines()
    expected = (BAD / name / "expected.txt").read_text("utf-8").splitlines()
    assert [line for line in map(_place_and_code, said) if not settable(line.split()[1])] == [
        _place_and_code(line) for line in expected
    ]
    assert re.fullmatch(r"\d+ journeys? · \d+ errors? · \d+ warnings?", counts)
    assert done.exit_code == 1


def test_a_warning_says_that_it_is_one_and_fails_only_when_strict(
    call: Callable[..., Result], tmp_path: Path
) -> None:
    organization = without_craft(small(tmp_path)) / "journeys" / "organization.yml"
    text = organization.read_text("utf-8")
    organization.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert call("check", tmp_path).exit_code == 0
    done = call("check", tmp_path, "--strict", "--language", "en")
    assert done.exit_code == 1
    assert done.stdout.startswith("journeys/organization.yml:1:1: J003 warning: the file begins with ")
    assert done.stdout.endswith("1 journey · 0 errors · 1 warning\n")


def test_the_problems_are_told_in_the_organizations_language(call: Callable[..., Result], tmp_path: Path) -> None:
    organization = bad("field-twice", tmp_path) / "journeys" / "organization.yml"
    text = organization.read_text("utf-8")
    organization.write_text(
        re.sub(r"^languages:.*\n", "", text, flags=re.MULTILINE) + "languages: [pt-BR]\n", "utf-8"
    )
    assert " erros ·" in call("check", tmp_path).stdout
    assert " errores ·" in call("check", tmp_path, "--language", "es").stdout


def test_what_is_hidden_from_readers_is_checked_too(call: Callable[..., Result], tmp_path: Path) -> None:
    systems = small(tmp_path) / "journeys" / "systems.yml"
    entry = "hidden:\n  name: Hidden\n  category: record\n  visibility: [nobody]\n"
    systems.write_text(systems.read_text("utf-8") + entry, "utf-8")
    done = call("check", tmp_path, "-l", "en")
    assert "J102 there is no 'nobody' in departments" in done.stdout


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_without_journeys_is_a_wrong_call(
    there: bool, call: Callable[..., Result], tmp_path: Path
) -> None:
    root = tmp_path if there else tmp_path / "nowhere"
    done = call("check", root)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "there is no folder 'journeys' in" in done.stderr


def test_a_language_that_is_none_is_a_wrong_call(call: Callable[..., Result], tmp_path: Path) -> None:
    done = call("check", small(tmp_path), "--language", "Português")
    assert done.exit_code == 2
    assert "'Português' is no language" in done.stderr


def test_colours_are_for_terminals_only(call: Callable[..., Result], tmp_path: Path) -> None:
    root = bad("field-twice", tmp_path)
    assert ESCAPE not in call("check", root).output
    assert ESCAPE in in_a_terminal(root)
    assert ESCAPE not in in_a_terminal(root, NO_COLOR="1")
