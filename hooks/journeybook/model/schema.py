"""JSON Schema of each kind, out of the model: for editors' completion and for other tools."""

from __future__ import annotations

import json
from collections.abc import Iterator

from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.values import ID_PATTERN

JsonObject = dict[str, object]


def schema(kind: str) -> JsonObject:
    """The schema of one entry of a kind, as its own file holds it (draft 2020-12)."""
    head: JsonObject = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{kind}.json"}
    return head | KINDS[kind].model_json_schema(mode="validation")


def schema_of_file(kind: str) -> JsonObject:
    """The schema of `journeys/<kind>.yml`: a mapping of id to entry, or the organization itself."""
    one = schema(kind)
    if kind == ORGANIZATION:
        return one
    del one["$id"]  # or the definitions would be looked for inside it
    definitions = one.pop("$defs", {})
    names = {"pattern": ID_PATTERN}
    head = {"$schema": one.pop("$schema"), "$id": f"{kind}-all.json"}
    return head | {
        "type": "object",
        "propertyNames": names,
        "additionalProperties": one,
        "$defs": definitions,
    }


def schema_files() -> Iterator[tuple[str, str]]:
    """Every schema as a file: its name, as the schema's `$id` says it, and its JSON."""
    for kind in KINDS:
        for one in (schema(kind), schema_of_file(kind)):
            yield str(one["$id"]), as_json(one)


def as_json(schema: JsonObject) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
