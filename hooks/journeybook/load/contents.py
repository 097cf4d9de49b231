"""What one file of data holds: its entries as far as they can be shown, and what is wrong. Knows no other file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath

from journeybook.cache import Store
from journeybook.load.entries import Wrong, build
from journeybook.load.explain import explain, hides, meant
from journeybook.load.files import Source, near_id
from journeybook.load.measured import measured
from journeybook.load.misplaced import MISPLACED, belongs, unlisted
from journeybook.load.places import Spots
from journeybook.load.raw import Raw, kept, raw
from journeybook.load.scalars import Value
from journeybook.model.evidence import Metric
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.part import Entry
from journeybook.model.text import Tongue
from journeybook.model.values import ID
from journeybook.model.walk import Path
from journeybook.problem import Level, Place, Problem

METRICS = "metrics"
LISTS = ("promises", "divisions", "locations")
ANSWERED = ("pains", "motivators")
_NOTHING: Mapping[str, frozenset[str]] = {}
_NO_FALLBACKS: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as it was written at `path`, or None where nothing of it can be shown; the list items left out.

    `lost` are the paths in it of all fields that could not be read, by their right names. `closed`: it is open who
    may see it, so that nobody does. `fallbacks`: texts shown in another language, counted.
    """

    id: str
    path: Path
    entry: Entry | None
    problems: tuple[Problem, ...] = ()
    gaps: frozenset[Path] = frozenset()
    lost: frozenset[Path] = frozenset()
    closed: bool = False
    fallbacks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contents:
    """A file's entries. `claimed` are ids that it holds, whether or not they could be read, with their paths.

    `unread`: any id of its kind may be in it. `strays` are ids of entries that belong to another kind.
    `inner` are the ids written inside its journeys or its organization.
    `data` are the other files that its metrics name. `key` is the key of its bytes, where there is a store.
    """

    source: Source
    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    claimed: tuple[tuple[str, Path], ...] = ()
    unread: bool = False
    strays: frozenset[str] = frozenset()
    inner: Mapping[str, frozenset[str]] = field(default_factory=dict)
    data: tuple[str, ...] = ()
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read: where they lie, in which languages, with which store of what was read before.

    `native` is the language of texts that name none. `own` are the organization's languages, if they could be read.
    """

    root: FilePath
    languages: tuple[str, ...]
    native: str
    own: tuple[str, ...] = ()
    store: Store | None = None

    def contents(self, source: Source) -> Contents:
        """What a file holds. Raises OSError if it cannot be had."""
        return _Sorting(self, source, raw(source.name, source.path.read_bytes(), self.store)).contents()

    def before(self, source: Source, key: str) -> Contents | None:
        """What it held when its bytes had this key, if that is known and there was nothing wrong with it."""
        read = kept(key, self.store) if self.store is not None else None
        if read is None or source.kind in (ORGANIZATION, METRICS):  # a metric's values stand in another file
            return None
        contents = _Sorting(self, source, read).contents()
        return None if contents.problems or any(item.problems for item in contents.items) else contents


class _Sorting:
    """One file on its way to its contents."""

    def __init__(self, reader: Reader, source: Source, read: Raw) -> None:
        self.reader, self.source, self.read = reader, source, read
        self.spots = Spots(read)
        self.problems = list(read.problems)
        self.unlisted: defaultdict[str, list[tuple[str, Path]]] = defaultdict(list)
        self.claimed: list[tuple[str, Path]] = [(source.id, ())] if source.id is not None else []

    def place(self, path: Path, key: bool = False) -> Place:
        mark = self.spots.find(path, key)
        return Place(self.source.name, mark.line, mark.column)

    def contents(self) -> Contents:
        value, whole = self.read.value, self.read.readable
        for fault in self.read.faults:
            place = Place(self.source.name, fault.mark.line, fault.mark.column)
            self.problems.append(Problem(place, fault.key, values=fault.values))
        if self.read.text is not None and value is None:
            self.problems.append(Problem(Place(self.source.name), "J001"))
        elif not isinstance(value, dict) and value is not None:
            self.problems.append(Problem(self.place(()), "J010"))
        whole = whole and isinstance(value, dict)
        raws = list(self.raws(value)) if isinstance(value, dict) else []
        items = tuple(self.item(*one) for one in raws)
        self.problems += self.of_languages()
        return Contents(
            self.source,
            items,
            tuple(self.problems),
            tuple(self.claimed),
            not whole and (self.source.id is None or self.source.kind == ORGANIZATION),
            frozenset(item.id for item in items if any(one.key == MISPLACED for one in item.problems)),
            _inner(self.source.kind, raws),
            tuple(item.entry.file for item in items if isinstance(item.entry, Metric) and item.entry.file),
            self.read.key,
        )

    def raws(self, value: dict[str, Value]) -> Iterator[tuple[str, Path, dict[str, Value]]]:
        """The raw values of the entries: the one of a file of its own, or all of a file of a kind."""
        if self.source.id is not None:
            if value or not self.read.faults:
                yield self.source.id, (), value
            return
        for id, entry in value.items():
            if not ID.match(id):
                values = {"id": id, "near": near_id(id)}
                self.problems.append(Problem(self.place((id,), key=True), "J108.key", values=values))
            elif isinstance(entry, dict):
                yield id, (id,), entry
            else:
                self.claimed.append((id, (id,)))
                self.problems.append(Problem(self.place((id,), key=True), "J010.entry", values={"id": id}))

    def item(self, id: str, path: Path, values: dict[str, Value]) -> Item:
        """One entry, with what is wrong in it."""
        kind = self.source.kind
        tongue = Tongue(self.reader.languages, self.reader.native)
        built = build(KINDS[kind], id, values, tongue, lambda inside: self.spots.written((*path, *inside)))
        entry = built.entry
        if tongue.unlisted and self.reader.own:
            for inside in unlisted(values, tongue.unlisted):
                self.unlisted[str(inside[-1])].append((id, (*path, *inside)))
        if entry is not None and not built.wrong and not tongue.fallbacks and not isinstance(entry, Metric):
            return Item(id, path, entry, fallbacks=_NO_FALLBACKS)
        misspelt = meant(KINDS[kind], built.wrong)
        problems = list(self.wrong(id, path, built.wrong, values, misspelt))
        closed = any(hides(one.error, one.path) for one in built.wrong)
        if entry is None:
            place = self.place(path, key=True)
            problems.append(Problem(place, "J118", Level.WARNING, {"id": id, "kind": kind}, (kind, id)))
        elif isinstance(entry, Metric):
            entry, found = measured(entry, self.reader.root, lambda: self.place((*path, "file")))
            problems += [replace(problem, entry=(kind, id)) for problem in found]
        return Item(id, path, entry, tuple(problems), built.gaps, built.lost | misspelt, closed, tongue.fallbacks)

    def wrong(
        self, id: str, path: Path, wrong: list[Wrong], values: dict[str, Value], misspelt: frozenset[Path]
    ) -> Iterator[Problem]:
        """What does not fit in one entry, without mere consequences; or that all of it belongs elsewhere."""
        kind = self.source.kind
        elsewhere = belongs(kind, values) if len(wrong) > 1 and self.source.id is not None else None
        if elsewhere is not None:
            blanks = {"kind": kind, "other": elsewhere, "id": id}
            yield Problem(self.place(path), MISPLACED, values=blanks, entry=(kind, id))
            return
        for one in wrong:
            if one.error["type"] == "missing" and one.path in misspelt:
                continue
            here = (*path, *one.path)
            key, blanks = explain(KINDS[kind], one.error, one.path, self.spots.written(here))
            yield Problem(self.place(here, one.named), key, values=blanks, entry=(kind, id))

    def of_languages(self) -> Iterator[Problem]:
        """Of each language that texts of the file are in and the organization does not have: the first of them."""
        for language, texts in self.unlisted.items():
            id, path = texts[0]
            blanks = {"value": language, "known": ", ".join(self.reader.own), "n": str(len(texts))}
            place = self.place(path, key=True)
            yield Problem(place, "J111.unlisted", Level.NOTE, blanks, (self.source.kind, id))


def _inner(kind: str, raws: list[tuple[str, Path, dict[str, Value]]]) -> Mapping[str, frozenset[str]]:
    """The ids written inside a journey or the organization, also of what was left out."""
    if kind == ORGANIZATION:
        return {name: _ids(values, name) for _, _, values in raws for name in LISTS}
    if kind != "maps":
        return _NOTHING
    inner: dict[str, set[str]] = {name: set() for name in ("steps", *ANSWERED)}
    for journey, _, values in raws:
        for stage in _items(values, "stages"):
            inner["steps"] |= {f"{journey}/{id}" for id in _ids(stage, "steps")}
            for step in _items(stage, "steps"):
                for name in ANSWERED:
                    inner[name] |= {f"{journey}/{step.get('id')}/{id}" for id in _ids(step, name)}
    return {name: frozenset(ids) for name, ids in inner.items()}


def _ids(values: dict[str, Value], name: str) -> frozenset[str]:
    named = [one.get("id") for one in _items(values, name)]
    return frozenset(id for id in named if isinstance(id, str) and ID.match(id))


def _items(values: dict[str, Value], name: str) -> list[dict[str, Value]]:
    listed = values.get(name)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
