"""The small whole organization of the craft, and examples of rules laid over it as the manual says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from journeybook.check import check
from journeybook.load import Loaded, Places, load
from journeybook.problem import Problem
from support.sites import write

TODAY = date(2026, 6, 1)
BASE = Path(__file__).parents[1] / "craft" / "base" / "journeys"
_NAMES = ("id", "department")  # what an item of a list is known by

Values = dict[str, Any]


def base() -> Values:
    """The whole organization: the values of each file by its name without `.yml`."""
    return {
        path.relative_to(BASE).with_suffix("").as_posix(): yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        for path in sorted(BASE.rglob("*.yml"))
    }


def laid_over(example: str) -> Values:
    """The whole organization with an example of the manual laid over it."""
    return laid(yaml.load(example, yaml.CSafeLoader) or {})


def laid(entries: Values, files: Values | None = None) -> Values:
    """The whole organization, or other `files`, with entries (`kind/id`, or a kind's file) laid over it."""
    files = dict(base() if files is None else files)
    for name, values in entries.items():
        kind, _, id = name.partition("/")
        if name in files or not id or kind == "maps":
            files[name] = _merged(files.get(name, {}), values)
        else:
            files[kind] = _merged(files.get(kind, {}), {id: values})
    return {name: values for name, values in files.items() if values}


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        both = old | {key: _merged(old.get(key), value) for key, value in new.items()}
        return {key: value for key, value in both.items() if value is not None}
    if isinstance(old, list) and isinstance(new, list) and new and _name(new[0]):
        given = {_name(item): item for item in new}
        kept = [_merged(item, given.get(_name(item), item)) for item in old]
        ours = {_name(item) for item in old}
        return kept + [_merged({}, item) for item in new if _name(item) not in ours]
    return _merged({}, new) if isinstance(new, dict) and old is None else new


def _name(item: Any) -> str | None:
    if not isinstance(item, dict):
        return None
    return next((f"{key} {item[key]}" for key in _NAMES if key in item), None)


def found(root: Path, files: Values, today: date = TODAY) -> list[Problem]:
    """All that is wrong with these files, written below `root`; in the order of their places."""
    loaded = loading(root, files)
    problems: Sequence[Problem] = (*loaded.problems, *check(loaded.book, Places(root), today))
    return sorted(problems, key=lambda problem: problem.order)


def loading(root: Path, files: Values) -> Loaded:
    return load(write(root, files))
