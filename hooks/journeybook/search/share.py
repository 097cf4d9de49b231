"""What one page gives to an index, so that an index is put together without taking all its texts apart again."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import orjson

from journeybook.cache import Store, digest
from journeybook.search.page import OVERVIEW, SearchPage
from journeybook.search.terms import Postings, Terms

KIND = "search"


@dataclass(frozen=True, slots=True)
class Later:
    """A page that is looked into when the index does not know it: its `key` is another one whenever the page is."""

    uri: str
    key: str
    page: Callable[[], SearchPage]


def later(page: SearchPage) -> Later:
    """A page that is there already."""
    return Later(page.uri, digest(repr(page)), lambda: page)


@dataclass(frozen=True, slots=True)
class Share:
    """A page's part of an index, its records counted from 0.

    `terms` are the postings of each, `forms` its words as they stand there, `facets` the records that have a value,
    by name. `length` is that of the text which is shown of it, `way` an overview's title and address.
    """

    records: int
    terms: dict[str, list[int]]
    forms: list[str]
    facets: dict[str, dict[str, list[int]]]
    length: int
    way: list[str] | None


class Shares:
    """Gives the shares of pages: out of the store, or worked out and put there."""

    def __init__(self, language: str, store: Store | None) -> None:
        self._language = language
        self._terms = Terms(language)
        self._store = store

    def of(self, page: Later) -> Share:
        """The share of one page."""
        if self._store is None:
            return self._made(page.page())
        key = digest(self._language, page.uri, page.key)
        data = self._store.get(KIND, key)
        if data is not None:
            return Share(**orjson.loads(data))
        made = self._made(page.page())
        with suppress(TypeError):  # half of a pair of surrogates, for which JSON has no word
            self._store.put(KIND, key, orjson.dumps(made))
        return made

    def _made(self, page: SearchPage) -> Share:
        postings = Postings(self._terms)
        facets: dict[str, dict[str, list[int]]] = {}
        for record in page.records():
            for name, value in dict.fromkeys((("kind", record.kind), *record.facets)):
                facets.setdefault(name, {}).setdefault(value, []).append(postings.records)
            postings.add(record)
        terms = {term: list(numbers) for term, numbers in postings.lists.items()}
        way = [page.title, page.address] if page.kind == OVERVIEW else None
        return Share(postings.records, terms, postings.forms, facets, len(shown(page)), way)


def shown(page: SearchPage) -> str:
    """What is shown of a page's records, in their order."""
    records = [(one.anchor, one.kind, one.title, one.text) for one in page.records()]
    return json.dumps((page.address, records), ensure_ascii=False, separators=(",", ":"))
