"""What of each inventory stands in a plain table: a column for each thing its page shows, as a value. No HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from journeybook.problem import Problem
from journeybook.views import links
from journeybook.views.atlas import JourneyRow
from journeybook.views.backlog import OpportunityRow
from journeybook.views.classification import JourneyVerdicts
from journeybook.views.content import ContentRow
from journeybook.views.evidence import EvidenceRow
from journeybook.views.inventory import TouchpointRow
from journeybook.views.links import Link
from journeybook.views.measures import MetricRow
from journeybook.views.perception import JourneyGap
from journeybook.views.systems import SystemRow
from journeybook.words import Words

Value = str | int | float | date | None
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to take away. `name` is its file's, `title` is what it is called; rows are as long as `heads`."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Kind(Generic[R]):
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


JOURNEYS: Kind[JourneyRow] = Kind(
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
TOUCHPOINTS: Kind[TouchpointRow] = Kind(
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
BACKLOG: Kind[OpportunityRow] = Kind(
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
EVIDENCE: Kind[EvidenceRow] = Kind(
    links.EVIDENCE,
    "nav.evidence",
    (
        ("evidence", lambda row, words: row.evidence.title),
        ("evidence.source_kind", lambda row, words: words(f"evidence.kind.{row.evidence.kind}")),
        ("evidence.origin", lambda row, words: words(f"evidence.source.{row.evidence.source}")),
        ("evidence.collected", lambda row, words: row.evidence.collected_on),
        ("evidence.until", lambda row, words: row.valid_until),
        ("reliability", lambda row, words: words(f"level.{row.evidence.reliability}")),
        ("department", lambda row, words: _titles((row.department,))),
        ("evidence.used_by", lambda row, words: row.uses),
        ("sheet.id", lambda row, words: row.evidence.id),
    ),
)
_STANDING = {"missed": "sheet.missed"}
METRICS: Kind[MetricRow] = Kind(
    links.METRICS,
    "nav.metrics",
    (
        ("metric", lambda row, words: row.metric.title),
        ("sheet.kind", lambda row, words: words(f"metric.kind.{row.metric.kind}")),
        ("sheet.unit", lambda row, words: row.metric.unit),
        ("metric.last", lambda row, words: row.last.value if row.last else None),
        ("metric.day", lambda row, words: row.last.day if row.last else None),
        ("metric.target", lambda row, words: row.metric.target),
        ("metric.standing", lambda row, words: words(_STANDING.get(row.standing, f"metric.{row.standing}"))),
        ("metric.movement", lambda row, words: words(f"metric.movement.{row.movement}")),
        ("metric.uses", lambda row, words: row.uses),
        ("sheet.id", lambda row, words: row.metric.id),
    ),
)
SYSTEMS: Kind[SystemRow] = Kind(
    links.SYSTEMS,
    "nav.systems",
    (
        ("system", lambda row, words: row.system.name),
        ("sheet.class", lambda row, words: words(f"system.class.{row.system.category}")),
        ("owner", lambda row, words: _titles((row.owner,))),
        ("nav.touchpoints", lambda row, words: len(row.touchpoints) + row.more_touchpoints),
        ("steps", lambda row, words: row.steps),
        ("system.capabilities", lambda row, words: ", ".join(one.title for one in row.capabilities)),
        ("system.issues", lambda row, words: sum(1 + one.also for one in row.issues) + row.more_issues),
        ("sheet.id", lambda row, words: row.system.id),
    ),
)
CONTENT: Kind[ContentRow] = Kind(
    links.CONTENT,
    "nav.content",
    (
        ("step.content", lambda row, words: row.content.title),
        ("content.kind", lambda row, words: words(f"content.kind.{row.content.kind}")),
        ("nav.personas", lambda row, words: _titles(row.personas)),
        ("content.stages", lambda row, words: ", ".join(words(f"macro.{one}") for one in row.content.stages)),
        ("owner", lambda row, words: _titles((row.owner,))),
        ("steps", lambda row, words: row.steps),
        ("content.lacks", lambda row, words: ", ".join(words(key) for key in row.faults)),
        ("sheet.address", lambda row, words: row.content.address),
        ("sheet.id", lambda row, words: row.content.id),
    ),
)
VERDICTS: Kind[JourneyVerdicts] = Kind(
    links.VERDICTS,
    "nav.verdicts",
    (
        ("journey", lambda row, words: row.journey.title),
        ("persona", lambda row, words: _titles((row.persona,))),
        ("verdict.good", lambda row, words: row.count("good")),
        ("verdict.bad", lambda row, words: row.count("bad")),
        ("verdict.ugly", lambda row, words: row.count("ugly")),
        ("verdicts.none", lambda row, words: row.open),
        ("steps", lambda row, words: row.steps),
        ("sheet.id", lambda row, words: _id(row.journey)),
    ),
)
PERCEPTION: Kind[JourneyGap] = Kind(
    links.PERCEPTION,
    "nav.perception",
    (
        ("journey", lambda row, words: row.journey.title),
        ("persona", lambda row, words: _titles((row.persona,))),
        ("perception.score", lambda row, words: _rounded(row.score.score)),
        ("perception.lean", lambda row, words: _rounded(row.score.lean)),
        ("perception.widest_one", lambda row, words: row.widest if row.score.n else None),
        ("perception.steps", lambda row, words: row.score.n),
        ("steps", lambda row, words: row.score.steps),
        ("sheet.id", lambda row, words: _id(row.journey)),
    ),
)
PROBLEMS: Kind[Problem] = Kind(
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
