"""A journey's scorecard: the six reasons why mapping fails, what orchestration is not, and how far the work is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeybook.check.reasons import IS_NOT, REASONS, is_asked
from journeybook.check.support import evidence_of
from journeybook.model.book import Book
from journeybook.model.journey import Journey
from journeybook.model.part import Exempt
from journeybook.problem import Level, Problem, Problems, ordered
from journeybook.views.alike import Alike, alike
from journeybook.views.course import Course, course
from journeybook.views.links import Link, to_journey, to_rule, to_scorecard

MET, UNMET, OPEN = "met", "unmet", "open"


@dataclass(frozen=True, slots=True)
class Told:
    """Problems that say the same thing, with the rule that tells them; `again` are ones that the card has told
    already, under another head.
    """

    alike: Alike
    rule: Link
    again: bool


@dataclass(frozen=True, slots=True)
class Excuse:
    """A rule that is silenced here, and why."""

    rule: Link
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """One reason, or one thing orchestration is not: met, unmet, or open where nothing is asked yet.

    `told` are the problems that make it unmet, `advice` the notes, which do not.
    """

    key: str
    state: str
    told: tuple[Told, ...]
    advice: tuple[Told, ...]
    excuses: tuple[Excuse, ...]

    @property
    def problems(self) -> int:
        """How many problems make it unmet."""
        return sum(one.alike.times for one in self.told)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A journey's scores. `is_not` is empty for one that is not orchestrated."""

    journey: Journey
    page: Link
    anchor: Link
    reasons: tuple[Score, ...]
    is_not: tuple[Score, ...]
    course: Course | None

    @property
    def unmet(self) -> int:
        """How many of the six reasons stand against it."""
        return sum(score.state == UNMET for score in self.reasons)

    @property
    def is_what_it_is_not(self) -> int:
        return sum(score.state == UNMET for score in self.is_not)


def scorecards(book: Book, problems: Sequence[Problem]) -> Mapping[str, Scorecard]:
    """The scorecard of every journey that is not retired, by its id."""
    found = ordered(problems)
    cards = (scorecard(book, journey, found) for journey in book.maps.values())
    return {card.journey.id: card for card in cards if card is not None}


def scorecard(book: Book, journey: Journey, problems: Problems) -> Scorecard | None:
    """The scorecard of one journey; a retired one has none."""
    if journey.status == "retired":
        return None
    entries = _entries(journey)
    found = [problem for entry in entries for problem in problems.of(entry)]
    exempt = [
        one for kind, id in entries if (entry := book.entries(kind).get(id)) is not None for one in entry.exempt
    ]
    is_not = IS_NOT if journey.status == "orchestrate" else {}
    reasons = tuple(_score(book, journey, key, codes, found, exempt) for key, codes in REASONS.items())
    told = frozenset(one.alike.first.order for score in reasons for one in (*score.told, *score.advice))
    return Scorecard(
        journey=journey,
        page=to_journey(journey),
        anchor=to_scorecard(journey),
        reasons=reasons,
        is_not=tuple(_score(book, journey, key, codes, found, exempt, told) for key, codes in is_not.items()),
        course=course(book, journey) if journey.state == "current" else None,
    )


def _entries(journey: Journey) -> list[tuple[str, str]]:
    """The journey, its persona and the evidence it rests on: all that its scores depend on."""
    evidence = dict.fromkeys(evidence_of(journey))
    return [("maps", journey.id), ("personas", journey.persona), *(("evidence", id) for id in evidence)]


def _score(
    book: Book,
    journey: Journey,
    key: str,
    codes: tuple[str, ...],
    found: Iterable[Problem],
    exempt: Iterable[Exempt],
    before: Collection[object] = (),
) -> Score:
    own = [problem for problem in found if problem.code in codes]
    told = tuple(_told((one for one in own if one.level is not Level.NOTE), before))
    advice = tuple(_told((one for one in own if one.level is Level.NOTE), before))
    excuses = tuple(Excuse(to_rule(one.rule), one.reason) for one in exempt if one.rule in codes)
    state = UNMET if told else MET if is_asked(book, journey, key) else OPEN
    return Score(key, state, told, advice, excuses)


def _told(problems: Iterable[Problem], before: Collection[object]) -> Iterator[Told]:
    for one in alike(problems):
        yield Told(one, to_rule(one.first.code), one.first.order in before)
