"""The changes as an Atom feed (RFC 4287), for readers that come to hear rather than to look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from journeybook.render.urls import url
from journeybook.views import links
from journeybook.views.changes import ChangeRow
from journeybook.words import Words

FEED = "changes/feed.xml"
ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(rows: Sequence[ChangeRow], site: str, title: str, author: str, words: Words, directories: bool) -> bytes:
    """The newest changes, at least one, of the site at the address `site`, which ends with a slash.

    An entry keeps its id for good: it is made of the site's address, of what changed, and of the day.
    """
    home = site + url(links.CHANGES, directories)
    top = Element("feed", {"xmlns": _ATOM, _LANGUAGE: words.language})
    _text(top, "id", f"{site}{FEED}")
    _text(top, "title", title)
    _text(top, "updated", _moment(max(rows, key=lambda row: row.moment)))
    _text(SubElement(top, "author"), "name", author)
    SubElement(top, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{site}{FEED}"})
    SubElement(top, "link", {"rel": "alternate", "type": "text/html", "href": home})
    for row in rows[:ENTRIES]:
        _entry(top, row, site, home, words, directories)
    indent(top)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(top, encoding="unicode")}\n'.encode()


def _entry(top: Element, row: ChangeRow, site: str, home: str, words: Words, directories: bool) -> None:
    entry = SubElement(top, "entry")
    sort = words(f"changes.sort.{row.sort}")
    address = f"{home}#day-{row.day}"
    if row.link is not None:
        anchor = f"#{row.link.anchor}" if row.link.anchor else ""
        address = f"{site}{url(row.link.uri, directories)}{anchor}"
    _text(entry, "id", uuid5(NAMESPACE_URL, f"{site} {row.kind}/{row.id} {row.day}").urn)
    _text(entry, "title", f"{row.title} ({sort})")
    _text(entry, "updated", _moment(row))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    SubElement(entry, "category", {"term": row.kind, "label": words(f"baseline.kind.{row.kind}")})
    more = (words.count("changes.more", row.more),) if row.more else ()
    _text(entry, "summary", "\n".join((*row.told, *more)) or sort)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(row: ChangeRow) -> str:
    """A moment as RFC 3339 writes it, in universal time."""
    return row.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
