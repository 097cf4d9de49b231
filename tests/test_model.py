"""The model says what may be written, and the JSON Schema made of it says the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from journeybook.load.yaml import read
from journeybook.model import values
from journeybook.model.book import Book
from journeybook.model.kinds import KINDS
from journeybook.model.part import Part
from journeybook.model.schema import schema, schema_of_file
from journeybook.model.text import Plain, Prose
from journeybook.model.walk import as_written, references
from support.organizations import BAD, SMALL
from support.repository import ROOT

DEMONSTRATION = sorted((ROOT / "journeys").rglob("*.yml"))
SMALL_FILES = sorted((SMALL / "journeys").rglob("*.yml"))


def parts(part: type[Part]) -> Iterator[type[Part]]:
    """A piece of the data and all that it is made of."""
    yield part
    for field in part.model_fields.values():
        yield from (inner for found in inside(field.annotation) for inner in parts(found))


def inside(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from inside(argument)


PARTS = sorted({part for kind in KINDS.values() for part in parts(kind)}, key=lambda part: part.__qualname__)


def plain(value: object) -> object:
    """A value as JSON has it: dates are texts."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def validator(kind: str, of_file: bool) -> Draft202012Validator:
    return Draft202012Validator(schema_of_file(kind) if of_file else schema(kind))


def faults(path: Path) -> list[str]:
    """What the schema says against a file of data."""
    inside = path.parts[path.parts.index("journeys", len(path.parts) - 4) + 1 :]
    kind = inside[0].removesuffix(".yml")
    found = validator(kind, len(inside) == 1).iter_errors(plain(read(path.read_text("utf-8"))[0]))
    return [f"{path.name}: {error.json_path}: {error.message}" for error in found]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))
    Draft202012Validator.check_schema(schema_of_file(kind))


@pytest.mark.parametrize("path", DEMONSTRATION + SMALL_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_schema_accepts_what_is_good(path: Path) -> None:
    assert faults(path) == []


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("address", "organization.yml"),
        ("decimal-comma", "channels.yml"),
        ("id-as-key", "systems.yml"),
        ("id-in-a-list", "maps/gift.yml"),
        ("id-written-inside", "maps/gift.yml"),
        ("item-empty", "maps/gift.yml"),
        ("language", "maps/gift.yml"),
        ("list-empty", "opportunities.yml"),
        ("list-for-mapping", "systems.yml"),
        ("list-for-text", "maps/gift.yml"),
        ("mapping-for-text", "maps/gift.yml"),
        ("number-for-text", "maps/gift.yml"),
        ("number-in-quotes", "organization.yml"),
        ("number-with-a-fraction", "maps/gift.yml"),
        ("required-field-missing", "systems.yml"),
        ("score-out-of-range", "maps/gift.yml"),
        ("share-out-of-range", "maps/gift.yml"),
        ("text-empty", "maps/gift.yml"),
        ("text-for-flag", "channels.yml"),
        ("text-for-list", "maps/gift.yml"),
        ("text-for-mapping", "maps/gift.yml"),
        ("text-for-number", "maps/gift.yml"),
        ("unknown-field-deep", "maps/gift.yml"),
        ("unknown-field-far", "channels.yml"),
        ("visibility", "segments.yml"),
        ("word-not-in-the-list", "channels.yml"),
    ],
)
def test_the_schema_refuses_what_does_not_fit(name: str, file: str) -> None:
    assert faults(BAD / name / "journeys" / file) != []


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__qualname__)
def test_every_field_says_what_it_is_for(part: type[Part]) -> None:
    assert part.__doc__
    fields = part.model_fields.items()
    assert [name for name, field in fields if not (field.description or "").endswith((".", ".)", '."'))] == []


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__qualname__)
def test_a_part_is_frozen_and_takes_no_unknown_field(part: type[Part]) -> None:
    assert part.model_config.get("frozen") is True
    assert part.model_config.get("extra") == "forbid"


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_model_agree_on_unknown_fields(kind: str) -> None:
    rules = schema(kind)
    definitions = rules.get("$defs", {})
    assert isinstance(definitions, dict)
    objects = [rules, *(one for one in definitions.values() if one.get("type") == "object")]
    assert [one.get("title") for one in objects if one.get("additionalProperties") is not False] == []
    properties = rules["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == set(KINDS[kind].model_fields) - {"id"}


def test_every_reference_is_to_a_kind_or_to_what_stands_in_one() -> None:
    refs = {kind for value in vars(values).values() for kind in ref_kinds(value)}
    assert refs - set(KINDS) == {"steps", "promises", "divisions", "locations"}


def ref_kinds(annotation: object) -> list[str]:
    return [mark.kind for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, values.Ref)]


def test_a_book_has_a_shelf_for_every_kind() -> None:
    assert [kind for kind in KINDS if not hasattr(Book(), kind)] == []


def test_a_text_says_in_the_schema_which_kind_of_text_it_is() -> None:
    assert Plain.__metadata__[0].prose is False  # type: ignore[attr-defined]
    assert Prose.__metadata__[0].prose is True  # type: ignore[attr-defined]
    fields = schema("maps")["properties"]
    assert isinstance(fields, dict)
    assert fields["title"]["x-text"] == "plain"
    assert fields["persona"]["x-ref"] == "personas"


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://example.org/a?b=c#d", True),
        ("mailto:ana@example.org", True),
        ("/pictures/board.jpg", True),
        ("../quadro-são-paulo.jpg", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("//evil.example", False),
        ("https://a b", False),
        ('https://a"b', False),
        ("https://a\n", False),
        ("", False),
    ],
)
def test_an_address_is_nothing_that_a_browser_would_run(address: str, good: bool) -> None:
    programme = {"id": "a", "title": "A", "kind": "guide", "address": address}
    try:
        KINDS["content"].model_validate(programme)
    except ValueError:
        assert not good
    else:
        assert good


@pytest.mark.parametrize("id", ["a", "a-b", "2026", "a1-b2", "a" * 200])
def test_an_id_is_lower_case_words_with_hyphens(id: str) -> None:
    assert values.ID.match(id)


@pytest.mark.parametrize("id", ["", "A", "a_b", "-a", "a-", "a--b", "é", "a b", "a\n", "a/b", "٣"])
def test_nothing_else_is_an_id(id: str) -> None:
    assert not values.ID.match(id)


@pytest.mark.parametrize(
    ("path", "gaps", "written"),
    [
        ((), set(), ()),
        (("a", 0), set(), ("a", 0)),
        (("a", 0), {("a", 0)}, ("a", 1)),
        (("a", 0), {("a", 1)}, ("a", 0)),
        (("a", 0), {("a", 0), ("a", 1), ("a", 3)}, ("a", 2)),
        (("a", 1), {("a", 0), ("a", 2)}, ("a", 3)),
        (("a", 0, "b", 0), {("a", 0), ("a", 1, "b", 0), ("a", 0, "b", 0)}, ("a", 1, "b", 1)),
        (("c", 0), {("a", 0)}, ("c", 0)),
    ],
)
def test_a_path_leads_to_where_it_was_written_past_what_was_left_out(
    path: tuple[str | int, ...], gaps: set[tuple[str | int, ...]], written: tuple[str | int, ...]
) -> None:
    assert as_written(path, frozenset(gaps)) == written


def test_every_reference_of_an_entry_is_found_with_its_place() -> None:
    touchpoint = {
        "title": "A", "kind": "page", "mode": "online", "division": "d", "locations": ["l"],
        "visibility": ["v"], "tracking": {"event": "e", "system": "s"},
        "consistency": [{"channel": "c", "consistent": True}],
    }  # fmt: skip
    entry = KINDS["touchpoints"].model_validate({"id": "a", **touchpoint})
    assert {(one.path, one.kind, one.id) for one in references(entry)} == {
        (("visibility", 0), "departments", "v"),
        (("division",), "divisions", "d"),
        (("locations", 0), "locations", "l"),
        (("tracking", "system"), "systems", "s"),
        (("consistency", 0, "channel"), "channels", "c"),
    }
