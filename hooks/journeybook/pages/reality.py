"""The pages that hold what customers live through against what was meant: verdicts, perception, promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from journeybook.model.organization import Promise
from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.classification import verdict_view
from journeybook.views.lived import is_lived
from journeybook.views.offering import offer_view
from journeybook.views.parts import Table
from journeybook.views.perception import perception_view
from journeybook.views.promises import PromiseStep, promise_tables, promise_view, promises_said


def reality(making: Making) -> Iterator[Page]:
    """Verdicts (1.10), the perception gap (1.14), promises (1.07, 1.23), what departments offer (1.04)."""
    book = making.book
    judged, felt = cache(lambda: verdict_view(book)), cache(lambda: perception_view(book))
    total = sum(is_lived(one) and bool(one.steps) for one in book.maps.values())
    verdicts = _listed(links.VERDICTS, total, lambda: judged().journeys)
    gaps = _listed(links.PERCEPTION, total, lambda: felt().journeys)
    yield from _by_journey(making, "verdicts", verdicts, lambda: replace(judged(), journeys=()))
    yield from _by_journey(making, "perception", gaps, lambda: replace(felt(), journeys=()))
    yield from _promises(making)
    yield making.overview("offered", links.OFFERED, lambda: offer_view(book), wide=True)


def _promises(making: Making) -> Iterator[Page]:
    """Every promise with the steps that matter most; then a page each for those of which more steps speak."""
    book, over = making.book, links.PROMISES
    said = promises_said(book)
    page = making.overview("promises", over, lambda: promise_view(book, said), wide=True)
    yield replace(page, search=partial(found.promises, making.found("promises")))
    for promise, listed in promise_tables(book, said, making.words):
        values = partial(_promise, promise, listed)
        yield Page(listed.over, promise.title, "promise.md", values, section=over, wide=True)
        yield from making.following(listed, promise.title, "tables/promised.md", over)


def _promise(promise: Promise, listed: Table[PromiseStep]) -> object:
    return {"promise": promise, "part": listed.part()}


def _by_journey(making: Making, key: str, listed: Table[Any], head: Callable[[], object]) -> Iterator[Page]:
    """An overview that ends in a table of all journeys customers live through today."""
    yield making.overview(key, listed.over, lambda: {"view": head(), "part": listed.part()}, wide=True)
    title = making.words(f"nav.{key}")
    yield from making.following(listed, title, f"tables/{key}.md", listed.over, listed.id, head)


def _listed(over: str, total: int, rows: Callable[[], Sequence[Any]]) -> Table[Any]:
    return Table("journeys", over, total, rows, files=links.files(over))
