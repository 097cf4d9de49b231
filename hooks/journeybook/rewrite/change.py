"""Changes values inside a YAML text: what does not change stays as it was, byte for byte, comments and all.

The text is not written anew out of its values; only the places of changed values are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from journeybook.model.text import Foreign
from journeybook.rewrite.fresh import Data, Map, fresh
from journeybook.rewrite.nodes import (
    Unchangeable,
    at_path,
    column_of,
    end_of,
    name_of,
    pairs_of,
    said,
    translated,
    tree,
)


@dataclass(frozen=True, slots=True)
class _Edit:
    """Some new text in the place of what stood from `start` to `end`."""

    start: int
    end: int
    text: str


def changed(text: str, path: Sequence[str], old: Map, new: Map, language: str) -> str:
    """The text with the mapping at `path`, which means `old` in a language, changed to mean `new`.

    Raises Unchangeable where the text does not hold what it should, or repeats itself by anchors.
    """
    if "\r\n" in text:
        return changed(text.replace("\r\n", "\n"), path, old, new, language).replace("\n", "\r\n")
    node = at_path(tree(text), path)
    edits = sorted(_Changes(text, language).mapping(node, old, new), key=lambda edit: (edit.start, edit.end))
    parts, done = [], 0
    for edit in edits:
        if edit.start < done:
            raise Unchangeable
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def anew(text: str, old: Map, new: Map, language: str) -> str:
    """A file's one entry written anew, for where `changed` cannot: comments are gone, other languages are not."""
    try:
        node = YAML().compose(text)
    except YAMLError:
        node = None
    return fresh(translated(node, old, new, language)) + "\n"


@dataclass(frozen=True, slots=True)
class _Changes:
    """Finds the edits of one text. `language` is the one that is meant where a text stands in several."""

    text: str
    language: str

    def mapping(self, node: Node, old: Map, new: Map) -> Iterator[_Edit]:
        pairs = pairs_of(node)
        if not old.keys() <= pairs.keys():
            raise Unchangeable
        gone = [name for name in old if name not in new]
        kept = [name for name in pairs if name not in gone]
        for name in gone:
            yield self._without(node, *pairs[name])
        for name in new:
            if name in old and new[name] != old[name]:
                yield from self._value(pairs[name][1], old[name], new[name], column_of(pairs[name][0]))
        yield from self._added(node, {name: new[name] for name in new if name not in old}, list(new), kept)

    def _added(self, node: Node, added: Map, order: list[str], kept: list[str]) -> Iterator[_Edit]:
        """New fields, each below the field that comes before it."""
        pairs = pairs_of(node)
        for name, value in added.items():
            if name in pairs:  # written, but in vain so far: `name:` without a value, or the default
                yield from self._value(pairs[name][1], None, value, column_of(pairs[name][0]))
                continue
            before = [one for one in order[: order.index(name)] if one in kept] or kept[:1]
            if not before:
                raise Unchangeable
            column = column_of(pairs[before[-1]][0])
            end = self._end_of_line(self._ends(pairs[before[-1]][1]))
            yield _Edit(end, end, f"\n{' ' * column}{_field(name, value, column)}")

    def _value(self, node: Node, old: Data, new: Data, column: int) -> Iterator[_Edit]:
        """A value that is another now; `column` is where its field, or the item it is, begins."""
        if isinstance(node, MappingNode) and isinstance(new, str):
            yield from self._translation(node, new)
            return
        if isinstance(old, Foreign) and isinstance(node, ScalarNode) and isinstance(new, str):
            both: Map = {old.language: str(old), self.language: new}  # a text that named no language is not lost
            yield _Edit(node.start_mark.index, self._ends(node), fresh(both, inline=True))
            return
        block = isinstance(node, CollectionNode) and not node.flow_style
        if block and isinstance(old, dict) and isinstance(new, dict):
            yield from self.mapping(node, old, new)
        elif block and isinstance(old, list) and isinstance(new, list) and len(node.value) == len(old):
            yield from self._items(node, old, new)
        else:
            yield self._instead(node, old, new, column)

    def _translation(self, node: MappingNode, new: str) -> Iterator[_Edit]:
        """A text in several languages: this one's alone is another."""
        pairs = pairs_of(node)
        if node.flow_style:
            yield _Edit(node.start_mark.index, self._ends(node), fresh(said(node, new, self.language), inline=True))
        elif self.language in pairs:
            key, value = pairs[self.language]
            yield self._instead(value, None, new, column_of(key))
        else:
            yield from self._added(node, {self.language: new}, [*pairs, self.language], list(pairs))

    def _items(self, node: Node, old: list[Data], new: list[Data]) -> Iterator[_Edit]:
        matcher = SequenceMatcher(
            None, [name_of(one) for one in old], [name_of(one) for one in new], autojunk=False
        )
        column = self._dash(node.value[0])
        for _, i, i_end, j, j_end in matcher.get_opcodes():
            both = min(i_end - i, j_end - j)
            for n in range(both):
                if old[i + n] != new[j + n]:
                    yield from self._value(node.value[i + n], old[i + n], new[j + n], column)
            for item in node.value[i + both : i_end]:
                yield self._lines(self._dash(item), item.start_mark.index, self._ends(item))
            if added := new[j + both : j_end]:
                items = [f"- {fresh(one, column + 2)}" for one in added]
                yield self._inserted(node, i + both, column, items)

    def _inserted(self, node: Node, at: int, column: int, items: list[str]) -> _Edit:
        """New items of a list, below the item before them or, at its head, above the first."""
        margin = " " * column
        if at == 0:
            start = self._begin_of_line(node.value[0].start_mark.index)
            return _Edit(start, start, "".join(f"{margin}{item}\n" for item in items))
        end = self._end_of_line(self._ends(node.value[at - 1]))
        return _Edit(end, end, "".join(f"\n{margin}{item}" for item in items))

    def _without(self, node: Node, key: Node, value: Node) -> _Edit:
        return self._lines(column_of(key), key.start_mark.index, self._ends(value))

    def _lines(self, column: int, start: int, end: int) -> _Edit:
        """The lines from one place to another, gone; unless something else stands before them there."""
        begin = self._begin_of_line(start)
        if self.text[begin : begin + column].strip() or self.text[begin:start].strip(" -"):
            raise Unchangeable
        if self.text[begin:start].count("-") and self.text[begin + column] != "-":
            raise Unchangeable  # the first field of a list's item
        return _Edit(begin, min(self._end_of_line(end) + 1, len(self.text)), "")

    def _instead(self, node: Node, old: Data, new: Data, column: int) -> _Edit:
        """Another value in the place of one: on its line if something follows there, else as it reads best."""
        start, end = node.start_mark.index, self._ends(node)
        new = translated(node, old, new, self.language)
        flow = isinstance(node, CollectionNode) and bool(node.flow_style)
        block = isinstance(node, CollectionNode) and not flow
        if start == end:  # nothing was written there
            return _Edit(start, end, " " + fresh(new, inline=True))
        if flow or (not block and self._rest_of_line(end)):
            return _Edit(start, end, fresh(new, inline=True))
        if block and not self._is_item(node):
            if node.start_mark.column <= column:
                raise Unchangeable
            return _Edit(start, end, fresh(new, node.start_mark.column))
        value = fresh(new, column + 2)
        below = isinstance(new, dict) or (isinstance(new, list) and not value.startswith("["))
        return _Edit(start, end, f"\n{' ' * (column + 2)}{value}" if below and not self._is_item(node) else value)

    def _rest_of_line(self, index: int) -> str:
        return self.text[index : self._end_of_line(index)].strip()

    def _is_item(self, node: Node) -> bool:
        start = node.start_mark.index
        return self.text[self._begin_of_line(start) : start].strip() == "-"

    def _ends(self, node: Node) -> int:
        """Where the text of a node ends, without the empty lines that a block of text has at its foot."""
        start: int = node.start_mark.index
        end = end_of(node)
        return start + len(self.text[start:end].rstrip())

    def _begin_of_line(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _end_of_line(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def _dash(self, item: Node) -> int:
        begin = self._begin_of_line(item.start_mark.index)
        column: int = self.text.find("-", begin, item.start_mark.index) - begin
        if column < 0 or self.text[begin : begin + column].strip():
            raise Unchangeable
        return column


def _field(name: str, value: Data, column: int) -> str:
    """`name: value`, its further lines below the name."""
    text = fresh(value, column + 2)
    block = isinstance(value, dict) or (isinstance(value, list) and not text.startswith("["))
    return f"{name}:\n{' ' * (column + 2)}{text}" if block else f"{name}: {text}"
