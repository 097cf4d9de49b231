"""A store of results by the content they were made of, in `.journeybook/`. Knows bytes alone, not what they mean.

    store = Store(root)                                  # the repository's root; nothing is read or written yet
    key = digest(template, values, language)             # text or bytes; all that the result depends on
    html = store.get("pages", key)                       # the bytes, or None
    store.put("pages", key, data)                        # streamed to a temporary file, not held in memory
    store.save()                                         # once, at the end of a build: now it lasts

Which code made a result is part of its key by itself (`code()`): nothing made by another version is ever found.
A cache is a shortcut only. Delete `.journeybook/` and the same comes out; what is damaged or cut short counts as
not there; where nothing can be written nothing is, without a word. Several processes may use one store at once: a
file is whole before it gets its name, and never changes then. Nothing of what is read here is ever run
(no pickle), and what callers make of it should be plain data too, so that a copy from another machine can at worst
be wrong about a page's text, like any other file of the repository.

A kind is a folder of segments, each the records of one run with an index at its end. When there are many they are
merged, and when they are too large the records this run did not ask for go first.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from struct import Struct, error
from threading import RLock
from time import time
from uuid import uuid4
from zlib import crc32

FOLDER = ".journeybook"
LIMIT = 512 * 1024 * 1024
"""The bytes a kind may take on disk."""
_SEGMENTS = 12  # more of them are merged
_STALE = 24 * 3600  # seconds after which an unfinished file is nobody's any more
_MAGIC = b"journeybook cache 1\n"
_RECORD = Struct("<20sQII")  # key, offset, length, checksum
_FOOTER = Struct("<QII20s")  # where the index begins, its length and checksum, the magic again
_LIBRARIES = (
    "pydantic",
    "PyYAML",
    "Jinja2",
    "MarkupSafe",
    "Markdown",
    "markdown-it-py",
    "Babel",
    "mkdocs-material",
)


def digest(*parts: str | bytes) -> str:
    """A key for what was made of these parts, in this order."""
    state = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "little"))
        state.update(data)
    return state.hexdigest()


@cache
def code() -> str:
    """A key for the code that is running: this package's files, Python's version and the libraries'."""
    folder = Path(__file__).parent
    parts: list[str | bytes] = [sys.version, *map(_version, _LIBRARIES)]
    for path in sorted(_files(folder)):
        parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
    return digest(*parts)


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library


def _files(folder: Path) -> Iterator[Path]:
    """What decides on the results: code, templates, words. No libraries for browsers."""
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in ("__pycache__", "assets", "scaffold"):
                yield from _files(path)
        elif not path.name.endswith((".pyc", "~")):
            yield path


@dataclass(frozen=True, slots=True)
class _Record:
    """Where the bytes of a key lie."""

    file: _File
    offset: int
    length: int
    check: int


@dataclass(slots=True)
class _Kind:
    """The records of one kind: those on disk, and those being written."""

    folder: Path
    records: dict[bytes, _Record] = field(default_factory=dict)
    segments: list[Path] = field(default_factory=list)
    used: dict[bytes, None] = field(default_factory=dict)
    writing: _Writer | None = None


class Store:
    """The results kept for one repository. Safe to use from several threads."""

    def __init__(self, root: Path, limit: int = LIMIT) -> None:
        self._root = root / FOLDER
        self._limit = limit
        self._kinds: dict[str, _Kind] = {}
        self._lock = RLock()

    def get(self, kind: str, key: str) -> bytes | None:
        """What was put under a key, by this run or an earlier one; None if there is nothing, or it is damaged."""
        with self._lock:
            shelf, name = self._kind(kind), _name(key)
            record = shelf.records.get(name)
            data = _read(record) if record is not None else None
            if data is not None:
                shelf.used[name] = None
            return data

    def holds(self, kind: str, key: str) -> bool:
        """Whether there is something under a key, without a look at it: it may yet prove damaged."""
        with self._lock:
            shelf, name = self._kind(kind), _name(key)
            if name in shelf.records:
                shelf.used[name] = None
            return name in shelf.records

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keeps bytes under a key. Another run finds them after `save`."""
        with self._lock:
            shelf, name = self._kind(kind), _name(key)
            try:
                shelf.writing = shelf.writing or _Writer(shelf.folder, self._root)
                shelf.records[name] = shelf.writing.add(name, data)
                shelf.used[name] = None
            except OSError:
                shelf.records.pop(name, None)

    def save(self) -> None:
        """Makes what was put last, and keeps the store within its bounds."""
        with self._lock:
            for shelf in self._kinds.values():
                with suppress(OSError):
                    self._save(shelf)

    def _kind(self, kind: str) -> _Kind:
        shelf = self._kinds.get(kind)
        if shelf is None:
            shelf = self._kinds[kind] = _Kind(self._root / "cache" / kind)
            for path in _segments(shelf.folder):
                self._take(shelf, path)
        return shelf

    def _take(self, shelf: _Kind, path: Path) -> None:
        records = _index(path)
        if records is not None:
            shelf.records.update(records)
            shelf.segments.append(path)
        elif path.exists():
            _remove(path)

    def _save(self, shelf: _Kind) -> None:
        if shelf.writing is None:
            return
        writer, shelf.writing = shelf.writing, None
        self._take(shelf, writer.finish())
        sizes = {path: path.stat().st_size for path in shelf.segments if path.exists()}
        if sum(sizes.values()) > self._limit:
            self._merge(shelf, list(sizes), self._limit // 2)
        elif len(sizes) > _SEGMENTS:
            largest = max(sizes, key=lambda path: sizes[path])
            self._merge(shelf, [path for path in sizes if path != largest], self._limit)

    def _merge(self, shelf: _Kind, paths: list[Path], limit: int) -> None:
        """One segment instead of several: what this run used, then the newest, as far as there is room."""
        merged = {name: record for path in paths for name, record in (_index(path) or {}).items()}
        ordered = [name for name in shelf.used if name in merged]
        ordered += [name for name in reversed(merged) if name not in shelf.used]
        writer = _Writer(shelf.folder, self._root)
        for name in ordered:
            data = _read(merged[name])
            if data is not None and writer.size + len(data) <= limit:
                writer.add(name, data)
            elif name in shelf.records:
                del shelf.records[name]
        whole = writer.finish()
        for path in paths:
            _remove(path)
        shelf.segments = [path for path in shelf.segments if path not in paths]
        self._take(shelf, whole)


class _Writer:
    """A segment on its way: a file without its final name, then an index."""

    def __init__(self, folder: Path, root: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        ignored = root / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", "utf-8")
        self.path = folder / f"{time():017.6f}-{uuid4().hex}.part"
        self.file = _File(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL)
        self.file.write(_MAGIC)
        self.size = len(_MAGIC)
        self.records: list[tuple[bytes, int, int, int]] = []

    def add(self, name: bytes, data: bytes) -> _Record:
        self.file.write(data)
        record = _Record(self.file, self.size, len(data), crc32(data))
        self.records.append((name, record.offset, record.length, record.check))
        self.size += len(data)
        return record

    def finish(self) -> Path:
        """Writes the index and gives the file its name."""
        index = b"".join(_RECORD.pack(*record) for record in self.records)
        self.file.write(index + _FOOTER.pack(self.size, len(index), crc32(index), _MAGIC))
        self.file.close()
        return self.path.replace(self.path.with_suffix(".segment"))


class _File:
    """An open file, closed when nobody holds it any more. Written at its end, read anywhere."""

    def __init__(self, path: Path, flags: int = os.O_RDONLY) -> None:
        self._number = os.open(path, flags | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), 0o666)
        self.size = os.fstat(self._number).st_size

    def read(self, offset: int, length: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._number, length, offset)
        os.lseek(self._number, offset, os.SEEK_SET)  # only where nobody forks
        return os.read(self._number, length)

    def write(self, data: bytes) -> None:
        left = memoryview(data)
        os.lseek(self._number, 0, os.SEEK_END)
        while left:
            left = left[os.write(self._number, left) :]

    def close(self) -> None:
        number, self._number = self._number, -1
        if number >= 0:
            os.close(number)

    def __del__(self) -> None:
        if hasattr(self, "_number"):
            self.close()


def _name(key: str) -> bytes:
    return blake2b(key.encode(), digest_size=20, key=code().encode()).digest()


def _segments(folder: Path) -> list[Path]:
    """The segments of a kind, oldest first; what a run that ended too soon has left behind is put away."""
    with suppress(OSError):
        for path in folder.glob("*.part"):
            if time() - path.stat().st_mtime > _STALE:
                _remove(path)
        return sorted(folder.glob("*.segment"))
    return []


def _index(path: Path) -> dict[bytes, _Record] | None:
    """The records of a segment; None if it is none, or not whole."""
    with suppress(OSError, error):
        file = _File(path)
        start, length, check, magic = _FOOTER.unpack(file.read(max(0, file.size - _FOOTER.size), _FOOTER.size))
        if magic == _MAGIC and start + length + _FOOTER.size == file.size:
            index = file.read(start, length)
            if crc32(index) == check:
                return {name: _Record(file, *where) for name, *where in _RECORD.iter_unpack(index)}
    return None


def _read(record: _Record) -> bytes | None:
    with suppress(OSError):
        data = record.file.read(record.offset, record.length)
        if len(data) == record.length and crc32(data) == record.check:
            return data
    return None


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
