"""The folder a site is published into: what is new or different is renamed into place, all else is left alone.

MkDocs empties the folder it builds into. It is given another, beside the cache, and what it wrote there moves to
where it belongs when all is done: a reader, or a server's synchronising, never sees a half-written site, and a file
that stays the same keeps its time. Nothing here knows a page.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from journeybook.cache import FOLDER


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

    def put(self, name: str, data: bytes) -> None:
        """A file of the site, by its path in it."""
        self.kept.add(name)
        path = self.site / name
        if not _holds(path, data):
            self._folder(path)
            part = self.stage / ".part"
            part.write_bytes(data)
            part.replace(path)
            self.changed += 1

    def publish(self) -> None:
        """Moves what stands in the stage to the site, and removes from the site what no longer belongs there."""
        for folder, _, names in os.walk(self.stage):
            for name in names:
                path = Path(folder, name)
                inside = path.relative_to(self.stage).as_posix()
                if inside not in self.kept and inside != ".part":
                    self._move(path, inside)
        self._sweep()
        self.discard()

    def discard(self) -> None:
        """Takes the stage away."""
        shutil.rmtree(self.stage, ignore_errors=True)

    def _move(self, path: Path, inside: str) -> None:
        self.kept.add(inside)
        target = self.site / inside
        if not _same(path, target):
            self._folder(target)
            try:
                path.replace(target)
            except OSError:  # another file system
                shutil.move(path, target)
            self.changed += 1

    def _folder(self, path: Path) -> None:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)  # a page's folder once, now a file
        for parent in path.parents:
            if parent == self.site or parent.is_dir():
                break
            if parent.exists():
                parent.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)

    def _sweep(self) -> None:
        """As MkDocs does: everything goes but what is hidden at the top, such as `.git`."""
        folders = {""} | {parent.as_posix() for name in self.kept for parent in PurePosixPath(name).parents}
        for folder, below, names in os.walk(self.site):
            inside = PurePosixPath(Path(folder).relative_to(self.site).as_posix())
            top = inside == PurePosixPath(".")
            for name in names:
                if (inside / name).as_posix() not in self.kept and not (top and name.startswith(".")):
                    Path(folder, name).unlink()
            for name in list(below):
                if top and (name.startswith(".") or name in self.spared):
                    below.remove(name)
                elif (inside / name).as_posix() not in folders:
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
            return Output(site, Path(tempfile.mkdtemp(prefix="site-", dir=holder)), spared)
    raise AssertionError("the system has a folder for temporary files")


def _holds(path: Path, data: bytes) -> bool:
    with suppress(OSError):
        return path.stat().st_size == len(data) and path.read_bytes() == data
    return False


def _same(path: Path, other: Path) -> bool:
    with suppress(OSError):
        return path.stat().st_size == other.stat().st_size and path.read_bytes() == other.read_bytes()
    return False
