"""The search index of a site, written beside its pages. Nothing here decides which pages there are."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from journeybook.search.bundle import ENTRY, Bundle
from journeybook.search.endings import endings
from journeybook.search.page import OVERVIEW, SearchPage
from journeybook.search.terms import Postings

BUNDLE = "search-index"


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What came of indexing: how many pages are in, whether an older index could stay, or why there is none."""

    pages: int
    unchanged: bool = False
    error: str | None = None


def write_index(
    pages: Iterable[SearchPage],
    site_dir: Path,
    language: str,
    cache_dir: Path | None = None,
    bundle: str = BUNDLE,
) -> IndexReport:
    """Index the pages into the folder `bundle` of `site_dir`, in place of an index that is there.

    `language` ("pt-BR") says how words are taken apart. The same pages give the same bytes. An index of the same
    pages that is there is left as it is; one in `cache_dir` is copied; a new one is kept there. Without the
    network, without raising: a report with an `error` is for the caller to warn of, and leaves an older index.
    """
    found = tuple(pages)
    stamp = stamp_of(found, language)
    place = site_dir / bundle
    try:
        if _stamp_in(place) == stamp:
            return IndexReport(len(found), unchanged=True)
        site_dir.mkdir(parents=True, exist_ok=True)
        # inside the site's folder, so that the finished index is renamed into place, not copied
        with tempfile.TemporaryDirectory(prefix=".search-", dir=site_dir) as work:
            made = Path(work, BUNDLE)
            kept = cache_dir is not None and _stamp_in(cache_dir) == stamp
            if cache_dir is not None and kept:
                shutil.copytree(cache_dir, made)
            else:
                _write(found, made, language, stamp)
            shutil.rmtree(place, ignore_errors=True)
            made.rename(place)
        if cache_dir is not None and not kept:
            _keep(place, cache_dir)
    except OSError as error:
        return IndexReport(0, error=f"the search index could not be written: {error}")
    return IndexReport(len(found), unchanged=kept)


def stamp_of(pages: Sequence[SearchPage], language: str) -> str:
    """What an index of these pages is known by: every text in it, the language, and this code."""
    digest = blake2b(f"{language} {_code()}".encode(), digest_size=16)
    for page in pages:
        digest.update(repr(page).encode("utf-8", "replace"))
    return digest.hexdigest()


@cache
def _code() -> str:
    digest = blake2b(digest_size=16)
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _stamp_in(folder: Path) -> str | None:
    """The stamp of the index in a folder; None where there is none that can be read."""
    try:
        entry = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return str(entry.get("stamp")) if isinstance(entry, dict) else None


def _keep(made: Path, cache_dir: Path) -> None:
    cache_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".search-", dir=cache_dir.parent) as work:
        copy = Path(work, BUNDLE)
        shutil.copytree(made, copy)
        shutil.rmtree(cache_dir, ignore_errors=True)
        copy.rename(cache_dir)


def _write(pages: Sequence[SearchPage], folder: Path, language: str, stamp: str) -> None:
    bundle = Bundle(folder)
    postings = Postings(language)
    facets: dict[str, dict[str, list[int]]] = {}
    sizes: list[int] = []
    for page in pages:
        first = postings.records
        for record in page.records():
            for name, value in dict.fromkeys((("kind", record.kind), *record.facets)):
                facets.setdefault(name, {}).setdefault(value, []).append(postings.records)
            postings.add(record)
        sizes.append(postings.records - first)
        bundle.add_texts(page)
    terms = sorted(postings.lists)
    head = {
        "records": postings.records,
        "pages": sizes,
        "terms": "\n".join(terms),
        "spread": [len(postings.lists[term]) for term in terms],
        "forms": "\n".join(sorted(postings.terms.forms)),
        "blocks": list(bundle.blocks(postings.lists, terms)),
        "texts": bundle.texts(),
        "facets": bundle.facets(facets),
        "endings": endings(language),
        "ways": [(page.title, page.address) for page in pages if page.kind == OVERVIEW],
    }
    bundle.enter({"stamp": stamp, "language": language, "head": bundle.pack("head", head)})
