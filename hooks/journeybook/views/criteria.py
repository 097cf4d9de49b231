"""What the files show of each criterion of maturity (2.12): facts with numbers and links. Attestations stand elsewhere.

A fact counts what there is against what it takes. Journeys count once they are published, and only as they are today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from journeybook.model.book import Book, StepAt
from journeybook.model.evidence import Evidence, Metric
from journeybook.model.journey import PUBLISHED, Journey, Stage
from journeybook.model.people import Persona
from journeybook.views import links
from journeybook.views.links import Link
from journeybook.words import Words

SHOWN = 6  # links beside a fact; the rest is counted
BETWEEN_PEOPLE = frozenset({"silo", "non-collaborative-process"})
BETWEEN_SYSTEMS = frozenset({"disconnected-system"})
AFTER_PURCHASE = frozenset({"delivery-adoption", "customer-support", "retention-expansion", "customer-advocacy"})
ENDS = frozenset({"audience-engagement", "retention-expansion", "customer-advocacy"})  # need, loyalty, word of mouth
SOURCES = 4  # kinds of fresh evidence of our own that make a habit of listening
KPIS = 3  # shared figures that make a common language …
SHARED_BY = 3  # … each of them by so many departments


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
    all = tuple(dict.fromkeys(found))
    return Fact(key, len(all), need, all[:SHOWN], max(len(all) - SHOWN, 0))


def every(key: str, cases: Iterable[tuple[Link, bool]]) -> Fact:
    """All of something, and at least one; shows those that lack it."""
    all = list(cases)
    lacking = tuple(dict.fromkeys(link for link, met in all if not met))
    have = sum(met for _, met in all)
    return Fact(key, have, max(len(all), 1), lacking[:SHOWN], max(len(lacking) - SHOWN, 0), bool(lacking))


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
        return {id: frozenset(name for name in names if name in known) for id, names in found.items()}


def is_portrait(book: Book, persona: Persona) -> bool:
    """Whether a persona is whole: four attribute groups, what they want and feel, success, all with evidence."""
    groups = persona.attributes
    told = (groups.sociodemographics, groups.personality, groups.purchase_behaviour, groups.online_affinity,
            persona.goals, persona.needs, persona.expectations, persona.feelings)  # fmt: skip
    sources = (persona.evidence, persona.success.evidence)
    return all(told) and all(any(id in book.evidence for id in ids) for ids in sources)


def is_recent(on: Grounds, metric: Metric) -> bool:
    return any(on.since <= reading.day <= on.today for reading in metric.readings)


def _aware(on: Grounds) -> Iterator[Fact]:
    yield some("objectives", (links.to_journey(one) for one in on.book.maps.values() if one.objective))


def _promised(on: Grounds) -> Iterator[Fact]:
    yield some("promises", (links.to_promise(one) for one in on.book.organization.promises))
    yield some("judged", (links.to_step(at) for at in on.book.steps.values() if at.step.promises))


def _imagined(on: Grounds) -> Iterator[Fact]:
    yield some("personas", (links.to_persona(one) for one in on.book.personas.values()))


def _parts(on: Grounds) -> Iterator[Fact]:
    yield some("journeys", (links.to_journey(one) for one in on.book.maps.values() if one.status != "retired"))


def _limited(on: Grounds) -> Iterator[Fact]:
    yield some("contacts", (links.to_step(at) for at in on.book.steps.values() if at.step.touchpoint))


def _known(on: Grounds) -> Iterator[Fact]:
    yield some("barriers", (links.to_step(at) for at in on.barriers(BETWEEN_PEOPLE | BETWEEN_SYSTEMS)))


def _beyond(on: Grounds) -> Iterator[Fact]:
    told = [(journey, stage) for journey, stage in on.stages if stage.strategy]
    for key, macros in (("branding", {"branding"}), ("purchase", {"purchase-process"}), ("after", AFTER_PURCHASE)):
        found = (links.to_stage(journey, stage) for journey, stage in told if stage.macro_stage in macros)
        yield some(f"strategy_{key}", found)


def _portraits(on: Grounds) -> Iterator[Fact]:
    yield every("portraits", ((links.to_persona(one), is_portrait(on.book, one)) for one in on.portrayed))
    if any(journey.market == "b2b" for journey in on.published):
        profiled = (one for one in on.book.accounts.values() if one.profile and one.profile.traits)
        yield some("accounts", (links.to_account(one) for one in profiled))


def _phases(on: Grounds) -> Iterator[Fact]:
    several = (one for one in on.published if len({stage.phase for stage in one.stages}) > 1)
    yield some("phases", (links.to_journey(one) for one in several))


def _tackled(on: Grounds) -> Iterator[Fact]:
    """For each sort of barrier that there is, at least one improvement under way or done."""
    under_way = {"doing", "done"}
    for key, kinds in (("people", BETWEEN_PEOPLE), ("systems", BETWEEN_SYSTEMS)):
        answers = [one for at in on.barriers(kinds) for one in on.book.opportunities_by_step.get(at.ref, ())]
        if on.barriers(kinds):
            yield some(f"tackled_{key}", (links.to_opportunity(one) for one in answers if one.status in under_way))


def _each_interaction(on: Grounds) -> Iterator[Fact]:
    portraits = {one.id for one in on.portrayed if is_portrait(on.book, one)}
    met = ((at.journey.persona in portraits and at.step.touchpoint in on.book.touchpoints, at) for at in on.steps)
    yield every("interactions", ((links.to_step(at), fits) for fits, at in met))
    made = {(persona, stage) for one in on.book.content.values() for persona in one.personas for stage in one.stages}
    wanted = dict.fromkeys(
        (persona, stage.macro_stage)
        for journey, stage in on.stages
        if stage.macro_stage and (persona := on.book.personas.get(journey.persona))
    )
    name = on.words
    yield every(
        "content",
        (
            (Link(f"{who.name}: {name(f'macro_stage.{stage}')}", links.CONTENT), (who.id, stage) in made)
            for who, stage in wanted
        ),
    )


def _end_to_end(on: Grounds) -> Iterator[Fact]:
    whole = {
        journey.persona
        for journey in on.published
        if len({stage.phase for stage in journey.stages}) == 3
        and {stage.macro_stage for stage in journey.stages} >= ENDS
    }
    yield every("end_to_end", ((links.to_persona(one), one.id in whole) for one in on.book.personas.values()))


def _listening(on: Grounds) -> Iterator[Fact]:
    own = {one.kind: one for one in on.fresh.values() if one.source == "primary"}
    yield some("sources", (links.to_evidence(own[kind]) for kind in sorted(own)), SOURCES)
    yield some("front_line", (links.to_evidence(one) for one in on.fresh.values() if one.front_line))
    clever = (one for one in on.book.systems.values() if one.category == "intelligence")
    yield some("intelligence", (links.to_system(one) for one in clever))


def _everywhere(on: Grounds) -> Iterator[Fact]:
    yield every("strategies", ((links.to_stage(journey, stage), bool(stage.strategy)) for journey, stage in on.stages))
    duties = [at.step.departments for at in on.steps]
    placed = {id for one in duties for id in (one.accountable, *one.responsible, *one.consulted, *one.informed)}
    yield every("departments", ((links.to_department(one), id in placed) for id, one in on.book.departments.items()))


def _product(on: Grounds) -> Iterator[Fact]:
    done = (one for one in on.book.opportunities.values() if one.status == "done")
    apart = (one for one in done if one.portfolio and one.differentiation and one.goal)
    measured = (one for one in apart if one.goal and one.goal.measured is not None)
    yield some("differentiators", (links.to_opportunity(one) for one in measured))


def _living(on: Grounds) -> Iterator[Fact]:
    fresh = ((one, any(id in on.fresh for id in one.evidence)) for one in on.portrayed)
    yield every("fresh_portraits", ((links.to_persona(one), met) for one, met in fresh))
    ahead = (one for one in on.fresh.values() if one.kind in ("intent", "predictive") and one.collected_on >= on.since)
    yield some("foresight", (links.to_evidence(one) for one in ahead))


def _dynamic(on: Grounds) -> Iterator[Fact]:
    to = links.to_journey
    recent = {metric.id for metric in on.book.metrics.values() if is_recent(on, metric)}
    yield every("orchestrated", ((to(one), one.status == "orchestrate") for one in on.published))
    yield every("reviewed", ((to(one), bool(one.reviewed_on and one.reviewed_on >= on.since)) for one in on.published))
    measured = ((one, any(id in recent for step in one.steps for id in step.metrics)) for one in on.published)
    yield every("measured", ((to(one), met) for one, met in measured))


def _shared(on: Grounds) -> Iterator[Fact]:
    used = on.departments_by_metric
    common = (one for one in on.book.metrics.values() if len(used.get(one.id, ())) >= SHARED_BY)
    yield some("kpis", (links.to_metric(one) for one in common if one.target is not None and is_recent(on, one)), KPIS)


FACTS: Mapping[str, Callable[[Grounds], Iterator[Fact]]] = {
    "strategy-aware": _aware,
    "brand-need-seen": _promised,
    "profiles-imagined": _imagined,
    "journey-parts": _parts,
    "documentation-limited": _limited,
    "challenges-known": _known,
    "beyond-acquisition": _beyond,
    "profiles-documented": _portraits,
    "journey-phases": _phases,
    "challenges-tackled": _tackled,
    "profiles-each-interaction": _each_interaction,
    "journey-end-to-end": _end_to_end,
    "customer-planning": _listening,
    "strategy-everywhere": _everywhere,
    "experience-as-product": _product,
    "profiles-dynamic": _living,
    "journey-dynamic": _dynamic,
    "common-kpis": _shared,
}
"""For each criterion the files decide, wholly or in part: the facts, all of which must be met."""
