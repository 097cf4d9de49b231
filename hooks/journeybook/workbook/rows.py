"""A journey as the rows of its sheets: values, and which row above each belongs to. Nothing here knows Excel."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from journeybook.model.journey import Journey
from journeybook.rewrite import Data
from journeybook.workbook.layout import Sheet, sheets

_IN_BRACKETS = re.compile(r"\(([^()]+)\)\Z")


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a list: its place among the rows of the sheet above (0 for the journey), and its values."""

    above: int
    values: Mapping[str, Data]


def data(journey: Journey) -> dict[str, Data]:
    """All that a journey says, without what goes without saying, as plain values."""
    said = journey.model_dump(exclude_defaults=True)
    del said["id"]
    pruned = _pruned(said)
    assert isinstance(pruned, dict)
    return pruned


def fingerprint(journey: Journey) -> str:
    """A few letters that are others as soon as the journey says something else."""
    said = json.dumps(data(journey), sort_keys=True, default=str)
    return sha256(said.encode()).hexdigest()[:16]


def _pruned(value: object) -> Data:
    if isinstance(value, dict):
        inner = {str(name): _pruned(one) for name, one in value.items()}
        return {name: one for name, one in inner.items() if one not in (None, {}, [])}
    if isinstance(value, list | tuple):
        return [_pruned(one) for one in value]
    return value  # type: ignore[return-value]  # a scalar of a model is one of ours


def rows(journey: Journey) -> dict[str, list[Row]]:
    """The rows of every sheet, by its key."""
    everything = _plain(journey.model_dump())
    found: dict[str, list[Row]] = {}
    held: dict[str, list[Data]] = {}
    for sheet in sheets():
        parts = [(0, everything)] if sheet.above is None else list(_below(held[sheet.above], sheet))
        held[sheet.key] = [part for _, part in parts]
        found[sheet.key] = [
            Row(above, {column.key: at(part, column.path) for column in sheet.columns}) for above, part in parts
        ]
    return found


def _plain(value: object) -> Data:
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value  # type: ignore[return-value]  # a scalar of a model is one of ours


def _below(held: Sequence[Data], sheet: Sheet) -> Iterator[tuple[int, Data]]:
    for above, part in enumerate(held):
        inner = at(part, sheet.within)
        for one in inner if isinstance(inner, list) else [inner]:
            if one is not None:
                yield above, one


def at(value: Data, path: Sequence[str]) -> Data:
    """What stands at a path in a mapping, None where nothing does."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def calls(found: Sequence[Row]) -> list[str | None]:
    """By what other sheets call each row: `Title (id)`, or less; None if it cannot be told from another."""
    parts = [row.values for row in found]
    return [
        next((name for name in _names(part) if resolve(name, parts) == at), None) for at, part in enumerate(parts)
    ]


def _names(part: Mapping[str, Data]) -> Iterator[str]:
    title, id = str(part.get("title") or ""), str(part.get("id") or "")
    if title and id:
        yield f"{title} ({id})"
    yield from (one for one in (id, title) if one)


def resolve(text: str, rows: Sequence[Mapping[str, Data]]) -> int | None:
    """Which row a text means: by its id, its title, an id in brackets, or its title in other letters."""
    last = _IN_BRACKETS.search(text)
    ids, titles = ([str(one.get(name) or "") for one in rows] for name in ("id", "title"))
    tries = ((text, ids), (text, titles), (last[1] if last else "", ids))
    for wanted, known in (*tries, (text.casefold(), [one.casefold() for one in titles])):
        if wanted and known.count(wanted) == 1:
            return known.index(wanted)
    return None
