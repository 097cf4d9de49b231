"""Collections in brackets on one line, and texts without quotes. Knows nothing of what is around them."""

from __future__ import annotations

import re
from array import array
from sys import intern
from typing import Any

from journeybook.load.marks import COLUMN
from journeybook.load.scalars import DOUBTFUL, STR, Value, plain

DEEP = 20
QUOTE = 1 << COLUMN  # by how much the mark of what is quoted, or in brackets, stands before its first sign
KEY = "[A-Za-z0-9_][A-Za-z0-9_-]{0,200}"
FIRST = r"""(?:[^-\n ?:,\[\]{}#&*!|>'"%@`]|-(?=[0-9]))"""
"""The sign that a text without quotes may begin with."""
WORDS = rf"{FIRST}[^,\[\]{{}}:#\n]*"
"""A text without quotes in brackets."""
QUOTES = r'"([^"\\\n]*)"'
PAIR = rf"""{KEY}: (?:{WORDS}|{QUOTES.replace("(", "").replace(")", "")})"""
_pairs = re.compile(rf"({KEY}): (?:{QUOTES}|({WORDS}))(?:, )?").findall
_token = re.compile(rf""" *(?:([\[{{])|([\]}}])|(,)|({KEY}): |{QUOTES}|({WORDS}))""").match
_OPEN, _CLOSE, _COMMA, _NAME, _QUOTED, _WORD = 1, 2, 3, 4, 5, 6


class GivenUp(Exception):
    """There is something in the text that the lines alone do not tell."""


class _Names(dict[str | None, str]):
    """Keys without quotes, by what is written, each kept once for all files. Raises GivenUp for what is no text."""

    def __missing__(self, written: str | None) -> str:
        if not written or (written[0] in DOUBTFUL and plain(written)[0] != STR):
            raise GivenUp
        if len(self) == _MANY:
            self.clear()
        name = self[written] = intern(written)
        return name


_MANY = 1 << 16
names = _Names()


def resolved(written: str) -> Value:
    """What a text without quotes means that may be a number, a day, or some such."""
    _, value, deceptive = plain(written)
    if deceptive:
        raise GivenUp
    return value


def words(inside: str, place: int, marks: array[int]) -> Value:
    """Texts without quotes in brackets, one comma and space between them."""
    note = marks.append
    note(place - QUOTE)
    opened = len(marks)
    note(0)
    values: list[Value] = []
    for word in inside.split(", "):
        note(place)
        place += len(word) + 2 << COLUMN
        if word[-1] == " ":
            word = word.rstrip(" ")
        values.append(resolved(word) if word[0] in DOUBTFUL else word)
    marks[opened] = len(marks)
    return values


def pairs(inside: str, place: int, marks: array[int]) -> Value:
    """Names and texts in brackets, one comma and space between them."""
    note = marks.append
    note(place - QUOTE)
    opened = len(marks)
    note(0)
    values: dict[str, Value] = {}
    for name, quoted, word in _pairs(inside):
        name = names[name]
        if name in values:
            raise GivenUp
        note(place)
        place += len(name) + 2 << COLUMN
        note(place)
        if word:
            place += len(word) + 2 << COLUMN
            if word[-1] == " ":
                word = word.rstrip(" ")
            values[name] = resolved(word) if word[0] in DOUBTFUL else word
        else:
            place += len(quoted) + 4 << COLUMN
            values[name] = quoted
    marks[opened] = len(marks)
    return values


def collection(text: str, at: int, offset: int, marks: array[int], depth: int = 0) -> tuple[Value, int]:
    """A collection in brackets on one line, and where it ends. `offset` makes marks of indexes in the text."""
    if depth == DEEP:
        raise GivenUp
    marks.append(offset + (at << COLUMN))
    opened = len(marks)
    marks.append(0)
    mapping = text[at] == "{"
    inner: Any = {} if mapping else []
    at += 1
    while True:
        found = sure(_token(text, at))
        last = found.lastindex
        if last == _CLOSE and not inner:
            break
        if mapping:
            name = names[found[_NAME]]
            if name in inner:
                raise GivenUp
            marks.append(offset + (found.start(_NAME) << COLUMN))
            found = sure(_token(text, found.end()))
            last = found.lastindex
        at = found.end()
        value: Value
        if last == _WORD:
            value = found[_WORD].rstrip(" ")
            if value[0] in DOUBTFUL:
                value = resolved(value)
            marks.append(offset + (found.start(_WORD) << COLUMN))
        elif last == _OPEN:
            value, at = collection(text, at - 1, offset, marks, depth + 1)
        elif last == _QUOTED:
            value = found[_QUOTED]
            marks.append(offset + (found.start(_QUOTED) - 1 << COLUMN))
        else:
            raise GivenUp
        if mapping:
            inner[name] = value
        else:
            inner.append(value)
        found = sure(_token(text, at))
        at = found.end()
        if found.lastindex == _CLOSE:
            break
        if found.lastindex != _COMMA:
            raise GivenUp
    if found[_CLOSE] != ("}" if mapping else "]"):
        raise GivenUp
    marks[opened] = len(marks)
    return inner, found.end()


def sure(match: re.Match[str] | None) -> re.Match[str]:
    """The match. Raises GivenUp where there is none."""
    if match is None:
        raise GivenUp
    return match
