"""A journey's page: its head, the map, the curve, the tables beside the diagrams."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from journeybook.diagrams.curve import Curve, Parting, curve, hundredth, parting, positions
from journeybook.model.book import Book, StepAt, pick
from journeybook.model.journey import PUBLISHED, Journey, Stage
from journeybook.model.step import Pain
from journeybook.views.blueprint import Blueprint, blueprint
from journeybook.views.evidence import Support, evidence_of, support
from journeybook.views.flows import JourneyDiagrams, journey_diagrams
from journeybook.views.links import (
    Link,
    to_comparison,
    to_department,
    to_evidence,
    to_journey,
    to_persona,
    to_workshop,
)
from journeybook.views.related import related
from journeybook.views.step import LETTERS, StepView, step_view
from journeybook.views.vocabulary import VocabularyView, vocabulary_view
from journeybook.views.workshop import is_prepared
from journeybook.words import Words


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbouring stages of one phase: before, during or after."""

    phase: str
    span: int


@dataclass(frozen=True, slots=True)
class Share:
    """What a department has to do with a stage: its weightiest letter there, and the numbers of its steps."""

    letter: str
    department: Link
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage with its steps, in order, and its number from 1; `shares` begins with those who are responsible."""

    number: int
    anchor: str
    stage: Stage
    steps: tuple[StepView, ...]
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class PainView:
    """A pain with the step it is felt at."""

    pain: Pain
    step: StepView


@dataclass(frozen=True, slots=True)
class MemberView:
    """Somebody on the mapping team."""

    person: str | None
    department: Link | None
    role: str
    signed_by: str | None
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the map: whose it is, how far, how fresh, and how much of it is known.

    `person` and `contact` stand beside the `owner`, and without one they do not.
    """

    persona: Link | None
    archetype: str | None
    owner: Link | None
    person: str | None
    contact: str | None
    reviewed_on: date | None
    overdue: bool
    draft: bool
    support: Support


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the map can be filtered by."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class JourneyView:
    """All that a journey's page shows. `journey` gives the texts as they were written."""

    journey: Journey
    head: Head
    bands: tuple[Band, ...]
    stages: tuple[StageView, ...]
    channels: tuple[Choice, ...]
    xs: tuple[str, ...]
    felt: Curve
    believed: Curve
    parting: Parting
    diagrams: JourneyDiagrams
    blueprint: Blueprint | None
    pains: tuple[PainView, ...]
    team: tuple[MemberView, ...]
    evidence: tuple[Link, ...]
    vocabularies: VocabularyView
    workshop: Link | None
    comparison: Link | None
    variants: tuple[Link, ...]
    related: tuple[Link, ...]
    suggested: tuple[Link, ...]

    @property
    def is_felt(self) -> bool:
        """Whether there is a curve to draw."""
        return any(self.felt.points) or any(self.believed.points)

    @property
    def prepared(self) -> int:
        """How much of the preparation is done."""
        return sum(one.done for one in self.journey.preparation)

    @property
    def steps(self) -> tuple[StepView, ...]:
        return tuple(step for stage in self.stages for step in stage.steps)


def journey_view(
    book: Book, journey: Journey, words: Words, today: date, suggestions: tuple[Link, ...] = ()
) -> JourneyView:
    """A journey as its page shows it on a given day, with `suggestions` of others."""
    stages = _stages(book, journey)
    head = _head(book, journey, today)
    customer = head.persona.title if head.persona else words("customer")
    steps = [step for stage in stages for step in stage.steps]
    xs = positions([len(stage.steps) for stage in stages])
    pains = [PainView(pain, step) for step in steps for pain in step.step.pains]
    felt = curve([step.step.emotion for step in steps], xs)
    believed = curve([step.step.emotion_believed for step in steps], xs)
    return JourneyView(
        journey=journey,
        head=head,
        bands=tuple(Band(phase, len(list(run))) for phase, run in groupby(stage.phase for stage in journey.stages)),
        stages=stages,
        channels=_choices((step.step.channel, step.channel) for step in steps if step.channel),
        xs=tuple(map(hundredth, xs)),
        felt=felt,
        believed=believed,
        parting=parting(felt, believed),
        diagrams=journey_diagrams(book, journey, words),
        blueprint=blueprint(steps, customer, words),
        pains=tuple(sorted(pains, key=lambda one: -one.pain.severity)),
        team=tuple(_team(book, journey)),
        evidence=tuple(
            to_evidence(evidence) for evidence in pick(book.evidence, dict.fromkeys(evidence_of(journey)))
        ),
        vocabularies=vocabulary_view(book, journey, words),
        workshop=to_workshop(journey) if is_prepared(journey) else None,
        comparison=_comparison(book, journey),
        variants=_variants(book, journey),
        related=related(book, journey),
        suggested=suggestions,
    )


def _choices(pairs: Iterable[tuple[str | None, str]]) -> tuple[Choice, ...]:
    """Each once, by title."""
    titles = {id: title for id, title in pairs if id is not None}
    return tuple(Choice(id, title) for id, title in sorted(titles.items(), key=lambda pair: pair[1].casefold()))


def _stages(book: Book, journey: Journey) -> tuple[StageView, ...]:
    views = []
    number = 1
    for index, stage in enumerate(journey.stages, 1):
        steps = tuple(
            step_view(book, StepAt(journey, stage, step), place) for place, step in enumerate(stage.steps, number)
        )
        number += len(steps)
        views.append(StageView(index, f"stage-{stage.id}", stage, steps, _shares(steps)))
    return tuple(views)


def _shares(steps: Iterable[StepView]) -> tuple[Share, ...]:
    """Each department once, by its weightiest letter, then in the order of the steps."""
    found: dict[str, tuple[list[str], Link, list[int]]] = {}
    for step in steps:
        for duty in step.duties:
            letters, _, numbers = found.setdefault(duty.id, ([], duty.department, []))
            letters.append(duty.letter)
            numbers.append(step.number)
    shares = (
        Share(min(letters, key=LETTERS.index), link, tuple(dict.fromkeys(numbers)))
        for letters, link, numbers in found.values()
    )
    return tuple(sorted(shares, key=lambda share: LETTERS.index(share.letter)))


def _head(book: Book, journey: Journey, today: date) -> Head:
    persona = book.personas.get(journey.persona)
    owner = journey.owner
    department = book.departments.get(owner.department) if owner else None
    return Head(
        persona=to_persona(persona) if persona else None,
        archetype=persona.archetype if persona else None,
        owner=to_department(department) if department else None,
        person=owner.person if owner else None,
        contact=(owner.contact or department.contact) if owner and department else None,
        reviewed_on=journey.reviewed_on,
        overdue=overdue(book, journey, today),
        draft=journey.status not in PUBLISHED,
        support=support(book, journey),
    )


def overdue(book: Book, journey: Journey, today: date) -> bool:
    """Whether the review cadence of the organization asks for another look (1.02)."""
    if journey.status == "retired" or journey.reviewed_on is None:
        return False
    return journey.reviewed_on + timedelta(days=book.organization.review_every_days) < today


def _team(book: Book, journey: Journey) -> list[MemberView]:
    views = []
    for member in journey.team:
        department = book.departments.get(member.department)
        sign = member.sign_off
        link = to_department(department) if department else None
        signed = (sign.by, sign.day) if sign else (None, None)
        views.append(MemberView(member.person, link, member.role, *signed))
    return views


def _comparison(book: Book, journey: Journey) -> Link | None:
    """The page that sets the states of this journey side by side; it bears the first one's name."""
    family = book.families.get(journey.id, ())
    return to_comparison(family[0]) if family else None


def _variants(book: Book, journey: Journey) -> tuple[Link, ...]:
    """The same journey in its other states: current, realistic, dream (3.08)."""
    return tuple(to_journey(other) for other in book.families.get(journey.id, ()) if other.id != journey.id)
