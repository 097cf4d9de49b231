"""The program as a whole: how it is called, what it says of itself, its exit codes."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete

import journeybook
from journeybook.cli import main
from journeybook.cli.options import typed

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from click.testing import Result

COMMANDS = ("build", "check", "write", "init", "schema")


@pytest.mark.parametrize("called", [("journeybook",), ("python", "-m", "journeybook")])
def test_the_program_says_its_version(
    called: tuple[str, ...], program: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    done = program(*called, "--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"journeybook, version {journeybook.__version__}\n"


def test_help_names_every_command_and_the_exit_codes(call: Callable[..., Result]) -> None:
    done = call("--help")
    assert done.exit_code == 0
    assert {line.split()[0] for line in done.output.partition("Commands:")[2].splitlines() if line} >= set(COMMANDS)
    assert "Exit codes: 0 fine, 1 there are errors, 2 called the wrong way." in done.output


def test_help_says_of_every_command_what_it_does_in_a_whole_sentence(call: Callable[..., Result]) -> None:
    for group in ((), ("export",)):
        told = call(*group, "--help").output.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
        assert len(told) > 4
        assert [line for line in told if not line.endswith(".") or line.endswith("...")] == []


def test_a_mistyped_command_is_told_the_nearest(call: Callable[..., Result]) -> None:
    assert "No such command 'chekc'. Did you mean 'check'?" in call("chekc").stderr


def test_a_shell_completes_a_line_whatever_command_stands_in_it() -> None:
    assert completed(["chekc"], "")
    assert completed(["check"], "--stri") == ["--strict"]
    assert "check" in completed([], "ch")


def completed(args: list[str], begun: str) -> list[str]:
    """What a shell offers after what has been typed."""
    asked = ShellComplete(main, {}, "journeybook", "_JOURNEYBOOK_COMPLETE")
    return [one.value for one in asked.get_completions(args, begun)]


def test_a_path_to_type_is_quoted_as_the_system_s_shells_do() -> None:
    assert typed(Path("out/mkdocs.yml"), "posix") == "out/mkdocs.yml"
    assert typed(Path("our out/mkdocs.yml"), "posix") == "'our out/mkdocs.yml'"
    assert typed(PureWindowsPath("C:/out/mkdocs.yml"), "nt") == "C:\\out\\mkdocs.yml"
    assert typed(PureWindowsPath("our out/mkdocs.yml"), "nt") == '"our out\\mkdocs.yml"'
    assert typed(PureWindowsPath("this&that"), "nt") == '"this&that"'


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_explains_itself(command: str, flag: str, call: Callable[..., Result]) -> None:
    done = call(command, flag)
    assert done.exit_code == 0
    assert done.output.startswith(f"Usage: journeybook {command} ")


@pytest.mark.parametrize(
    "arguments",
    [["chekc"], ["check", "--srtict"], ["write"], ["init"], ["schema"], ["schema", "journeys"]],
)
def test_a_wrong_call_exits_with_2_and_a_sentence(arguments: list[str], call: Callable[..., Result]) -> None:
    done = call(*arguments)
    assert done.exit_code == 2
    assert "Error: " in done.stderr
    assert done.stdout == ""
