"""Random edits of an organization's files, such as editors make: good ones, broken ones, files that come and go."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from support.organizations import BAD, SMALL

_FILES = sorted(path for path in SMALL.rglob("*.yml"))
_SLOW = "repeats-itself-too-often"
_BAD = sorted(
    path for path in BAD.rglob("*.*") if path.suffix in (".yml", ".yaml", ".csv") and _SLOW not in path.parts
)
_LINES = (
    "emotion: 9",
    "visibility: public",
    "persona: nobody",
    "part_of: gift-in-time",
    "tags: [a, b]",
    "name: no",
)
_NEW = "maps/new-{}.yml", "opportunities/new-{}.yml", "personas/new-{}.yml", "systems/Not an id {}.yml", "x/{}.yaml"


def edits(root: Path, seed: int, number: int) -> Iterator[list[Path]]:
    """Makes edits below `root`, each of one file or a few; gives the paths that have changed."""
    dice = random.Random(seed)
    for count in range(number):
        yield [path for _ in range(dice.choice((1, 1, 1, 2, 3))) for path in _edit(root, dice, count)]


def _edit(root: Path, dice: random.Random, count: int) -> list[Path]:
    there = sorted(path for path in (root / "journeys").rglob("*.*") if path.is_file())
    path = dice.choice(there) if there else root / "journeys" / "organization.yml"
    how = dice.choice(
        ("restore", "restore", "restore", "bad", "bad", "line", "line", "ids", "copy", "delete", "rename")
    )
    if how == "restore" or not there:
        good = dice.choice(_FILES)
        return [_write(root / good.relative_to(SMALL), good.read_bytes())]
    if how == "bad":
        bad = dice.choice(_BAD)
        inside = bad.relative_to(BAD).parts[1:]
        return [_write(root.joinpath(*inside), bad.read_bytes())]
    if how == "line":
        lines = path.read_bytes().splitlines(keepends=True) or [b""]
        at = dice.randrange(len(lines))
        margin = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines.insert(at, margin + dice.choice(_LINES).encode() + b"\n")
        return [_write(path, b"".join(lines))]
    if how == "ids":
        old, new = dice.sample(("wait", "ask", "gift", "ana", "e-mail", "coupon", "late", "crm"), 2)
        return [_write(path, path.read_bytes().replace(old.encode(), new.encode()))]
    if how == "copy":
        return [_write(root / "journeys" / dice.choice(_NEW).format(count), path.read_bytes())]
    if how == "delete":
        path.unlink()
        return [path]
    new_path = path.with_name(f"other-{count}{path.suffix}")
    path.rename(new_path)
    return [path, new_path]


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
