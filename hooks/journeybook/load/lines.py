"""Values straight from a text's lines, for files written in the plainest way. Decides no question of meaning.

Most files hold nothing but keys in letters, dashes, and texts that end on their line, or folded ones. What such a
file means can be told line by line, for about half of what the parser's events cost. `plainest` gives up at what it
does not know for certain: the file is then read from the events (`events`), or in the thorough way (`yaml`).
"""

from __future__ import annotations

import re
from array import array
from typing import Any

from journeybook.load.brackets import (
    DEEP,
    FIRST,
    KEY,
    PAIR,
    QUOTE,
    QUOTES,
    WORDS,
    GivenUp,
    collection,
    names,
    pairs,
    resolved,
    sure,
    words,
)
from journeybook.load.marks import COLUMN, COLUMNS, LINE
from journeybook.load.scalars import DOUBTFUL, Value

_TAIL = r" *(?:(?<![^ \n])#[^\n]*)?\n"
"""The end of a line: nothing but spaces and a comment."""
_line = re.compile(
    rf"""( *)(- +)?(?:({KEY}):(?: +|(?=\n)))?(?:{QUOTES}|'((?:[^'\n]|'')*)'"""
    rf"""|\[({WORDS}(?:, {WORDS})*)\](?={_TAIL})|\{{({PAIR}(?:, {PAIR})*)\}}(?={_TAIL})"""
    rf"""|([\[{{])[^\n]*|([|>]-?)|({FIRST}[^\n]*))?{_TAIL}"""
).match
_SPACES, _NAME_ALONE, _DOUBLE, _SINGLE, _LIST, _PAIRS, _FLOW, _BLOCK, _PLAIN = 1, 3, 4, 5, 6, 7, 8, 9, 10
"""What a line holds, by the last group that matched."""
_tail = re.compile(_TAIL).match
_body = re.compile(r"( +)[^ \n][^\n]*\n(?:\1[^ \n][^\n]*\n)*").match
_after = re.compile(r"\n*( *)(?=[^ \n]|\Z)").match
_PRINTED = bytes({*range(256)} - {*range(0x20), 0x7F} | {*b"\n"})
_ODD = [
    re.compile(odd).search
    for odd in (rb"\xc2[\x80-\x9f]", rb"\xe2\x80[\xa8\xa9]", rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])")
]
"""With the bytes not in `_PRINTED`, what YAML may make something of its own of, in UTF-8. Each has one beginning: a
pattern of several is slow."""


def plainest(text: str) -> tuple[Value, array[int]] | None:
    """What a text means and the marks of its values, as `events.simple` says it; None where that is not certain."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return None
    if not data.endswith(b"\n") or data.translate(None, _PRINTED) or any(odd(data) for odd in _ODD):
        return None
    try:
        return _lines(text, 4 if text.startswith("---\n") else 0)
    except GivenUp:
        return None


def _lines(text: str, at: int) -> tuple[Value, array[int]]:
    """The one collection of a text. One loop, not many functions: it is run for every line of every file."""
    marks = array("I")
    note = marks.append
    root: list[Value] = []
    here: Any = root
    listed, indent, opened = True, -1, 0
    above: list[tuple[Any, int, int]] = []
    key: str | None = ""  # what the next line has to hold the value of
    number, end = at // 4 - 1, len(text)
    while at < end:
        number += 1
        found = _line(text, at)
        if found is None:
            raise GivenUp
        start, at, last = at, found.end(), found.lastindex
        spaces, dash, name, double, single, listing, pairing, _, block, bare = found.groups()
        if last == _SPACES:
            continue
        if at - start > COLUMNS:  # there may be something in it that is further to the right than a mark can tell
            raise GivenUp
        line, column = number << LINE, len(spaces)
        if key is not None:
            if column < indent or (column == indent and (listed or dash is None)) or len(above) == DEEP:
                raise GivenUp
            inner: Any = {} if dash is None else []
            if listed:
                here.append(inner)
            else:
                here[key] = inner
            above.append((here, indent, opened))
            note(line | column << COLUMN)
            here, listed, indent, opened, key = inner, dash is not None, column, len(marks), None
            note(0)
        elif column != indent or listed is (dash is None):
            while column < indent or (column == indent and listed and dash is None):
                marks[opened] = len(marks)
                here, indent, opened = above.pop()
                listed = type(here) is list
            if column != indent or listed is (dash is None):
                raise GivenUp
        if dash is not None and name is not None:
            column += len(dash)
            inner = {}
            here.append(inner)
            above.append((here, indent, opened))
            note(line | column << COLUMN)
            here, listed, indent, opened = inner, False, column, len(marks)
            note(0)
        if not listed:
            name = names[name]
            if name in here:
                raise GivenUp
            note(line | column << COLUMN)
            if last == _NAME_ALONE:
                key = name
                continue
        assert last is not None
        place = line | found.start(last) - start << COLUMN
        value: Value
        if last == _PLAIN:
            value = bare
            if "#" in value or ":" in value or value[-1] == " ":
                value = _bare(value)
            if value[0] in DOUBTFUL:
                value = resolved(value)
            note(place)
        elif last == _DOUBLE:
            value = double
            note(place - QUOTE)
        elif last == _LIST:
            value = words(listing, place, marks)
        elif last == _PAIRS:
            value = pairs(pairing, place, marks)
        elif last == _FLOW:
            bracket = found.start(_FLOW)
            value, behind = collection(text, bracket, place - (bracket << COLUMN), marks)
            if sure(_tail(text, behind)).end() != at:
                raise GivenUp
        elif last == _SINGLE:
            value = single.replace("''", "'")
            note(place - QUOTE)
        elif last == _BLOCK:
            value, at, more = _folded(text, at, indent, block)
            number += more
            note(place)
        else:
            raise GivenUp
        if listed:
            here.append(value)
        else:
            here[name] = value
    if key is not None:
        raise GivenUp
    while above:
        marks[opened] = len(marks)
        _, _, opened = above.pop()
    return root[0], marks


def _bare(written: str) -> str:
    """A text without quotes, to the end of its line, without its comment."""
    if " #" in written:
        written = written[: written.index(" #")]
    written = written.rstrip(" ")
    if ": " in written or written[-1] == ":":
        raise GivenUp
    return written


def _folded(text: str, at: int, indent: int, sign: str) -> tuple[str, int, int]:
    """A text over several lines, where it ends, and how many they are."""
    body = _body(text, at)
    if body is None or len(body[1]) <= indent:
        raise GivenUp
    after = _after(text, body.end())
    if after is None or len(after[1]) > max(indent, 0):
        raise GivenUp
    lines = body[0][len(body[1]) : -1].split(f"\n{body[1]}")
    value = (" " if sign[0] == ">" else "\n").join(lines)
    return value if sign[1:] else f"{value}\n", body.end(), len(lines)
