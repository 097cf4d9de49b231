"""Values straight from the parser's events, for files without oddities. Decides no question of meaning itself.

Nearly every file is made of plain collections, texts and numbers. Of such a file the parser's events say all, at a
fraction of what a tree of nodes costs, and where each value stands besides. As soon as anything else turns up (an
anchor, a tag, a merge, a key that is no text or stands there twice, a number that deceives, great depth, an error),
`simple` gives up: the file is then read in the thorough way (`yaml`), which alone says what it means.
"""

from __future__ import annotations

from array import array
from sys import intern
from typing import Any

from yaml import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
    YAMLError,
)
from yaml._yaml import CParser

from journeybook.load.faults import Mark
from journeybook.load.scalars import DOUBTFUL, STR, Value, plain
from journeybook.model.walk import Path

MAX_DEPTH = 100
LINE, COLUMN = 13, 1
"""By how many bits a mark's line and column are shifted; the lowest bit is set where nothing is written."""
_LINES, _COLUMNS = 1 << 32 - LINE, 1 << LINE - COLUMN


def simple(text: str) -> tuple[Value, array[int]] | None:
    """What a text without oddities means, with the marks of its values; None if there is anything odd in it.

    The marks are those of all keys and values in the order of the text, each one number, counted from 0. After the
    mark of a collection stands the index of the mark after all that it holds.
    """
    try:
        return _document(CParser(text))
    except (YAMLError, UnicodeError):
        return None


def _document(parser: CParser) -> tuple[Value, array[int]] | None:
    start, document = parser.get_event(), parser.get_event()
    if type(start) is not StreamStartEvent or type(document) is not DocumentStartEvent or document.version:
        return None
    found = _root(parser)
    if type(parser.get_event()) is not DocumentEndEvent or type(parser.get_event()) is not StreamEndEvent:
        return None
    return found


def _root(parser: CParser) -> tuple[Value, array[int]] | None:
    """The one collection of a document. One loop, not many functions: it is run for every word of every file."""
    next_event = parser.get_event
    marks = array("I")
    note = marks.append
    root: list[Value] = []
    here: Any = root
    key, opened = "", 0
    above: list[tuple[Any, int]] = []
    while True:
        event: Any = next_event()
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            marks[opened] = len(marks)
            here, opened = above.pop()
            if here is root:
                return root[0], marks
            continue
        if event.anchor is not None or event.tag is not None:  # an alias has an anchor, too
            return None
        place = event.start_mark
        line, column = place.line, place.column
        if line >= _LINES or column >= _COLUMNS:
            return None
        value: Value
        if kind is ScalarEvent:
            value = written = event.value
            doubtful = written[:1] in DOUBTFUL and event.implicit[0]
            if not key and type(here) is dict:
                if not written or written in here or (doubtful and plain(written)[0] != STR):
                    return None
                note(line << LINE | column << COLUMN)
                key = intern(written)
                continue
            if doubtful:
                _, value, deceptive = plain(written)
                if deceptive:
                    return None
                note(line << LINE | column << COLUMN | (not written))
            else:
                note(line << LINE | column << COLUMN)
        elif len(above) == MAX_DEPTH or (not key and type(here) is dict):
            return None
        else:
            value = {} if kind is MappingStartEvent else []
            note(line << LINE | column << COLUMN)
            note(0)
        if key:
            here[key] = value
            key = ""
        else:
            here.append(value)
        if kind is not ScalarEvent:
            above.append((here, opened))
            here, opened = value, len(marks) - 1
        elif here is root:
            return None


def mark_at(value: Value, marks: array[int], path: Path, key: bool = False) -> Mark:
    """Where the value at a path stands, or the nearest thing above it; with `key`, where its name stands."""
    at, found = 0, marks[0]
    for depth, part in enumerate(path):
        name, at = _child(value, marks, at, part)
        if at == 0:
            break
        value = value[part]  # type: ignore[index]  # a mapping by name or a list by number: there is such a child
        above = name and (key or depth < len(path) - 1 or marks[at] & 1)
        found = marks[name] if above else marks[at]
    return Mark((found >> LINE) + 1, (found >> COLUMN) % _COLUMNS + 1)


def _child(value: Value, marks: array[int], at: int, part: str | int) -> tuple[int, int]:
    """The indexes of the marks of a child's name and of itself, in the collection whose mark is at `at`; or 0."""
    after = at + 2
    if isinstance(value, dict):
        for name, child in value.items():
            if name == part:
                return after, after + 1
            after = marks[after + 2] if isinstance(child, dict | list) else after + 2
    elif isinstance(value, list) and isinstance(part, int):
        for index, child in enumerate(value):
            if index == part:
                return 0, after
            after = marks[after + 1] if isinstance(child, dict | list) else after + 1
    return 0, 0
