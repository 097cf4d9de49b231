"""The backlog: opportunities, the programmes that bundle them, the capabilities they wait for."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from journeybook.model.part import Entry, Part
from journeybook.model.text import Name, Plain, Prose
from journeybook.model.values import (
    Address,
    CapabilityRef,
    Day,
    DepartmentRef,
    Flag,
    Id,
    MetricRef,
    Number,
    ProgrammeRef,
    Score,
    StepRef,
    SystemRef,
)


class Answer(Part):
    """What an opportunity answers: a pain, a motivator, or the gap of a step (3.07)."""

    step: StepRef = Field(description="The step: journey/step.")
    pain: Id | None = Field(None, description="The pain it eases, by its id in that step.")
    motivator: Id | None = Field(None, description="The motivator it strengthens, by its id in that step.")


class Requirement(Part):
    """A high-level requirement for automation (3.07)."""

    trigger: Plain = Field(description="What sets it off.")
    data: Plain = Field(description="The data it needs.")
    channel: Plain = Field(description="The channel it uses.")
    timing: Plain = Field(description="When, and how fast.")


class Question(Part):
    """A critical question of feasibility (3.08)."""

    question: Plain = Field(description="The question.")
    answer: Plain | None = Field(None, description="The answer, once known.")
    feasible: Literal["possible", "impossible", "unknown"] = Field("unknown", description="What the answer means.")
    capability: CapabilityRef | None = Field(None, description="The capability it depends on.")


class Goal(Part):
    """A quantifiable goal (1.30)."""

    metric: MetricRef | None = Field(None, description="The metric, if it is one of ours.")
    text: Plain | None = Field(None, description="What is measured, if it is not.")
    unit: Name | None = Field(None, description="The unit of the figures below.")
    baseline: Number | None = Field(None, description="The value before.")
    target: Number = Field(description="The value we want.")
    measured: Number | None = Field(None, description="The value measured after.")
    measured_on: Day | None = Field(None, description="When it was measured.")


class Differentiation(Part):
    """How it sets us apart (1.19)."""

    competitor: Name = Field(description="From which competitor.")
    how: Plain = Field(description="How.")


class Opportunity(Entry):
    """A possible improvement, from the gap it closes to the goal it reached (3.07-3.09)."""

    title: Plain = Field(description="The improvement, as an action.")
    about: Prose | None = Field(None, description="Why it is worth doing.")
    answers: tuple[Answer, ...] = Field(min_length=1, description="What it answers.")
    dream: Plain | None = Field(None, description="How it would be if everything were possible.")
    alternatives: tuple[Plain, ...] = Field((), description="Other ways to the same end.")
    requirements: tuple[Requirement, ...] = Field((), description="What automation needs.")
    questions: tuple[Question, ...] = Field((), description="Critical questions, with their answers.")
    realistic: Plain | None = Field(None, description="What can be done sooner.")
    effort: Score = Field(description="1 little, 5 much.")
    impact: Score = Field(description="1 little, 5 much, for customers and business.")
    category: Literal["process", "technology", "marketing", "communication"] = Field(description="What it changes.")
    owner: DepartmentRef | None = Field(None, description="The department that does it.")
    due: Day | None = Field(None, description="When it should be done.")
    status: Literal["idea", "planned", "doing", "done", "parked", "dropped"] = Field(
        "idea", description="How far it is."
    )
    revisit_when: CapabilityRef | None = Field(None, description="For a parked one: the capability it waits for.")
    tracker: Address | None = Field(None, description="Its address in the tracker.")
    goal: Goal | None = Field(None, description="What it should change, in figures.")
    programme: ProgrammeRef | None = Field(None, description="The programme it belongs to.")
    portfolio: Plain | None = Field(None, description="What it changes in products or services.")
    differentiation: Differentiation | None = Field(None, description="How it sets us apart.")


class Programme(Entry):
    """Several opportunities as one effort, ranked as such (3.09)."""

    title: Plain = Field(description="The programme's name.")
    about: Prose | None = Field(None, description="What it is for.")
    owner: DepartmentRef | None = Field(None, description="The department that leads it.")
    effort: Score = Field(description="1 little, 5 much.")
    impact: Score = Field(description="1 little, 5 much.")


class Capability(Entry):
    """Something the organization can do, or cannot yet (3.08)."""

    title: Plain = Field(description="What can be done.")
    available: Flag = Field(description="true if it can be done today.")
    since: Day | None = Field(None, description="Since when.")
    system: SystemRef | None = Field(None, description="The system that gives it.")
    about: Prose | None = Field(None, description="What it takes.")
