"""What all claims of the book rest on: how fresh it is, from which sources, what is only supposed (0.10, 2.07)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from journeybook.model.book import Book
from journeybook.model.evidence import Evidence, EvidenceKind
from journeybook.model.journey import Journey
from journeybook.views.evidence import EvidenceRow, Support, support
from journeybook.views.links import EVIDENCE, Link, narrowed, to_journey
from journeybook.words import Words

SOON = 30  # days in which evidence that expires is said to expire soon
SHOWN = 12  # journeys named as those with the weakest support, and pieces named in a pile
KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
NO_SOURCE = frozenset({"other", "workshop"})  # what colleagues believe is no source to miss


@dataclass(frozen=True, slots=True)
class Pile:
    """Pieces of evidence that have something in common: the key of its word, and what share of all the `n` are.

    The newest are named, `more` are not: the table below holds all.
    """

    key: str
    n: int
    newest: tuple[Link, ...]
    more: int
    share: float


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of source: all there is of it, how much of that is still valid, and the day of the newest."""

    kind: str
    all: Link
    n: int
    valid: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class JourneySupport:
    """How much of what a journey claims has a source, and how many of its steps are only supposed."""

    journey: Link
    support: Support
    assumptions: int
    steps: int


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """All that the page of evidence shows. `missing` are the kinds of source that there is nothing of."""

    pieces: int
    claims: Support
    steps: int
    assumptions: int
    freshness: tuple[Pile, ...]
    sources: tuple[Pile, ...]
    kinds: tuple[KindRow, ...]
    missing: tuple[str, ...]
    weakest: tuple[JourneySupport, ...]


def evidence_view(book: Book, rows: tuple[EvidenceRow, ...], today: date, words: Words) -> EvidenceView:
    """How far all evidence, newest first, carries the journeys as they are today."""
    journeys = [_journey(book, one) for one in book.maps.values() if one.state == "current"]
    kinds = _kinds(rows, words)
    known = {row.kind for row in kinds}
    return EvidenceView(
        pieces=len(rows),
        claims=Support(sum(one.support.claims for one in journeys), sum(one.support.evidenced for one in journeys)),
        steps=sum(one.steps for one in journeys),
        assumptions=sum(one.assumptions for one in journeys),
        freshness=_freshness(rows, today),
        sources=_sources(rows),
        kinds=kinds,
        missing=tuple(kind for kind in KINDS if kind not in known and kind not in NO_SOURCE),
        weakest=_weakest(journeys),
    )


def _journey(book: Book, journey: Journey) -> JourneySupport:
    steps = journey.steps
    return JourneySupport(
        to_journey(journey), support(book, journey), sum(step.assumption for step in steps), len(steps)
    )


def _weakest(journeys: list[JourneySupport]) -> tuple[JourneySupport, ...]:
    """The journeys of whose claims the smallest share has a source."""
    claimed = [(one.support.share, one) for one in journeys if one.support.share is not None]
    ordered = sorted(claimed, key=lambda pair: (pair[0], -pair[1].support.claims, pair[1].journey.uri))
    return tuple(one for _, one in ordered[:SHOWN])


def _freshness(rows: tuple[EvidenceRow, ...], today: date) -> tuple[Pile, ...]:
    soon = today + timedelta(days=SOON)
    return (
        _pile("evidence.fresh", rows, lambda row: row.valid_until > soon),
        _pile("evidence.expiring", rows, lambda row: today <= row.valid_until <= soon),
        _pile("evidence.expired", rows, lambda row: row.stale),
    )


def _sources(rows: tuple[EvidenceRow, ...]) -> tuple[Pile, ...]:
    return (
        _pile("evidence.primary", rows, lambda row: row.evidence.source == "primary"),
        _pile("evidence.third_party", rows, lambda row: row.evidence.source == "third-party"),
        _pile("evidence.front_line", rows, lambda row: from_the_front_line(row.evidence)),
    )


def from_the_front_line(evidence: Evidence) -> bool:
    """Whether it comes from those who speak with customers: sales, service, stores (2.07)."""
    return evidence.front_line or evidence.kind == "front-line"


def _pile(key: str, rows: tuple[EvidenceRow, ...], belongs: Callable[[EvidenceRow], bool]) -> Pile:
    found = tuple(row.link for row in rows if belongs(row))
    return Pile(key, len(found), found[:SHOWN], max(len(found) - SHOWN, 0), len(found) / max(len(rows), 1))


def _kinds(rows: tuple[EvidenceRow, ...], words: Words) -> tuple[KindRow, ...]:
    """The kinds of source there is something of, in the order of the list of kinds; rows come newest first."""
    by_kind: defaultdict[str, list[EvidenceRow]] = defaultdict(list)
    for row in rows:
        by_kind[row.evidence.kind].append(row)
    return tuple(
        KindRow(
            kind,
            narrowed(str(len(by_kind[kind])), EVIDENCE, "all", kind=words(f"evidence.kind.{kind}")),
            len(by_kind[kind]),
            sum(not row.stale for row in by_kind[kind]),
            by_kind[kind][0].evidence.collected_on,
        )
        for kind in KINDS
        if by_kind[kind]
    )
