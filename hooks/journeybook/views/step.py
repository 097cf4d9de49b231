"""A step as it is shown, on the map and in detail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.model.book import Book, StepAt, pick
from journeybook.model.contacts import Touchpoint
from journeybook.model.step import Responsibility, Step, Transition
from journeybook.views.links import (
    Link,
    step_anchor,
    to_department,
    to_evidence,
    to_milestone,
    to_opportunity,
    to_step,
    to_touchpoint,
)

LETTERS = ("R", "A", "C", "I")


@dataclass(frozen=True, slots=True)
class Duty:
    """What a department has to do with a step: R, A, C or I."""

    letter: str
    id: str
    department: Link


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from a step. `to` is None for an exit."""

    kind: str
    to: Link | None
    reason: str | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Improvement:
    """An opportunity that answers a step."""

    opportunity: Link
    impact: int
    effort: int
    status: str


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A brand promise, kept or broken at a step."""

    title: str
    kept: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class Contact:
    """A touchpoint as a step shows it."""

    touchpoint: Link
    kind: str
    form: str
    mode: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A step with all it refers to looked up. `step` gives the texts as they were written.

    `onward` is the following step, where customers go on to it and none of the `ways` says so already.
    """

    number: int
    anchor: str
    step: Step
    contact: Contact | None
    channel: str | None
    duties: tuple[Duty, ...]
    systems: tuple[str, ...]
    promises: tuple[PromiseView, ...]
    milestones: tuple[Link, ...]
    improvements: tuple[Improvement, ...]
    evidence: tuple[Link, ...]
    content: tuple[str, ...]
    metrics: tuple[str, ...]
    ways: tuple[Way, ...]
    onward: Link | None

    @property
    def roles(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """The departments by the letters they bear, each once: `RA` for one that does and answers for it."""
        letters: dict[str, str] = {}
        for duty in self.duties:
            letters[duty.id] = letters.get(duty.id, "") + duty.letter
        links = {duty.id: duty.department for duty in self.duties}
        groups: dict[str, list[Link]] = {}
        for id, own in letters.items():
            groups.setdefault(own, []).append(links[id])
        return tuple((own, tuple(theirs)) for own, theirs in groups.items())

    @property
    def exits(self) -> int:
        """How many rows its ways onward take."""
        return len(self.ways) + (self.onward is not None)

    @property
    def gap(self) -> bool:
        """Whether there is something to say of what was expected and what came."""
        return bool(self.step.expects or self.step.experiences)


def step_view(book: Book, at: StepAt, number: int) -> StepView:
    """A step as its journey's page shows it; `number` counts along the journey from 1."""
    step = at.step
    touchpoint = book.touchpoints.get(step.touchpoint or "")
    channel = book.channels.get(step.channel or "")
    return StepView(
        number=number,
        anchor=step_anchor(step.id),
        step=step,
        contact=_contact(touchpoint) if touchpoint else None,
        channel=channel.name if channel else None,
        duties=tuple(duties(book, step.departments)),
        systems=tuple(system.name for system in pick(book.systems, step.systems)),
        promises=tuple(_promises(book, step)),
        milestones=tuple(to_milestone(milestone) for milestone in book.milestones_by_step.get(at.ref, ())),
        improvements=improvements(book, at),
        evidence=tuple(to_evidence(evidence) for evidence in pick(book.evidence, step.evidence)),
        content=tuple(content.title for content in pick(book.content, step.content)),
        metrics=tuple(metric.title for metric in pick(book.metrics, step.metrics)),
        ways=tuple(_way(book, at, transition) for transition in step.transitions),
        onward=_onward(book, at),
    )


def _contact(touchpoint: Touchpoint) -> Contact:
    return Contact(to_touchpoint(touchpoint), touchpoint.kind, touchpoint.form, touchpoint.mode)


def involved(responsibility: Responsibility) -> Iterator[tuple[str, str]]:
    """Letter and department of everyone named, R first; a department may stand under several letters."""
    accountable = (responsibility.accountable,) if responsibility.accountable else ()
    groups = (responsibility.responsible, accountable, responsibility.consulted, responsibility.informed)
    for letter, names in zip(LETTERS, groups, strict=True):
        for name in dict.fromkeys(names):
            yield letter, name


def duties(book: Book, responsibility: Responsibility) -> Iterator[Duty]:
    """The duties of the departments that the book has."""
    for letter, name in involved(responsibility):
        department = book.departments.get(name)
        if department is not None:
            yield Duty(letter, name, to_department(department))


def _promises(book: Book, step: Step) -> Iterator[PromiseView]:
    titles = {promise.id: promise.title for promise in book.organization.promises}
    for kept in step.promises:
        if kept.promise in titles:
            yield PromiseView(titles[kept.promise], kept.kept, kept.note)


def improvements(book: Book, at: StepAt) -> tuple[Improvement, ...]:
    """The opportunities that answer a step, most impact for least effort first."""
    found = sorted(book.opportunities_by_step.get(at.ref, ()), key=lambda one: (one.effort - one.impact, one.id))
    return tuple(Improvement(to_opportunity(one), one.impact, one.effort, one.status) for one in found)


def _onward(book: Book, at: StepAt) -> Link | None:
    following = book.following(at) if at.step.goes_on else None
    told = {target.ref for way in at.step.transitions if (target := book.target(at, way))}
    return to_step(following) if following and following.ref not in told else None


def _way(book: Book, at: StepAt, transition: Transition) -> Way:
    there = book.target(at, transition)
    return Way(transition.kind, to_step(there) if there else None, transition.reason, transition.share)
