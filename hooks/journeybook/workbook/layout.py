"""Which sheets and columns a journey has as a workbook, out of its model alone. Nothing here knows Excel.

The journey is one sheet, and so is every list of parts in it: stages, steps, the pains of a step. A part that is
there once (the charter, a consequence) gives its fields to the sheet it stands in as columns; only who is
responsible at a step has a sheet to itself. A row of a list names the row above it that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from journeybook.model.journey import Journey
from journeybook.model.part import Entry, Part
from journeybook.model.step import Responsibility
from journeybook.model.values import Ref
from journeybook.model.walk import marks

Type = Literal["text", "whole", "number", "flag", "day", "terms"]
Names = tuple[str, ...]
ABOVE = ".."
_OWN_SHEET = (Responsibility,)
_FIRST = ("", "stages", "stages.steps", "stages.steps.departments")
_LAST = ("exempt",)
_DEMAND = re.compile(r" \(\d\.\d\d(?:, \d\.\d\d)*\)")


@dataclass(frozen=True, slots=True)
class Holds:
    """What a field's values are: of a type, one or many, of some choices, ids of a kind, within limits."""

    type: Type
    many: bool = False
    choices: tuple[str, ...] = ()
    ref: str | None = None
    low: float | None = None
    high: float | None = None

    @property
    def share(self) -> bool:
        return self.type == "number" and (self.low, self.high) == (0, 1)


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a row: its path from there, and the fields it goes through (`Step.consequence`, …)."""

    path: Names
    through: Names
    holds: Holds
    required: bool
    about: str

    @property
    def key(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list of parts. `within` is where a row of the sheet `above` holds it; a `single` one is there once."""

    path: Names
    part: type[Part]
    field: str
    within: Names
    above: str | None
    single: bool
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        return ".".join(self.path)

    @property
    def name_field(self) -> str:
        """By what rows of other sheets may call a row of this one."""
        return "title" if "title" in self.part.model_fields else "text"


@cache
def sheets() -> tuple[Sheet, ...]:
    """The journey itself, then its lists: the most used first."""
    found = tuple(_sheets(Journey, (), "Journey", (), None, single=True))
    first = [one for key in _FIRST for one in found if one.key == key]
    last = [one for one in found if one.key in _LAST]
    rest = sorted((one for one in found if one not in last), key=lambda one: one.path[:1] != ("stages",))
    return tuple(dict.fromkeys([*first, *rest, *last]))


def _sheets(
    part: type[Part], path: Names, field: str, within: Names, above: str | None, single: bool
) -> Iterator[Sheet]:
    columns: list[Column] = []
    inner: list[tuple[type[Part], Names, str, bool]] = []
    for names, through, info, required in _fields(part, (), (), True):
        held = part_in(info)
        if held is None:
            columns.append(Column(names, through, holds_of(info), required, info.description or ""))
        else:
            inner.append((held, names, through[-1], not is_many(info)))
    sheet = Sheet(path, part, field, within, above, single, tuple(columns))
    yield sheet
    for held, names, name, alone in inner:
        yield from _sheets(held, (*path, *names), name, names, sheet.key, alone)


def _fields(
    part: type[Part], path: Names, through: Names, required: bool
) -> Iterator[tuple[Names, Names, FieldInfo, bool]]:
    """The fields of a part and of the parts that are in it once."""
    for name in ordered(part):
        info = part.model_fields[name]
        names, fields = (*path, name), (*through, f"{part.__name__}.{name}")
        held = part_in(info)
        needed = required and info.is_required()
        if held is None or is_many(info) or held in _OWN_SHEET:
            yield names, fields, info, needed
        else:
            yield from _fields(held, names, fields, needed)


def ordered(part: type[Part]) -> list[str]:
    """A part's fields as a form asks for them: id first, what every entry has last."""
    late = [name for name in Entry.model_fields if name != "id"] if issubclass(part, Entry) else []
    return [*(name for name in part.model_fields if name not in late), *late]


def part_in(info: FieldInfo) -> type[Part] | None:
    """The parts a field holds, one or many."""
    return next((one for one in marks(info.annotation) if isinstance(one, type) and issubclass(one, Part)), None)


def is_many(info: FieldInfo) -> bool:
    """Whether a field holds a list."""
    return _is_tuple(info.annotation)


def _is_tuple(annotation: object) -> bool:
    return get_origin(annotation) is tuple or (
        get_origin(annotation) is not Literal and any(map(_is_tuple, get_args(annotation)))
    )


def holds_of(info: FieldInfo) -> Holds:
    """What the values of a field are that holds no parts."""
    made_of = [*info.metadata, *marks(info.annotation)]
    limits = [*made_of, *(one for mark in made_of if isinstance(mark, FieldInfo) for one in mark.metadata)]
    return Holds(
        type=_type(info, made_of),
        many=is_many(info),
        choices=tuple(str(one) for mark in made_of if get_origin(mark) is Literal for one in get_args(mark)),
        ref=next((mark.kind for mark in made_of if isinstance(mark, Ref)), None),
        low=max(_limits(limits, "ge"), default=None),
        high=min(_limits(limits, "le"), default=None),
    )


def _limits(marks: list[object], name: str) -> list[float]:
    return [
        float(limit) for limit in (getattr(mark, name, None) for mark in marks) if isinstance(limit, int | float)
    ]


def _type(info: FieldInfo, made_of: list[object]) -> Type:
    if get_origin(info.annotation) is dict:
        return "terms"
    types: dict[type, Type] = {bool: "flag", int: "whole", float: "number", date: "day"}
    return next((name for type_, name in types.items() if type_ in made_of), "text")


def without_demands(text: str) -> str:
    """A description without the numbers of demands, which say nothing to an editor."""
    return _DEMAND.sub("", text)
