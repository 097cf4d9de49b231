"""What the values of pages were found by: while that is the same they need not be worked out to know the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson

from journeybook.cache import Store, digest
from journeybook.model.book import Book
from journeybook.model.watched import Keys, Read, watched, watched_problems
from journeybook.pages import Lookup
from journeybook.problem import Problems

KIND = "traces"


@dataclass(frozen=True, slots=True)
class Trace:
    """What came out for a page: see `Sheet`."""

    simple: bool
    found: bool
    key: str


class Traces:
    """The traces of an edition's pages. `look` is what all of them depend on, `stamp` gives an entry's key."""

    def __init__(
        self, book: Book, problems: Problems, stamp: Callable[[str, str], str], store: Store, look: str
    ) -> None:
        self._keys = Keys(book, problems, stamp)
        self._store = store
        self._look = look
        self._reads: dict[Read, None] = {}
        self._book = watched(book, self._reads)
        self._problems = watched_problems(problems, self._reads)

    def known(self, uri: str, said: str) -> Trace | None:
        """What came out for the page at `uri` last time, if nothing is other now. `said` is all else it shows."""
        data = self._store.get(KIND, digest(self._look, uri))
        if data is None:
            return None
        kept = orjson.loads(data)
        reads = ((name, tuple(key) if isinstance(key, list) else key) for name, key in kept["reads"])
        if kept["of"] != digest(said, self._keys.of(reads)):
            return None
        return Trace(kept["simple"], kept["found"], kept["key"])

    def worked_out(self, lookup: Lookup) -> object:
        """The values, and a note of what was looked up for them."""
        self._reads.clear()
        return lookup.work(self._book, self._problems)

    def keep(self, uri: str, said: str, trace: Trace) -> None:
        """Keeps what came out of the values that were worked out last."""
        reads = list(self._reads)
        of = digest(said, self._keys.of(reads))
        kept: dict[str, Any] = {"reads": reads, "of": of, "simple": trace.simple, "found": trace.found}
        self._store.put(KIND, digest(self._look, uri), orjson.dumps(kept | {"key": trace.key}))
