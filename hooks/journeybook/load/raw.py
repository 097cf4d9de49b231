"""One file's bytes as plain values: out of the store, or read. Knows no kind and no model."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from struct import Struct, error
from typing import Any

from pydantic_core import from_json, to_json

from journeybook.cache import Store, digest
from journeybook.load import yaml
from journeybook.load.events import simple
from journeybook.load.faults import Fault, Unreadable
from journeybook.load.files import text_of
from journeybook.load.scalars import Value
from journeybook.problem import Problem

KIND = "readings"
"""Under what readings are kept in the store. Plain JSON and numbers: whatever comes out of it is only data."""
_HEAD = Struct("<II")  # how many bytes of values and of days follow; the rest are marks
_LARGEST = 1 << 53


@dataclass(frozen=True, slots=True)
class Raw:
    """What a file says: its values, with marks if they are simple; what is wrong with its bytes; its faults.

    `readable` says whether YAML could be made of it at all. `key` is the key of its bytes, where there is a store.
    """

    text: str | None
    value: Value = None
    marks: array[int] | None = None
    problems: tuple[Problem, ...] = ()
    faults: tuple[Fault, ...] = ()
    readable: bool = True
    key: str = field(default="", compare=False)


def raw(name: str, data: bytes, store: Store | None = None) -> Raw:
    """What the file `name` with these bytes says."""
    key = digest(data) if store is not None else ""
    known = store.get(KIND, key) if store is not None else None
    if known is not None and (found := _unpacked(known)) is not None:
        return Raw(data.decode(), *found, key=key)
    read = _read(name, data)
    if store is not None and read.marks is not None and not read.problems and (packed := _packed(read)) is not None:
        store.put(KIND, key, packed)
    return replace(read, key=key) if key else read


def kept(key: str, store: Store) -> Raw | None:
    """What bytes with this key said, as far as it is known: not what they were."""
    data = store.get(KIND, key)
    found = _unpacked(data) if data is not None else None
    return Raw(None, *found, key=key) if found is not None else None


def _read(name: str, data: bytes) -> Raw:
    text, problems = text_of(name, data)
    if text is None:
        return Raw(None, problems=tuple(problems), readable=False)
    if (found := simple(text)) is not None:
        return Raw(text, *found, tuple(problems))
    try:
        value, faults = yaml.thorough(text)
    except Unreadable as unreadable:
        return Raw(text, {}, None, tuple(problems), (unreadable.fault,), readable=False)
    return Raw(text, value, None, tuple(problems), tuple(faults))


def _packed(read: Raw) -> bytes | None:
    """A simple reading as bytes; None if it holds what JSON has no word for."""
    assert read.marks is not None
    try:
        when = to_json(list(_days(read.value)))
        values = to_json(read.value)
    except ValueError:  # among others half of a pair of surrogates
        return None
    return _HEAD.pack(len(values), len(when)) + values + when + read.marks.tobytes()


def _days(value: Value) -> Iterator[list[str | int]]:
    """The paths of the days in a value: JSON has none. Raises ValueError for what else it would not give back."""
    pairs: Iterable[tuple[Any, Value]] = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[arg-type]  # else a list
    for part, inner in pairs:
        kind = type(inner)
        if kind is str:
            continue
        if kind is dict or kind is list:
            for path in _days(inner):
                yield [part, *path]
        elif kind is date:
            yield [part]
        elif inner is not None and not (isinstance(inner, int | float) and abs(inner) < _LARGEST):
            raise ValueError


def _unpacked(data: bytes) -> tuple[Value, array[int]] | None:
    """The values and marks of a reading that was kept."""
    try:
        values, when = _HEAD.unpack_from(data)
        value: Value = from_json(data[_HEAD.size : _HEAD.size + values])
        for path in from_json(data[_HEAD.size + values : _HEAD.size + values + when]):
            holder: Any = value
            for part in path[:-1]:
                holder = holder[part]
            holder[path[-1]] = date.fromisoformat(holder[path[-1]])
        marks = array("I")
        marks.frombytes(data[_HEAD.size + values + when :])
    except (ValueError, LookupError, TypeError, error):
        return None
    return (value, marks) if len(marks) > 1 else None
