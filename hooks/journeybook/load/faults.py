"""What keeps a text from being read as YAML, in terms an editor knows. Nothing here reads one."""

from __future__ import annotations

from dataclasses import dataclass

from yaml import YAMLError


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


# libyaml's sentences, and the problem an editor is told of instead
_SENTENCES = (
    ("mapping values are not allowed", "J006.colon"),
    ("found undefined alias", "J006.star"),
    ("did not find expected alphabetic or numeric character", "J006.star"),
    ("found character that cannot start any token", "J006.start"),
    ("directive", "J006.start"),
    ("incompatible YAML document", "J006.start"),
    ("could not find expected ':'", "J006.key"),
    ("unknown escape character", "J006.escape"),
    ("invalid Unicode character escape code", "J006.escape"),
    ("did not find expected hexdecimal number", "J006.escape"),
    ("found unexpected end of stream", "J006.quote"),
    ("did not find expected comment or line break", "J006.block"),
    ("sequence entries are not allowed", "J006.list"),
    ("expected <block end>", "J006.indent"),
    ("did not find expected key", "J006.indent"),
    ("did not find expected '-' indicator", "J006.indent"),
    ("expected a single document", "J011"),
    ("did not find expected <document start>", "J011"),
    ("while parsing a flow", "J006.bracket"),
    ("did not find expected node content", "J006.start"),
)
# These are told at the place where the thing begins that is never finished, not where libyaml gave up.
_AT_THE_BEGINNING = {"J006.quote", "J006.bracket", "J006.key", "J006.escape"}


def fault_of(error: YAMLError, text: str) -> Fault:
    """The fault that an error of PyYAML means, at a place that the text has."""
    lines = text.splitlines() or [""]
    sentence = str(error)
    key = next((key for words, key in _SENTENCES if words in sentence), "J006")
    mark = _mark(error, key, lines)
    if tab := _tab(mark, lines):
        return Fault("J004", tab, {})
    line = lines[mark.line - 1]
    if key == "J006.indent" and line[: mark.column - 1].strip():
        key = "J006.after"
    if key == "J011" and not line.startswith(("---", "...")) and not any(one.startswith("...") for one in lines):
        key = "J006.after"
    if key == "J006.bracket" and not line[mark.column - 1 :].strip():
        mark = _opened(lines, mark)
    return Fault(key, mark, {"reason": str(getattr(error, "problem", None) or sentence)})


def _mark(error: YAMLError, key: str, lines: list[str]) -> Mark:
    place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if key in _AT_THE_BEGINNING:
        place = getattr(error, "context_mark", None) or place
    if place is None:
        return Mark(1, 1)
    if place.line >= len(lines):  # the end of the text, told as the end of its last line
        return Mark(len(lines), len(lines[-1]) + 1)
    return Mark(place.line + 1, place.column + 1)


def _tab(mark: Mark, lines: list[str]) -> Mark | None:
    """The tab in the margin of a line or of the one above it, if there is one."""
    for number in (mark.line, mark.line - 1):
        line = lines[number - 1] if number else ""
        margin = line[: len(line) - len(line.lstrip())]
        if "\t" in margin:
            return Mark(number, margin.index("\t") + 1)
    return None


def _opened(lines: list[str], mark: Mark) -> Mark:
    """The last bracket opened before a place at which the text ended too soon."""
    for number in range(mark.line, 0, -1):
        column = max(lines[number - 1].rfind(bracket) for bracket in "[{") + 1
        if column:
            return Mark(number, column)
    return mark
