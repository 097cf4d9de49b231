"""A journey to fill in, as YAML: every field there is, with what it means; what may be left out is a comment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from journeybook.model.journey import Journey
from journeybook.model.kinds import KINDS
from journeybook.model.part import Part
from journeybook.rewrite import Data, fresh
from journeybook.workbook.labels import Labels
from journeybook.workbook.layout import Holds, holds_of, is_many, ordered, part_in, without_demands

_SAID = "## "
_OFF = "# "
_EXAMPLES: tuple[Data, ...] = (
    "…",
    "https://example.org",
    "nome@example.org",
    "J213",
    "exemplo",
    {"exemplo": "exemplo"},
)
_DAY = date(2026, 1, 31)
_HEAD_LINES = 4


def outline(labels: Labels) -> str:
    """The text of the file. Taking `# ` away from all lines leaves a journey with every field in it."""
    words = labels.words
    head = [f"{_SAID}{words(f'outline.{number}')}" for number in range(1, _HEAD_LINES + 1)]
    return "\n".join([*head, "", *_part(labels, Journey, "", on=True)]) + "\n"


def _part(labels: Labels, part: type[Part], margin: str, on: bool) -> Iterator[str]:
    for name in ordered(part):
        info = part.model_fields[name]
        if part is not Journey or name != "id":  # a journey's id is its file's name
            yield f"{_SAID}{margin}{_about(labels, part, name, info)}"
            yield from _field(labels, name, info, margin, on and info.is_required())


def _field(labels: Labels, name: str, info: FieldInfo, margin: str, on: bool) -> Iterator[str]:
    off = "" if on else _OFF
    held = part_in(info)
    if held is None:
        yield f"{off}{margin}{name}: {fresh(_example(labels, info), inline=True)}"
        return
    yield f"{off}{margin}{name}:"
    if not is_many(info):
        yield from _part(labels, held, margin + "  ", on)
        return
    first = True
    for line in _part(labels, held, margin + "    ", on):
        said = line.startswith(_SAID)
        dash = len(off + margin) + 2
        yield line if said or not first else f"{line[:dash]}- {line[dash + 2 :]}"
        first = first and said


def _about(labels: Labels, part: type[Part], name: str, info: FieldInfo) -> str:
    """What a field is for, and what may stand there."""
    about = labels.said(f"{part.__name__}.{name}") or without_demands(info.description or "")
    if part_in(info) is not None:
        return about
    holds = holds_of(info)
    can = list(holds.choices)
    if holds.low is not None:
        can.append(f"{holds.low:g}–{holds.high:g}" if holds.high is not None else f"≥ {holds.low:g}")
    if holds.ref:
        can.append(f"→ {holds.ref}")
    return f"{about} [{', '.join(can)}]" if can else about


def _example(labels: Labels, info: FieldInfo) -> Data:
    """A value that fits, to be written over."""
    holds = holds_of(info)
    one = _one(labels, info, holds)
    return [one] if holds.many and one not in holds.choices[: bool(holds.ref) * len(holds.choices)] else one


def _one(labels: Labels, info: FieldInfo, holds: Holds) -> Data:
    if holds.choices:
        return holds.choices[-1] if holds.ref else holds.choices[0]
    if holds.ref:
        return next(iter(labels.entries(holds.ref)), holds.ref) if holds.ref in KINDS else "exemplo"
    if holds.type == "day":
        return _DAY
    if holds.type == "flag":
        return True
    if holds.type in ("whole", "number"):
        return int(holds.high or holds.low or 0)
    fits: TypeAdapter[object] = TypeAdapter(Annotated[info.annotation, info])  # type: ignore[arg-type]  # a type
    return next(example for example in _EXAMPLES if _is_fit(fits, [example] if holds.many else example))


def _is_fit(fits: TypeAdapter[object], example: Data) -> bool:
    try:
        fits.validate_python(example)
    except ValidationError:
        return False
    return True
