"""One entry out of one raw value: what can be kept is kept, what cannot is named. No files here."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journeybook.load.yaml import Value
from journeybook.model.part import Entry
from journeybook.model.text import Tongue
from journeybook.model.walk import Path

E = TypeVar("E", bound=Entry)
_ROUNDS = 30
_GONE = object()


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that does not fit: what pydantic says and where, within the entry."""

    path: Path
    error: ErrorDetails


def build(model: type[E], id: str, raw: dict[str, Value], tongue: Tongue) -> tuple[E | None, list[Wrong]]:
    """The entry, as far as it can be shown, and all that is wrong with it.

    A value that does not fit is left out; if it was required, so is what it was part of, and so on up.
    A text that YAML took for something else is kept as its source words would be. None if nothing is left.
    """
    first: list[Wrong] = []
    wrong: list[Wrong] = []
    data: dict[str, object] = {**raw, "id": id}
    for number in range(_ROUNDS):
        try:
            return model.model_validate(data, context=tongue), first
        except ValidationError as failure:
            wrong = list(_wrong(failure))
        if number == 0:
            first = list(_own(raw)) + [one for one in wrong if not _consequence(one, wrong)]
            data = {**deepcopy(raw), "id": id}
        if any(one.error["type"] == "missing" and len(one.path) == 1 for one in wrong):
            return None, first
        _mend(data, wrong)
    return None, first


def _own(raw: dict[str, Value]) -> Iterator[Wrong]:
    """An id written inside an entry, which has one already."""
    if "id" in raw:
        yield Wrong(("id",), ErrorDetails(type="extra_forbidden", loc=("id",), msg="", input=raw["id"]))


def _wrong(failure: ValidationError) -> Iterator[Wrong]:
    for error in failure.errors(include_url=False):
        yield Wrong(tuple(error["loc"]), error)


def _consequence(one: Wrong, others: list[Wrong]) -> bool:
    """Whether a list is called too short only because items in it were refused."""
    inside = any(
        len(other.path) > len(one.path) and other.path[: len(one.path)] == one.path for other in others
    )
    return one.error["type"] == "too_short" and inside


def _mend(data: dict[str, object], wrong: list[Wrong]) -> None:
    """Takes out of the raw data what was refused, last items first so that the earlier keep their places."""
    for one in sorted(wrong, key=lambda one: [str(part).zfill(9) for part in one.path], reverse=True):
        if _consequence(one, wrong):
            continue
        path = one.path[:-1] if one.error["type"] == "missing" else one.path
        holder = _at(data, path[:-1])
        value = one.error["input"]
        if one.error["type"] in ("text_type", "string_type") and isinstance(value, bool | int | float):
            _put(holder, path[-1], str(value).lower())
        else:
            _drop(holder, path[-1])


def _at(data: object, path: Path) -> object:
    for part in path:
        if isinstance(data, dict):
            data = data.get(part, _GONE)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
    return data


def _put(holder: object, part: str | int, text: str) -> None:
    if isinstance(holder, dict) or (
        isinstance(holder, list) and isinstance(part, int) and part < len(holder)
    ):
        holder[part] = text  # type: ignore[index]  # a dict by its key or a list by its index


def _drop(holder: object, part: str | int) -> None:
    if isinstance(holder, dict):
        holder.pop(part, None)
    elif isinstance(holder, list) and isinstance(part, int) and part < len(holder):
        del holder[part]
