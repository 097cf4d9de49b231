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
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from journeybook.search.page import SearchPage
from journeybook.search.terms import SCALE

ENTRY = "entry.json"
FORMAT = 1
_BLOCK_CHARACTERS = 60_000
_TEXTS_CHARACTERS = 24_000
_GZIP = 31  # zlib's window with gzip's head, which holds no time here: the same input, the same bytes


class Bundle:
    """Writes the files of one index into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: list[str] = []
        self._characters = 0
        self._first = 0
        self._next = 0
        self._chunks: list[tuple[int, str]] = []
        folder.mkdir(parents=True)

    def pack(self, kind: str, values: object) -> str:
        """Write values as a file of that kind; its name."""
        return self._write(kind, json.dumps(values, ensure_ascii=False, separators=(",", ":")))

    def _write(self, kind: str, text: str) -> str:
        data = text.encode("utf-8", "replace")
        packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
        packed = packer.compress(data) + packer.flush()
        name = f"{kind}-{blake2b(data, digest_size=6).hexdigest()}.idx"
        (self._folder / name).write_bytes(packed)
        return name

    def add_texts(self, page: SearchPage) -> None:
        """Keep what is shown of a page's records, in their order, with others' in a file of bearable size."""
        records = [(one.anchor, one.kind, one.title, one.text) for one in page.records()]
        text = json.dumps((page.address, records), ensure_ascii=False, separators=(",", ":"))
        self._texts.append(text)
        self._characters += len(text)
        self._next += len(records)
        if self._characters > _TEXTS_CHARACTERS:
            self._flush()

    def _flush(self) -> None:
        if self._texts:
            self._chunks.append((self._first, self._write("texts", f"[{','.join(self._texts)}]")))
            self._texts, self._characters, self._first = [], 0, self._next

    def texts(self) -> list[tuple[int, str]]:
        """The files of texts, each with the number of its first record."""
        self._flush()
        return self._chunks

    def blocks(self, lists: dict[str, array[int]], terms: Sequence[str]) -> Iterator[tuple[int, str]]:
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


def _steps(numbers: Sequence[int], scale: int) -> list[int]:
    """Ascending numbers as the way from each to the next; what is below `scale` in each is kept as it is."""
    return [number - (before - before % scale) for before, number in zip((0, *numbers), numbers, strict=False)]
