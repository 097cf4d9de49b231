"""The overviews and their order: the one list behind navigation and home page."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.audience import PUBLIC
from journeybook.model.book import Book
from journeybook.views import links


@dataclass(frozen=True, slots=True)
class Section:
    """An overview page with its words' key, and the group of the navigation it stands in, if any."""

    key: str
    uri: str
    group: str = ""


SECTIONS = (
    Section("home", links.HOME),
    Section("journeys", links.JOURNEYS),
    Section("personas", links.PERSONAS, "customers"),
    Section("milestones", links.MILESTONES, "customers"),
    Section("departments", links.DEPARTMENTS),
    Section("touchpoints", links.TOUCHPOINTS, "contacts"),
    Section("backlog", links.BACKLOG),
    Section("evidence", links.EVIDENCE, "knowledge"),
    Section("problems", links.PROBLEMS, "care"),
)
_INSIDE = frozenset({"problems"})  # these speak of what the public does not see


def sections(book: Book) -> tuple[Section, ...]:
    """The overviews this book's audience has."""
    return tuple(one for one in SECTIONS if one.key not in _INSIDE or book.audience != PUBLIC)
