"""Reads YAML text into plain values and says where each value stands. The one door through which YAML comes.

What a file means is what PyYAML's safe loader says, but for these, each a problem of its own: a key written
twice, a key that is not text, a tag that is not one of YAML's own, and a number that is not what it looks like
(`010` is 8, `12:30` is 750). `=` and `<<` as values are texts.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.resolver import BaseResolver

from journeybook.load.events import MAX_DEPTH, simple
from journeybook.load.faults import Fault, Mark, Unreadable, fault_of
from journeybook.load.scalars import MERGE, SCALARS, STR, TEXTS, THOUSANDS, YAML, Value, meaning
from journeybook.model.walk import Path

__all__ = ["Value", "find", "nodes", "read", "thorough"]
MAX_REPEATS = 100_000
_COLLECTIONS = {f"{YAML}map", f"{YAML}seq"}


def _mark(node: Node | yaml.Event) -> Mark:
    assert node.start_mark is not None
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)


class _Builder:
    """Builds values from a node tree, collecting faults on the way."""

    def __init__(self) -> None:
        self.faults: dict[tuple[str, Mark], Fault] = {}
        self.open: list[Node] = []
        self.seen: set[int] = set()
        self.repeats = 0

    def fault(self, key: str, node: Node, **values: str) -> None:
        self.faults.setdefault((key, _mark(node)), Fault(key, _mark(node), values))

    def value(self, node: Node) -> Value:
        self.repeats += id(node) in self.seen
        self.seen.add(id(node))
        if node in self.open or self.repeats > MAX_REPEATS:
            raise Unreadable(Fault("J013", _mark(node), {}))
        if len(self.open) == MAX_DEPTH:
            raise Unreadable(Fault("J013.deep", _mark(node), {}))
        if node.tag not in (SCALARS if isinstance(node, ScalarNode) else _COLLECTIONS):
            self.fault("J014", node, tag=str(node.tag).replace(YAML, "!!"))
            node.tag = STR
        if isinstance(node, ScalarNode):
            return self.scalar(node)
        self.open.append(node)
        built: Value = (
            self.mapping(node) if isinstance(node, MappingNode) else [self.value(item) for item in node.value]
        )
        self.open.pop()
        return built

    def scalar(self, node: ScalarNode) -> Value:
        written = str(node.value)
        value, deceptive = meaning(node.tag, written)
        if deceptive:
            said = {"written": written, "read": str(value)}
            if THOUSANDS.fullmatch(written):
                self.fault("J110.thousands", node, whole=written.replace(".", ""), **said)
            else:
                self.fault("J110.deceptive", node, **said)
            return written
        return value

    def mapping(self, node: MappingNode) -> dict[str, Value]:
        first: dict[str, Mark] = {}
        merged: dict[str, Value] = {}
        own: dict[str, Value] = {}
        for key, value in node.value:
            if key.tag == MERGE:
                merged |= self.merged(value)
                continue
            if not isinstance(key, ScalarNode) or not key.value:
                self.fault("J016", key)
                continue
            name = self.name(key)
            if name in first:
                self.fault("J007", key, field=name, line=str(first[name].line))
            first.setdefault(name, _mark(key))
            own[name] = self.value(value)
        return merged | own

    def merged(self, node: Node) -> dict[str, Value]:
        """What `<<` brings: the fields of one mapping, or of several of which an earlier one wins."""
        built: dict[str, Value] = {}
        for other in reversed(node.value if isinstance(node, SequenceNode) else [node]):
            value = self.value(other)
            if isinstance(value, dict):
                built |= value
            else:
                self.fault("J012", other)
        return built

    def name(self, node: ScalarNode) -> str:
        if node.tag not in TEXTS:
            self.fault("J017", node, written=str(node.value))
        return str(node.value)


def read(text: str) -> tuple[Value, list[Fault]]:
    """The value a YAML text means, with all faults that leave something to show. Raises Unreadable."""
    found = simple(text)
    return (found[0], []) if found is not None else thorough(text)


def thorough(text: str) -> tuple[Value, list[Fault]]:
    """The same by a tree of nodes, whatever stands in the text."""
    _shallow(text)
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, []
        builder = _Builder()
        return builder.value(node), list(builder.faults.values())
    except yaml.YAMLError as error:
        raise Unreadable(fault_of(error, text)) from error
    finally:
        loader.dispose()


def _shallow(text: str) -> None:
    """Raises Unreadable for a text so deep that composing it, which recurses in C, could end the process."""
    if text.count("[") + text.count("{") + max(map(len, text.split("\n"))) < 1000:
        return
    depth = 0
    try:
        for event in yaml.parse(text, yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise Unreadable(Fault("J013.deep", _mark(event), {}))
    except yaml.YAMLError:  # told when the text is read
        return


class _Marker(CParser, BaseResolver):
    """Composes a tree of nodes for their places alone: what a scalar means would take half as long again."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        BaseResolver.__init__(self)

    def resolve(self, kind: type[Node], value: object, implicit: object) -> str:
        plain = isinstance(implicit, tuple) and implicit[0]
        return MERGE if plain and value == "<<" else STR

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def nodes(text: str) -> Node | None:
    """The node tree of a text, None where there is none to have. Its tags say no more than what is a merge."""
    try:
        _shallow(text)
        loader = _Marker(text)
    except (Unreadable, yaml.YAMLError):
        return None
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
        return next((pair for pair in _pairs(node) if pair[0].value == part), None)
    return None


def _pairs(node: MappingNode) -> Iterator[tuple[Node, Node]]:
    """The pairs of a mapping, those first that win: its own, the last of two alike, then merged ones."""
    yield from (pair for pair in reversed(node.value) if pair[0].tag != MERGE)
    for name, value in reversed(node.value):
        if name.tag == MERGE:
            for other in value.value if isinstance(value, SequenceNode) else [value]:
                if isinstance(other, MappingNode):
                    yield from _pairs(other)
