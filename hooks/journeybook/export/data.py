"""The whole book as JSON: one file a journey, one for each other kind, an index, and the schemas of all.

It holds what the book holds: what was settled for its audience and language. An entry reads as its YAML would, so
that the schema of its kind is the schema of both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

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


def data_files(book: Book) -> Iterator[tuple[str, bytes]]:
    """Every file by its path, and what it holds."""
    kinds = [kind for kind in KINDS if kind not in (ORGANIZATION, JOURNEYS)]
    yield f"{ORGANIZATION}.json", _entry(book.organization).encode()
    for kind in kinds:
        entries = getattr(book, kind)
        yield f"{kind}.json", _object({id: _entry(entry) for id, entry in entries.items()}).encode()
    for id, journey in book.maps.items():
        yield f"{JOURNEYS}/{id}.json", _entry(journey).encode()
    yield "index.json", _index(book, [ORGANIZATION, *kinds]).model_dump_json(indent=1).encode()
    for kind in KINDS:
        whole = schema(kind) if kind == JOURNEYS else schema_of_file(kind)
        yield f"schema/{kind}.json", as_json(whole | {"$id": f"{kind}.json"}).encode()
    yield "schema/index.json", as_json(Index.model_json_schema()).encode()


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
