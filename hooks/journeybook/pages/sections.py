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
    Section("accounts", links.ACCOUNTS, "customers"),
    Section("departments", links.DEPARTMENTS),
    Section("touchpoints", links.TOUCHPOINTS, "contacts"),
    Section("coverage", links.COVERAGE, "contacts"),
    Section("channels", links.CHANNELS, "contacts"),
    Section("systems", links.SYSTEMS, "contacts"),
    Section("content", links.CONTENT, "contacts"),
    Section("matrix", links.MATRIX, "contacts"),
    Section("offered", links.OFFERED, "contacts"),
    Section("backlog", links.BACKLOG),
    Section("programmes", links.PROGRAMMES),
    Section("compare", links.COMPARE, "compare"),
    Section("compare_personas", links.COMPARE_PERSONAS, "compare"),
    Section("verdicts", links.VERDICTS, "compare"),
    Section("perception", links.PERCEPTION, "compare"),
    Section("promises", links.PROMISES, "compare"),
    Section("evidence", links.EVIDENCE, "knowledge"),
    Section("metrics", links.METRICS, "knowledge"),
    Section("maturity", links.MATURITY, "knowledge"),
    Section("business-case", links.BUSINESS_CASE, "knowledge"),
    Section("baselines", links.BASELINES, "knowledge"),
    Section("tags", links.TAGS, "knowledge"),
    Section("changes", links.CHANGES, "care"),
    Section("translations", links.TRANSLATIONS, "care"),
    Section("workshops", links.WORKSHOPS, "care"),
    Section("framework", links.FRAMEWORK, "care"),
    Section("audit", links.AUDIT, "care"),
    Section("problems", links.PROBLEMS, "care"),
    Section("rules", links.RULES, "care"),
)
_INSIDE = frozenset(
    {"problems", "audit", "rules", "maturity", "business-case", "baselines", "changes", "translations"}
)  # these speak of what the public does not see


def sections(book: Book) -> tuple[Section, ...]:
    """The overviews this book's audience has."""
    several = {*book.organization.languages} != {book.language}
    return tuple(
        one
        for one in SECTIONS
        if (one.key not in _INSIDE or book.audience != PUBLIC) and (one.key != "translations" or several)
    )
