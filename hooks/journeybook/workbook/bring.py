"""Brings a workbook back: the journey in it, and all that is wrong with it by sheet and cell. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path as FilePath

from journeybook.check import check
from journeybook.load import FOLDER, Places
from journeybook.load.entries import Built, build
from journeybook.load.explain import explain
from journeybook.load.yaml import Value
from journeybook.model.book import Book
from journeybook.model.journey import Journey
from journeybook.model.text import Tongue
from journeybook.model.values import ID
from journeybook.model.walk import Path
from journeybook.problem import Level, Place, Problem
from journeybook.words import Words
from journeybook.workbook.assemble import Assembled, assemble
from journeybook.workbook.grid import grids, has_above
from journeybook.workbook.labels import Labels
from journeybook.workbook.layout import ABOVE
from journeybook.workbook.read import Workbook
from journeybook.workbook.rows import fingerprint

MAPS = f"{FOLDER}/maps"
_CRAFT = "J2"


@dataclass(frozen=True, slots=True)
class Brought:
    """What came out of a workbook. `current` says that the journey is still what it was when that was made."""

    journey: Journey | None
    problems: tuple[Problem, ...]
    before: Journey | None = None
    current: bool = True

    @property
    def fit(self) -> bool:
        """Whether it can be written: no errors, but for those of the craft, which a map may still have."""
        wrong = [one for one in self.problems if one.level is Level.ERROR and one.code < _CRAFT]
        return self.journey is not None and not wrong


def language_of(found: Workbook, otherwise: str) -> str:
    """The language a workbook was made in."""
    return found.facts.get("language") or otherwise


def bring(found: Workbook, path: FilePath, book: Book, words: Words, today: date) -> Brought:
    """The journey in a workbook, as an entry of a book that was read in the same language."""
    if found.problems and not found.tables:
        return Brought(None, found.problems)
    labels = Labels(book, words)
    assembled = assemble(found, labels, path.name)
    built = build(Journey, assembled.id, _values(assembled), Tongue((words.language,)), assembled.written.get)
    before = book.maps.get(assembled.id)
    gone = list(_gone(found, labels, before, path.name)) if before is not None else []
    if gone:  # what else is amiss only follows from it, and has to be copied to another workbook in any case
        return Brought(None, _settled(found, [*found.problems, *gone]), before)
    problems = [*found.problems, *assembled.problems]
    for one in built.wrong:
        key, values = explain(Journey, one.error, one.path, assembled.written.get(one.path))
        problems.append(_problem(assembled, path, one.path, key, Level.ERROR, values))
    journey = built.entry
    if not ID.match(assembled.id):
        journey = None
    if journey is not None:
        problems += _checked(replace(built, entry=journey), assembled, path, book, today)
    current = before is None or found.facts.get("fingerprint") == fingerprint(before)
    return Brought(journey, _settled(found, problems), before, current)


def _settled(found: Workbook, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in order; not that a value is missing where a cell could not be read."""
    unread = {one.place for one in found.problems}
    told = (one for one in problems if not (one.code == "J103" and one.place in unread))
    return tuple(sorted(told, key=lambda one: one.order))


def _values(assembled: Assembled) -> dict[str, Value]:
    return dict(assembled.raw)


def _problem(
    assembled: Assembled, path: FilePath, at: Path, key: str, level: Level, values: dict[str, str]
) -> Problem:
    """A problem by sheet and cell, with the column's heading for its field."""
    cell = assembled.at(at)
    if "field" in values and (name := assembled.name(at)):
        values = values | {"field": name}
    place = cell.place(path.name) if cell else Place(path.name)
    return Problem(place, key, level, values, ("maps", assembled.id))


def _gone(found: Workbook, labels: Labels, before: Journey, file: str) -> Iterator[Problem]:
    """Sheets and columns that somebody took out, and with them what the journey has there."""
    for grid in grids(labels, before):
        sheet = grid.sheet
        table = found.tables.get(sheet.key)
        here = table.form if table and table.form else table.columns if table else {}
        columns = [ABOVE] * has_above(sheet) + [one.key for one in sheet.columns]
        lost = [
            key
            for at, key in enumerate(columns)
            if key not in here and any(row[at] is not None for row in grid.rows)
        ]
        if table is None and grid.rows:
            yield Problem(Place(file), "J135.sheet", values={"sheet": labels.sheet(sheet)})
            continue
        for key in lost:
            column = next((labels.column(one) for one in sheet.columns if one.key == key), None)
            values = {"column": column or labels.above(sheet)}
            yield Problem(Place(f"{file}:{table.name if table else ''}", cell="A1"), "J135", values=values)


class _Cells(Places):
    """Where a journey's values stand in its workbook."""

    def __init__(self, root: FilePath, assembled: Assembled, file: FilePath) -> None:
        super().__init__(root)
        self._assembled = assembled
        self._file = file

    def find(self, file: str, path: Path, key: bool = False) -> Place:
        cell = self._assembled.at(path)
        return cell.place(self._file.name) if cell else Place(self._file.name)


def _checked(
    built: Built[Journey], assembled: Assembled, path: FilePath, book: Book, today: date
) -> Iterator[Problem]:
    """What the rules say of the journey, were it in the book already."""
    journey = built.entry
    assert journey is not None
    entry = ("maps", journey.id)
    inner = f"{journey.id}/"
    own = {
        "maps": {journey.id},
        "steps": {f"{inner}{step.id}" for step in journey.steps},
        "pains": {f"{inner}{step.id}/{one.id}" for step in journey.steps for one in step.pains},
        "motivators": {f"{inner}{step.id}/{one.id}" for step in journey.steps for one in step.motivators},
    }
    known = dict(book.known)
    for kind, ids in own.items():
        others = {id for id in book.known.get(kind, frozenset()) if not id.startswith(inner)}
        known[kind] = frozenset(others | ids)
    with_it = replace(
        book,
        maps=dict(sorted({**book.maps, journey.id: journey}.items())),
        known=known,
        files={**book.files, entry: path.name},
        paths={**book.paths, entry: ()},
        gaps={**book.gaps, entry: built.gaps},
        lost={**book.lost, entry: built.lost},
    )
    for problem in check(with_it, _Cells(path.parent, assembled, path), today):
        if problem.entry == entry:
            yield problem
