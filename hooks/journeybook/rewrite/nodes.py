"""The nodes of a YAML text: where they stand, and what they say in other languages. Nothing changes here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from journeybook.rewrite.fresh import Data


class Unchangeable(Exception):
    """The text is written in a way that cannot be changed piece by piece. Its caller writes the entry anew."""


def tree(text: str) -> Node:
    """The text's root node; none of it stands for another place in the text."""
    try:
        node = YAML().compose(text)
    except YAMLError as error:
        raise Unchangeable from error
    if node is None or "\r" in text or any(one.anchor for one in _nodes(node)):
        raise Unchangeable
    return cast(Node, node)


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, MappingNode):
        for pair in node.value:
            for child in pair:
                yield from _nodes(child)
    elif isinstance(node, SequenceNode):
        for child in node.value:
            yield from _nodes(child)


def at_path(node: Node, path: Sequence[str]) -> Node:
    for name in path:
        pairs = pairs_of(node)
        if name not in pairs:
            raise Unchangeable
        node = pairs[name][1]
    return node


def pairs_of(node: Node) -> dict[str, tuple[Node, Node]]:
    if not isinstance(node, MappingNode):
        raise Unchangeable
    return {str(key.value): (key, value) for key, value in node.value}


def end_of(node: Node) -> int:
    """Where the text of a node ends; what ends a block is only known by the last thing in it."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(node, MappingNode) else last)
    return cast(int, node.end_mark.index)


def column_of(node: Node) -> int:
    return cast(int, node.start_mark.column)


def name_of(item: Data) -> str:
    """By what an item of a list is known again: its id, its title, or all that it is."""
    if isinstance(item, dict):
        return repr(item.get("id") or item.get("title") or sorted(item.items()))
    return repr(item)


def said(node: Node, text: str | None = None, language: str = "") -> Data:
    """A text in several languages; with another in one of them, if one is given."""
    texts: dict[str, Data] = {name: str(value.value) for name, (_, value) in pairs_of(node).items()}
    return texts if text is None else {**texts, language: text}


def translated(node: Node | None, old: Data, new: Data, language: str) -> Data:
    """A value that is written anew, with the texts of other languages that its old self had."""
    if isinstance(node, MappingNode) and isinstance(new, str) and isinstance(old, str):
        return said(node, new, language) if new != old else said(node)
    if isinstance(node, MappingNode) and isinstance(new, dict) and isinstance(old, dict):
        children = {name: value for name, (_, value) in pairs_of(node).items()}
        return {name: translated(children.get(name), old.get(name), value, language) for name, value in new.items()}
    if isinstance(node, SequenceNode) and isinstance(new, list) and isinstance(old, list):
        if len(node.value) != len(old):
            return new
        before = {name_of(one): at for at, one in enumerate(old)}
        found = [before.get(name_of(one), at if at < len(old) else None) for at, one in enumerate(new)]
        return [
            one if at is None else translated(node.value[at], old[at], one, language)
            for at, one in zip(found, new, strict=True)
        ]
    return new
