"""Finds where a value stands in its file: by the marks of its reading, or by its node tree if it is an odd one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path as FilePath

from yaml.nodes import Node

from journeybook.cache import Store
from journeybook.load import yaml
from journeybook.load.faults import Mark
from journeybook.load.marks import Marks
from journeybook.load.raw import Raw, raw
from journeybook.model.walk import Path
from journeybook.problem import Place


class Spots:
    """The places of the values in one file, and their source texts."""

    def __init__(self, read: Raw) -> None:
        self._raw = read
        self._marks = Marks(read.value, read.marks) if read.marks is not None else None
        self._nodes: Node | None = None
        self._composed = False

    def find(self, path: Path, key: bool = False) -> Mark:
        """The place of the value at `path`, or of the nearest thing above it; with `key` that of its name."""
        if self._marks is not None:
            return self._marks.find(path, key)
        return yaml.find(self._tree(), path, key)[0]

    def written(self, path: Path) -> str | None:
        """The source text of the scalar at `path`, before YAML made anything of it."""
        return yaml.find(self._tree(), path)[1]

    def _tree(self) -> Node | None:
        """The node tree: costly, and wanted only for odd files and for values that do not fit."""
        if not self._composed:
            self._composed = True
            self._nodes = yaml.nodes(self._raw.text) if self._raw.text is not None else None
        return self._nodes


class Places:
    """Places of values under a root folder. `entry` is the key of an entry in a file that holds several."""

    def __init__(self, root: FilePath, store: Store | None = None) -> None:
        self._spots = lru_cache(maxsize=32)(lambda name: Spots(raw(name, _data(root / name), store)))

    def find(self, file: str, path: Path, key: bool = False) -> Place:
        """The place of the value at `path`, or of the nearest thing above it that is written."""
        mark = self._spots(file).find(path, key)
        return Place(file, mark.line, mark.column)

    def written(self, file: str, path: Path) -> str | None:
        """The source text of the scalar at `path`, before YAML made anything of it."""
        return self._spots(file).written(path)


def _data(path: FilePath) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
