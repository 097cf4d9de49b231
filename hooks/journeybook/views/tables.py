"""The inventories as long tables, with what a reader may narrow them by. Nothing here sorts or cuts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeybook.views import links
from journeybook.views.atlas import JourneyRow
from journeybook.views.backlog import OpportunityRow
from journeybook.views.content import ContentRow
from journeybook.views.evidence import EvidenceRow
from journeybook.views.heat import MACRO_STAGES, PHASES
from journeybook.views.inventory import TouchpointRow
from journeybook.views.links import Link
from journeybook.views.measures import MetricRow, ResponseRow
from journeybook.views.parts import Choice, Table, choice
from journeybook.views.programmes import ProgrammeRow
from journeybook.views.systems import SystemRow
from journeybook.words import Words

STACKED, TALL = 50, 25
"""Rows of a part whose cells hold lists; and of systems, whose cells hold most, and metrics, which stand in several
tables of one page."""
JOURNEYS = 50
"""Journeys that a part of their list holds: it has the widest rows, and stands below the atlas."""


def journey_table(
    total: int,
    rows: Callable[[], Sequence[JourneyRow]],
    words: Words,
    over: str = links.JOURNEYS,
    files: tuple[Link, ...] = (),
) -> Table[JourneyRow]:
    """Journeys in a list, on the page `over`."""

    def choices(rows: Sequence[JourneyRow]) -> tuple[Choice, ...]:
        return (
            choice("persona", rows, lambda row: (row.persona.title if row.persona else None,)),
            choice("status", rows, lambda row: (words(f"status.{row.status}"),)),
            choice("owner", rows, lambda row: (row.owner.title if row.owner else None,)),
            Choice("stages", tuple(words(key) for key in _in_order({key for row in rows for key in row.stages}))),
            choice("departments", rows, lambda row: row.departments),
            choice("tags", rows, lambda row: row.tags),
        )

    return Table("list", over, total, rows, JOURNEYS, choices, files)


def _in_order(stages: set[str]) -> list[str]:
    """Parts of the life cycle in its order."""
    known = [*(f"macro.{one}" for one in MACRO_STAGES), *(f"phase.{one}" for one in PHASES)]
    return [key for key in known if key in stages]


def touchpoint_table(rows: Sequence[TouchpointRow], words: Words) -> Table[TouchpointRow]:
    """The inventory of touchpoints."""

    def choices(rows: Sequence[TouchpointRow]) -> tuple[Choice, ...]:
        return (
            choice("kind", rows, lambda row: (words(f"touchpoint.kind.{row.touchpoint.kind}"),)),
            choice("channels", rows, lambda row: row.channels),
            choice("offered_by", rows, lambda row: (link.title for link in row.offered_by)),
        )

    files = links.files(links.TOUCHPOINTS)
    return Table("inventory", links.TOUCHPOINTS, len(rows), lambda: rows, choices=choices, files=files)


def evidence_table(rows: Callable[[], Sequence[EvidenceRow]], total: int, words: Words) -> Table[EvidenceRow]:
    """All evidence."""

    def choices(rows: Sequence[EvidenceRow]) -> tuple[Choice, ...]:
        return (
            choice("kind", rows, lambda row: (words(f"evidence.kind.{row.evidence.kind}"),)),
            choice("source", rows, lambda row: (words(f"evidence.source.{row.evidence.source}"),)),
            choice("department", rows, lambda row: (row.department.title if row.department else None,)),
        )

    return Table("all", links.EVIDENCE, total, rows, choices=choices, files=links.files(links.EVIDENCE))


def backlog_table(rows: Sequence[OpportunityRow], words: Words) -> Table[OpportunityRow]:
    """The ranked improvements."""

    def choices(rows: Sequence[OpportunityRow]) -> tuple[Choice, ...]:
        return (
            choice("impact", rows, lambda row: (words("score.of5", n=row.opportunity.impact),)),
            choice("status", rows, lambda row: (words(f"opportunity.status.{row.opportunity.status}"),)),
            choice("owner", rows, lambda row: (row.owner.title if row.owner else None,)),
            choice("category", rows, lambda row: (words(f"category.{row.opportunity.category}"),)),
        )

    files = links.files(links.BACKLOG)
    return Table("ranked", links.BACKLOG, len(rows), lambda: rows, choices=choices, files=files)


def content_table(rows: Callable[[], Sequence[ContentRow]], total: int, words: Words) -> Table[ContentRow]:
    """All content by title."""

    def choices(rows: Sequence[ContentRow]) -> tuple[Choice, ...]:
        return (
            choice("kind", rows, lambda row: (words(f"content.kind.{row.content.kind}"),)),
            choice("owner", rows, lambda row: (row.owner.title if row.owner else None,)),
        )

    return Table("list", links.CONTENT, total, rows, STACKED, choices, links.files(links.CONTENT))


def system_table(key: str, total: int, rows: Callable[[], Sequence[SystemRow]]) -> Table[SystemRow]:
    """The systems of a class; the page offers all of them as files."""

    def choices(rows: Sequence[SystemRow]) -> tuple[Choice, ...]:
        return (choice("owner", rows, lambda row: (row.owner.title if row.owner else None,)),)

    return Table(key, links.SYSTEMS, total, rows, TALL, choices)


def metric_table(level: int | None, total: int, rows: Callable[[], Sequence[MetricRow]]) -> Table[MetricRow]:
    """The metrics of a stage of maturity, or of none; the page offers all of them as files."""
    return Table(f"level-{level or 0}", links.METRICS, total, rows, TALL)


def response_table(rows: Callable[[], Sequence[ResponseRow]], total: int) -> Table[ResponseRow]:
    """The touchpoints with a response time."""

    def choices(rows: Sequence[ResponseRow]) -> tuple[Choice, ...]:
        return (choice("offered_by", rows, lambda row: (link.title for link in row.offered_by)),)

    return Table("response-times", links.METRICS, total, rows, choices=choices)


def programme_table(rows: Callable[[], Sequence[ProgrammeRow]], total: int) -> Table[ProgrammeRow]:
    """The ranked programmes."""

    def choices(rows: Sequence[ProgrammeRow]) -> tuple[Choice, ...]:
        return (choice("owner", rows, lambda row: (row.owner.title if row.owner else None,)),)

    return Table("ranked", links.PROGRAMMES, total, rows, choices=choices)


def bundle_table(
    over: str, rows: Callable[[], Sequence[OpportunityRow]], total: int, words: Words
) -> Table[OpportunityRow]:
    """The improvements of one programme, on its page."""

    def choices(rows: Sequence[OpportunityRow]) -> tuple[Choice, ...]:
        return (
            choice("status", rows, lambda row: (words(f"opportunity.status.{row.opportunity.status}"),)),
            choice("owner", rows, lambda row: (row.owner.title if row.owner else None,)),
        )

    return Table("backlog", over, total, rows, choices=choices)
