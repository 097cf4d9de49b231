"""A handwritten page's HTML, read as the search sees a page. Nothing here knows MkDocs or the data."""

from __future__ import annotations

from html.parser import HTMLParser

from journeybook.search.page import SearchPage, SearchSection

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNREAD = frozenset({"script", "style", "template", "noscript", "svg", "math"})
_INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "s", "small", "span", "strong", "sub", "sup"}
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


class _Reader(HTMLParser):
    """Gathers (anchor, title, text) at each heading with an id; the first has no anchor.

    Left out: what is no text, what the author excludes (`data-search-exclude`), and the pilcrow links.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._heading = ""
        self._left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        hidden = (
            tag in _UNREAD or "data-search-exclude" in given or "headerlink" in (given.get("class") or "").split()
        )
        if self._left_out or hidden:
            # the tags inside are counted too, so that a nested one of the same name does not end it early
            if tag not in _VOID:
                self._left_out.append(tag)
            return
        if tag in _HEADINGS:
            self._heading = tag
            if tag != "h1" and given.get("id"):
                self.parts.append((given["id"] or "", [], []))
        if tag not in _INLINE:
            self._say(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            if tag in self._left_out:
                while self._left_out.pop() != tag:
                    pass
            return
        if tag not in _INLINE:
            self._say(" ")
        if tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self._say(data)

    def _say(self, text: str) -> None:
        anchor, title, body = self.parts[-1]
        if self._heading == "h1":
            self.parts[0][1].append(text)
        elif self._heading and anchor and not "".join(body).strip():
            title.append(text)
        else:
            body.append(text)


def page_from_html(uri: str, title: str, kind: str, html: str) -> SearchPage:
    """The page whose main content is `html`, cut at its headings that have an id.

    `title` is used where the HTML has no first heading. Broken HTML gives what a browser would read of it,
    roughly; it never fails.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (_, heading, text), *parts = [(anchor, _joined(title), _joined(body)) for anchor, title, body in reader.parts]
    sections = tuple(SearchSection(anchor, name, body) for anchor, name, body in parts)
    return SearchPage(uri, heading or title, kind, text, sections, aside=True)


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
