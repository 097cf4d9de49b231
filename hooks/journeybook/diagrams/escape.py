"""How any text becomes text that Mermaid shows as it is. Nothing here knows a diagram's grammar.

Mermaid has no quoting that holds everywhere: a quote ends a label, a `;` a line, `%%{…}%%` changes the
configuration, `<img>` loads a picture. One rule holds in every slot: the whole text on one line, and every
ASCII character that is not a letter, a digit or a space written as `#<decimal code>;`.
"""

import re
import unicodedata

EMPTY = "—"
ELLIPSIS = "…"

# Between reading and drawing, Mermaid writes "#35;" as "ﬂ°°35¶ß" and undoes it, in places twice. An author's
# text that holds such a mark is parted by a character without width, or it would be undone as well.
_MERMAID_MARKS = {"ﬂ°": "ﬂ\u2060°", "¶ß": "¶\u2060ß"}

# Characters that belong to the one before them: a cut in front of one would change what is left.
_JOINERS = "\u200d\ufe0e\ufe0f"

# Control characters, lone halves of surrogate pairs, and the byte order mark.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
_SIGN = re.compile(r"[\x00-\x1f!-/:-@\[-`{-\x7f]")


def one_line(text: str) -> str:
    """`text` on one line with single spaces and no control characters; "—" when nothing is left."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split()) or EMPTY


def shorten(text: str, limit: int = 40) -> str:
    """`text` on one line of at most `limit` characters, for slots that do not wrap; "…" marks a cut."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = limit - 1
    while cut and (_joins_to_previous(line[cut]) or line[cut - 1] == "\u200d"):
        cut -= 1
    return line[:cut].rstrip() + ELLIPSIS


def bare(text: str) -> str:
    """`text` for a slot without quotes in the middle of a line: titles, actors, events, messages."""
    return _SIGN.sub(_code, _without_marks(one_line(text)))


def string(text: str) -> str:
    """`text` for a slot where the grammar has strings, with its quotes: labels, axes, points."""
    return f'"{bare(text)}"'


def line_start(text: str) -> str:
    """`text` for a slot that begins a line: journey tasks, timeline periods.

    The first character is always a code there, so that no text can begin with one of Mermaid's keywords
    ("section", "title", "end" …) and there is no list of them to keep.
    """
    line = _without_marks(one_line(text))
    first = f"#{ord(line[0])};" if line[0].isascii() else line[0]
    return first + _SIGN.sub(_code, line[1:])


def _code(sign: re.Match[str]) -> str:
    return f"#{ord(sign[0])};"


def _without_marks(line: str) -> str:
    for mark, parted in _MERMAID_MARKS.items():
        line = line.replace(mark, parted)
    return line


def _joins_to_previous(character: str) -> bool:
    return character in _JOINERS or unicodedata.combining(character) != 0
