"""The files of a search index: how they are cut, packed and named. Nothing here knows what a word counts.

    entry.json               says which head is current; the one file that keeps its name
    head-<digest>.idx        every term and form, and where its postings are; the ways in; the files' names
    block-<digest>.idx       postings of some terms, in the order of the alphabet
    facets-<digest>.idx      for each facet's value the records that have it
    texts-<digest>.idx       titles and texts of some pages, in the order of the records

All but the first are JSON, gzipped whatever the server does, and named by what they hold: they may be cached for
ever. A reader moves the head, and a block for a word or two, and the texts of what is shown.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from journeybook.cache import Store, digest
from journeybook.search.share import KIND, Later, shown
from journeybook.search.terms import SCALE

ENTRY = "entry.json"
FORMAT = 1
_BLOCK_CHARACTERS = 60_000
_TEXTS_CHARACTERS = 24_000
_GZIP = 31  # zlib's window with gzip's head, which holds no time here: the same input, the same bytes


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, how many records it has, and how long the text is that is shown of it."""

    page: Later
    records: int
    length: int


class Bundle:
    """Writes the files of one index into a folder. What it has packed before comes out of the store."""

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        self._folder = folder
        self._store = store
        folder.mkdir(parents=True)

    def pack(self, kind: str, values: object) -> str:
        """Write values as a file of that kind; its name."""
        return self._write(kind, json.dumps(values, ensure_ascii=False, separators=(",", ":")))

    def _write(self, kind: str, text: str) -> str:
        data = text.encode("utf-8", "replace")
        name = _name(kind, data)
        self._put(name, self._kept(digest(data), lambda: _packed(data)))
        return name

    def _put(self, name: str, packed: bytes) -> None:
        (self._folder / name).write_bytes(packed)

    def _kept(self, key: str, make: Callable[[], bytes]) -> bytes:
        data = self._store.get(KIND, key) if self._store is not None else None
        if data is None:
            data = make()
            if self._store is not None:
                self._store.put(KIND, key, data)
        return data

    def texts(self, pages: Iterable[Shown]) -> Iterator[tuple[int, str]]:
        """Write what is shown of pages, in files of bearable size; each with the number of its first record."""
        first = following = characters = 0
        together: list[Later] = []
        for one in pages:
            together.append(one.page)
            characters += one.length
            following += one.records
            if characters > _TEXTS_CHARACTERS:
                yield first, self._texts(together)
                together, characters, first = [], 0, following
        if together:
            yield first, self._texts(together)

    def _texts(self, pages: list[Later]) -> str:
        """One file of texts. Which it is, is known by its pages' keys: they need not be looked into."""
        key = digest("texts", *(part for page in pages for part in (page.uri, page.key)))
        name, _, packed = self._kept(key, lambda: self._joined(pages)).partition(b"\n")
        self._put(name.decode(), packed)
        return name.decode()

    def _joined(self, pages: list[Later]) -> bytes:
        data = f"[{','.join(shown(page.page()) for page in pages)}]".encode("utf-8", "replace")
        return _name("texts", data).encode() + b"\n" + _packed(data)

    def blocks(self, lists: Mapping[str, array[int]], terms: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Write the postings of the sorted terms; each file with the place of its first term among them."""
        first, parts, characters = 0, [], 0
        for place, term in enumerate(terms):
            parts.append(str(_steps(lists[term], SCALE)).replace(" ", ""))
            characters += len(parts[-1])
            if characters > _BLOCK_CHARACTERS or place == len(terms) - 1:
                yield first, self._write("block", f"[{','.join(parts)}]")
                first, parts, characters = place + 1, [], 0

    def facets(self, facets: dict[str, dict[str, list[int]]]) -> str:
        """Write the facets: by name the values in the order of the alphabet, each with its records."""
        named = {
            name: [(value, _steps(facets[name][value], 1)) for value in sorted(facets[name])]
            for name in sorted(facets)
        }
        return self.pack("facets", named)

    def enter(self, entry: dict[str, object]) -> None:
        """Write the file that a browser asks for first."""
        text = json.dumps({"format": FORMAT, **entry}, ensure_ascii=False)
        (self._folder / ENTRY).write_text(text, encoding="utf-8")


def _name(kind: str, data: bytes) -> str:
    return f"{kind}-{blake2b(data, digest_size=6).hexdigest()}.idx"


def _packed(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    return packer.compress(data) + packer.flush()


def _steps(numbers: Sequence[int], scale: int) -> list[int]:
    """Ascending numbers as the way from each to the next; what is below `scale` in each is kept as it is."""
    return [number - (before - before % scale) for before, number in zip((0, *numbers), numbers, strict=False)]
