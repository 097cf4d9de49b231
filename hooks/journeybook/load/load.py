"""A folder of YAML becomes a book and a list of problems. Never raises for what an author wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from journeybook.load import yaml
from journeybook.load.entries import build
from journeybook.load.explain import explain
from journeybook.load.files import FOLDER, Source, near_id, sources, text_of
from journeybook.load.places import Places
from journeybook.model.audience import ALL, Audience
from journeybook.model.book import NOBODY, Book
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.organization import Organization
from journeybook.model.part import Entry
from journeybook.model.text import Tongue
from journeybook.model.values import ID
from journeybook.model.walk import Path, unrestricted
from journeybook.problem import Level, Place, Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """A book with what was wrong in its files. `fallbacks` counts texts shown in another language."""

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
    written: dict[tuple[str, str], tuple[Source, Path]] = field(default_factory=dict)


def load(root: FilePath, language: str | None = None, audience: Audience = ALL) -> Loaded:
    """Everything below `root/journeys`, for an audience, in a language (the organization's first if None)."""
    shelf = _Shelf(Places(root))
    raws = list(_raws(root, shelf))
    languages = _languages(raws)
    wanted = language or languages[0]
    tongue = Tongue((wanted, *(name for name in languages if name != wanted)))
    for raw in raws:
        _add(shelf, raw, tongue)
    return Loaded(_book(shelf, audience, wanted), tuple(shelf.problems), tongue.fallbacks)


def _raws(root: FilePath, shelf: _Shelf) -> Iterator[_Raw]:
    """Every entry of every file; what cannot be read goes to the problems."""
    for source in sources(root):
        if isinstance(source, Problem):
            shelf.problems.append(source)
            continue
        text, problems = text_of(source, source.path.read_bytes())
        shelf.problems += problems
        if text is not None:
            yield from _entries(source, text, shelf)
        elif source.id is not None:
            shelf.written.setdefault((source.kind, source.id), (source, ()))
    if not (root / FOLDER / f"{ORGANIZATION}.yml").is_file():
        shelf.problems.append(Problem(Place(f"{FOLDER}/{ORGANIZATION}.yml"), "J018"))


def _entries(source: Source, text: str, shelf: _Shelf) -> Iterator[_Raw]:
    if source.id is not None:
        shelf.written.setdefault((source.kind, source.id), (source, ()))
    try:
        value, faults = yaml.read(text)
    except yaml.Unreadable as unreadable:
        faults, value = [unreadable.fault], {}
    for fault in faults:
        place = Place(source.name, fault.mark.line, fault.mark.column)
        shelf.problems.append(Problem(place, fault.key, values=fault.values))
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
    entry, wrong = build(KINDS[kind], raw.id, raw.values, tongue)
    for one in wrong:
        path = (*raw.path, *one.path)
        named = one.error["type"] in ("extra_forbidden", "missing")
        place = shelf.places.find(file, path, key=named)
        key, values = explain(KINDS[kind], one.error, one.path, shelf.places.written(file, path))
        shelf.problems.append(Problem(place, key, values=values, entry=(kind, raw.id)))
    if entry is not None:
        shelf.entries[kind][raw.id] = entry
    elif wrong:
        values = {"id": raw.id, "kind": kind}
        place = shelf.places.find(file, raw.path, key=True)
        shelf.problems.append(Problem(place, "J118", Level.WARNING, values, (kind, raw.id)))


def _book(shelf: _Shelf, audience: Audience, language: str) -> Book:
    shown = {kind: _shown(entries, audience) for kind, entries in shelf.entries.items()}
    organization = shelf.entries[ORGANIZATION].get(ORGANIZATION, NOBODY)
    assert isinstance(organization, Organization)
    known: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for kind, id in shelf.written:
        known[kind].add(id)
    kinds = {kind: entries for kind, entries in shown.items() if kind != ORGANIZATION}
    return Book(
        organization=organization,
        known={kind: frozenset(ids) for kind, ids in known.items()},
        files={entry: source.name for entry, (source, _) in shelf.written.items()},
        paths={entry: path for entry, (_, path) in shelf.written.items()},
        language=language,
        audience=audience,
        **kinds,  # type: ignore[arg-type]  # each kind's entries were built by that kind's model
    )


def _shown(entries: dict[str, Entry], audience: Audience) -> dict[str, Entry]:
    """The entries an audience may see, by id; for the public, without what names people."""
    seen = {id: entry for id, entry in sorted(entries.items()) if audience.sees(entry)}
    return seen if audience.internal else {id: unrestricted(entry) for id, entry in seen.items()}
