"""Values as YAML text, as an editor would write it, and so that YAML 1.1 and 1.2 read the same. No file here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString

Data = None | bool | int | float | str | date | list["Data"] | dict[str, "Data"]
Map = dict[str, Data]
WIDTH = 100
_ENDLESS = 1_000_000
# What needs no quotes anywhere, also not between brackets, whatever a reader of YAML takes for numbers and dates.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()%“”’–—…!?;+-]*[\w.)”!?…])?")
_TAKEN = re.compile(r"y|n|yes|no|on|off|true|false|null|inf|nan", re.IGNORECASE)
_ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")
_FOLDABLE = re.compile(r"[^\s\x7f-\xa0\ufeff]+( [^\s\x7f-\xa0\ufeff]+)*")
_LINE = re.compile(r"(?:[^\s\x7f-\xa0\ufeff](?:[^\n\t\r\x7f-\xa0\u2028\u2029\ufeff]*[^\s\x7f-\xa0\ufeff])?)?")


def fresh(value: Data, indent: int = 0, inline: bool = False) -> str:
    """A value as YAML, its lines indented by so many spaces but for the first; `inline` keeps it on one line."""
    yaml = YAML()
    yaml.width = _ENDLESS
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    # Inside a mapping, because what may stand there is what counts; its two characters are cut off again.
    yaml.dump({"k": _node(value, inline)}, out)
    text = out.getvalue().removeprefix("k:").rstrip("\n")
    if text.startswith("\n"):
        text = "\n".join(line.removeprefix("  ") for line in text.split("\n")[1:])
    else:
        text = text.removeprefix(" ")
        if "\n" in text:  # a block of text: its header stands on the first line
            text = re.sub(r"^  ", "", text, flags=re.MULTILINE)
    return re.sub(r"\n(?=[^\n])", "\n" + " " * indent, text)


def _node(value: Data, inline: bool) -> object:
    if isinstance(value, str):
        return _scalar(value, inline)
    if isinstance(value, Mapping):
        made = CommentedMap((key, _node(one, inline)) for key, one in value.items())
        if inline:
            made.fa.set_flow_style()
        return made
    if isinstance(value, Sequence):
        short = is_short(value)
        listed = CommentedSeq(_node(one, inline or short) for one in value)
        if inline or short:
            listed.fa.set_flow_style()
        return listed
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def is_short(values: Sequence[Data]) -> bool:
    """Whether a list reads best on one line: few words, none of which needs quotes."""
    words = [one for one in values if isinstance(one, str) and _is_plain(one)]
    return len(words) == len(values) and sum(map(len, words)) + 2 * len(words) < WIDTH - 30


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and not _TAKEN.fullmatch(text)


def _scalar(text: str, inline: bool) -> object:
    if _is_plain(text) and (inline or len(text) < WIDTH):
        return text
    if not inline and "\n" not in text and len(text) >= WIDTH and _FOLDABLE.fullmatch(text):
        return _folded(text)
    if not inline and "\n" in text and text[-1] != "\n" and all(map(_LINE.fullmatch, text.split("\n"))):
        return LiteralScalarString(text)
    return DoubleQuotedScalarString(text)


def _folded(text: str) -> FoldedScalarString:
    folded: FoldedScalarString = FoldedScalarString(text)
    breaks, begins, last = [], 0, 0
    for match in re.finditer(" ", text):
        if match.start() - begins > WIDTH and last > begins:
            breaks.append(last)
            begins = last
        last = match.start()
    folded.fold_pos = breaks  # type: ignore[attr-defined]  # where the emitter breaks the lines
    return folded
