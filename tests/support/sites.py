"""Organizations written as YAML by tests, and built into sites by the real MkDocs. No browser here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from support.repository import ROOT

# What may stand without quotes, whatever YAML makes of other words.
_SAFE = re.compile(r"[A-Za-zÀ-ÿ][\wÀ-ÿ]*(?:[ /-]+[\wÀ-ÿ]+)*[.!?]?")
_WORDS = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
_WIDTH = 110


def repository(root: Path, **settings: object) -> Path:
    """An organization's repository in `root` without its data: our configuration, with some `settings` changed.

    The settings stand in the file MkDocs is given, ours in the one it inherits from.
    """
    for folder in ("hooks", "docs", "overrides", "journeys"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "hooks/journeys.py", root / "hooks/journeys.py")
    shutil.copyfile(ROOT / "mkdocs.yml", root / ("base.yml" if settings else "mkdocs.yml"))
    if settings:
        (root / "mkdocs.yml").write_text(yaml_text({"INHERIT": "base.yml", **settings}), encoding="utf-8")
    return root


def write(root: Path, files: Mapping[str, Mapping[str, Any]]) -> Path:
    """Writes values as `journeys/<name>.yml`, each name with its mapping."""
    for name, values in files.items():
        path = root / "journeys" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml_text(values), encoding="utf-8")
    return root


def build(root: Path, site: Path, *options: str) -> Path:
    """The site of the repository in `root`, built into `site` as an editor's `mkdocs build` would."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site), *options]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr[-4000:]
    return site


def build_all(root: Path, site: Path, *options: str) -> Path:
    """The site of the repository in `root` in all its languages, as an editor's `journeybook build` would."""
    command = [
        sys.executable,
        "-m",
        "journeybook",
        "build",
        str(root),
        "--quiet",
        "--site-dir",
        str(site),
        *options,
    ]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr[-4000:]
    return site


def yaml_text(values: Mapping[str, Any]) -> str:
    """A mapping as YAML, small things on one line: quicker than a library, and as an editor would write it."""
    return "\n".join(_mapping(values, "")) + "\n"


def _mapping(values: Mapping[str, Any], indent: str) -> Iterator[str]:
    inner = indent + "  "
    for key, value in values.items():
        head = f"{indent}{_scalar(key)}:"
        line = _line(value, len(head))
        if line is not None:
            yield f"{head} {line}"
        else:
            yield head
            yield from _mapping(value, inner) if isinstance(value, dict) else _list(value, inner)


def _list(values: list[Any], indent: str) -> Iterator[str]:
    inner = indent + "  "
    for value in values:
        line = _line(value, len(indent))
        if line is not None:
            yield f"{indent}- {line}"
        else:
            first, *rest = _mapping(value, inner) if isinstance(value, dict) else _list(value, inner)
            yield f"{indent}- {first.lstrip()}"
            yield from rest


def _line(value: Any, indent: int) -> str | None:
    """A value on one line, or None for one that holds too much for that."""
    if not isinstance(value, dict | list):
        return _scalar(value)
    deep = (dict, list) if isinstance(value, list) else dict
    inner = value if isinstance(value, list) else value.values()
    if any(isinstance(one, deep) for one in inner):
        return None
    flat = _flat(value)
    return flat if indent + len(flat) < _WIDTH or not value else None


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {_flat(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flat, value)) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        plain = _SAFE.fullmatch(value) and not _WORDS.fullmatch(value)
        return value if plain else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\x7f")
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value)
