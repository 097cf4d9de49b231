"""What says nothing in HTML, taken out: white space around a page's content, end tags in it. Knows no page."""

from __future__ import annotations

import re

from journeybook.site.icons import named

_KEPT = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
_SPACE = re.compile(r"\n\s+")
_THEIRS = '<script id="__config"'
"""What the theme's own script is told: where it is missing, the script is, too."""
_FOR_THEIRS = re.compile(
    r'<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>\s*'
    r"|<script>var target=document\.getElementById[^<]*</script>\s*"
)
"""What only the theme's own script fills, and what only its tabs need."""
_RAW = re.compile(r"<(?:pre|script|style|textarea|title)\b")
_ENDS = re.compile(
    r"</(?:li|dt|dd|td|th|tr|option)>\s*"
    r"|</(?:thead|tbody|tfoot)>\s*(?=<(?:tbody|tfoot|/table)\b)"
    r"|</p>\s*(?=<(?:p|ul|ol|dl|div|table|section|details|nav|h[1-6]"
    r"|/(?:li|dd|td|th|div|section|details|nav|blockquote))\b)"
)
"""End tags that HTML makes optional, where they stand in content that has them all: what follows an item of a list,
a cell or a row is another one or the end of what holds it."""


def trimmed(page: str, content: str = "") -> str:
    """A page without empty lines and indentation, but for its content and where they are shown or run."""
    before, found, after = page.partition(content) if content else ("", "", page)
    if content and not found:  # a plugin has written it anew
        before, after = "", page
    if _THEIRS not in after:
        after = _FOR_THEIRS.sub("", after)
    return f"{_trimmed(before)}{found}{_trimmed(after)}"


def without_ends(html: str) -> str:
    """HTML without the end tags a browser puts back by itself. What holds text as it is stays whole."""
    return html if _RAW.search(html) else _ENDS.sub("", html)


def _trimmed(html: str) -> str:
    pieces = _KEPT.split(html)
    # text, what is kept whole, the name of its tag, text, …
    return named(
        "".join(_SPACE.sub("\n", text) + kept for text, kept in zip(pieces[::3], [*pieces[1::3], ""], strict=True))
    )
