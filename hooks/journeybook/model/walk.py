"""Walks a piece of data by what its fields are: references, restricted fields, nested parts."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, TypeVar, Union, get_args, get_origin

from journeybook.model.part import Part
from journeybook.model.text import Foreign, Text, Tongue
from journeybook.model.values import Ref, Restricted

Path = tuple[str | int, ...]
_P = TypeVar("_P", bound=Part)


@dataclass(frozen=True, slots=True)
class Reference:
    """A use of an id: where it stands in its entry, what kind it should be, and the id."""

    path: Path
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class _Field:
    """A field worth a visit: it refers to a kind, is hidden from the public, holds parts, or an author's text.

    `neutral`: the text is the same in all languages.
    """

    name: str
    kind: str | None
    restricted: bool
    parts: bool
    text: bool
    neutral: bool


def marks(annotation: object) -> Iterator[object]:
    """All classes and metadata an annotation is made of, however nested."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        yield from metadata
        yield from marks(inner)
    elif origin in (Union, types.UnionType, tuple, dict):
        for argument in get_args(annotation):
            yield from marks(argument)
    else:
        yield annotation


@cache
def _fields(part: type[Part]) -> tuple[_Field, ...]:
    found = []
    for name, info in part.model_fields.items():
        made_of = [*info.metadata, *marks(info.annotation)]
        kind = next((mark.kind for mark in made_of if isinstance(mark, Ref)), None)
        restricted = any(isinstance(mark, Restricted) for mark in made_of)
        parts = any(isinstance(mark, type) and issubclass(mark, Part) for mark in made_of)
        text = any(isinstance(mark, Text) for mark in made_of)
        neutral = text and all(mark.name for mark in made_of if isinstance(mark, Text))
        if kind or restricted or parts or text:
            found.append(_Field(name, kind, restricted, parts, text, neutral))
    return tuple(found)


def references(part: Part, path: Path = ()) -> Iterator[Reference]:
    """Every reference in a piece of data, in the order of its fields."""
    for field in _fields(type(part)):
        value = getattr(part, field.name)
        here = (*path, field.name)
        if field.kind is not None:
            yield from _ids(value, field.kind, here)
        elif isinstance(value, Part):
            yield from references(value, here)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Part):
                    yield from references(item, (*here, index))


def referred(part: Part) -> dict[str, list[str]]:
    """Every id that a piece of data refers to, by the kind it should be of: at a fraction of what places cost."""
    found: dict[str, list[str]] = {}
    _refer(part, found)
    return found


def _refer(part: Part, found: dict[str, list[str]]) -> None:
    values = part.__dict__
    for name, kind in _referring(type(part)):
        value = values[name]
        if not value:
            continue
        if kind is None:
            for item in value if type(value) is tuple else (value,):
                _refer(item, found)
        elif type(value) is tuple:
            found.setdefault(kind, []).extend(value)
        elif name != "visibility":
            found.setdefault(kind, []).append(value)


@cache
def _referring(part: type[Part]) -> tuple[tuple[str, str | None], ...]:
    """The fields that hold ids of a kind, or parts with such fields (None)."""
    fields = _fields(part)
    return tuple((field.name, field.kind) for field in fields if field.kind is not None or field.parts)


def _ids(value: object, kind: str, path: Path) -> Iterator[Reference]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield Reference((*path, index), kind, str(item))
    elif value is not None and not (kind == "departments" and path[-1] == "visibility"):
        yield Reference(path, kind, str(value))


def texts(part: Part, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every text an author wrote in a piece of data, in the order of its fields, `without` some fields."""
    for field in _fields(type(part)):
        if not (field.text or field.parts) or field.name in without:
            continue
        value = getattr(part, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Part):
                yield from texts(item, without)
            elif field.text and isinstance(item, str):
                yield item


def foreign_texts(part: Part, path: Path = ()) -> Iterator[tuple[Path, Foreign]]:
    """Every text that stands in for a missing translation, with its path, in the order of the fields."""
    for field in _fields(type(part)):
        if not (field.text or field.parts):
            continue
        value = getattr(part, field.name)
        here = (*path, field.name)
        items = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for index, item in items:
            at = here if index is None else (*here, index)
            if isinstance(item, Foreign):
                yield at, item
            elif isinstance(item, Part):
                yield from foreign_texts(item, at)


def in_tongue(part: _P, tongue: Tongue) -> _P:
    """The same piece of data, each text that names no language marked as in the native one, proper names aside.

    A text in the wanted language, which is marked until then, is plain again.
    """
    native, wanted = tongue.foreign, tongue.languages[0]

    def told(value: object, field: _Field) -> object:
        if isinstance(value, Part):
            return in_tongue(value, tongue)
        if isinstance(value, Foreign):
            return str(value) if value.language == wanted else value
        unmarked = field.text and not field.neutral and isinstance(value, str) and any(map(str.isalpha, value))
        return Foreign(str(value), native) if unmarked and native else value

    changes: dict[str, object] = {}
    for field in _fields(type(part)):
        if field.text or field.parts:
            value = getattr(part, field.name)
            many = isinstance(value, tuple)
            changes[field.name] = tuple(told(one, field) for one in value) if many else told(value, field)
    return part.model_copy(update=changes)


def as_written(path: Path, gaps: frozenset[Path]) -> Path:
    """Where something at `path` stands in its file, when the list items at `gaps` were left out of the data."""
    written: Path = ()
    for part in path:
        if isinstance(part, int):
            missing = sorted(g[-1] for g in gaps if g[:-1] == written and isinstance(g[-1], int))
            for index in missing:
                part += index <= part
        written = (*written, part)
    return written


def unrestricted(part: _P) -> _P:
    """The same piece of data as a public site may show it: restricted fields are as if never written."""
    changes: dict[str, object] = {}
    for field in _fields(type(part)):
        value = getattr(part, field.name)
        if field.restricted:
            changes[field.name] = type(part).model_fields[field.name].get_default()
        elif isinstance(value, Part):
            changes[field.name] = unrestricted(value)
        elif field.parts and isinstance(value, tuple):
            changes[field.name] = tuple(unrestricted(item) if isinstance(item, Part) else item for item in value)
    return part.model_copy(update=changes) if changes else part
