"""The audit: how journeys stand against the six reasons why mapping fails, what the rules found, what is exempt.

It stays readable, and small, however many journeys there are: its tables come in parts, the worst first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeybook.check import RULES, level_of, settable
from journeybook.model.book import Book
from journeybook.problem import Level, Problem
from journeybook.views.course import Course
from journeybook.views.entries import title_of, to_entry
from journeybook.views.links import Link, to_rule
from journeybook.views.scorecard import MET, OPEN, UNMET, Score, Scorecard

HELD = 20
"""Journeys that a part of a table of the audit holds: three of these tables stand on one page."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A reason, or a thing orchestration is not: of how many journeys it is met, unmet, or not asked yet."""

    key: str
    met: int
    unmet: int
    open: int

    @property
    def asked(self) -> int:
        return self.met + self.unmet


@dataclass(frozen=True, slots=True)
class Standing:
    """A station of the orderly course: at how many journeys it is the next one. `key` is "" for the end."""

    key: str
    journeys: int


@dataclass(frozen=True, slots=True)
class OnCourse:
    """A journey on its course."""

    page: Link
    status: str
    course: Course


@dataclass(frozen=True, slots=True)
class RuleTally:
    """How often a rule found something."""

    rule: Link
    code: str
    level: str
    count: int


@dataclass(frozen=True, slots=True)
class Exemption:
    """A rule that an entry is exempt from. `entry` is None where its kind has no page."""

    entry: Link | None
    title: str
    kind: str
    rule: Link
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A rule whose level the organization set: off, note, warning or error."""

    rule: Link
    code: str
    usual: str
    level: str


@dataclass(frozen=True, slots=True)
class AuditView:
    """All that the audit page shows. `whole` journeys have none of the six reasons against them.

    `cards` are all journeys, those with the most against them first; `orchestrations` those that are orchestrated.
    """

    journeys: int
    whole: int
    reasons: tuple[Tally, ...]
    cards: tuple[Scorecard, ...]
    is_not: tuple[Tally, ...]
    orchestrations: tuple[Scorecard, ...]
    standings: tuple[Standing, ...]
    courses: tuple[OnCourse, ...]
    rules: tuple[RuleTally, ...]
    exemptions: tuple[Exemption, ...]
    settings: tuple[Setting, ...]


def audit_view(book: Book, problems: Sequence[Problem], cards: Mapping[str, Scorecard]) -> AuditView:
    """The audit of a book with its problems and the scorecards of its journeys."""
    ordered = sorted(cards.values(), key=lambda one: (one.journey.title.casefold(), one.journey.id))
    orchestrated = [card for card in ordered if card.is_not]
    courses = _courses(ordered)
    return AuditView(
        journeys=len(ordered),
        whole=sum(card.unmet == 0 for card in ordered),
        reasons=_tallies(card.reasons for card in ordered),
        cards=_worst(ordered, lambda card: card.unmet),
        is_not=_tallies(card.is_not for card in orchestrated),
        orchestrations=_worst(orchestrated, lambda card: card.is_what_it_is_not),
        standings=_standings(courses),
        courses=tuple(courses),
        rules=_rules(problems),
        exemptions=exemptions(book),
        settings=_settings(book),
    )


def _tallies(all_scores: Iterable[tuple[Score, ...]]) -> tuple[Tally, ...]:
    counts: dict[str, Counter[str]] = {}
    for scores in all_scores:
        for score in scores:
            counts.setdefault(score.key, Counter())[score.state] += 1
    return tuple(Tally(key, found[MET], found[UNMET], found[OPEN]) for key, found in counts.items())


def _worst(cards: Iterable[Scorecard], against: Callable[[Scorecard], int]) -> tuple[Scorecard, ...]:
    """Those with the most against them first; of as many, in the order they come."""
    return tuple(sorted(cards, key=lambda card: -against(card)))


def _courses(cards: Iterable[Scorecard]) -> list[OnCourse]:
    """The journeys on their way, those with the most still to do first."""
    found = [OnCourse(card.page, card.journey.status, card.course) for card in cards if card.course]
    return sorted(found, key=lambda one: one.course.done)


def _standings(courses: Sequence[OnCourse]) -> tuple[Standing, ...]:
    nexts = Counter(one.course.next.key if one.course.next else "" for one in courses)
    keys = [station.key for station in courses[0].course.stations] if courses else []
    return tuple(Standing(key, nexts[key]) for key in (*keys, "")) if keys else ()


def _rules(problems: Iterable[Problem]) -> tuple[RuleTally, ...]:
    """The codes of all problems, the gravest and then the most frequent first."""
    known = {rule.code for rule in RULES}
    counts = Counter((problem.level, problem.code) for problem in problems if problem.code in known)
    ordered = sorted(counts.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0][1]))
    return tuple(RuleTally(to_rule(code), code, level.name.lower(), n) for (level, code), n in ordered)


def exemptions(book: Book) -> tuple[Exemption, ...]:
    """Every exemption with its reason, by rule; one from a rule that is none is told as a problem."""
    codes = {rule.code for rule in RULES if settable(rule.code)}
    found = [
        Exemption(to_entry(book, kind, entry.id), title_of(entry), kind, to_rule(one.rule), one.rule, one.reason)
        for kind, entry in book.everything()
        for one in entry.exempt
        if one.rule in codes
    ]
    return tuple(sorted(found, key=lambda one: (one.code, one.kind, one.title.casefold())))


def _settings(book: Book) -> tuple[Setting, ...]:
    """The rules of the craft that matter more or less here than usual."""
    found = []
    for rule in RULES:
        if settable(rule.code) and rule.code in book.organization.rules:
            level = level_of(rule, book)
            found.append(Setting(to_rule(rule.code), rule.code, _name(rule.level), _name(level)))
    return tuple(found)


def _name(level: Level | None) -> str:
    return "off" if level is None else level.name.lower()
