"""The folder a site is published into: what is new or different is renamed into place, all else is left alone.

MkDocs empties the folder it builds into. It is given another, beside the cache, and what it wrote there moves to
where it belongs when all is done: a reader, or a server's synchronising, never sees a half-written site, and a file
that stays the same keeps its time. Nothing here knows a page.
"""

from __future__ import annotations

import atexit
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from journeybook.cache import FOLDER

_LONGEST = 24 * 60 * 60
"""Seconds after which no build is still at work in its stage."""


@dataclass
class Output:
    """`site` is where the site belongs, `stage` where MkDocs writes. `kept` are the files that belong there now.

    `spared` are folders in the site that others publish into.
    """

    site: Path
    stage: Path
    spared: frozenset[str] = frozenset()
    kept: set[str] = field(default_factory=set)
    changed: int = 0
    _folders: set[Path] = field(default_factory=set)

    def put(self, name: str, data: bytes) -> None:
        """A file of the site, by its path in it."""
        self.kept.add(name)
        path = self.site / name
        if not _holds(path, data):
            part = self.stage / ".part"
            part.write_bytes(data)
            self._place(part, path)

    def publish(self, beside: Callable[[Path, Collection[str]], set[str]] | None = None) -> None:
        """Moves what stands in the stage to the site, and removes from the site what no longer belongs there.

        `beside` puts files there that are made of the others, and says which.
        """
        for folder, _, names in os.walk(self.stage):
            for name in names:
                path = Path(folder, name)
                inside = path.relative_to(self.stage).as_posix()
                if inside not in self.kept and inside != ".part":
                    self.kept.add(inside)
                    if not _same(path, self.site / inside):
                        self._place(path, self.site / inside)
        if beside is not None:
            self.kept |= beside(self.site, self.kept)
        self._sweep()
        self.discard()

    def discard(self) -> None:
        """Takes the stage away."""
        atexit.unregister(self.discard)
        shutil.rmtree(self.stage, ignore_errors=True)

    def _place(self, path: Path, target: Path) -> None:
        self._make_room(target)
        try:
            path.replace(target)
        except OSError:  # another file system: what is moved there is renamed there
            beside = target.with_name(f".{target.name}.part")
            shutil.copyfile(path, beside)
            beside.replace(target)
        self.changed += 1

    def _make_room(self, path: Path) -> None:
        """A folder for a file; what was a folder and is a file now, or the other way round, makes way."""
        if path.is_dir():
            _clear(path)
        if path.parent in self._folders:
            return
        for parent in path.parents:
            if parent == self.site or parent.is_dir():
                break
            if parent.exists():
                parent.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._folders.add(path.parent)

    def _sweep(self) -> None:
        """As MkDocs does: everything goes but what is hidden at the top, such as `.git`."""
        folders = {name[: at.start()] for name in self.kept for at in re.finditer("/", name)}
        for folder, below, names in os.walk(self.site):
            inside = os.path.relpath(folder, self.site).replace(os.sep, "/") + "/"
            inside = "" if inside == "./" else inside
            for name in names:
                if inside + name not in self.kept and not (not inside and name.startswith(".")):
                    os.unlink(os.path.join(folder, name))
            for name in list(below):
                if not inside and (name.startswith(".") or name in self.spared):
                    below.remove(name)
                elif inside + name not in folders:
                    below.remove(name)
                    _clear(Path(folder, name))


def _clear(folder: Path) -> None:
    folder.unlink() if folder.is_symlink() else shutil.rmtree(folder, ignore_errors=True)


def output(site: Path, root: Path, spared: frozenset[str] = frozenset()) -> Output:
    """A stage for a site, on its file system where that can be had: in the cache's folder, else in the system's."""
    for holder in (root / FOLDER / "stage", None):
        with suppress(OSError):
            if holder is not None:
                holder.mkdir(parents=True, exist_ok=True)
                _forget(holder)
            made = Output(site, Path(tempfile.mkdtemp(prefix="site-", dir=holder)), spared)
            atexit.register(made.discard)  # of a build that somebody interrupts, MkDocs tells nobody
            return made
    raise AssertionError("the system has a folder for temporary files")


def _forget(holder: Path) -> None:
    """Takes away the stages of builds that were ended before they could do so themselves."""
    for stage in holder.iterdir():
        with suppress(OSError):  # another build has taken it away, or nobody can say what it is
            if time.time() - stage.stat().st_mtime > _LONGEST:
                shutil.rmtree(stage, ignore_errors=True)


def _holds(path: Path, data: bytes) -> bool:
    with suppress(OSError):
        return path.stat().st_size == len(data) and path.read_bytes() == data
    return False


def _same(path: Path, other: Path) -> bool:
    with suppress(OSError):
        return path.stat().st_size == other.stat().st_size and path.read_bytes() == other.read_bytes()
    return False
