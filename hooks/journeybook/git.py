"""What a folder held at an earlier revision, by asking git. Nothing here knows what the files mean."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from enum import Enum
from pathlib import Path

SECONDS = 30  # after which git counts as not answering
# No question to a person, no fetch over the network, no lock left behind.
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


class Fault(Enum):
    """Why an earlier state cannot be had."""

    NO_GIT = "git"  # no such program here, or it does not answer
    NO_REPOSITORY = "repository"  # the folder is in none, or git may not read it
    NO_REVISION = "revision"  # nothing of that name
    SHALLOW = "shallow"  # nothing of that name in a clone without its whole history
    NO_FOLDER = "folder"  # the revision is there, the folder was not yet


def commit_of(root: Path, revision: str) -> str | Fault:
    """The full hash of the commit a tag, branch or short hash means in the repository around `root`."""
    if not root.is_dir():
        return Fault.NO_REPOSITORY
    wanted = f"{revision}^{{commit}}"
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    if isinstance(found, Fault):
        return found
    if found.returncode == 0:
        # older versions of git repeat the option before the hash
        return found.stdout.decode("ascii", "replace").split()[-1]
    return _why_not(root)


def _why_not(root: Path) -> Fault:
    shallow = _git(root, "rev-parse", "--is-shallow-repository")
    if isinstance(shallow, Fault):
        return shallow
    if shallow.returncode != 0:
        return Fault.NO_REPOSITORY
    return Fault.SHALLOW if shallow.stdout.strip() == b"true" else Fault.NO_REVISION


def unpack(root: Path, commit: str, name: str, into: Path) -> Fault | None:
    """Puts the files of the folder `root/name`, as they were at a commit, into `into/name`."""
    archive = _git(root, "archive", "--format=tar", commit, "--", name)
    if isinstance(archive, Fault):
        return archive
    if archive.returncode != 0:
        return Fault.NO_FOLDER
    try:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
            for member in tar:
                _put(tar, member, into)
    except (tarfile.TarError, OSError):
        return Fault.NO_FOLDER
    return None


def _put(tar: tarfile.TarFile, member: tarfile.TarInfo, into: Path) -> None:
    """One plain file, and only inside `into`. (`extractall` can be told so from Python 3.11.4 on.)"""
    target = (into / member.name).resolve()
    content = tar.extractfile(member) if member.isfile() else None
    if content is not None and target.is_relative_to(into.resolve()):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.read())


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | Fault:
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=root,
            env={**os.environ, **_QUIET},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return Fault.NO_GIT
