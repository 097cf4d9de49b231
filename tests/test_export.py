"""The data as JSON: what the schemas say, for whom it may be, and the same as the YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from journeybook.edition import edition
from journeybook.export.data import Index, data_files
from journeybook.load import load
from journeybook.model.audience import Audience
from journeybook.model.kinds import KINDS
from support.repository import ROOT


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    return {file.name: json.loads(file.make()) for file in data_files(load(ROOT).book)}


def test_every_file_holds_to_its_schema(files: dict[str, Any]) -> None:
    index = files["index.json"]
    Draft202012Validator(files["schema/index.json"]).validate(index)
    held = {file: files[index["schemas"][kind]] for kind, file in index["kinds"].items()}
    held |= {one["file"]: files[index["schemas"]["maps"]] for one in index["journeys"].values()}
    assert set(files) == {*held, "index.json", "schema/index.json", *index["schemas"].values()}
    faults = [
        f"{name}: {fault.message}"
        for name, schema in held.items()
        for fault in Draft202012Validator(schema).iter_errors(files[name])
    ]
    assert faults == []


def test_what_is_read_back_is_what_was_written(files: dict[str, Any]) -> None:
    book = load(ROOT).book
    hidden = ("visibility", "exempt")
    for kind in KINDS:
        if kind == "organization":
            continue
        for id, entry in getattr(book, kind).items():
            given = files[f"maps/{id}.json"] if kind == "maps" else files[f"{kind}.json"][id]
            kept = {name: getattr(entry, name) for name in hidden}
            assert KINDS[kind].model_validate({"id": id, **given}).model_copy(update=kept) == entry


def test_the_public_gets_no_more_than_its_site_shows() -> None:
    everything = load(ROOT).book
    public = {
        file.name: file.make().decode() for file in data_files(load(ROOT, audience=Audience.named("public")).book)
    }
    index = Index.model_validate_json(public["index.json"])
    assert set(index.journeys) == {id for id, one in everything.maps.items() if one.visibility == "public"}
    hidden = {one.title for one in everything.maps.values() if one.visibility != "public"}
    assert hidden
    assert [title for title in hidden for text in public.values() if json.dumps(title)[1:-1] in text] == []


def test_tables_are_those_of_the_site(tmp_path: Path) -> None:
    book = edition(ROOT)
    downloads = {one.uri: one.make() for one in book.downloads()}
    for form in ("csv", "xlsx"):
        tables = dict(book.tables(form))
        assert len(tables) > 3
        assert {name for name in downloads if name.endswith(f".{form}")} >= set(tables)
