"""Finds where a value stands in its file, by reading that file's node tree again. Only for files with a problem."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path as FilePath

from yaml.nodes import Node

from journeybook.load import yaml
from journeybook.model.walk import Path
from journeybook.problem import Place


class Places:
    """Places of values under a root folder. `entry` is the key of an entry in a file that holds several."""

    def __init__(self, root: FilePath) -> None:
        self._tree = lru_cache(maxsize=32)(lambda name: _tree(root / name))

    def find(self, file: str, path: Path, key: bool = False) -> Place:
        """The place of the value at `path`, or of the nearest thing above it that is written."""
        mark, _ = yaml.find(self._tree(file), path, key)
        return Place(file, mark.line, mark.column)

    def written(self, file: str, path: Path) -> str | None:
        """The source text of the scalar at `path`, before YAML made anything of it."""
        return yaml.find(self._tree(file), path)[1]


def _tree(path: FilePath) -> Node | None:
    try:
        return yaml.nodes(path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None
