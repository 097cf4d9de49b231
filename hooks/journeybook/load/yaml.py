"""Reads YAML text into plain values and says where each value stands. The one door through which YAML comes.

What a file means is what PyYAML's safe loader says, but for three things, each a problem of its own: a key
written twice, a key that is not text, and a tag of any kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import yaml

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from journeybook.model.walk import Path

Value = None | bool | int | float | str | date | list["Value"] | dict[str, "Value"]
MAX_NODES = 200_000
_PLAIN = {
    f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "timestamp", "str", "map", "seq")
}
_STR = "tag:yaml.org,2002:str"
_MERGE = "tag:yaml.org,2002:merge"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text, line and column from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a YAML text: the problem's key, where, and the words' blanks."""

    key: str
    mark: Mark
    values: dict[str, str]


class Unreadable(Exception):
    """The text is no YAML; carries the fault. Never leaves the load package."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.key)
        self.fault = fault


def _mark(node: Node) -> Mark:
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)


class _Builder:
    """Builds values from a node tree, collecting faults on the way."""

    def __init__(self, loader: yaml.CSafeLoader) -> None:
        self.loader = loader
        self.faults: list[Fault] = []
        self.open: set[int] = set()
        self.count = 0

    def value(self, node: Node) -> Value:
        self.count += 1
        if id(node) in self.open or self.count > MAX_NODES:
            raise Unreadable(Fault("J013", _mark(node), {}))
        if node.tag not in _PLAIN and node.tag != _MERGE:
            self.faults.append(Fault("J014", _mark(node), {"tag": str(node.tag)}))
            node.tag = _STR
        if isinstance(node, ScalarNode):
            return self.scalar(node)
        self.open.add(id(node))
        built: Value = (
            self.mapping(node) if isinstance(node, MappingNode) else [self.value(item) for item in node.value]
        )
        self.open.discard(id(node))
        return built

    def scalar(self, node: ScalarNode) -> Value:
        if node.tag == _STR:
            return str(node.value)
        try:
            value: Value = self.loader.construct_object(node)
        except (ValueError, OverflowError):  # 2026-13-01 looks like a date and is none
            return str(node.value)
        return value

    def mapping(self, node: MappingNode) -> dict[str, Value]:
        self.duplicates(node)
        self.loader.flatten_mapping(node)
        return {self.key(key): self.value(value) for key, value in node.value}

    def duplicates(self, node: MappingNode) -> None:
        seen: dict[str, Mark] = {}
        for key, _ in node.value:
            if not isinstance(key, ScalarNode) or key.tag not in _PLAIN:
                continue
            if key.value in seen:
                values = {"field": str(key.value), "line": str(seen[key.value].line)}
                self.faults.append(Fault("J007", _mark(key), values))
            seen.setdefault(key.value, _mark(key))

    def key(self, node: Node) -> str:
        if not isinstance(node, ScalarNode):
            self.faults.append(Fault("J016", _mark(node), {}))
            return "?"
        if node.tag != _STR:
            self.faults.append(Fault("J017", _mark(node), {"written": str(node.value)}))
        return str(node.value)


def read(text: str) -> tuple[Value, list[Fault]]:
    """The value a YAML text means, with all faults that leave something to show. Raises Unreadable."""
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, []
        builder = _Builder(loader)
        return builder.value(node), builder.faults
    except yaml.YAMLError as error:
        raise Unreadable(_explain(error, text)) from error
    except RecursionError as error:
        raise Unreadable(Fault("J013", Mark(1, 1), {})) from error
    finally:
        loader.dispose()


def nodes(text: str) -> Node | None:
    """The node tree of a text, None where there is none to have."""
    loader = yaml.CSafeLoader(text)
    try:
        return loader.get_single_node()
    except yaml.YAMLError:
        return None
    finally:
        loader.dispose()


def find(root: Node | None, path: Path, key: bool = False) -> tuple[Mark, str | None]:
    """Where the value at a path stands, or the nearest thing above it that is written; and its source text.

    With `key`, the place of the last field's name rather than of its value.
    """
    if root is None:
        return Mark(1, 1), None
    node, mark = root, _mark(root)
    for depth, part in enumerate(path):
        entry = _child(node, part)
        if entry is None:
            return mark, None
        name, node = entry
        last = depth == len(path) - 1
        mark = _mark(name) if name is not None and (key or not last or _empty(node)) else _mark(node)
    return mark, node.value if isinstance(node, ScalarNode) else None


def _empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.value == "" and node.start_mark.index == node.end_mark.index


def _child(node: Node, part: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, SequenceNode) and isinstance(part, int):
        return (None, node.value[part]) if part < len(node.value) else None
    if isinstance(node, MappingNode):
        pairs = list(_pairs(node))
        return next(((name, value) for name, value in reversed(pairs) if name.value == part), None)
    return None


def _pairs(node: MappingNode) -> Iterator[tuple[Node, Node]]:
    """The pairs of a mapping, merged ones first, as they are overridden by its own."""
    for name, value in node.value:
        if name.tag == _MERGE:
            merged = value.value if isinstance(value, SequenceNode) else [value]
            for other in reversed(merged):
                if isinstance(other, MappingNode):
                    yield from _pairs(other)
    yield from ((name, value) for name, value in node.value if name.tag != _MERGE)


# libyaml's sentences, and the problem an editor is told of instead
_SENTENCES = (
    ("mapping values are not allowed", "J006.colon"),
    ("found undefined alias", "J006.star"),
    ("did not find expected alphabetic or numeric character", "J006.star"),
    ("found character that cannot start any token", "J006.start"),
    ("could not find expected ':'", "J006.key"),
    ("unknown escape character", "J006.escape"),
    ("found unexpected end of stream", "J006.quote"),
    ("expected <block end>", "J006.indent"),
    ("did not find expected key", "J006.indent"),
    ("did not find expected '-' indicator", "J006.indent"),
    ("expected a single document", "J011"),
    ("did not find expected ',' or", "J006.bracket"),
)


def _explain(error: yaml.YAMLError, text: str) -> Fault:
    sentence = str(error)
    place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    mark = Mark(place.line + 1, place.column + 1) if place is not None else Mark(1, 1)
    lines = text.splitlines()
    for number in (mark.line, mark.line - 1):
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        margin = line[: len(line) - len(line.lstrip())]
        if "\t" in margin:
            return Fault("J004", Mark(number, margin.index("\t") + 1), {})
    key = next((key for words, key in _SENTENCES if words in sentence), "J006")
    if key in ("J006.quote", "J006.bracket") and (opened := getattr(error, "context_mark", None)):
        mark = Mark(opened.line + 1, opened.column + 1)
    return Fault(key, mark, {"reason": str(getattr(error, "problem", None) or sentence)})
