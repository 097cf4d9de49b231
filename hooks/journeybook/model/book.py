"""All entries of an organization, for one audience and in one language, with look-ups that never fail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from journeybook.model.accounts import Account
from journeybook.model.audience import INTERNAL, Audience
from journeybook.model.contacts import Channel, Content, System, Touchpoint
from journeybook.model.evidence import Evidence, Metric
from journeybook.model.family import families
from journeybook.model.journey import Journey, Stage, evidence_of, leads_to
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.milestones import Milestone
from journeybook.model.opportunities import Capability, Opportunity, Programme
from journeybook.model.organization import Department, Organization
from journeybook.model.part import Entry
from journeybook.model.people import Persona, Segment
from journeybook.model.standing import Attestation, Baseline, Figure
from journeybook.model.step import Step, Transition
from journeybook.model.walk import Path, as_written

E = TypeVar("E", bound=Entry)
NOBODY = Organization(id=ORGANIZATION, schema_version=1, name="—")


@dataclass(frozen=True, slots=True)
class StepAt:
    """A step with the journey and stage it stands in."""

    journey: Journey
    stage: Stage
    step: Step

    @property
    def ref(self) -> str:
        return f"{self.journey.id}/{self.step.id}"


@dataclass(frozen=True)
class Book:
    """An organization's data. Kinds are mappings of id to entry, in the order of their ids.

    `known` holds every id that was written, also of entries that are broken or hidden from this audience, and so
    for steps (`journey/step`), their pains and motivators, promises, divisions and locations; `unread` are the
    kinds of which a file could not be read, so that any id may be in it. `files` and `paths` say where an entry is
    written, `gaps` which of its list items were left out (`written` puts them together), `lost` the paths of all
    in it that could not be read. A look-up leaves out what is not there.
    """

    organization: Organization = NOBODY
    departments: Mapping[str, Department] = field(default_factory=dict)
    segments: Mapping[str, Segment] = field(default_factory=dict)
    personas: Mapping[str, Persona] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=dict)
    systems: Mapping[str, System] = field(default_factory=dict)
    capabilities: Mapping[str, Capability] = field(default_factory=dict)
    touchpoints: Mapping[str, Touchpoint] = field(default_factory=dict)
    maps: Mapping[str, Journey] = field(default_factory=dict)
    milestones: Mapping[str, Milestone] = field(default_factory=dict)
    opportunities: Mapping[str, Opportunity] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    metrics: Mapping[str, Metric] = field(default_factory=dict)
    content: Mapping[str, Content] = field(default_factory=dict)
    accounts: Mapping[str, Account] = field(default_factory=dict)
    baselines: Mapping[str, Baseline] = field(default_factory=dict)
    maturity: Mapping[str, Attestation] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    paths: Mapping[tuple[str, str], Path] = field(default_factory=dict)
    gaps: Mapping[tuple[str, str], frozenset[Path]] = field(default_factory=dict)
    lost: Mapping[tuple[str, str], frozenset[Path]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    language: str = "en"
    audience: Audience = INTERNAL

    def entries(self, kind: str) -> Mapping[str, Entry]:
        """All entries of a kind, by id."""
        if kind == ORGANIZATION:
            return {ORGANIZATION: self.organization}
        found: Mapping[str, Entry] = getattr(self, kind)
        return found

    def written(self, kind: str, id: str, path: Path = ()) -> Path:
        """The path in its file of what stands at `path` in an entry."""
        entry = (kind, id)
        return (*self.paths.get(entry, ()), *as_written(path, self.gaps.get(entry, frozenset())))

    def everything(self) -> Iterable[tuple[str, Entry]]:
        """Every entry with its kind, in the order of `KINDS`."""
        for kind in KINDS:
            for entry in self.entries(kind).values():
                yield kind, entry

    @cached_property
    def steps(self) -> Mapping[str, StepAt]:
        """Every step by its full reference, `journey/step`."""
        return {
            f"{journey.id}/{step.id}": StepAt(journey, stage, step)
            for journey in self.maps.values()
            for stage in journey.stages
            for step in stage.steps
        }

    def step(self, ref: str | None, within: Journey | None = None) -> StepAt | None:
        """The step a reference means; inside a journey the step's id alone is enough."""
        if ref is None:
            return None
        full = ref if "/" in ref or within is None else f"{within.id}/{ref}"
        return self.steps.get(full)

    def following(self, at: StepAt) -> StepAt | None:
        """The step after this one in its journey's list."""
        ids = [step.id for step in at.journey.steps]
        after = ids[ids.index(at.step.id) + 1 :]
        return self.step(after[0], at.journey) if after else None

    def target(self, at: StepAt, way: Transition) -> StepAt | None:
        """Where a transition of a step leads: a plain `next` to the following step, an exit nowhere."""
        if way.kind == "exit":
            return None
        if way.to is None and way.kind == "next":
            return self.following(at)
        return self.step(way.to, at.journey)

    @cached_property
    def steps_by_touchpoint(self) -> Mapping[str, tuple[StepAt, ...]]:
        return _group((at.step.touchpoint, at) for at in self.steps.values() if at.step.touchpoint)

    @cached_property
    def journeys_by_persona(self) -> Mapping[str, tuple[Journey, ...]]:
        return _group((journey.persona, journey) for journey in self.maps.values())

    @cached_property
    def families(self) -> Mapping[str, tuple[Journey, ...]]:
        """The variants of one journey (3.08), by the id of each of them."""
        return families(self.maps.values())

    @cached_property
    def journeys_by_evidence(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys that rest on each piece of evidence."""
        return _group((id, journey) for journey in self.maps.values() for id in dict.fromkeys(evidence_of(journey)))

    @cached_property
    def journeys_leading_to(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys with a way to a step of another, by the other's id."""
        return _group((id, journey) for journey in self.maps.values() for id in dict.fromkeys(leads_to(journey)))

    @cached_property
    def milestones_by_persona(self) -> Mapping[str, tuple[Milestone, ...]]:
        return _group((milestone.persona, milestone) for milestone in self.milestones.values())

    @cached_property
    def milestones_by_step(self) -> Mapping[str, tuple[Milestone, ...]]:
        return _group((ref, entry) for entry in self.milestones.values() for ref in dict.fromkeys(entry.reached_at))

    @cached_property
    def opportunities_by_step(self) -> Mapping[str, tuple[Opportunity, ...]]:
        return _group(
            (ref, entry)
            for entry in self.opportunities.values()
            for ref in dict.fromkeys(answer.step for answer in entry.answers)
        )


INDEXES = tuple(name for name, value in vars(Book).items() if isinstance(value, cached_property))
"""The names of what a book works out when it is first asked for, and keeps."""
T = TypeVar("T")


def _group(pairs: Iterable[tuple[str | None, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        if key is not None:
            groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def pick(entries: Mapping[str, E], ids: Iterable[str | None]) -> tuple[E, ...]:
    """The entries with these ids, in the order asked for, without those that are not there."""
    return tuple(entries[one] for one in ids if one is not None and one in entries)
