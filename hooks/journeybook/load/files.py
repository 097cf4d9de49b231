"""Which files hold which kind, and their text. Nothing here knows what is in them."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from journeybook.layout import DATA, FOLDER
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.text import UNPRINTABLE
from journeybook.model.values import ID
from journeybook.problem import Level, Place, Problem

_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( .*)?\r?$", re.MULTILINE)
_SUSPECT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
_PRINTED = bytes({*range(256)} - {*range(0x20), 0x7F} | {*b"\t\n\r"})
_UNPRINTED = re.compile(rb"\xc2[\x80-\x9f]")  # in UTF-8; a pattern with one beginning is found ten times as fast
_ILLEGAL = re.compile(rb"\xef\xbf[\xbe\xbf]")
LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What YAML counts as the end of a line."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of data: its path from the root, its kind, and the id of its one entry, if it holds one."""

    name: str
    path: Path = field(compare=False)
    kind: str
    id: str | None


def sources(root: Path) -> Iterator[Source | Problem]:
    """Every YAML file below `journeys/`, with the kind it is of, or the problem that it is of none."""
    folder = os.path.join(root, FOLDER)
    found: list[tuple[str, ...]] = []
    for here, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        above = tuple(Path(here).relative_to(root).parts)
        found += [(*above, name) for name in files if is_data(name)]
    for parts in sorted(found):
        source = source_of(root, "/".join(parts))
        if source is not None:
            yield source


def _refuse(error: OSError) -> None:
    """A folder that cannot be read is not as if it were empty; one that is not there is."""
    if not isinstance(error, FileNotFoundError):
        raise error


def is_data(name: str) -> bool:
    """Whether a file of this name, or of this path from the root, is one of data: nothing hidden is."""
    return DATA.search(name) is not None and not name.startswith(".") and "/." not in name


def source_of(root: Path, name: str) -> Source | Problem | None:
    """What the file of this name below `root` is of, or the problem that it is of none; None if there is none."""
    path = os.path.join(root, name)
    if not os.path.isfile(path):
        return None
    inside = name.split("/")[1:]
    stem = DATA.sub("", inside[-1])
    kind = inside[0] if len(inside) > 1 else stem
    if inside[-1] != f"{stem}.yml":
        return Problem(Place(name), "J009", values={"name": f"{stem}.yml"})
    if kind not in KINDS:
        return _unknown(name, kind)
    if kind == ORGANIZATION and len(inside) > 1:
        return Problem(Place(name), "J008.organization")
    if len(inside) == 1:
        return Source(name, Path(path), kind, ORGANIZATION if kind == ORGANIZATION else None)
    if not ID.match(stem):
        return Problem(Place(name), "J108.file", values={"id": stem, "near": near_id(stem)})
    return Source(name, Path(path), kind, stem)


def _unknown(name: str, kind: str) -> Problem:
    near = get_close_matches(kind, KINDS, 1)
    values = {"kind": kind, "near": near[0] if near else "", "kinds": ", ".join(KINDS)}
    return Problem(Place(name), "J008.near" if near else "J008", values=values)


def near_id(text: str) -> str:
    """The id nearest to what somebody wrote: `Cupom Atrasado` → `cupom-atrasado`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "id"


def text_of(name: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """A file's text, or None if it cannot be read as one; with what is wrong about it."""
    problems = []
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:2]:
        return None, [Problem(Place(name), "J002.utf16")]
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append(Problem(Place(name), "J003", Level.WARNING))
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [*problems, Problem(_place_after(name, data[: error.start].decode("utf-8")), "J002")]
    problem = _unfit(name, text) if _suspect(text, data) else None
    return (None, [*problems, problem]) if problem else (text, problems)


def _suspect(text: str, data: bytes) -> bool:
    """Whether there may be anything in a text that `_unfit` tells of: no more than a look, for all are asked."""
    return (
        not text.strip()
        or any(signs in data for signs in _SUSPECT)
        or bool(data.translate(None, _PRINTED))
        or _UNPRINTED.search(data) is not None
        or _ILLEGAL.search(data) is not None
    )


def _unfit(name: str, text: str) -> Problem | None:
    """The first thing that keeps a text from being read as YAML at all."""
    if not text.strip():
        return Problem(Place(name), "J001")
    if conflict := _CONFLICT.search(text):
        return Problem(_place_after(name, text[: conflict.start()]), "J005")
    if odd := UNPRINTABLE.search(text):
        values = {"code": f"U+{ord(odd[0]):04X}"}
        return Problem(_place_after(name, text[: odd.start()]), "J015", values=values)
    return None


def _place_after(name: str, before: str) -> Place:
    lines = LINE_BREAK.split(before)
    return Place(name, len(lines), len(lines[-1]) + 1)
