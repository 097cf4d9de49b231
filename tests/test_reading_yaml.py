"""Reading YAML: the same values as PyYAML's safe loader, places that are true, and no damage that raises."""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from journeybook.load.faults import Unreadable
from journeybook.load.files import LINE_BREAK
from journeybook.load.places import Places
from journeybook.load.yaml import Value, find, nodes, read
from journeybook.model.walk import Path as ValuePath
from support.organizations import SMALL, problems, small

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20) | st.sampled_from(
    [
        "no",
        "on",
        "12:30",
        "010",
        "1.10",
        "null",
        "~",
        "2026-11-30",
        "a: b",
        "#",
        "'",
        '"',
        "- a",
        "=",
        "<<",
        "a\nb",
        "é",
    ]
)
KEY = TEXT.filter(lambda text: text not in ("", "<<", "="))
SCALAR = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT | st.dates() | st.datetimes()
VALUES = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEY, inner, max_size=4), max_leaves=20
)
STYLES = st.sampled_from([None, True, False])


@settings(max_examples=60)
@given(VALUES, STYLES, st.booleans())
def test_what_pyyaml_writes_is_read_as_pyyaml_reads_it(value: Value, flow: bool | None, unicode: bool) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=unicode)
    assert same(read(text)[0], yaml.safe_load(text))
    assert read(text)[1] == []


def same(left: object, right: object) -> bool:
    if isinstance(left, float) and isinstance(right, float) and math.isnan(left):
        return math.isnan(right)
    return type(left) is type(right) and left == right


@pytest.mark.parametrize(
    ("text", "value", "keys"),
    [
        ("a: 0100", {"a": "0100"}, ["J110.deceptive"]),
        ("a: 12:30", {"a": "12:30"}, ["J110.deceptive"]),
        ("a: 12:30:59.5", {"a": "12:30:59.5"}, ["J110.deceptive"]),
        ("a: 1_000", {"a": 1000}, []),
        ("a: 007", {"a": 7}, []),
        ("a: 0", {"a": 0}, []),
        ("a: 00", {"a": 0}, []),
        ("no: a", {"no": "a"}, ["J017"]),
        ("=: =", {"=": "="}, []),
        ("a: <<", {"a": "<<"}, []),
        ("a: ! b", {"a": "b"}, []),
        ("a: !!str 5", {"a": "5"}, []),
        ("a: !!bool perhaps", {"a": "perhaps"}, []),
        ("a: !!timestamp soon", {"a": "soon"}, []),
        ("a: !!int ''", {"a": ""}, []),
        ("a: !!map b", {"a": "b"}, ["J014"]),
        ("a: !b c", {"a": "c"}, ["J014"]),
        ("a: 2026-13-01", {"a": "2026-13-01"}, []),
        ("a: 2026-11-30", {"a": date(2026, 11, 30)}, []),
        ("a: 2026-11-30 10:00:00", {"a": datetime(2026, 11, 30, 10)}, []),
        ("a: 1\na: 2", {"a": 2}, ["J007"]),
        ("? [a]\n: b", {}, ["J016"]),
        ("a: " + "9" * 5000, {"a": "9" * 5000}, []),
        ("", None, []),
        ("# a", None, []),
        ("b: &b {c: 1, d: 2}\na: {<<: *b, c: 3}", {"b": {"c": 1, "d": 2}, "a": {"c": 3, "d": 2}}, []),
        ("b: &b {c: 1}\na: &a {<<: *b, c: 2}\ne: *a", {"b": {"c": 1}, "a": {"c": 2}, "e": {"c": 2}}, []),
        ("b: &b {c: 1}\nd: &d {c: 2}\na: {<<: [*b, *d]}", {"b": {"c": 1}, "d": {"c": 2}, "a": {"c": 1}}, []),
    ],
)
def test_where_our_reading_differs_it_says_so(text: str, value: Value, keys: list[str]) -> None:
    assert read(text) == (value, read(text)[1])
    assert [fault.key for fault in read(text)[1]] == keys


@given(st.lists(st.sampled_from(["<<: *a", "<<: [*a, *b]", "<<: [*b, *a]", "x: 7", "y: 8"]), unique=True))
def test_fields_are_merged_as_pyyaml_merges_them(lines: list[str]) -> None:
    text = "a: &a {x: 1, y: 2}\nb: &b {<<: *a, y: 3, z: 4}\nc:\n  w: 0\n" + "".join(f"  {line}\n" for line in lines)
    assert read(text)[0] == yaml.safe_load(text)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{b: ", "? "])
@pytest.mark.parametrize("depth", [90, 2_000, 100_000])
def test_no_depth_ends_the_process(opening: str, depth: int) -> None:
    text = opening * depth
    with suppress(Unreadable):
        read(text)
    nodes(text)


SAFE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)
LEAF = SAFE.map(lambda text: "v" + text) | st.integers(0, 99)
TREES = st.recursive(
    LEAF,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(SAFE.map(lambda text: "k" + text), inner, min_size=1, max_size=4)
    ),
    max_leaves=20,
)


@settings(max_examples=60)
@given(TREES, STYLES)
def test_every_value_is_found_where_it_stands(tree: Value, flow: bool | None) -> None:
    text = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=True, width=1_000_000)
    lines = text.split("\n")
    root = nodes(text)
    for path, value in leaves(tree):
        mark, written = find(root, path)
        assert written == str(value)
        here = lines[mark.line - 1][mark.column - 1 :]
        assert here.startswith((str(value), '"v', "'v", "? "))
        if path and isinstance(path[-1], str):
            name, _ = find(root, path, key=True)
            assert lines[name.line - 1][name.column - 1 :].startswith((path[-1], '"k', "'k"))


def leaves(value: Value, path: ValuePath = ()) -> Iterator[tuple[ValuePath, Value]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))
    else:
        yield path, value


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("a",), False, (1, 4)),
        (("a",), True, (1, 1)),
        (("b", "c"), False, (3, 6)),
        (("b", "zz"), True, (2, 1)),
        (("b", "d"), False, (4, 3)),
        (("e", 1), False, (7, 5)),
        (("e", 1, "g"), False, (8, 8)),
        (("e", 9), False, (5, 1)),
        (("h", "c"), False, (10, 6)),
        (("h", "i"), False, (9, 16)),
        (("zz",), False, (1, 1)),
    ],
)
def test_what_is_not_written_is_found_at_the_nearest_thing_above(
    tmp_path: Path, path: ValuePath, key: bool, place: tuple[int, int]
) -> None:
    text = "a: 1\nb:\n  c: 2\n  d:\ne:\n  - f: 3\n  - f: 4\n    g: 5\nh: {<<: &x {i: 6, c: 1},\n  c: 7}\n"
    (tmp_path / "a.yml").write_text(text, "utf-8")
    found = Places(tmp_path).find("a.yml", path, key)
    assert (found.line, found.column) == place


FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.yml"))
TRICKS = [
    "\t",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    "&a ",
    "*a",
    "!",
    "|",
    "<<: ",
    "\n",
    "\r",
    "é",
    "#",
    "---\n",
    "\x00",
]
DAMAGE = st.lists(
    st.tuples(
        st.sampled_from(["delete line", "double line", "move line", "delete", "insert", "flip"]),
        st.floats(0, 1, exclude_max=True),
        st.sampled_from([trick.encode() for trick in TRICKS]) | st.binary(min_size=1, max_size=2),
    ),
    min_size=1,
    max_size=4,
)


def damaged(data: bytes, how: str, where: float, what: bytes) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    number, at = int(where * len(lines)), int(where * (len(data) + 1))
    match how:
        case "delete line":
            return b"".join(lines[:number] + lines[number + 1 :])
        case "double line":
            return b"".join([*lines[:number], lines[number], *lines[number:]])
        case "move line":
            return b"".join([*lines[:number], *lines[number + 1 :], lines[number]])
        case "delete":
            return data[:at] + data[at + 1 :]
        case "insert":
            return data[:at] + what + data[at:]
        case _:
            return data[:at] + bytes(byte ^ what[0] for byte in data[at : at + 1]) + data[at + 1 :]


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), DAMAGE)
@example("journeys/maps/gift.yml", [("insert", 0.5, b"\xff")])
def test_no_damage_keeps_a_book_from_being_made(file: str, damage: list[tuple[str, float, bytes]]) -> None:
    with TemporaryDirectory() as folder:
        root = small(Path(folder))
        data = (root / file).read_bytes()
        for how, where, what in damage:
            data = damaged(data, how, where, what)
        (root / file).write_bytes(data)
        for problem in problems(root):
            assert str(problem.place.file).startswith("journeys/")
            lines = LINE_BREAK.split((root / problem.place.file).read_bytes().decode("utf-8-sig", "replace"))
            assert 1 <= problem.place.line <= len(lines)
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
        shutil.rmtree(root / "journeys")
