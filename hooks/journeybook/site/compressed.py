"""Compressed copies beside a site's files, for servers that hand them out as they are. Knows nothing of a page.

A copy bears the time of the file it was made of; while the two are the same it is left. Who publishes a site sweeps
what no longer belongs there, so that a copy goes with its file.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

SMALLEST = 1024
"""Bytes from which on a file is worth it: what is smaller fits into one packet anyway."""
_TEXTS = frozenset({".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".csv", ".md"})
# Higher levels take half as long again, or ten times as long, for a byte in a hundred.
_GZIP_LEVEL = 6
_BROTLI_LEVEL = 5


class Form(NamedTuple):
    """A way to compress: what it adds to a file's name, and what it makes of its bytes."""

    suffix: str
    compress: Callable[[bytes], bytes]


@cache
def forms() -> tuple[Form, ...]:
    """gzip, and Brotli if its package is installed."""
    found = [Form(".gz", lambda data: gzip.compress(data, _GZIP_LEVEL, mtime=0))]
    try:
        brotli = import_module("brotli")
    except ImportError:
        return tuple(found)
    return (*found, Form(".br", lambda data: bytes(brotli.compress(data, quality=_BROTLI_LEVEL))))


def compress(site: Path, names: Collection[str]) -> set[str]:
    """Bring the copies of these files of a site up to date; their names."""
    wanted = [(name, form) for name in names if _worth(site / name) for form in forms()]
    copies = [(site / name, form) for name, form in wanted if name + form.suffix not in names]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        list(pool.map(_copy, *zip(*copies, strict=True))) if copies else None
    return {path.relative_to(site).as_posix() + form.suffix for path, form in copies}


def _worth(path: Path) -> bool:
    return path.suffix in _TEXTS and path.stat().st_size >= SMALLEST


def _copy(path: Path, form: Form) -> None:
    """A copy is put into place whole, with the file's own time."""
    copy, made = path.with_name(path.name + form.suffix), path.stat().st_mtime_ns
    if copy.is_file() and copy.stat().st_mtime_ns == made:
        return
    part = copy.with_name(f".{copy.name}.part")
    part.write_bytes(form.compress(path.read_bytes()))
    os.utime(part, ns=(made, made))
    part.replace(copy)
