"""Facts that maturity is judged by, and the lists they are drawn from, each made once. No criterion stands here.

A fact counts what there is against what it takes. Journeys count once published, and only as they are today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from journeybook.model.book import Book, StepAt
from journeybook.model.evidence import Evidence, Metric
from journeybook.model.journey import PUBLISHED, Journey, Stage
from journeybook.model.people import Persona
from journeybook.views.links import Link
from journeybook.words import Words

SHOWN = 6  # links beside a fact; the rest is counted


@dataclass(frozen=True, slots=True)
class Fact:
    """How much there is of something, and how much it takes. `links` show it, or, if `lacking`, what is to mend."""

    key: str
    have: int
    need: int
    links: tuple[Link, ...] = ()
    more: int = 0
    lacking: bool = False

    @property
    def met(self) -> bool:
        return self.have >= self.need


def some(key: str, found: Iterable[Link], need: int = 1) -> Fact:
    """At least `need` of something."""
    links = tuple(dict.fromkeys(found))
    return Fact(key, len(links), need, links[:SHOWN], max(len(links) - SHOWN, 0))


def every(key: str, cases: Iterable[tuple[Link, bool]]) -> Fact:
    """All of something, and at least one; shows those that lack it."""
    judged = list(cases)
    lacking = tuple(dict.fromkeys(link for link, met in judged if not met))
    have = sum(met for _, met in judged)
    return Fact(key, have, max(len(judged), 1), lacking[:SHOWN], max(len(lacking) - SHOWN, 0), bool(lacking))


@dataclass(frozen=True)
class Grounds:
    """What the facts are drawn from, each list made once: a book on a day."""

    book: Book
    words: Words
    today: date

    @cached_property
    def published(self) -> tuple[Journey, ...]:
        """Published journeys as they are today."""
        return tuple(one for one in self.book.maps.values() if one.status in PUBLISHED and one.state == "current")

    @cached_property
    def steps(self) -> tuple[StepAt, ...]:
        """All their steps."""
        ids = {journey.id for journey in self.published}
        return tuple(at for at in self.book.steps.values() if at.journey.id in ids)

    @property
    def stages(self) -> Iterator[tuple[Journey, Stage]]:
        return ((journey, stage) for journey in self.published for stage in journey.stages)

    @cached_property
    def portrayed(self) -> tuple[Persona, ...]:
        """The personas of published journeys."""
        ids = {journey.persona for journey in self.published}
        return tuple(persona for persona in self.book.personas.values() if persona.id in ids)

    @property
    def since(self) -> date:
        """The day from which something is recent: one review cadence ago (1.02)."""
        return self.today - timedelta(days=self.book.organization.review_every_days)

    def is_fresh(self, evidence: Evidence) -> bool:
        return self.today <= evidence.collected_on + timedelta(days=evidence.valid_days)

    @cached_property
    def fresh(self) -> Mapping[str, Evidence]:
        """The evidence that may still be relied on."""
        return {id: one for id, one in self.book.evidence.items() if self.is_fresh(one)}

    def barriers(self, kinds: frozenset[str]) -> tuple[StepAt, ...]:
        """Steps, of any journey, where something of these kinds stands between departments or systems (0.07)."""
        steps = self.book.steps.values()
        return tuple(at for at in steps if any(issue.kind in kinds for issue in at.step.issues))

    @cached_property
    def departments_by_metric(self) -> Mapping[str, frozenset[str]]:
        """Who works with each figure: on the steps it measures, for the goals and milestones it shows."""
        found: defaultdict[str, set[str | None]] = defaultdict(set)
        for at in self.book.steps.values():
            duty = at.step.departments
            for id in at.step.metrics:
                found[id] |= {duty.accountable, *duty.responsible}
        for opportunity in self.book.opportunities.values():
            if opportunity.goal and opportunity.goal.metric:
                found[opportunity.goal.metric].add(opportunity.owner)
        for milestone in self.book.milestones.values():
            if milestone.metric:
                found[milestone.metric] |= {guide.department for guide in milestone.guidance}
        known = self.book.departments
        return {id: frozenset(name for name in names if name and name in known) for id, names in found.items()}


def is_portrait(book: Book, persona: Persona) -> bool:
    """Whether a persona is whole: four attribute groups, what they want and feel, success, all with evidence."""
    groups = persona.attributes
    told = (groups.sociodemographics, groups.personality, groups.purchase_behaviour, groups.online_affinity,
            persona.goals, persona.needs, persona.expectations, persona.feelings)  # fmt: skip
    sources = (persona.evidence, persona.success.evidence)
    return all(told) and all(any(id in book.evidence for id in ids) for ids in sources)


def is_recent(on: Grounds, metric: Metric) -> bool:
    return any(on.since <= reading.day <= on.today for reading in metric.readings)
