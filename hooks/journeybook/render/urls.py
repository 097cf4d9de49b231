"""Where a page's file ends up on the site, and how one page addresses another."""

from __future__ import annotations

import posixpath
from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def _parts(uri: str, directories: bool) -> list[str]:
    return url(uri, directories).split("/")


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
    there, here = _parts(target, directories), _parts(page, directories)
    shared = 0
    for ours, theirs in zip(here[:-1], there[:-1], strict=False):
        if ours != theirs:
            break
        shared += 1
    address = "../" * (len(here) - 1 - shared) + "/".join(there[shared:])
    return address or "./"
