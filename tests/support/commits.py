"""Real git repositories, with commits on days of the test's choosing. Nobody's own settings of git count."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_WHO = ("-c", "user.name=Test Person", "-c", "user.email=person@example.org", "-c", "commit.gpgsign=false")


def run(folder: Path, *arguments: str, day: str = "") -> None:
    """A git command in a folder; what it commits is dated at noon of `day`, if one is given."""
    moment = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00"}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environment = {**os.environ, **alone, **(moment if day else {})}
    subprocess.run(["git", *_WHO, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


def commit(folder: Path, message: str, day: str = "") -> None:
    """All that is in the folder, as one commit."""
    run(folder, "add", "-A")
    run(folder, "commit", "-q", "-m", message, day=day)


def edit(file: Path, before: str, after: str) -> None:
    """A text in a file for another, which must be there."""
    text = file.read_text("utf-8")
    assert before in text, f"{file} has no {before!r}"
    file.write_text(text.replace(before, after), "utf-8")
