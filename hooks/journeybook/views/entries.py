"""Any entry of any kind as a link: for pages that speak of whatever there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeybook.model.book import Book
from journeybook.model.kinds import ORGANIZATION
from journeybook.model.part import Entry
from journeybook.views import links
from journeybook.views.links import Link

_OF_PAGES: Mapping[str, str] = {
    "segments": links.PERSONAS,
    "capabilities": links.BACKLOG,
    "figures": links.BUSINESS_CASE,
    "maturity": links.MATURITY,
    "baselines": links.BASELINES,
    ORGANIZATION: links.HOME,
}
"""Kinds whose entries have no address of their own: the overview that shows them."""

_LINKS: Mapping[str, Callable[[Book, str], Link]] = {
    "departments": lambda book, id: links.to_department(book.departments[id]),
    "personas": lambda book, id: links.to_persona(book.personas[id]),
    "channels": lambda book, id: links.to_channel(book.channels[id]),
    "systems": lambda book, id: links.to_system(book.systems[id]),
    "touchpoints": lambda book, id: links.to_touchpoint(book.touchpoints[id]),
    "maps": lambda book, id: links.to_journey(book.maps[id]),
    "milestones": lambda book, id: links.to_milestone(book.milestones[id]),
    "opportunities": lambda book, id: links.to_opportunity(book.opportunities[id]),
    "programmes": lambda book, id: links.to_programme(book.programmes[id]),
    "evidence": lambda book, id: links.to_evidence(book.evidence[id]),
    "metrics": lambda book, id: links.to_metric(book.metrics[id]),
    "content": lambda book, id: links.to_content(book.content[id]),
    "accounts": lambda book, id: links.to_account(book.accounts[id]),
    "steps": lambda book, id: links.to_step(book.steps[id]),
}


def to_entry(book: Book, kind: str, id: str) -> Link | None:
    """An entry, or a step by `journey/step`; None if the book does not have it."""
    if kind == "steps":
        return _LINKS[kind](book, id) if id in book.steps else None
    entry = book.entries(kind).get(id)
    if entry is None:
        return None
    if kind in _LINKS:
        return _LINKS[kind](book, id)
    return Link(title_of(entry), _OF_PAGES[kind])


def title_of(entry: Entry) -> str:
    """What people call an entry."""
    title = getattr(entry, "title", None) or getattr(entry, "name", None)
    return title if isinstance(title, str) else entry.id
