"""What one department does to customers, what it owes them and what it has in hand (4.03)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from journeybook.model.book import Book, StepAt
from journeybook.model.opportunities import Opportunity
from journeybook.model.organization import Department
from journeybook.model.step import Issue, Pain
from journeybook.views.duties import Share, letters_by_department
from journeybook.views.links import (
    TOUCHPOINTS,
    Link,
    narrowed,
    to_department,
    to_duties,
    to_journey,
    to_milestone,
    to_opportunity,
    to_step,
    to_touchpoint,
)
from journeybook.views.lived import is_lived
from journeybook.views.step import LETTERS, Improvement, improvements

OFFERED = 24  # touchpoints named on a department's page, before a link leads to the others
ANSWERS = frozenset({"R", "A"})
IN_HAND = frozenset({"planned", "doing"})


@dataclass(frozen=True, slots=True)
class StepDuty:
    """A step a department stands on: with what letters, and what the customer feels there."""

    step: Link
    journey: Link
    letters: tuple[str, ...]
    emotion: int | None
    moment_of_truth: bool
    pains: tuple[Pain, ...]
    issues: tuple[Issue, ...]
    improvements: tuple[Improvement, ...]


@dataclass(frozen=True, slots=True)
class StepLetters:
    """A step in a list of a department's steps in one journey."""

    step: Link
    letters: tuple[str, ...]
    emotion: int | None


@dataclass(frozen=True, slots=True)
class JourneyDuty:
    """What a department does in one journey: its steps there, how many by letter, and how it feels to customers."""

    journey: Link
    steps: tuple[StepLetters, ...]
    letters: tuple[int, ...]
    lowest: int | None
    pains: int


@dataclass(frozen=True, slots=True)
class MilestoneDuty:
    """What a department does for a milestone, or when a customer is stuck (`when`)."""

    milestone: Link
    action: str
    when: str | None


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """The head of a department's page. `touchpoints` are the first it offers, `others` leads to those not named."""

    department: Department
    share: Share
    touchpoints: tuple[Link, ...]
    others: Link | None
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department among all: at how many steps customers suffer because of it, the worst, and what is in hand.

    Steps and journeys count as they are today; of its improvements, those planned or in progress.
    """

    department: Link
    team: str
    lead: str | None
    hurts: int
    worst: Link | None
    emotion: int | None
    steps: int
    journeys: int
    in_hand: int


@dataclass(frozen=True, slots=True)
class On:
    """A step that a department stands on, with its letters there."""

    at: StepAt
    letters: tuple[str, ...]

    @property
    def hurts(self) -> bool:
        """Whether customers suffer at a step the department answers for or carries out."""
        step = self.at.step
        return bool(ANSWERS & set(self.letters)) and bool(step.pains or (step.emotion or 0) < 0)

    @property
    def order(self) -> tuple[int, int, int]:
        """The worst first: by emotion, then by the gravest pain, then by importance."""
        step = self.at.step
        worst = max((pain.severity for pain in step.pains), default=0)
        return (step.emotion or 0, -worst, -(step.importance or 0))


@dataclass(frozen=True)
class Duties:
    """What each department has to do with, by its id; gone through once for all of them."""

    book: Book

    @cached_property
    def steps(self) -> Mapping[str, list[On]]:
        found: defaultdict[str, list[On]] = defaultdict(list)
        for at in self.book.steps.values():
            for name, letters in letters_by_department(at).items():
                found[name].append(On(at, letters))
        return found

    @cached_property
    def lived(self) -> Mapping[str, list[On]]:
        """Those of the steps that customers live through today: a step in three states counts once."""
        return {name: [one for one in own if is_lived(one.at.journey)] for name, own in self.steps.items()}

    @cached_property
    def hurts(self) -> Mapping[str, list[On]]:
        """The steps that hurt today because of a department, the worst first."""
        return {
            name: sorted((one for one in own if one.hurts), key=lambda one: one.order)
            for name, own in self.lived.items()
        }

    @cached_property
    def journeys(self) -> Mapping[str, list[list[On]]]:
        """The steps of a department journey by journey, the one with the lowest point first."""
        found: defaultdict[str, dict[str, list[On]]] = defaultdict(dict)
        for name, own in self.steps.items():
            for one in own:
                found[name].setdefault(one.at.journey.id, []).append(one)
        return {name: sorted(groups.values(), key=_journey_order) for name, groups in found.items()}

    @cached_property
    def plays(self) -> Mapping[str, list[MilestoneDuty]]:
        found: defaultdict[str, list[MilestoneDuty]] = defaultdict(list)
        for milestone in self.book.milestones.values():
            link = to_milestone(milestone)
            for guidance in milestone.guidance:
                found[guidance.department].append(MilestoneDuty(link, guidance.action, None))
            for play in milestone.playbook:
                found[play.department].append(MilestoneDuty(link, play.action, play.when))
        return found

    @cached_property
    def backlog(self) -> Mapping[str, list[Opportunity]]:
        """The improvements a department owns and has not dropped, the best first."""
        found: defaultdict[str, list[Opportunity]] = defaultdict(list)
        for one in sorted(self.book.opportunities.values(), key=lambda one: (one.effort - one.impact, one.id)):
            if one.owner and one.status != "dropped":
                found[one.owner].append(one)
        return found

    @cached_property
    def touchpoints(self) -> Mapping[str, list[Link]]:
        found: defaultdict[str, list[Link]] = defaultdict(list)
        for touchpoint in self.book.touchpoints.values():
            for name in dict.fromkeys(touchpoint.offered_by):
                found[name].append(to_touchpoint(touchpoint))
        return found


def _journey_order(own: list[On]) -> tuple[int, int, str]:
    lowest = min((one.at.step.emotion or 0 for one in own), default=0)
    return lowest, -sum(len(one.at.step.pains) for one in own), own[0].at.journey.title.casefold()


def department_view(duties: Duties, department: Department) -> DepartmentView:
    """The head of a department's page."""
    own = duties.steps.get(department.id, [])
    letters = Counter(letter for one in own for letter in one.letters)
    offered = duties.touchpoints.get(department.id, [])
    more = len(offered) - OFFERED
    others = narrowed(f"+{more}", TOUCHPOINTS, "inventory", offered_by=department.name) if more > 0 else None
    actions = dict.fromkeys(one.action for one in duties.plays.get(department.id, ()))
    return DepartmentView(
        department=department,
        share=Share(len(own), tuple(letters[letter] for letter in LETTERS)),
        touchpoints=tuple(offered[:OFFERED]),
        others=others,
        actions=tuple(actions),
    )


def department_rows(duties: Duties) -> tuple[DepartmentRow, ...]:
    """All departments: first those because of which customers suffer most often."""
    rows = (_department_row(duties, one) for one in duties.book.departments.values())
    return tuple(sorted(rows, key=lambda row: (-row.hurts, row.department.title.casefold())))


def _department_row(duties: Duties, one: Department) -> DepartmentRow:
    hurts = duties.hurts.get(one.id, ())
    steps = duties.lived.get(one.id, ())
    journeys = {own.at.journey.id for own in steps}
    in_hand = sum(own.status in IN_HAND for own in duties.backlog.get(one.id, ()))
    worst, emotion = (to_step(hurts[0].at), hurts[0].at.step.emotion) if hurts else (None, None)
    return DepartmentRow(
        to_department(one), one.team, one.lead, len(hurts), worst, emotion, len(steps), len(journeys), in_hand
    )


def hurting(duties: Duties, department: Department) -> tuple[StepDuty, ...]:
    """What customers feel because of a department, the worst first."""
    return tuple(_duty(duties.book, one) for one in duties.hurts.get(department.id, ()))


def _duty(book: Book, one: On) -> StepDuty:
    step = one.at.step
    return StepDuty(
        to_step(one.at), to_journey(one.at.journey), one.letters, step.emotion, step.moment_of_truth, step.pains,
        step.issues, improvements(book, one.at),
    )  # fmt: skip


def by_journey(duties: Duties, department: Department) -> tuple[JourneyDuty, ...]:
    """The journeys a department stands in, the worst for customers first."""
    return tuple(_in_journey(department, own) for own in duties.journeys.get(department.id, ()))


def _in_journey(department: Department, own: list[On]) -> JourneyDuty:
    letters = Counter(letter for one in own for letter in one.letters)
    emotions = [one.at.step.emotion for one in own if one.at.step.emotion is not None]
    return JourneyDuty(
        journey=to_duties(own[0].at.journey, department),
        steps=tuple(StepLetters(to_step(one.at), one.letters, one.at.step.emotion) for one in own),
        letters=tuple(letters[letter] for letter in LETTERS),
        lowest=min(emotions, default=None),
        pains=sum(len(one.at.step.pains) for one in own),
    )


def owned(duties: Duties, department: Department) -> tuple[Improvement, ...]:
    """The improvements a department owns and has not dropped, the best first."""
    own = duties.backlog.get(department.id, ())
    return tuple(Improvement(to_opportunity(one), one.impact, one.effort, one.status) for one in own)
