"""What the files show of each criterion of maturity (2.12), as facts. Attestations stand elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from journeybook.views import links
from journeybook.views.grounds import Fact, Grounds, every, is_portrait, is_recent, some
from journeybook.views.links import Link

BETWEEN_PEOPLE = frozenset({"silo", "non-collaborative-process"})
BETWEEN_SYSTEMS = frozenset({"disconnected-system"})
AFTER_PURCHASE = frozenset({"delivery-adoption", "customer-support", "retention-expansion", "customer-advocacy"})
ENDS = frozenset(
    {"audience-engagement", "retention-expansion", "customer-advocacy"}
)  # need, loyalty, word of mouth
SOURCES = 4  # kinds of fresh evidence of our own that make a habit of listening
KPIS = 3  # shared figures that make a common language …
SHARED_BY = 3  # … each of them by so many departments


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
    made = {
        (persona, stage) for one in on.book.content.values() for persona in one.personas for stage in one.stages
    }
    wanted = dict.fromkeys(
        (persona, stage.macro_stage)
        for journey, stage in on.stages
        if stage.macro_stage and (persona := on.book.personas.get(journey.persona))
    )
    name = on.words
    yield every(
        "content",
        (
            (Link(f"{who.name}: {name(f'macro.{stage}')}", links.CONTENT), (who.id, stage) in made)
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
    yield every(
        "strategies", ((links.to_stage(journey, stage), bool(stage.strategy)) for journey, stage in on.stages)
    )
    duties = [at.step.departments for at in on.steps]
    placed = {id for one in duties for id in (one.accountable, *one.responsible, *one.consulted, *one.informed)}
    yield every(
        "departments", ((links.to_department(one), id in placed) for id, one in on.book.departments.items())
    )


def _product(on: Grounds) -> Iterator[Fact]:
    done = (one for one in on.book.opportunities.values() if one.status == "done")
    apart = (one for one in done if one.portfolio and one.differentiation and one.goal)
    measured = (one for one in apart if one.goal and one.goal.measured is not None)
    yield some("differentiators", (links.to_opportunity(one) for one in measured))


def _living(on: Grounds) -> Iterator[Fact]:
    fresh = ((one, any(id in on.fresh for id in one.evidence)) for one in on.portrayed)
    yield every("fresh_portraits", ((links.to_persona(one), met) for one, met in fresh))
    ahead = (
        one for one in on.fresh.values() if one.kind in ("intent", "predictive") and one.collected_on >= on.since
    )
    yield some("foresight", (links.to_evidence(one) for one in ahead))


def _dynamic(on: Grounds) -> Iterator[Fact]:
    to = links.to_journey
    recent = {metric.id for metric in on.book.metrics.values() if is_recent(on, metric)}
    yield every("orchestrated", ((to(one), one.status == "orchestrate") for one in on.published))
    yield every(
        "reviewed", ((to(one), bool(one.reviewed_on and one.reviewed_on >= on.since)) for one in on.published)
    )
    measured = ((one, any(id in recent for step in one.steps for id in step.metrics)) for one in on.published)
    yield every("measured", ((to(one), met) for one, met in measured))


def _shared(on: Grounds) -> Iterator[Fact]:
    used = on.departments_by_metric
    common = (one for one in on.book.metrics.values() if len(used.get(one.id, ())) >= SHARED_BY)
    yield some(
        "kpis", (links.to_metric(one) for one in common if one.target is not None and is_recent(on, one)), KPIS
    )


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
