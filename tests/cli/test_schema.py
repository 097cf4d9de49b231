"""`journeybook schema`: JSON Schema of every kind, on the screen or in a folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from journeybook.model.kinds import KINDS, ORGANIZATION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_each_kind_is_a_schema(kind: str, call: Callable[..., Result]) -> None:
    done = call("schema", kind)
    assert done.exit_code == 0
    Draft202012Validator.check_schema(json.loads(done.stdout))


def test_all_writes_a_schema_for_an_entry_and_one_for_a_file_of_entries(
    call: Callable[..., Result], tmp_path: Path
) -> None:
    assert call("schema", "--all", tmp_path / "deep" / "schemas").exit_code == 0
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (tmp_path / "deep" / "schemas").iterdir()}
    assert set(written) == {f"{kind}.json" for kind in KINDS} | {
        f"{kind}-all.json" for kind in KINDS if kind != ORGANIZATION
    }
    for schema in written.values():
        Draft202012Validator.check_schema(schema)


def test_a_kind_and_all_exclude_each_other(call: Callable[..., Result], tmp_path: Path) -> None:
    done = call("schema", "maps", "--all", tmp_path / "schemas")
    assert done.exit_code == 2
    assert not (tmp_path / "schemas").exists()
