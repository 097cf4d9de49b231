"""The good, the bad and the ugly: steps by the verdict they were given, and those still without one (1.10)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from journeybook.model.book import Book, StepAt
from journeybook.model.journey import Journey
from journeybook.views.links import Link, to_journey, to_persona, to_step
from journeybook.views.lived import lived

VERDICTS = ("good", "bad", "ugly")
STEPS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Judged:
    """A step in one of the lists; `why` is its worst pain, or what pleases, or what is lived through there."""

    step: Link
    journey: Link
    persona: Link | None
    emotion: int | None
    importance: int | None
    moment_of_truth: bool
    quote: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class VerdictList:
    """The most important steps of one verdict ("none" for those without), out of `count`."""

    verdict: str
    count: int
    steps: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class JourneyVerdicts:
    """How many steps of a journey were judged how, in the order of VERDICTS; `open` were not judged."""

    journey: Link
    persona: Link | None
    steps: int
    counts: tuple[int, ...]
    open: int

    def count(self, verdict: str) -> int:
        """How many steps were judged so."""
        return self.counts[VERDICTS.index(verdict)]


@dataclass(frozen=True, slots=True)
class VerdictView:
    """All that the page shows; `journeys` come with most to mend first."""

    steps: int
    lists: tuple[VerdictList, ...]
    waiting: VerdictList
    journeys: tuple[JourneyVerdicts, ...]


def verdict_view(book: Book) -> VerdictView:
    """What customers live through today, by verdict."""
    groups: defaultdict[str | None, list[StepAt]] = defaultdict(list)
    counts: Counter[tuple[str, str | None]] = Counter()
    journeys: dict[str, Journey] = {}
    for at in lived(book):
        groups[at.step.verdict].append(at)
        counts[at.journey.id, at.step.verdict] += 1
        journeys[at.journey.id] = at.journey
    rows = sorted((_journey(book, one, counts) for one in journeys.values()), key=_most_to_mend)
    return VerdictView(
        steps=sum(len(own) for own in groups.values()),
        lists=tuple(_list(book, verdict, groups[verdict]) for verdict in VERDICTS),
        waiting=_list(book, "none", groups[None]),
        journeys=tuple(rows),
    )


def _list(book: Book, verdict: str, steps: Iterable[StepAt]) -> VerdictList:
    ordered = sorted(steps, key=_weight)
    return VerdictList(verdict, len(ordered), tuple(_judged(book, at) for at in ordered[:STEPS_SHOWN]))


def _weight(at: StepAt) -> tuple[int, bool, int, str]:
    """What matters most to the customer first; then moments of truth; then the strongest emotions."""
    step = at.step
    return -(step.importance or 0), not step.moment_of_truth, -abs(step.emotion or 0), at.ref


def _judged(book: Book, at: StepAt) -> Judged:
    step = at.step
    return Judged(
        to_step(at), to_journey(at.journey), _persona(book, at.journey), step.emotion, step.importance,
        step.moment_of_truth, step.quote, _why(at),
    )  # fmt: skip


def _why(at: StepAt) -> str | None:
    step = at.step
    if step.verdict == "good":
        return next(iter(step.gains), step.experiences)
    worst = max(step.pains, key=lambda pain: pain.severity, default=None)
    return worst.text if worst else step.experiences


def _persona(book: Book, journey: Journey) -> Link | None:
    persona = book.personas.get(journey.persona)
    return to_persona(persona) if persona else None


def _journey(book: Book, journey: Journey, counts: Counter[tuple[str, str | None]]) -> JourneyVerdicts:
    return JourneyVerdicts(
        journey=to_journey(journey),
        persona=_persona(book, journey),
        steps=len(journey.steps),
        counts=tuple(counts[journey.id, verdict] for verdict in VERDICTS),
        open=counts[journey.id, None],
    )


def _most_to_mend(row: JourneyVerdicts) -> tuple[int, int, str, str]:
    _, bad, ugly = row.counts
    return -ugly, -bad, row.journey.title.casefold(), row.journey.uri
