"""A folder that is written into again and again: what is ours there, and nothing else, changes. Knows no page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

MANIFEST = ".journeybook.json"


def target(folder: Path) -> Target:
    """A folder with what was written there before, if it remembers."""
    return Target(folder, _manifest(folder))


@dataclass
class Target:
    """The folder written into: remembers what is ours there, in a file, and touches nothing else."""

    folder: Path
    before: frozenset[str]
    ours: frozenset[str] = frozenset()
    foreign: set[str] = field(default_factory=set)
    changed: int = 0
    removed: int = 0

    def claim(self, names: Iterable[str]) -> None:
        """Notes what will be ours before it is written, so that a run cut short can be taken up again."""
        wanted = frozenset(names)
        self.foreign = {name for name in wanted if name not in self.before and (self.folder / name).exists()}
        self.ours = wanted - self.foreign
        self._note(self.before | self.ours)

    def put(self, name: str, data: bytes) -> None:
        path = self.folder / name
        if name in self.foreign or (path.is_file() and path.read_bytes() == data):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.changed += 1

    def sweep(self) -> None:
        """Removes what was ours and is gone, and the folders that leaves empty."""
        for name in sorted(self.before - self.ours):
            path = self.folder / name
            if path.is_file() and path.resolve().is_relative_to(self.folder.resolve()):
                path.unlink()
                self.removed += 1
                for parent in list(path.relative_to(self.folder).parents)[:-1]:
                    if any((self.folder / parent).iterdir()):
                        break
                    (self.folder / parent).rmdir()
        self._note(self.ours)

    def _note(self, names: frozenset[str]) -> None:
        text = json.dumps({"files": sorted(names)}, ensure_ascii=False, indent=1) + "\n"
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / MANIFEST
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def _manifest(folder: Path) -> frozenset[str]:
    """What was written here before, by path; nothing where there is no list, or one that cannot be read."""
    try:
        listed = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
    return frozenset(
        name
        for name in listed
        if isinstance(name, str) and ".." not in PurePosixPath(name).parts and name[:1] != "/"
    )
