"""Every link of a built site, followed: to pages, files and headings. Reads HTML; no browser, no network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

_NOT_LOADED = ("canonical", "prev", "next", "alternate")
_ADDRESSES = {"href", "src", "action", "poster", "data"}


@dataclass
class _Page(HTMLParser):
    """The ids and the addresses of one page, in order."""

    ids: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.twice += [value] if value in self.ids else []
                self.ids.add(value)
            elif name == "name" and tag == "a" and value:
                self.ids.add(value)
            elif name in _ADDRESSES and value is not None:
                self.addresses.append(value)
                followed = tag in ("a", "form") or (dict(attrs).get("rel") or "").strip() in _NOT_LOADED
                self.loaded += [] if followed else [value]


def broken_links(site: Path, root: str = "/") -> list[str]:
    """What does not resolve inside the site, as `page: address (why)`, sorted. Other hosts are not asked.

    `root` is the path the site is served under, for the addresses that begin with a slash.
    """
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    return sorted({line for uri, page in pages.items() for line in _broken(site, root, uri, page, pages)})


def repeated_ids(site: Path) -> list[str]:
    """Ids written twice in one page, as `page: #id`."""
    return [
        f"{path.relative_to(site).as_posix()}: #{id}"
        for path in sorted(site.rglob("*.html"))
        for id in _read(path).twice
    ]


def loads(path: Path) -> list[str]:
    """What a browser loads with a page, as the addresses are written: all but the links that a reader follows."""
    return _read(path).loaded


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page


def _broken(site: Path, root: str, uri: str, page: _Page, pages: dict[str, _Page]) -> Iterator[str]:
    for address in page.addresses:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        path = unquote(parts.path)
        if path.startswith(root):
            target = path.removeprefix(root)
        else:
            target = normpath(join("/", uri, "..", path))[1:] if path else uri
        if not path or path.endswith("/") or (site / target).is_dir():
            target = target if not path else join(target, "index.html").lstrip("/")
        if not (site / target).is_file():
            yield f"{uri}: {address} (no such file)"
        elif parts.fragment and target in pages and not _has(pages[target], unquote(parts.fragment)):
            yield f"{uri}: {address} (no such heading)"


def _has(page: _Page, fragment: str) -> bool:
    return fragment in page.ids or fragment == "top"
