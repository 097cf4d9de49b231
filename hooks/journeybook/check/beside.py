"""Which entries a change touches besides those that changed, so that not all are judged again. No rule is here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from journeybook.check.reach import whole
from journeybook.check.rule import Beside, EntryKey
from journeybook.model.book import Book
from journeybook.model.journey import Journey, leads_to


def _journeys(before: Book, after: Book, ids: Collection[str]) -> Iterator[tuple[Book, Journey]]:
    """The journeys of these ids as they were and as they are."""
    return ((book, book.maps[id]) for book in (before, after) for id in ids if id in book.maps)


def _answering(before: Book, after: Book, ids: Collection[str]) -> frozenset[EntryKey]:
    """The opportunities that answer steps of these journeys."""
    return frozenset(
        ("opportunities", opportunity.id)
        for book, journey in _journeys(before, after, ids)
        for step in journey.steps
        for opportunity in book.opportunities_by_step.get(f"{journey.id}/{step.id}", ())
    )


def _answered(before: Book, after: Book, ids: Collection[str]) -> frozenset[EntryKey] | None:
    """The journeys that these opportunities answer."""
    if whole(before, "opportunities") != whole(after, "opportunities"):
        return None
    opportunities = (book.opportunities[id] for book in (before, after) for id in ids if id in book.opportunities)
    return frozenset(("maps", answer.step.partition("/")[0]) for one in opportunities for answer in one.answers)


def _led(before: Book, after: Book, ids: Collection[str]) -> frozenset[EntryKey]:
    """The journeys that lead to these, or to which these lead."""
    to = {id for _, journey in _journeys(before, after, ids) for id in leads_to(journey)}
    led = {one.id for book in (before, after) for id in ids for one in book.journeys_leading_to.get(id, ())}
    return frozenset(("maps", id) for id in to | led)


ANSWERING: Mapping[str, Beside] = MappingProxyType({"maps": _answering})
ANSWERED: Mapping[str, Beside] = MappingProxyType({"opportunities": _answered})
LED: Mapping[str, Beside] = MappingProxyType({"maps": _led})
