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
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
    YAMLError,
)
from yaml._yaml import CParser

from journeybook.load.lines import plainest
from journeybook.load.marks import COLUMN, COLUMNS, LINE, LINES
from journeybook.load.scalars import DOUBTFUL, STR, Value, plain

MAX_DEPTH = 100


def simple(text: str) -> tuple[Value, array[int]] | None:
    """What a text without oddities means, with the marks of its values; None if there is anything odd in it.

    The marks are those of all keys and values in the order of the text, each one number, counted from 0. After the
    mark of a collection stands the index of the mark after all that it holds.
    """
    if text.count("\n") >= LINES:
        return None
    return plainest(text) or by_events(text, far=max(map(len, text.split("\n"))) >= COLUMNS)


def by_events(text: str, far: bool = True) -> tuple[Value, array[int]] | None:
    """The same without a look at its lines alone. `far`: a line may be longer than a mark can tell."""
    try:
        return _document(CParser(text), far or "&" in text or "!" in text)
    except (YAMLError, UnicodeError, OverflowError):
        return None


def _document(parser: CParser, careful: bool) -> tuple[Value, array[int]] | None:
    start, document = parser.get_event(), parser.get_event()
    if type(start) is not StreamStartEvent or type(document) is not DocumentStartEvent or document.version:
        return None
    found = _root(parser, careful)
    if type(parser.get_event()) is not DocumentEndEvent or type(parser.get_event()) is not StreamEndEvent:
        return None
    return found


def _root(parser: CParser, careful: bool) -> tuple[Value, array[int]] | None:
    """The one collection of a document. `careful`: there may be something in it for which it is left alone.

    One loop, not many functions: it is run for every word of every file.
    """
    next_event = parser.get_event
    marks = array("I")
    note = marks.append
    root: list[Value] = []
    here: Any = root
    in_mapping = False
    key, opened = "", 0
    above: list[tuple[Any, int]] = []
    while True:
        event: Any = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            if careful and _odd(event):
                return None
            place = event.start_mark
            mark = place.line << LINE | place.column << COLUMN
            value = event.value
            doubtful = value[:1] in DOUBTFUL and event.implicit[0]
            if in_mapping and not key:
                if not value or value in here or (doubtful and plain(value)[0] != STR):
                    return None
                note(mark)
                key = intern(value)
                continue
            if doubtful:
                if not value:
                    mark |= 1
                _, value, deceptive = plain(value)
                if deceptive:
                    return None
            note(mark)
            if key:
                here[key] = value
                key = ""
            else:
                here.append(value)
                if here is root:
                    return None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            marks[opened] = len(marks)
            here, opened = above.pop()
            if here is root:
                return root[0], marks
            in_mapping = type(here) is dict
        else:
            if kind is not MappingStartEvent and kind is not SequenceStartEvent:
                return None
            if (careful and _odd(event)) or len(above) == MAX_DEPTH:
                return None
            place = event.start_mark
            note(place.line << LINE | place.column << COLUMN)
            above.append((here, opened))
            inner: Any = {} if kind is MappingStartEvent else []
            if key:
                here[key] = inner
                key = ""
            elif in_mapping:
                return None
            else:
                here.append(inner)
            here, opened, in_mapping = inner, len(marks), kind is MappingStartEvent
            note(0)


def _odd(event: Any) -> bool:
    """Whether an event has an anchor or a tag, or stands too far to the right for a mark."""
    return event.anchor is not None or event.tag is not None or event.start_mark.column >= COLUMNS
