"""Where a page's file ends up on the site, and how one page addresses another."""

from __future__ import annotations

import posixpath


def url(uri: str, directories: bool) -> str:
    """The address of a page from the site's root: `journeys/gift.md` → `journeys/gift/`, or `….html`.

    A file that is no page stands where it is.
    """
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    if not directories:
        return f"{stem}.html"
    return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"


def relative(target: str, page: str, directories: bool) -> str:
    """The address of the page `target` as the page `page` writes it; both are paths of Markdown files."""
    there, here = url(target, directories), url(page, directories)
    start = posixpath.dirname(here) if here else ""
    address = posixpath.relpath(there or ".", start or ".")
    return f"{address}/" if there.endswith("/") or not there else address
