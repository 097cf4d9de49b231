"""A step of a journey: what the customer does, meets, expects, lives and feels, and who owes them what."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from journeybook.model.part import Named, Part
from journeybook.model.text import Plain, Prose
from journeybook.model.values import (
    Address,
    ChannelRef,
    ContentRef,
    DepartmentRef,
    Emotion,
    EvidenceRef,
    Flag,
    Id,
    MetricRef,
    PromiseRef,
    Score,
    Severity,
    Share,
    StepRef,
    SystemRef,
    TouchpointRef,
)

_EVERYBODY = 1 - 1e-9  # shares such as 0.7 and 0.3 may add up to a hair less than 1


class Consequence(Part):
    """What a broken expectation costs (3.06)."""

    kind: Literal[
        "lost-sale", "lost-customer", "competitor", "extra-contact", "bad-word-of-mouth", "cost", "other"
    ] = Field(description="What sort of loss it is.")
    text: Plain = Field(description="What happens then.")


class Pain(Part):
    """Where the shoe pinches, in the customer's words (1.01, 1.26)."""

    id: Id = Field(description="A short id, unique in the step, so that an opportunity can answer it.")
    text: Plain = Field(description="The pain, as the customer would say it.")
    severity: Severity = Field(description="1 annoying, 2 hurts, 3 makes them leave.")
    evidence: tuple[EvidenceRef, ...] = Field((), description="Where we know it from.")


class Motivator(Part):
    """What drives the customer to act or decide (1.26)."""

    id: Id = Field(description="A short id, unique in the step.")
    text: Plain = Field(description="The factor.")
    catalyst: Plain | None = Field(None, description="What we do to strengthen it.")


class Disturbance(Part):
    """What can go wrong from outside, and what we do then (1.09)."""

    text: Plain = Field(description="The disturbing factor.")
    alternatives: tuple[Plain, ...] = Field((), description="What lessens its effect.")


class Responsibility(Part):
    """Who does what at a step: RACI (4.03)."""

    responsible: tuple[DepartmentRef, ...] = Field((), description="The departments that do the work.")
    accountable: DepartmentRef | None = Field(None, description="The one department that answers for it.")
    consulted: tuple[DepartmentRef, ...] = Field((), description="Departments that are asked.")
    informed: tuple[DepartmentRef, ...] = Field((), description="Departments that are told.")
    process: Address | None = Field(None, description="Address of the internal process behind it.")


class Issue(Part):
    """Something inside the organization that the customer feels (0.07, 1.27)."""

    kind: Literal[
        "bottleneck", "delay", "internal-problem", "silo", "disconnected-system", "non-collaborative-process"
    ] = Field(description="What sort of problem it is.")
    text: Plain = Field(description="What happens.")
    departments: tuple[DepartmentRef, ...] = Field((), description="The departments it stands between.")
    systems: tuple[SystemRef, ...] = Field((), description="The systems it stands between.")


class PromiseKept(Part):
    """Whether the step feels as the brand's message promised (1.07)."""

    promise: PromiseRef = Field(description="The promise it is about.")
    kept: Flag = Field(description="true if it was kept.")
    note: Plain | None = Field(None, description="What the customer noticed.")


class Transition(Part):
    """A way from this step other than to the next one, or the share that takes it (0.15)."""

    kind: Literal["next", "skip", "back", "exit"] = Field(description="next, skip (ahead), back (a loop) or exit.")
    to: StepRef | None = Field(
        None, description="The step it leads to; a next without it leads to the following step, an exit to none."
    )
    reason: Plain | None = Field(None, description="Why customers take it.")
    share: Share | None = Field(None, description="How many take it, from 0 to 1.")


class Step(Named):
    """One thing the customer does, in the customer's words (0.03)."""

    about: Prose | None = Field(None, description="More about it, if the fields below leave something unsaid.")
    who: Plain | None = Field(None, description="Who acts (0.11).")
    when: Plain | None = Field(None, description="When it happens, and how long it takes.")
    what: Plain | None = Field(None, description="What they do.")
    how: Plain | None = Field(None, description="How they do it.")
    touchpoint: TouchpointRef | None = Field(None, description="What they meet.")
    channel: ChannelRef | None = Field(None, description="By which channel.")
    channel_fit: Score | None = Field(None, description="How well that channel suits them here, 1 to 5.")
    handoff: Score | None = Field(None, description="How smoothly the step before leads here, 1 to 5.")
    expects: Plain | None = Field(None, description="What they expect.")
    experiences: Plain | None = Field(None, description="What they live through.")
    delay: Plain | None = Field(None, description="How long they wait that they should not.")
    consequence: Consequence | None = Field(None, description="What the gap between the two costs.")
    thinks: tuple[Plain, ...] = Field((), description="What goes through their head.")
    feels: tuple[Plain, ...] = Field((), description="The feelings, by name.")
    quote: Plain | None = Field(None, description="What a customer really said.")
    emotion: Emotion | None = Field(None, description="How the customer feels, from -2 to 2.")
    emotion_believed: Emotion | None = Field(None, description="How we believe they feel, from -2 to 2 (1.14).")
    importance: Score | None = Field(None, description="How much it matters to the customer, 1 to 5.")
    satisfaction: Score | None = Field(None, description="How content the customer is, 1 to 5.")
    moment_of_truth: Flag = Field(False, description="true if the relation is decided here (1.26).")
    verdict: Literal["good", "bad", "ugly"] | None = Field(
        None, description="The good, the bad or the ugly (1.10)."
    )
    path: Literal["ideal", "disturbed"] = Field(
        "ideal", description="disturbed if it happens only when something fails."
    )
    pains: tuple[Pain, ...] = Field((), description="Where it hurts.")
    gains: tuple[Plain, ...] = Field((), description="What pleases.")
    motivators: tuple[Motivator, ...] = Field((), description="What drives them on.")
    disturbances: tuple[Disturbance, ...] = Field((), description="What can go wrong from outside.")
    detail: Literal["listed", "detailed"] = Field("listed", description="detailed for the few that matter most.")
    departments: Responsibility = Field(Responsibility(), description="Who is responsible for what.")
    people: tuple[Plain, ...] = Field((), description="The people the customer meets, by their role.")
    backstage: tuple[Plain, ...] = Field((), description="What we do that the customer does not see.")
    systems: tuple[SystemRef, ...] = Field((), description="The systems used.")
    issues: tuple[Issue, ...] = Field((), description="Internal problems the customer feels.")
    promises: tuple[PromiseKept, ...] = Field((), description="Brand promises kept or broken here.")
    content: tuple[ContentRef, ...] = Field((), description="Content that helps here.")
    metrics: tuple[MetricRef, ...] = Field((), description="Metrics that say how well it goes.")
    evidence: tuple[EvidenceRef, ...] = Field((), description="Where we know all this from.")
    assumption: Flag = Field(False, description="true if this is only what we suppose (0.10).")
    transitions: tuple[Transition, ...] = Field((), description="Where customers go from here.")
    interaction: Literal["first", "last"] | None = Field(
        None, description="Marks the first and last contact (0.05)."
    )
    goal: Literal["reached", "partly", "missed"] | None = Field(
        None, description="Whether the customer's goal is reached, partly reached or missed here (0.05)."
    )

    @property
    def goes_on(self) -> bool:
        """Whether customers go straight on to the following step, besides the ways that are written (0.15).

        Not where a `next` says otherwise, the shares of the other ways leave nobody over, or the step is the
        last contact.
        """
        taken = sum(way.share or 0 for way in self.transitions) >= _EVERYBODY
        onward = any(way.kind == "next" for way in self.transitions)
        return not (taken or onward or self.interaction == "last")
