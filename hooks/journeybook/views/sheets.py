"""The inventories as plain tables: a name, heads and values, for spreadsheets and other programs. No HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from journeybook.model.audience import PUBLIC
from journeybook.model.book import Book
from journeybook.problem import Problem, ordered
from journeybook.views import links
from journeybook.views.atlas import JourneyRow, journey_rows
from journeybook.views.backlog import OpportunityRow, ranked
from journeybook.views.inventory import TouchpointRow, inventory
from journeybook.views.links import Link
from journeybook.words import Words

Value = str | int | float | date | None
FORMATS = ("csv", "xlsx")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to take away. `name` is its file's, `title` is what it is called; rows are as long as `heads`."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class _Kind(Generic[R]):
    """How the rows of an overview become values: the key of each head's word, and what stands below it."""

    over: str
    title: str
    columns: tuple[tuple[str, Callable[[R, Words], Value]], ...]

    @property
    def name(self) -> str:
        return self.over.partition("/")[0]

    def sheet(self, rows: Iterable[R], words: Words) -> Sheet:
        heads = tuple(words(key) if key in words else key for key, _ in self.columns)
        values = tuple(tuple(value(row, words) for _, value in self.columns) for row in rows)
        return Sheet(self.name, words(self.title), heads, values)


def _titles(found: Iterable[Link | None]) -> str:
    return ", ".join(link.title for link in found if link)


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


_JOURNEYS: _Kind[JourneyRow] = _Kind(
    links.JOURNEYS,
    "nav.journeys",
    (
        ("journey", lambda row, words: row.journey.title),
        ("persona", lambda row, words: _titles((row.persona,))),
        ("phase.before", lambda row, words: row.moods[0].lowest),
        ("phase.during", lambda row, words: row.moods[1].lowest),
        ("phase.after", lambda row, words: row.moods[2].lowest),
        ("steps", lambda row, words: row.steps),
        ("pains", lambda row, words: row.pains),
        ("status", lambda row, words: words(f"status.{row.status}")),
        ("sheet.state", lambda row, words: words(f"state.{row.state}")),
        ("owner", lambda row, words: _titles((row.owner,))),
        ("reviewed_on", lambda row, words: row.reviewed_on),
        (
            "evidence.supported",
            lambda row, words: _rounded(row.support.share),
        ),
        ("sheet.tags", lambda row, words: ", ".join(row.tags)),
        ("sheet.id", lambda row, words: _id(row.journey)),
    ),
)
_TOUCHPOINTS: _Kind[TouchpointRow] = _Kind(
    links.TOUCHPOINTS,
    "nav.touchpoints",
    (
        ("touchpoint", lambda row, words: row.touchpoint.title),
        ("touchpoint.used", lambda row, words: row.used),
        ("touchpoint.lowest", lambda row, words: row.lowest),
        ("touchpoint.kind", lambda row, words: words(f"touchpoint.kind.{row.touchpoint.kind}")),
        ("touchpoint.mode", lambda row, words: words(f"mode.{row.touchpoint.mode}")),
        ("touchpoint.channels", lambda row, words: ", ".join(row.channels)),
        ("touchpoint.offered_by", lambda row, words: _titles(row.offered_by)),
        (
            "touchpoint.monitored_by",
            lambda row, words: ", ".join(words(f"monitor.{one}") for one in row.touchpoint.monitored_by),
        ),
        ("sheet.state", lambda row, words: words(f"touchpoint.{row.touchpoint.state}")),
        ("sheet.id", lambda row, words: row.touchpoint.id),
    ),
)
_BACKLOG: _Kind[OpportunityRow] = _Kind(
    links.BACKLOG,
    "nav.backlog",
    (
        ("#", lambda row, words: row.rank),
        ("opportunity", lambda row, words: row.opportunity.title),
        ("impact", lambda row, words: row.opportunity.impact),
        ("effort", lambda row, words: row.opportunity.effort),
        ("opportunity.status", lambda row, words: words(f"opportunity.status.{row.opportunity.status}")),
        ("owner", lambda row, words: _titles((row.owner,))),
        ("opportunity.due", lambda row, words: row.opportunity.due),
        ("opportunity.category", lambda row, words: words(f"category.{row.opportunity.category}")),
        ("opportunity.answers", lambda row, words: _titles(row.answers)),
        ("sheet.id", lambda row, words: row.opportunity.id),
    ),
)
_PROBLEMS: _Kind[Problem] = _Kind(
    links.PROBLEMS,
    "nav.problems",
    (
        ("problem.file", lambda one, words: one.place.file),
        ("problem.place", lambda one, words: one.place.line),
        ("sheet.column", lambda one, words: one.place.column),
        ("problem.level", lambda one, words: words(f"level.{one.level.name.lower()}")),
        ("problem.code", lambda one, words: one.code),
        ("problem.cure", lambda one, words: words.problem(one)),
    ),
)


def _id(link: Link) -> str:
    return link.uri.rpartition("/")[2].removesuffix(".md")


def sheets(book: Book, problems: Sequence[Problem], words: Words, today: date) -> Iterator[Sheet]:
    """Every inventory this book's audience may take away, one after the other."""
    yield _JOURNEYS.sheet(journey_rows(book, book.maps.values(), today), words)
    yield _TOUCHPOINTS.sheet(inventory(book), words)
    yield _BACKLOG.sheet(ranked(book, today), words)
    if book.audience != PUBLIC:
        yield _PROBLEMS.sheet(ordered(problems), words)


def address(sheet: str, form: str) -> str:
    """Where on the site the file of a sheet stands, beside the overview of the same name."""
    return f"{sheet}/{sheet}.{form}"


def files(overview: str) -> tuple[Link, ...]:
    """The links to the whole table of an overview, one for each format."""
    name = overview.partition("/")[0]
    return tuple(Link(form.upper(), address(name, form)) for form in FORMATS)
