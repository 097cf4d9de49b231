"""The whole book as JSON: one file a journey, one for each other kind, an index, and the schemas of all.

It holds what the book holds: what was settled for its audience and language. An entry reads as its YAML would, so
that the schema of its kind is the schema of both.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from pydantic import Field

from journeybook.model.book import Book
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.part import Entry, Part
from journeybook.model.schema import as_json, schema, schema_of_file

FOLDER = "assets/journeybook/data"
"""Where the data lie in a site."""

FORMAT = 1
JOURNEYS = "maps"
_HIDDEN = {"id", "visibility", "exempt"}  # the id is the key; the others are for editors alone


class JourneyFile(Part):
    """A journey and where it is."""

    title: str
    persona: str = Field(description="The persona's id, a key of personas.json.")
    status: str
    file: str = Field(description="The journey's file, from this one.")


class Index(Part):
    """What there is. All addresses are relative to this file."""

    format: int = Field(FORMAT, description="Changes when programs that read these files would have to.")
    organization: str
    language: str = Field(description="The language that all texts are in.")
    kinds: Mapping[str, str] = Field(description="The file of each kind: a mapping of id to entry.")
    journeys: Mapping[str, JourneyFile] = Field(description="The journeys by id.")
    schemas: Mapping[str, str] = Field(
        description="The JSON Schema of each kind's file; of maps, that of one journey."
    )


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the data by its path, the entries it is made of (None: of all there is), and what makes it."""

    name: str
    entries: tuple[tuple[str, str], ...] | None
    make: Callable[[], bytes]


def data_files(book: Book) -> Iterator[DataFile]:
    """Every file, none of them made yet."""
    kinds = [kind for kind in KINDS if kind not in (ORGANIZATION, JOURNEYS)]
    yield _file(ORGANIZATION, book.organization, ORGANIZATION)
    for kind in kinds:
        entries = book.entries(kind)
        yield DataFile(f"{kind}.json", tuple((kind, id) for id in entries), partial(_kind, entries))
    for journey in book.maps.values():
        yield _file(JOURNEYS, journey, f"{JOURNEYS}/{journey.id}")
    yield DataFile(
        "index.json", None, lambda: _index(book, [ORGANIZATION, *kinds]).model_dump_json(indent=1).encode()
    )
    for kind in KINDS:
        yield DataFile(f"schema/{kind}.json", (), partial(_schema, kind))
    yield DataFile("schema/index.json", (), lambda: as_json(Index.model_json_schema()).encode())


def _file(kind: str, entry: Entry, name: str) -> DataFile:
    return DataFile(f"{name}.json", ((kind, entry.id),), lambda: _entry(entry).encode())


def _kind(entries: Mapping[str, Entry]) -> bytes:
    return _object({id: _entry(entry) for id, entry in entries.items()}).encode()


def _schema(kind: str) -> bytes:
    whole = schema(kind) if kind == JOURNEYS else schema_of_file(kind)
    return as_json(whole | {"$id": f"{kind}.json"}).encode()


def _index(book: Book, kinds: list[str]) -> Index:
    return Index(
        format=FORMAT,
        organization=book.organization.name,
        language=book.language,
        kinds={kind: f"{kind}.json" for kind in kinds},
        journeys={
            id: JourneyFile(
                title=journey.title, persona=journey.persona, status=journey.status, file=f"{JOURNEYS}/{id}.json"
            )
            for id, journey in book.maps.items()
        },
        schemas={kind: f"schema/{kind}.json" for kind in KINDS},
    )


def _entry(entry: Entry) -> str:
    return entry.model_dump_json(exclude=_HIDDEN, exclude_none=True, exclude_defaults=True)


def _object(members: Mapping[str, str]) -> str:
    """A mapping of names to JSON, as JSON."""
    return "{" + ",\n".join(f"{json.dumps(name)}:{text}" for name, text in members.items()) + "}\n"
