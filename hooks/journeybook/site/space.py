"""White space that says nothing, taken out of what the theme puts around a page's content. Knows no page."""

from __future__ import annotations

import re

_KEPT = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
_SPACE = re.compile(r"\n\s+")
_BEGIN, _END = "<article", "</article>"


def trimmed(page: str) -> str:
    """A page without empty lines and indentation, but for its content and where they are shown or run."""
    before, begin, rest = page.partition(_BEGIN)
    content, end, after = rest.rpartition(_END)
    return f"{_trimmed(before)}{begin}{content}{end}{_trimmed(after)}"


def _trimmed(html: str) -> str:
    pieces = _KEPT.split(html)
    # text, what is kept whole, the name of its tag, text, …
    return "".join(
        _SPACE.sub("\n", text) + kept for text, kept in zip(pieces[::3], [*pieces[1::3], ""], strict=True)
    )
