"""The contents of all files put together: a book, and the problems that only all of them show. Reads no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from journeybook.layout import FOLDER
from journeybook.load.contents import Contents, Item
from journeybook.load.places import Places
from journeybook.load.settle import settled
from journeybook.load.strays import ANY, left_over, strays
from journeybook.model.audience import Audience
from journeybook.model.book import NOBODY, Book
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.organization import Organization
from journeybook.model.part import Entry
from journeybook.model.walk import Path, unrestricted
from journeybook.problem import Place, Problem

File = Contents | Problem
Files = Mapping[str, File]
ORGANIZATION_FILE = f"{FOLDER}/{ORGANIZATION}.yml"
_INNER = ("steps", "pains", "motivators", "promises", "divisions", "locations")


@dataclass
class _Shelf:
    """What has been found so far, on its way to being a book."""

    audience: Audience
    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    written: dict[tuple[str, str], tuple[str, Path]] = field(default_factory=dict)
    gaps: dict[tuple[str, str], frozenset[Path]] = field(default_factory=dict)
    lost: dict[tuple[str, str], frozenset[Path]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    fallbacks: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Assembled:
    """A book, all that is wrong in its files, sorted, and how many texts are shown in another language."""

    book: Book
    problems: tuple[Problem, ...]
    fallbacks: dict[str, int]


def assemble(files: Files, audience: Audience, language: str, places: Places) -> Assembled:
    """The book that the files make, for an audience."""
    shelf = _Shelf(audience)
    whole = [one for one in files.values() if isinstance(one, Contents)]
    for one in whole:
        for id, path in one.claimed:
            shelf.written.setdefault((one.source.kind, id), (one.source.name, path))
    for one in whole:
        for item in one.items:
            _put(shelf, one, item, places)
    problems = settled([*problems_of(files), *shelf.problems])
    return Assembled(_book(shelf, files, language), problems, dict(shelf.fallbacks))


def problems_of(files: Files) -> Iterator[Problem]:
    """What is wrong with each file, whatever its entries are like; and that there is no organization."""
    for one in files.values():
        if isinstance(one, Problem):
            yield replace(one, key="J009.beside") if left_over(one, files) else one
        else:
            yield from one.problems
    if ORGANIZATION_FILE not in files and (ORGANIZATION, ANY) not in strays(files):
        yield Problem(Place(ORGANIZATION_FILE), "J018")


def _put(shelf: _Shelf, contents: Contents, item: Item, places: Places) -> None:
    """Takes an entry, unless there is one of its kind and id already."""
    source = contents.source
    key, here = (source.kind, item.id), (source.name, item.path)
    before = shelf.written.setdefault(key, here)
    if before != here:
        place, first = places.find(*here, key=True), places.find(*before, key=True)
        values = {"id": item.id, "kind": source.kind, "first": str(first)}
        shelf.problems.append(Problem(place, "J117", values=values, entry=key))
        return
    shelf.problems += item.problems
    shelf.fallbacks.update(item.fallbacks)
    if (entry := shown(item, shelf.audience)) is not None:
        shelf.entries[source.kind][item.id] = entry
    if item.gaps:
        shelf.gaps[key] = item.gaps
    if item.lost:
        shelf.lost[key] = item.lost


def shown(item: Item, audience: Audience) -> Entry | None:
    """What an audience may see of an entry; for the public, without what names people."""
    entry = item.entry
    if entry is None or audience.everything or isinstance(entry, Organization):
        return entry if entry is None or audience.internal else unrestricted(entry)
    if item.closed or not audience.sees(entry):
        return None
    return entry if audience.internal else unrestricted(entry)


def _book(shelf: _Shelf, files: Files, language: str) -> Book:
    whole = [one for one in files.values() if isinstance(one, Contents)]
    known: dict[str, set[str]] = {kind: set() for kind in (*KINDS, *_INNER)}
    for one in whole:
        for kind, ids in one.inner.items():
            known[kind] |= ids
    for kind, id in shelf.written:
        known[kind].add(id)
    unread = {one.source.kind for one in whole if one.unread}
    for kind, id in strays(files):
        unread.add(kind) if id == ANY else known[kind].add(id)
    organization = shelf.entries[ORGANIZATION].get(ORGANIZATION, NOBODY)
    if not any(one.source.name == ORGANIZATION_FILE for one in whole):
        unread.add(ORGANIZATION)
    return Book(
        organization=organization,  # type: ignore[arg-type]  # that kind's model built it
        known={kind: frozenset(ids) for kind, ids in known.items()},
        files={entry: name for entry, (name, _) in shelf.written.items()},
        paths={entry: path for entry, (_, path) in shelf.written.items() if path},
        gaps=shelf.gaps,
        lost=shelf.lost,
        unread=frozenset(unread),
        language=language,
        audience=shelf.audience,
        **{kind: dict(sorted(shelf.entries[kind].items())) for kind in KINDS if kind != ORGANIZATION},  # type: ignore[arg-type]  # each kind's entries were built by that kind's model
    )
