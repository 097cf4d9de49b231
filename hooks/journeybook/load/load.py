"""A folder of YAML becomes a book and a list of problems. Never raises for what an author wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path as FilePath

from journeybook.load import yaml
from journeybook.load.entries import build
from journeybook.load.explain import explain, hides
from journeybook.load.faults import Unreadable
from journeybook.load.files import FOLDER, Source, near_id, sources, text_of
from journeybook.load.measured import measured
from journeybook.load.places import Places
from journeybook.load.settle import settled
from journeybook.model.audience import ALL, Audience
from journeybook.model.book import NOBODY, Book
from journeybook.model.evidence import Metric
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.organization import Organization
from journeybook.model.part import Entry
from journeybook.model.text import Tongue
from journeybook.model.values import ID
from journeybook.model.walk import Path, unrestricted
from journeybook.problem import Level, Place, Problem

EntryKey = tuple[str, str]
_LISTS = ("promises", "divisions", "locations")
_ANSWERED = ("pains", "motivators")
_INNER = ("steps", *_ANSWERED, *_LISTS)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A book, and what was wrong in its files, sorted. `fallbacks` counts texts shown in another language."""

    book: Book
    problems: tuple[Problem, ...]
    fallbacks: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Raw:
    """One entry as it was written: where, and the values."""

    source: Source
    id: str
    path: Path
    values: dict[str, yaml.Value]


@dataclass
class _Shelf:
    """What has been found so far, on its way to being a book."""

    places: Places
    problems: list[Problem] = field(default_factory=list)
    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    written: dict[EntryKey, tuple[Source, Path]] = field(default_factory=dict)
    gaps: dict[EntryKey, frozenset[Path]] = field(default_factory=dict)
    inner: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in _INNER})
    closed: set[EntryKey] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)


def load(root: FilePath, language: str | None = None, audience: Audience = ALL) -> Loaded:
    """Everything below `root/journeys`, for an audience, in a language (the organization's first if None)."""
    shelf = _Shelf(Places(root))
    raws = list(_raws(root, shelf))
    languages = _languages(raws)
    wanted = language or languages[0]
    tongue = Tongue((wanted, *(name for name in languages if name != wanted)))
    for raw in raws:
        _add(shelf, raw, tongue)
        _note_inner(shelf, raw)
    _measure(shelf, root)
    return Loaded(_book(shelf, audience, wanted), settled(shelf.problems), tongue.fallbacks)


def _raws(root: FilePath, shelf: _Shelf) -> Iterator[_Raw]:
    """Every entry of every file; what cannot be read goes to the problems."""
    for source in sources(root):
        if isinstance(source, Problem):
            shelf.problems.append(source)
            continue
        text, problems = text_of(source.name, source.path.read_bytes())
        shelf.problems += problems
        if text is not None:
            yield from _entries(source, text, shelf)
        else:
            _unread(shelf, source)
    if not (root / FOLDER / f"{ORGANIZATION}.yml").is_file():
        shelf.problems.append(Problem(Place(f"{FOLDER}/{ORGANIZATION}.yml"), "J018"))
        shelf.unread.add(ORGANIZATION)


def _unread(shelf: _Shelf, source: Source) -> None:
    """Remembers what may be in a file that could not be read: an entry, or any of its kind."""
    if source.id is not None:
        shelf.written.setdefault((source.kind, source.id), (source, ()))
    if source.id is None or source.kind == ORGANIZATION:
        shelf.unread.add(source.kind)


def _entries(source: Source, text: str, shelf: _Shelf) -> Iterator[_Raw]:
    if source.id is not None:
        shelf.written.setdefault((source.kind, source.id), (source, ()))
    try:
        value, faults = yaml.read(text)
    except Unreadable as unreadable:
        faults, value = [unreadable.fault], {}
        _unread(shelf, source)
    for fault in faults:
        place = Place(source.name, fault.mark.line, fault.mark.column)
        shelf.problems.append(Problem(place, fault.key, values=fault.values))
    if value is None or not isinstance(value, dict):
        _unread(shelf, source)
    if value is None:
        shelf.problems.append(Problem(Place(source.name), "J001"))
    elif not isinstance(value, dict):
        shelf.problems.append(Problem(shelf.places.find(source.name, ()), "J010"))
    elif source.id is not None and (value or not faults):
        yield _Raw(source, source.id, (), value)
    elif source.id is None:
        yield from _of_mapping(source, value, shelf)


def _of_mapping(source: Source, value: dict[str, yaml.Value], shelf: _Shelf) -> Iterator[_Raw]:
    """The entries of a file that holds all of its kind."""
    for id, entry in value.items():
        if not ID.match(id):
            place = shelf.places.find(source.name, (id,), key=True)
            shelf.problems.append(Problem(place, "J108.key", values={"id": id, "near": near_id(id)}))
        elif isinstance(entry, dict):
            yield _Raw(source, id, (id,), entry)
        else:
            shelf.written.setdefault((source.kind, id), (source, (id,)))
            place = shelf.places.find(source.name, (id,), key=True)
            shelf.problems.append(Problem(place, "J010.entry", values={"id": id}))


def _languages(raws: list[_Raw]) -> tuple[str, ...]:
    """The organization's languages, before anything has been checked."""
    for raw in raws:
        names = raw.values.get("languages") if raw.source.kind == ORGANIZATION else None
        if isinstance(names, list):
            known = tuple(name for name in names if isinstance(name, str))
            return known or ("en",)
    return ("en",)


def _add(shelf: _Shelf, raw: _Raw, tongue: Tongue) -> None:
    kind, file = raw.source.kind, raw.source.name
    before = shelf.written.setdefault((kind, raw.id), (raw.source, raw.path))
    if before != (raw.source, raw.path):
        place = shelf.places.find(file, raw.path, key=True)
        first = shelf.places.find(before[0].name, before[1], key=True)
        values = {"id": raw.id, "kind": kind, "first": str(first)}
        shelf.problems.append(Problem(place, "J117", values=values, entry=(kind, raw.id)))
        return
    built = build(
        KINDS[kind], raw.id, raw.values, tongue, lambda path: shelf.places.written(file, (*raw.path, *path))
    )
    for one in built.wrong:
        path = (*raw.path, *one.path)
        place = shelf.places.find(file, path, key=one.named)
        key, values = explain(KINDS[kind], one.error, one.path, shelf.places.written(file, path))
        shelf.problems.append(Problem(place, key, values=values, entry=(kind, raw.id)))
        if hides(key, values):
            shelf.closed.add((kind, raw.id))
    if built.entry is not None:
        shelf.entries[kind][raw.id] = built.entry
        shelf.gaps[kind, raw.id] = built.gaps
    else:
        values = {"id": raw.id, "kind": kind}
        place = shelf.places.find(file, raw.path, key=True)
        shelf.problems.append(Problem(place, "J118", Level.WARNING, values, (kind, raw.id)))


def _measure(shelf: _Shelf, root: FilePath) -> None:
    """Gives the metrics that name a data file the values in it."""
    for id, metric in shelf.entries["metrics"].items():
        assert isinstance(metric, Metric)
        source, path = shelf.written["metrics", id]
        place = partial(shelf.places.find, source.name, (*path, "file"))
        shelf.entries["metrics"][id], problems = measured(metric, root, place)
        shelf.problems += [replace(problem, entry=("metrics", id)) for problem in problems]


def _note_inner(shelf: _Shelf, raw: _Raw) -> None:
    """Remembers the ids written inside a journey or the organization, also of what was left out."""
    if raw.source.kind == "maps":
        steps = [step for stage in _items(raw.values, "stages") for step in _items(stage, "steps")]
        shelf.inner["steps"] |= {f"{raw.id}/{id}" for id in _ids({"steps": [*steps]}, "steps")}
        for name in _ANSWERED:
            shelf.inner[name] |= {f"{raw.id}/{step.get('id')}/{id}" for step in steps for id in _ids(step, name)}
    elif raw.source.kind == ORGANIZATION:
        for name in _LISTS:
            shelf.inner[name] |= _ids(raw.values, name)


def _ids(values: dict[str, yaml.Value], name: str) -> set[str]:
    return {id for one in _items(values, name) if isinstance(id := one.get("id"), str) and ID.match(id)}


def _items(values: dict[str, yaml.Value], name: str) -> list[dict[str, yaml.Value]]:
    listed = values.get(name)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _book(shelf: _Shelf, audience: Audience, language: str) -> Book:
    shown = {kind: _shown(shelf, kind, audience) for kind in KINDS if kind != ORGANIZATION}
    organization = shelf.entries[ORGANIZATION].get(ORGANIZATION, NOBODY)
    assert isinstance(organization, Organization)
    known: dict[str, set[str]] = {**{kind: set() for kind in KINDS}, **shelf.inner}
    for kind, id in shelf.written:
        known[kind].add(id)
    return Book(
        organization=organization if audience.internal else unrestricted(organization),
        known={kind: frozenset(ids) for kind, ids in known.items()},
        files={entry: source.name for entry, (source, _) in shelf.written.items()},
        paths={entry: path for entry, (_, path) in shelf.written.items()},
        gaps={entry: gaps for entry, gaps in shelf.gaps.items() if gaps},
        unread=frozenset(shelf.unread),
        language=language,
        audience=audience,
        **shown,  # type: ignore[arg-type]  # each kind's entries were built by that kind's model
    )


def _shown(shelf: _Shelf, kind: str, audience: Audience) -> dict[str, Entry]:
    """The entries an audience may see, by id; for the public, without what names people."""
    seen = {
        id: entry
        for id, entry in sorted(shelf.entries[kind].items())
        if audience.everything or (audience.sees(entry) and (kind, id) not in shelf.closed)
    }
    return seen if audience.internal else {id: unrestricted(entry) for id, entry in seen.items()}
