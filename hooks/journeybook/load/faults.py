"""What keeps a text from being read as YAML, in terms an editor knows. Nothing here reads one."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml
from yaml import YAMLError
from yaml.tokens import ScalarToken


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
    if margin := _odd_margin(mark, lines):
        return margin
    line = lines[mark.line - 1]
    if key in ("J006.after", "J006.indent", "J006.key") and (opened := _never_closed(text, mark)):
        return Fault("J006.quote", opened, {})
    if key == "J006.colon":
        key, mark = _colon(lines, mark)
        line = lines[mark.line - 1]
    if key == "J006.key" and ":\N{NO-BREAK SPACE}" in line:
        return Fault("J004.space", Mark(mark.line, line.index(":\N{NO-BREAK SPACE}") + 2), {})
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


def _odd_margin(mark: Mark, lines: list[str]) -> Fault | None:
    """The tab or other sign that only looks like a space in the margin of a line or of the one above it."""
    for number in (mark.line, mark.line - 1):
        line = lines[number - 1] if number else ""
        margin = line[: len(line) - len(line.lstrip())]
        odd = next((column for column, sign in enumerate(margin, 1) if sign != " "), None)
        if odd is not None:
            return Fault("J004" if margin[odd - 1] == "\t" else "J004.space", Mark(number, odd), {})
    return None


def _colon(lines: list[str], mark: Mark) -> tuple[str, Mark]:
    """Why a colon does not fit, and where: too far in, below a line without ": ", curly quotes, a text."""
    before = lines[mark.line - 1][: mark.column - 1]
    if not _FIELD.fullmatch(before) or mark.line == 1:
        return ("J006.curly" if _CURLY.search(before) else "J006.colon"), mark
    above = lines[mark.line - 2]
    margin = _margin(above)
    if _TOO_CLOSE.match(above) or (":" not in above and margin == _margin(before)):
        return "J006.key", Mark(mark.line - 1, margin + 1)
    return ("J006.deeper" if margin < _margin(before) else "J006.colon"), mark


def _margin(line: str) -> int:
    """Where in a line the text begins that stands below other fields: after spaces and the hyphen of a list."""
    found = _MARGIN.match(line)
    return found.end() if found else 0


_MARGIN = re.compile(r" *(- +)*")
_FIELD = re.compile(r" *(- +)?[a-z_]+ *")
_TOO_CLOSE = re.compile(r" *(?:- +)?[a-z_]+:(?!//)(?:[^\s]|\N{NO-BREAK SPACE})")
_CURLY = re.compile(r":\s+[\u2018\u2019\u201c\u201d]")


def _never_closed(text: str, mark: Mark) -> Mark | None:
    """Where the quoted text begins that holds whole fields and ends just before a place where another begins."""
    last: ScalarToken | None = None
    try:
        for token in yaml.scan(text, yaml.CSafeLoader):
            if token.start_mark.line + 1 > mark.line or len(text) > _LONGEST:
                break
            if isinstance(token, ScalarToken) and token.style in ('"', "'"):
                last = token
    except YAMLError:  # what was found so far is what is looked for
        pass
    if last is None or last.end_mark.line + 1 < mark.line - 1:
        return None
    inside = text.splitlines()[last.start_mark.line + 1 : last.end_mark.line + 1]
    goes_on = bool(inside) and inside[-1][last.end_mark.column :].split("#")[0].strip()
    held = any(_WHOLE_FIELD.match(line) for line in inside)
    return Mark(last.start_mark.line + 1, last.start_mark.column + 1) if goes_on and held else None


_WHOLE_FIELD = re.compile(r" *(- +)?[a-z_]+:( |$)")
_LONGEST = 1 << 20


def _opened(lines: list[str], mark: Mark) -> Mark:
    """The last bracket opened before a place at which the text ended too soon."""
    for number in range(mark.line, 0, -1):
        column = max(lines[number - 1].rfind(bracket) for bracket in "[{") + 1
        if column:
            return Mark(number, column)
    return mark
