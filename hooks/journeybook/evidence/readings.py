"""A metric's values out of a CSV file: readings, and what is wrong with it row by row. Never raises.

The first line names the columns: `day` and `value`, and `n` for how many cases, in any order; others are left
alone. Fields are parted by commas, or by semicolons or tabs as spreadsheets of many countries write them; then a
number may have a decimal comma.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from journeybook.model.evidence import Reading
from journeybook.problem import Level, Place, Problem

TOLD = 10  # problems of one file, before the rest is only counted
_COLUMNS = ("day", "value")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_WHOLE = re.compile(r"\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Found:
    """The readings of a file in the order of its lines, and its problems."""

    readings: tuple[Reading, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Field:
    """What stands in a column of a line, and where."""

    text: str
    place: Place


_Row = dict[str, _Field]


def read(data: bytes, name: str, taken: Collection[date] = ()) -> Found:
    """The readings in a file of this content, called `name` in problems; the days `taken` have a value already."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Found(problems=(Problem(Place(name), "J302.encoding"),))
    lines = text.splitlines()
    if not lines or not lines[0].strip():
        return Found(problems=(Problem(Place(name), "J302.empty"),))
    separator = next((sign for sign in ";\t" if sign in lines[0]), ",")
    columns = [column.strip().casefold() for column in _split(lines[0], separator)]
    missing = [column for column in _COLUMNS if column not in columns]
    if missing:
        return Found(problems=(Problem(Place(name), "J302", values={"missing": ", ".join(missing)}),))
    return _sorted_out(_rows(lines, name, separator, columns), separator, dict.fromkeys(taken, 0))


def _split(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])


def _rows(lines: list[str], name: str, separator: str, columns: list[str]) -> Iterator[_Row]:
    """Every line below the first that holds anything, by column."""
    for number, line in enumerate(lines[1:], 2):
        texts = _split(line, separator)
        if not any(text.strip() for text in texts):
            continue
        places = _places(line, texts, name, number)
        fields = {
            column: _Field(text.strip(), place) for column, text, place in zip(columns, texts, places, strict=False)
        }
        end = Place(name, number, len(line) + 1)
        yield {column: fields.get(column, _Field("", end)) for column in (*_COLUMNS, "n")}


def _places(line: str, texts: list[str], name: str, number: int) -> list[Place]:
    """Where each field of a line begins; in a line with quotation marks all that is told is the line."""
    if '"' in line:
        return [Place(name, number)] * len(texts)
    columns = [1]
    for text in texts:
        columns.append(columns[-1] + len(text) + 1)
    return [Place(name, number, column) for column in columns[:-1]]


def _sorted_out(rows: Iterator[_Row], separator: str, lines: dict[date, int]) -> Found:
    """What can be used of the rows, and what is wrong with the others; `lines` says where a day stands already."""
    readings: list[Reading] = []
    problems: list[Problem] = []
    for row in rows:
        wrong, reading = _reading(row, separator)
        if reading is not None and reading.day in lines:
            problems.append(_twice(row["day"], reading.day, lines[reading.day]))
        elif reading is not None:
            lines[reading.day] = row["day"].place.line
            readings.append(reading)
        problems += wrong
    if len(problems) > TOLD:
        more = Problem(problems[TOLD].place, "J307", values={"n": str(len(problems) - TOLD)})
        problems = [*problems[:TOLD], more]
    return Found(tuple(readings), tuple(problems))


def _twice(day: _Field, when: date, line: int) -> Problem:
    values = {"day": when.isoformat()} | ({"line": str(line)} if line else {})
    return Problem(day.place, "J306" if line else "J306.entry", Level.WARNING, values)


def _reading(row: _Row, separator: str) -> tuple[list[Problem], Reading | None]:
    """The reading of one row; without a proper `n` it is one all the same."""
    day, value, n = _day(row["day"].text), _number(row["value"].text, separator), row["n"]
    wrong = []
    if day is None:
        wrong.append(_wrong(row["day"], "J303"))
    if value is None:
        wrong.append(_wrong(row["value"], "J304"))
    whole = _WHOLE.fullmatch(n.text)
    if n.text and not whole:
        wrong.append(_wrong(n, "J305"))
    if day is None or value is None:
        return wrong, None
    return wrong, Reading(day=day, value=value, n=int(n.text) if whole else None)


def _wrong(field: _Field, key: str) -> Problem:
    return Problem(field.place, key if field.text else f"{key}.empty", values={"value": field.text})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _number(text: str, separator: str) -> float | None:
    plain = text.replace(",", ".") if separator != "," else text
    return float(plain) if _NUMBER.fullmatch(plain) else None
