"""What a folder held at an earlier revision, and when its files changed, by asking git. Knows no file's meaning."""

from __future__ import annotations

import io
import os
import re
import subprocess
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cached_property, lru_cache
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


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that touched the folder, or a merge as far as it brought something new. Nothing of who made it.

    `files` are the paths that it added, changed or removed, from the root asked about.
    """

    id: str
    parent: str
    moment: datetime
    files: tuple[str, ...]


@dataclass(frozen=True)
class History:
    """The commits that touched a folder, newest first, one branch deep: a merged branch is one commit."""

    commits: tuple[Commit, ...] = ()

    @cached_property
    def changed(self) -> Mapping[str, date]:
        """The day of each file's last change."""
        found: dict[str, date] = {}
        for commit in self.commits:
            for file in commit.files:
                found.setdefault(file, commit.moment.date())
        return found


def history(root: Path, name: str) -> History | Fault:
    """All that git knows of when the files of the folder `root/name` changed, by two calls, kept by commit.

    In a clone without its whole history, the oldest commit there is says nothing: what it holds may be older.
    """
    head = _git(root, "rev-parse", "HEAD", "--is-shallow-repository") if root.is_dir() else Fault.NO_REPOSITORY
    if isinstance(head, Fault):
        return head
    if head.returncode != 0:
        return Fault.NO_REPOSITORY
    commit, shallow = head.stdout.decode("ascii", "replace").split()[:2]
    return _history(root, name, commit, shallow == "true")


def state(root: Path) -> str:
    """All that decides what git answers: the commit that is checked out, its names, whether some are missing."""
    if not root.is_dir():
        return ""
    asked = (
        ("rev-parse", "HEAD", "--is-shallow-repository"),
        ("for-each-ref", "--format=%(objectname) %(refname)"),
    )
    answers = [_git(root, *one) for one in asked]
    return "\n".join(
        one.value if isinstance(one, Fault) else one.stdout.decode("utf-8", "replace") for one in answers
    )


_COMMITS = ("--first-parent", "-m", "--name-only", "--no-renames", "--relative", "--format=%x00%H %cI %P")
_PLAINLY = ("-c", "core.quotePath=false", "-c", "log.showSignature=false", "-c", "log.diffMerges=separate")


@lru_cache(maxsize=4)
def _history(root: Path, name: str, head: str, shallow: bool) -> History | Fault:
    log = _git(root, *_PLAINLY, "log", *_COMMITS, head, "--", name)
    if isinstance(log, Fault):
        return log
    if log.returncode != 0:
        return Fault.NO_REPOSITORY
    commits = _commits(log.stdout.decode("utf-8", "replace"))
    return History(tuple(one for one in commits if one.parent or not shallow))


def _commits(log: str) -> Iterator[Commit]:
    for entry in log.split("\0")[1:]:
        head, *files = entry.split("\n")
        id, moment, *parents = head.split()
        yield Commit(id, parents[0] if parents else "", datetime.fromisoformat(moment), tuple(filter(None, files)))


def contents(root: Path, files: Sequence[tuple[str, str]]) -> list[bytes | None] | Fault:
    """What each file (a commit and a path from `root`) holds, by one call; None for one that was not there."""
    wanted = "".join(f"{commit}:./{path}\n" for commit, path in files)
    answer = _git(root, "cat-file", "--batch", said=wanted.encode())
    if isinstance(answer, Fault):
        return answer
    stream = io.BytesIO(answer.stdout)
    found: list[bytes | None] = []
    for _ in files:
        head = _BLOB.match(stream.readline())
        found.append(stream.read(int(head[1])) if head else None)
        stream.seek(1 if head else 0, io.SEEK_CUR)  # the line's end after the content
    return found


_BLOB = re.compile(rb"[0-9a-f]+ blob ([0-9]+)\n")


def _git(root: Path, *arguments: str, said: bytes = b"") -> subprocess.CompletedProcess[bytes] | Fault:
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=root,
            env={**os.environ, **_QUIET},
            input=said,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return Fault.NO_GIT
