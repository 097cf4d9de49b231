"""From a workbook's rows to the journey's raw values, and where each came from. No file and no model here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from journeybook.load.files import near_id
from journeybook.model.walk import Path
from journeybook.problem import Problem
from journeybook.rewrite import Data
from journeybook.workbook.cells import decoded
from journeybook.workbook.grid import has_above
from journeybook.workbook.labels import Labels
from journeybook.workbook.layout import ABOVE, Column, Sheet, sheets
from journeybook.workbook.read import At, Filled, Table, Workbook
from journeybook.workbook.rows import resolve

_ID_WORDS = 6


@dataclass
class Assembled:
    """Raw values as a YAML file would give them; every field's cell and what was written there, by its path."""

    id: str
    raw: dict[str, Data]
    cells: dict[Path, At] = field(default_factory=dict)
    written: dict[Path, str] = field(default_factory=dict)
    names: dict[Path, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def name(self, path: Path) -> str | None:
        """What the column, or the sheet, is called whose value, or one of whose values, stands at a path."""
        while path and isinstance(path[-1], int):
            path = path[:-1]
        return self.names.get(path)

    def at(self, path: Path) -> At | None:
        """The cell of what stands at a path, or of the nearest thing above it that has one."""
        return next((self.cells[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.cells), None)


@dataclass(frozen=True, slots=True)
class _Built:
    """A row that has become a part of the journey: where, and its values."""

    path: Path
    values: dict[str, Data]


def assemble(found: Workbook, labels: Labels, file: str) -> Assembled:
    """The journey that a workbook describes, with every row that belongs to one above it."""
    return _Assembling(found, labels, file).journey()


class _Assembling:
    def __init__(self, found: Workbook, labels: Labels, file: str) -> None:
        self.found = found
        self.labels = labels
        self.file = file
        self.day_first = not labels.words.language.startswith("en")
        self.done = Assembled("", {})
        self.built: dict[str, list[_Built]] = {}

    def journey(self) -> Assembled:
        for sheet in sheets():
            table = self.found.tables.get(sheet.key)
            self.built[sheet.key] = []
            for filled in table.rows if table else ():
                assert table is not None
                self._row(sheet, table, filled)
        for one in self.built["stages.steps"]:
            self._ways(one)
        raw = self.built[""][0].values if self.built[""] else {}
        self.done.id = str(raw.pop("id", ""))
        self.done.raw = raw
        return self.done

    def _row(self, sheet: Sheet, table: Table, filled: Filled) -> None:
        above = self._above(sheet, table, filled)
        if above is None:
            return
        values: dict[str, Data] = {}
        path = self._hang(sheet, table, filled, above, values)
        if path is None:
            return
        self.done.cells.setdefault(path, table.at(filled.row, sheet.columns[0].key))
        for column in sheet.columns:
            here = (*path, *column.path)
            self.done.cells[here] = table.at(filled.row, column.key)
            self.done.names[here] = self.labels.column(column)
            self._put(values, column, here, filled)
        for inner in sheets():
            if inner.above == sheet.key:
                self.done.names[(*path, *inner.within)] = self.labels.sheet(inner)
        if not values.get("id") and any(column.key == "id" for column in sheet.columns):
            said = str(values.get("title") or values.get("text") or "")
            values["id"] = _own_id(said, [str(one.values.get("id")) for one in self.built[sheet.key]])
        self.built[sheet.key].append(_Built(path, values))

    def _above(self, sheet: Sheet, table: Table, filled: Filled) -> _Built | None:
        """The row that this one belongs to, if it can be told."""
        if sheet.above is None:
            return _Built((), {})
        if not has_above(sheet):
            return self.built[""][0] if self.built[""] else _Built((), {})
        place = table.at(filled.row, ABOVE).place(self.file)
        text = str(filled.values.get(ABOVE) or "").strip()
        parents = self.built[sheet.above]
        at = resolve(text, [one.values for one in parents])
        if at is not None:
            return parents[at]
        if not text:
            values = {"field": self.labels.above(sheet)}
            self.done.problems.append(Problem(place, "J103", values=values))
            return None
        known = [str(one.values.get(name)) for one in parents for name in ("title", "id") if one.values.get(name)]
        near = get_close_matches(text, known, 1)
        values = {"id": text, "kind": self.labels.titles[sheet.above], "near": near[0] if near else ""}
        self.done.problems.append(Problem(place, "J102.near" if near else "J102", values=values))
        return None

    def _hang(
        self, sheet: Sheet, table: Table, filled: Filled, above: _Built, values: dict[str, Data]
    ) -> Path | None:
        """Puts a row's values where they belong, and says at which path that is."""
        if sheet.above is None:
            return ()
        *outer, last = sheet.within
        holder = above.values
        for name in outer:
            inner = holder.setdefault(name, {})
            assert isinstance(inner, dict)
            holder = inner
        if sheet.single:
            if last in holder:
                first = self.done.at((*above.path, *sheet.within))
                said = {"field": self.labels.above(sheet), "line": str(first.row if first else "")}
                place = table.at(filled.row, ABOVE).place(self.file)
                self.done.problems.append(Problem(place, "J007", values=said))
                return None
            holder[last] = values
            return (*above.path, *sheet.within)
        listed = holder.setdefault(last, [])
        assert isinstance(listed, list)
        listed.append(values)
        self.done.cells.setdefault((*above.path, *sheet.within), table.at(filled.row, sheet.columns[0].key))
        return (*above.path, *sheet.within, len(listed) - 1)

    def _put(self, values: dict[str, Data], column: Column, path: Path, filled: Filled) -> None:
        found = filled.values.get(column.key)
        value = decoded(column.holds, found, self.labels.options(column), self.day_first)
        if value is None:
            return
        self.done.written[path] = str(found).strip()
        holder = values
        for name in column.path[:-1]:
            inner = holder.setdefault(name, {})
            assert isinstance(inner, dict)
            holder = inner
        holder[column.path[-1]] = value

    def _ways(self, step: _Built) -> None:
        """A transition may name the step it leads to by its title."""
        steps = [one.values for one in self.built["stages.steps"]]
        ways = step.values.get("transitions", [])
        for way in ways if isinstance(ways, list) else []:
            if isinstance(way, dict) and isinstance(way.get("to"), str):
                at = resolve(str(way["to"]), steps)
                if at is not None:
                    way["to"] = steps[at]["id"]


def _own_id(text: str, taken: Sequence[str]) -> str:
    """An id out of a title: its first words, unlike those that are taken."""
    plain = "-".join(near_id(text).split("-")[:_ID_WORDS])
    number = 2
    id = plain
    while id in taken:
        id = f"{plain}-{number}"
        number += 1
    return id
