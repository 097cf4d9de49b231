"""One entry out of one raw value: what can be kept is kept, what cannot is named. No files here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journeybook.load.yaml import Value
from journeybook.model.part import Entry
from journeybook.model.text import LANGUAGE, Tongue, is_text
from journeybook.model.walk import Path, as_written, in_tongue

E = TypeVar("E", bound=Entry)
Written = Callable[[Path], str | None]
_ROUNDS = 30
_GONE = object()
_LIKE_A_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z]{2,4})?")
_NO_FIELD = ("own_id", "extra_forbidden")
_TEXT_ERRORS = ("text_type", "string_type")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that does not fit: what pydantic says and where, within the entry. `named`: its key is wrong."""

    path: Path
    error: ErrorDetails
    named: bool = False


@dataclass(frozen=True, slots=True)
class Built(Generic[E]):
    """An entry as far as it can be shown, all that is wrong with it, and the list items that were left out.

    `lost` are the paths of all fields that are wrong and could not be kept; not of what is no field.
    """

    entry: E | None
    wrong: list[Wrong]
    gaps: frozenset[Path] = frozenset()
    lost: frozenset[Path] = frozenset()


def build(model: type[E], id: str, raw: dict[str, Value], tongue: Tongue, written: Written) -> Built[E]:
    """The entry out of its raw values; `written` gives the source text of a scalar by its path.

    A value that does not fit is left out; if it was required, so is what it was part of, and so on up.
    A text that YAML took for something else is kept as it was written. The entry is None if nothing is left.
    """
    data: dict[str, object] = {**raw, "id": id}
    first = list(_own(raw))
    gaps: frozenset[Path] = frozenset()
    for number in range(_ROUNDS):
        attempt = Tongue(tongue.languages, tongue.native)
        try:
            entry = model.model_validate(data, context=attempt)
        except ValidationError as failure:
            wrong = list(_wrong(failure))
        else:
            tongue.add(attempt)
            fields = (one for one in first if one.error["type"] not in _NO_FIELD)
            lost = frozenset(one.path for one in fields if _kept(one, written(one.path)) is None)
            return Built(in_tongue(entry, tongue) if tongue.foreign else entry, first, gaps, lost)
        if number == 0:
            first += [one for one in wrong if not _consequence(one, wrong)]
            data = {**deepcopy(raw), "id": id}
        if any(one.error["type"] == "missing" and len(one.path) == 1 for one in wrong):
            break
        gaps = _mend(data, wrong, gaps, written)
    return Built(None, first)


def _own(raw: dict[str, Value]) -> Iterator[Wrong]:
    """An id written inside an entry, which has one already."""
    if "id" in raw:
        yield Wrong(("id",), ErrorDetails(type="own_id", loc=("id",), msg="", input=raw["id"]), named=True)


def _wrong(failure: ValidationError) -> Iterator[Wrong]:
    for error in failure.errors(include_url=False):
        path = tuple(error["loc"])
        if path[-1] == "[key]":
            yield Wrong(path[:-1], error, named=True)
        elif error["type"] == "text_type" and isinstance(error["input"], dict):
            yield from _languages(path, error)
        else:
            yield Wrong(path, error, named=error["type"] in ("extra_forbidden", "missing"))


def _languages(path: Path, error: ErrorDetails) -> Iterator[Wrong]:
    """What is wrong in a text of several languages; or that it is no such thing but some other mapping."""
    texts: dict[str, object] = error["input"]
    if not any(_LIKE_A_LANGUAGE.fullmatch(language) for language in texts):
        yield Wrong(path, error)
        return
    for language, text in texts.items():
        here = (*path, language)
        if not LANGUAGE.match(language):
            yield Wrong(here, ErrorDetails(type="text_language", loc=here, msg="", input=language), named=True)
        elif not is_text(text):
            yield Wrong(here, ErrorDetails(type="text_type", loc=here, msg="", input=text))


def _consequence(one: Wrong, others: list[Wrong]) -> bool:
    """Whether a list is called too short only because items in it were refused."""
    return one.error["type"] == "too_short" and any(_within(other.path, one.path) for other in others)


def _within(path: Path, outer: Path) -> bool:
    return len(path) > len(outer) and path[: len(outer)] == outer


def _mend(data: dict[str, object], wrong: list[Wrong], gaps: frozenset[Path], written: Written) -> frozenset[Path]:
    """Takes out of the raw data what was refused, and gives the gaps in its lists, old and new, as written."""
    kept: dict[Path, str] = {}
    gone: set[Path] = set()
    for one in wrong:
        if _consequence(one, wrong):
            continue
        text = _kept(one, written(as_written(one.path, gaps)))
        if text is not None:
            kept[one.path] = text
        else:
            gone.add(one.path[:-1] if one.error["type"] == "missing" else one.path)
    for path, text in kept.items():
        _put(_at(data, path[:-1]), path[-1], text)
    gone = {path for path in gone if not any(_within(path, outer) for outer in gone)}
    for path in sorted(gone, key=_order, reverse=True):  # last items first, so that the earlier keep their places
        _drop(_at(data, path[:-1]), path[-1])
    return gaps | {as_written(path, gaps) for path in gone if isinstance(path[-1], int)}


def _kept(one: Wrong, written: str | None) -> str | None:
    """The text that was meant, where YAML read something else than a text."""
    value = one.error["input"]
    readable = one.error["type"] in _TEXT_ERRORS and not isinstance(value, str | list | dict)
    return written if readable and value is not None and is_text(written) else None


def _order(path: Path) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (-1, part) for part in path]


def _at(data: object, path: Path) -> object:
    for part in path:
        if isinstance(data, dict):
            data = data.get(part, _GONE)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
    return data


def _put(holder: object, part: str | int, text: str) -> None:
    if isinstance(holder, dict) or (isinstance(holder, list) and isinstance(part, int) and part < len(holder)):
        holder[part] = text  # type: ignore[index]  # a dict by its key or a list by its index


def _drop(holder: object, part: str | int) -> None:
    if isinstance(holder, dict):
        holder.pop(part, None)
    elif isinstance(holder, list) and isinstance(part, int) and part < len(holder):
        del holder[part]
