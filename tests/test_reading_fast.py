"""What is read fast, or comes out of the store, is what PyYAML says, at the places where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.cache import Store, digest
from journeybook.load.events import by_events, simple
from journeybook.load.faults import Unreadable
from journeybook.load.lines import plainest
from journeybook.load.marks import Marks
from journeybook.load.raw import KIND, Raw, raw
from journeybook.load.yaml import Value, find, nodes, thorough
from journeybook.model.walk import Path as ValuePath
from support.repository import ROOT
from test_reading_yaml import DAMAGE, STYLES, VALUES, damaged, same

DATA = [*(ROOT / "journeys").rglob("*.yml"), *(ROOT / "tests" / "bad").rglob("*.yml")]
SOME = [*sorted((ROOT / "journeys" / "maps").rglob("*.yml"))[:3], ROOT / "journeys" / "touchpoints.yml"]


def agrees(text: str, places: bool = True) -> bool:
    """Whether a text is read fast; if so, what it means and where must be what PyYAML and the thorough way say."""
    found = simple(text)
    if found is None:
        return False
    value, marks = found
    assert repr(by_events(text)) == repr(found)
    with suppress(ValueError):  # 2026-13-01
        assert same(value, yaml.load(text, yaml.CSafeLoader)) or "nan" in text.lower()
    assert same(value, thorough(text)[0]) or "nan" in text.lower()
    assert thorough(text)[1] == []
    tree, spots = nodes(text) if places else None, Marks(value, marks)
    for path in paths(value) if places else ():
        for key in (False, True):
            assert spots.find(path, key) == find(tree, path, key)[0], (path, key)
    return True


def paths(value: Value, path: ValuePath = ()) -> Iterator[ValuePath]:
    """Every path in a value, and some that lead nowhere."""
    yield path
    yield (*path, "not there")
    yield (*path, 9_999, "x")
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, inner in pairs:
        yield from paths(inner, (*path, part))


def test_all_data_that_has_no_fault_is_read_fast() -> None:
    demonstration = [path for path in DATA if path.is_relative_to(ROOT / "journeys")]
    assert [path for path in demonstration if not agrees(path.read_text("utf-8"), path in SOME)] == []


def test_files_in_the_plainest_way_are_read_by_their_lines() -> None:
    assert [path for path in DATA[:60] if plainest(path.read_text("utf-8")) is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n  c",
        "a:\n- b\n c: d\n",
        "a: b\n  # c\n  d\n",
        "a: >-\n  b\n    c\n",
        "a: >-\n  b\n\n  c\n",
        "a: |\n  b\n  \n  c\n",
        "a: >-\n  b\n   # c\n",
        "a: [b: c]\n",
        "a: [b, ]\n",
        "a: {b: c}#\n",
        "a: [b\n  c]\n",
        "a: b: c\n",
        "a: b:\n",
        "a:\n",
        'a: "b\\n"\n',
        "a: 'b' c\n",
        "a: {b: 12:30}\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: b\u2028c\n",
        "  a: b\nc: d\n",
        "a: *b\n",
        "- - a\n",
    ],
)
def test_what_its_lines_do_not_tell_is_left_to_the_parser(text: str) -> None:
    assert plainest(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("---\na: b # c\n", {"a": "b"}),
        ("a:\n- b\n- c: 1\n  d: no\ne: x#y:z\n", {"a": ["b", {"c": 1, "d": False}], "e": "x#y:z"}),
        ("a: |\n  # b\n  c\n\n# d\ne: >-\n    f\n    g\n", {"a": "# b\nc\n", "e": "f g"}),
        ("a: {b: [c d , 'e', \"f, g\"], h: {}}  # i\n", None),
        ('a: [c d , é?,  "f, g"]  # i\n', {"a": ["c d", "é?", "f, g"]}),
        ('a: {b: c d , e: "", f: -1}\n', {"a": {"b": "c d", "e": "", "f": -1}}),
        ("a: {b: [c], d: [], e: [{f: 1}]}\n", {"a": {"b": ["c"], "d": [], "e": [{"f": 1}]}}),
        ("- a: 'it''s'\n  b: \"c # d\"\n", [{"a": "it's", "b": "c # d"}]),
    ],
)
def test_lines_say_what_the_parser_says(text: str, value: Value) -> None:
    found = plainest(text)
    assert (found and found[0]) == value
    assert agrees(text)


def test_no_bad_file_is_read_fast_as_something_else() -> None:
    for path in DATA:
        with suppress(UnicodeDecodeError):
            agrees(path.read_bytes().decode("utf-8-sig"), path.stat().st_size < 1_000)


@settings(max_examples=150)
@given(VALUES, STYLES, st.booleans())
def test_what_pyyaml_writes_is_read_fast_as_it_reads_it(value: Value, flow: bool | None, unicode: bool) -> None:
    agrees(yaml.safe_dump(value, default_flow_style=flow, allow_unicode=unicode))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SOME), DAMAGE)
def test_a_damaged_file_is_never_read_as_something_else(path: Path, damage: list[tuple[str, float, bytes]]) -> None:
    data = path.read_bytes()[:2_500]
    for how, where, what in damage:
        data = damaged(data, how, where, what)
    with suppress(UnicodeDecodeError, Unreadable):
        agrees(data.decode("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a",
        "a",
        "- &x a\n- *x",
        "a: !b c",
        "a: 010",
        "a: 1\na: 2",
        "? [a]\n: b",
        "no: a",
        "a: {<<: {b: c}}",
        "--- a: b\n--- c",
        "a: b\n--- c",
        "[" * 200,
        "%YAML 1.1\n---\na: b",
        "a: '",
        '"": a',
        "a: ! b",
        "\x01: a",
    ],
)
def test_what_is_odd_is_left_to_the_thorough_way(text: str) -> None:
    assert simple(text) is None


def test_a_very_long_line_or_file_is_left_to_the_thorough_way() -> None:
    assert simple(f"[{'a' * 5_000}, b]") is None
    assert simple("\n" * 600_000 + "a: b") is None
    assert agrees(f"a: {'a' * 5_000}\nb: c")


# The store


def kept(store: Store, data: bytes) -> Raw:
    """What a second reading gives."""
    raw("a.yml", data, store)
    return raw("a.yml", data, store)


@settings(max_examples=100)
@given(VALUES, STYLES)
def test_what_comes_out_of_the_store_is_what_was_read(value: Value, flow: bool | None) -> None:
    store = _Memory()
    text = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True)
    first, again = raw("a.yml", text.encode()), kept(store, text.encode())
    assert again == first or "nan" in text
    assert repr(again.value) == repr(first.value)


def test_all_data_is_kept_and_comes_out_as_it_was(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for path in DATA:
        data = path.read_bytes()
        assert kept(store, data) == raw("a.yml", data)
    maps = [path.read_bytes() for path in (ROOT / "journeys" / "maps").rglob("*.yml")]
    assert all(store.get(KIND, digest(data)) for data in maps)


@pytest.mark.parametrize("data", [b"", b"x", b"\xff" * 8, b"\1\0\0\0\0\0\0\0{", b"\2\0\0\0\2\0\0\0{}[]\0"])
def test_what_is_no_reading_is_read_anew(tmp_path: Path, data: bytes) -> None:
    store = Store(tmp_path)
    store.put(KIND, digest(b"a: b"), data)
    assert raw("a.yml", b"a: b", store).value == {"a": "b"}


class _Memory(Store):
    """A store without a disk, for a hundred examples."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def get(self, kind: str, key: str) -> bytes | None:
        return self.held.get(key)

    def put(self, kind: str, key: str, data: bytes) -> None:
        self.held[key] = data
