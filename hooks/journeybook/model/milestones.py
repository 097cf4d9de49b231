"""Success milestones: how a customer's success is built, piece by piece (4.04)."""

from __future__ import annotations

from pydantic import Field

from journeybook.model.part import Entry, Part
from journeybook.model.text import Plain, Prose
from journeybook.model.values import DepartmentRef, EvidenceRef, MetricRef, MilestoneRef, PersonaRef, StepRef


class Guidance(Part):
    """Something we do to lead the customer there."""

    action: Plain = Field(description="What we do.")
    department: DepartmentRef = Field(description="Who does it.")


class Play(Part):
    """What to do when a customer is stuck."""

    when: Plain = Field(description="How we notice that they are stuck.")
    action: Plain = Field(description="What to do.")
    department: DepartmentRef = Field(description="Who does it.")


class Milestone(Entry):
    """A moment where the customer feels ahead: a part of success that delivers value."""

    title: Plain = Field(description="The milestone, in the customer's words.")
    persona: PersonaRef = Field(description="Whose success it is part of.")
    part_of: MilestoneRef | None = Field(None, description="The larger milestone it is part of.")
    value: Prose = Field(description="What value it delivers to the customer.")
    signal: Plain | None = Field(None, description="How the customer perceives it.")
    reached_at: tuple[StepRef, ...] = Field((), description="The steps at which it is reached: journey/step.")
    metric: MetricRef | None = Field(None, description="The metric that shows it.")
    target: Plain | None = Field(None, description="What we aim for.")
    guidance: tuple[Guidance, ...] = Field((), description="What we do to lead customers there.")
    blockers: tuple[Plain, ...] = Field((), description="What holds customers back.")
    playbook: tuple[Play, ...] = Field((), description="What to do when a customer is stuck.")
    evidence: tuple[EvidenceRef, ...] = Field((), description="Where we know it from.")
