"""From a field's value to what a cell holds, and back from what people and programs make of it. No Excel here.

A cell with several values holds one in each line. A line break within a value is written there as ↵.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from journeybook.rewrite import Data
from journeybook.workbook.labels import Options
from journeybook.workbook.layout import Holds

Cell = str | int | float | date | None
"""What is written into a cell."""
Found = str | bool | int | float | date | datetime | time | timedelta | None
"""What a cell is found to hold."""

_BREAK = "↵"
_TO_BREAK = re.compile(r"(\\*)(\n|↵)")
_FROM_BREAK = re.compile(r"(\\*)↵")
_YES = frozenset(["true", "yes", "y", "x", "1", "verdadeiro", "sim", "s", "verdadero", "sí", "si"])
_NO = frozenset(["false", "no", "n", "0", "falso", "não", "nao"])
_NUMBER = re.compile(r"([+-]?)(\d+)(?:[.,](\d+))?( ?%)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_FIRST_DAY = date(1899, 12, 30)  # day 0 of a spreadsheet's calendar
_SERIAL = range(20_000, 80_000)  # from 1954 to 2119


def one_line(text: str) -> str:
    """A value in one line, so that it can be told from others below it."""

    def marked(match: re.Match[str]) -> str:
        slashes, sign = match.groups()
        return slashes * 2 + ("\\" if sign == _BREAK else "") + _BREAK

    return _TO_BREAK.sub(marked, text)


def _many_lines(text: str) -> str:
    def unmarked(match: re.Match[str]) -> str:
        half, odd = divmod(len(match[1]), 2)
        return "\\" * half + (_BREAK if odd else "\n")

    return _FROM_BREAK.sub(unmarked, text)


def encoded(holds: Holds, value: Data, options: Options | None, flags: tuple[str, str]) -> Cell:
    """What a cell holds for a value; `flags` are the words for yes and no."""
    if value is None:
        return None
    if isinstance(value, bool):
        return flags[0] if value else flags[1]
    if isinstance(value, date) and value.year <= _FIRST_DAY.year + 1:
        return value.isoformat()  # a spreadsheet's calendar begins later
    if isinstance(value, dict):
        return "\n".join(f"{name}: {term}" for name, term in value.items()) or None
    if isinstance(value, list):
        return "\n".join(_item(holds, str(one), options) for one in value) or None
    return options.shown(value) if options and isinstance(value, str) else value


def _item(holds: Holds, value: str, options: Options | None) -> str:
    bare = value in holds.choices and holds.ref is not None  # a department that is called `public`, say
    return f"({value})" if bare else one_line(options.shown(value) if options else value)


def decoded(holds: Holds, found: Found, options: Options | None, day_first: bool) -> Data:
    """The value a cell means, None for an empty one; what it cannot mean is left for the model to refuse."""
    if found is None or (isinstance(found, str) and not found.strip()):
        return None
    if holds.type == "flag":
        return _flag(found)
    if holds.type == "day":
        return _day(found, day_first)
    if holds.type in ("whole", "number"):
        return _number(found, whole=holds.type == "whole")
    text = _text(found)
    if holds.type == "terms":
        return _terms(text)
    if holds.many:
        return _list(holds, text, options)
    meant = options.meant(text) if options else None
    return text if meant is None else meant


def _flag(found: Found) -> Data:
    text = _text(found).casefold()
    return True if text in _YES else False if text in _NO else _text(found)


def _day(found: Found, day_first: bool) -> Data:
    if isinstance(found, datetime):
        return found.date() if found.time() == time() else found.isoformat(" ")
    if isinstance(found, int | float) and not isinstance(found, bool) and int(found) == found and found in _SERIAL:
        return _FIRST_DAY + timedelta(days=int(found))
    if isinstance(found, str) and day_first and (match := _DAY_FIRST.fullmatch(found.strip())):
        day, month, year = map(int, match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return found.strip()
    if isinstance(found, str):
        try:
            return date.fromisoformat(found.strip())
        except ValueError:
            return found.strip()
    return found if isinstance(found, date) else _text(found)


def _number(found: Found, whole: bool) -> Data:
    if isinstance(found, bool) or not isinstance(found, int | float):
        text = _text(found).replace("−", "-")
        match = _NUMBER.fullmatch(text)
        if match is None:
            return text
        sign, before, after, percent = match.groups()
        found = float(f"{sign}{before}.{after or 0}") / (100 if percent else 1)
    return int(found) if whole and int(found) == found else found


def _text(found: Found) -> str:
    """A text, whatever Excel made of it: `2` stays `2`, a day is written as one."""
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, float) and found.is_integer():
        return str(int(found))
    if isinstance(found, datetime) and found.time() == time():
        return found.date().isoformat()
    return str(found).strip()


def _list(holds: Holds, text: str, options: Options | None) -> Data:
    lines = [_many_lines(line.strip()) for line in text.split("\n") if line.strip()]
    if options is None:
        return list(lines)
    values: list[Data] = [value for line in lines for value in _meant(line, options)]
    word = values[0] if len(values) == 1 and holds.ref and not lines[0].startswith("(") else None
    return word if word in holds.choices else values


def _meant(line: str, options: Options) -> list[str]:
    """The values a line means; several, with commas between them, if each is one."""
    exact = options.exactly(line)
    if exact is not None:
        return [exact]
    parts = [options.meant(part.strip()) for part in re.split("[,;]", line)]
    known = [part for part in parts if part is not None]
    if len(known) == len(parts):
        return known
    bare = line[1:-1] if line.startswith("(") and line.endswith(")") else line
    return [options.meant(line) or bare]


def _terms(text: str) -> Data:
    pairs = [line.partition(":") for line in text.split("\n") if line.strip()]
    if not all(colon for _, colon, _ in pairs):
        return text
    return {name.strip(): term.strip() for name, _, term in pairs}
