"""The search index of a site, written beside its pages. Nothing here decides which pages there are."""

from __future__ import annotations

import json
import shutil
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path

from journeybook.cache import Store, digest
from journeybook.search.bundle import ENTRY, Bundle, Shown
from journeybook.search.endings import endings
from journeybook.search.page import SearchPage
from journeybook.search.share import Later, Share, Shares, later
from journeybook.search.terms import SCALE

BUNDLE = "search-index"


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What came of indexing: how many pages are in, whether an older index could stay, or why there is none."""

    pages: int
    unchanged: bool = False
    error: str | None = None


def write_index(
    pages: Iterable[SearchPage | Later],
    site_dir: Path,
    language: str,
    store: Store | None = None,
    bundle: str = BUNDLE,
) -> IndexReport:
    """Index the pages into the folder `bundle` of `site_dir`, in place of an index that is there.

    `language` ("pt-BR") says how words are taken apart. The same pages give the same bytes. An index of the same
    pages that is there is left as it is; of a new one only those pages are looked into that the `store` does not
    know. Without the network, without raising: a report with an `error` is for the caller to warn of, and leaves an
    older index.
    """
    found = [later(page) if isinstance(page, SearchPage) else page for page in pages]
    stamp = stamp_of(found, language)
    place = site_dir / bundle
    try:
        if _stamp_in(place) == stamp:
            return IndexReport(len(found), unchanged=True)
        site_dir.mkdir(parents=True, exist_ok=True)
        # inside the site's folder, so that the finished index is renamed into place, not copied
        with tempfile.TemporaryDirectory(prefix=".search-", dir=site_dir) as work:
            made = Path(work, BUNDLE)
            _write(found, made, language, stamp, store)
            shutil.rmtree(place, ignore_errors=True)
            made.rename(place)
    except OSError as error:
        return IndexReport(0, error=f"the search index could not be written: {error}")
    return IndexReport(len(found))


def stamp_of(pages: Sequence[Later], language: str) -> str:
    """What an index of these pages is known by: their keys, the language, and this code."""
    return digest(language, _code(), *(part for page in pages for part in (page.uri, page.key)))


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


def _write(pages: Sequence[Later], folder: Path, language: str, stamp: str, store: Store | None) -> None:
    bundle, whole, shares = Bundle(folder, store), _Whole(), Shares(language, store)
    for page in pages:
        whole.add(page, shares.of(page))
    terms = sorted(whole.lists)
    head = {
        "records": whole.records,
        "pages": [page.records for page in whole.pages],
        "terms": "\n".join(terms),
        "spread": [len(whole.lists[term]) for term in terms],
        "forms": "\n".join(sorted(whole.forms)),
        "blocks": list(bundle.blocks(whole.lists, terms)),
        "texts": list(bundle.texts(whole.pages)),
        "facets": bundle.facets(whole.facets),
        "endings": endings(language),
        "ways": whole.ways,
    }
    bundle.enter({"stamp": stamp, "language": language, "head": bundle.pack("head", head)})


class _Whole:
    """The shares of all pages put together, the records of each counted on. No share is held."""

    def __init__(self) -> None:
        self.lists: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        self.forms: set[str] = set()
        self.facets: dict[str, dict[str, list[int]]] = {}
        self.ways: list[list[str]] = []
        self.pages: list[Shown] = []
        self.records = 0

    def add(self, page: Later, share: Share) -> None:
        first, base = self.records, self.records * SCALE
        lists = self.lists
        for term, numbers in share.terms.items():
            lists[term].extend([base + number for number in numbers])
        self.forms.update(share.forms)
        for name, values in share.facets.items():
            for value, numbers in values.items():
                self.facets.setdefault(name, {}).setdefault(value, []).extend([first + one for one in numbers])
        self.ways += [share.way] if share.way is not None else []
        self.pages.append(Shown(page, share.records, share.length))
        self.records += share.records
