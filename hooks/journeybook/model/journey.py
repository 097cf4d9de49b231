"""A customer journey: whose it is, what for, who made it, and its stages. Steps have a module of their own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from journeybook.model.contacts import MacroStage
from journeybook.model.part import Entry, Named, Part
from journeybook.model.people import Market
from journeybook.model.step import Step
from journeybook.model.text import Name, Plain, Prose
from journeybook.model.values import (
    Address,
    Day,
    DepartmentRef,
    EvidenceRef,
    Flag,
    Id,
    JourneyRef,
    Mail,
    Number,
    PersonaRef,
    Restricted,
    Share,
    Whole,
)

Phase = Literal["before", "during", "after"]
Cycle = Literal["information", "purchase", "use"]
Status = Literal["understand", "develop", "document", "orchestrate", "retired"]
PUBLISHED: frozenset[Status] = frozenset({"document", "orchestrate"})


class Result(Part):
    """What is known of a stage: a figure, an observation or an impression (1.17)."""

    kind: Literal["quantitative", "qualitative", "subjective"] = Field(description="What sort of result it is.")
    text: Plain = Field(description="The result.")
    evidence: tuple[EvidenceRef, ...] = Field((), description="Where we know it from.")


class Conversion(Part):
    """What should happen at a stage, and how often it does (0.16)."""

    goal: Plain = Field(description="What we want to happen.")
    rate: Share | None = Field(None, description="How often it happens, from 0 to 1.")
    target: Share | None = Field(None, description="How often it should, from 0 to 1.")


class Stage(Named):
    """A part of the journey, named from the customer's side (0.11)."""

    phase: Phase = Field(description="before, during or after the purchase (1.03).")
    cycle: Cycle | None = Field(None, description="information, purchase or use (1.08).")
    macro_stage: MacroStage | None = Field(None, description="One of the eight macro stages (2.06).")
    terms: dict[Id, Id] = Field({}, description="Its name in your own vocabularies: vocabulary to term.")
    customer_goal: Plain | None = Field(None, description="What the customer wants here (0.04).")
    business_goal: Plain | None = Field(None, description="What we want here (0.04).")
    engagement: Plain | None = Field(None, description="How we stay meaningful to them here (2.05).")
    conversion: Conversion | None = Field(None, description="What should happen here.")
    strategy: Prose | None = Field(None, description="What we do here and why, before any technology (2.05).")
    results: tuple[Result, ...] = Field((), description="What is known of this stage.")
    steps: tuple[Step, ...] = Field(min_length=1, description="What the customer does, in order.")


class Objective(Part):
    """Why this journey is mapped (0.12)."""

    text: Plain = Field(description="Which problems we want to find, and what should change.")
    outcomes: tuple[Literal["satisfaction", "loyalty", "advocacy"], ...] = Field(
        min_length=1, description="Which of the three it should improve."
    )


class Workshop(Part):
    """A day, or several, in one room (3.03)."""

    starts: Day = Field(description="The first day.")
    days: Whole = Field(1, ge=1, description="How many days.")
    place: Plain | None = Field(None, description="Where.")
    participants: tuple[Plain, ...] = Field((), description="Who took part, by role.")
    decisions: tuple[Plain, ...] = Field((), description="What was decided.")
    pictures: Annotated[tuple[Address, ...], Restricted()] = Field((), description="Photos of the board.")


class Charter(Part):
    """What the mapping may cost (0.01)."""

    budget: Number | None = Field(None, ge=0, description="Money, in the organization's currency.")
    effort_days: Number | None = Field(None, ge=0, description="Work, in person-days.")
    starts: Day | None = Field(None, description="When it starts.")
    ends: Day | None = Field(None, description="When it ends.")
    workshops: tuple[Workshop, ...] = Field((), description="Planning sessions.")


class SignOff(Part):
    """A team's yes (2.04)."""

    by: Name = Field(description="Who said yes.")
    day: Day = Field(description="When.")


class Member(Part):
    """Somebody on the mapping team (0.07)."""

    person: Annotated[Name | None, Restricted()] = Field(None, description="The person's name.")
    department: DepartmentRef = Field(description="The department they stand for.")
    role: Plain = Field(description="What they contribute.")
    sign_off: Annotated[SignOff | None, Restricted()] = Field(None, description="Their department's agreement.")


class Owner(Part):
    """Who keeps this journey true (0.17)."""

    department: DepartmentRef = Field(description="The department that owns it.")
    person: Annotated[Name | None, Restricted()] = Field(None, description="The person to ask.")
    contact: Annotated[Mail | None, Restricted()] = Field(None, description="Where to ask.")


class Scenario(Part):
    """The situation the customer is in (3.06)."""

    context: Plain = Field(description="What brings them here.")
    constraint: Plain | None = Field(None, description="What presses: a deadline, a limit.")


class Intent(Part):
    """What the customer is after when doing this (3.05)."""

    title: Plain = Field(description="The intent.")
    focus: Flag = Field(False, description="true for the one this journey follows.")
    entries: tuple[Plain, ...] = Field((), description="Every way to get it started.")


class Action(Part):
    """One of the main ways to interact, such as browse, buy, return (3.04)."""

    title: Plain = Field(description="The action.")
    focus: Flag = Field(False, description="true for the one this journey follows.")
    consensus: Flag | None = Field(None, description="true once all teams agree on it.")
    intents: tuple[Intent, ...] = Field((), description="What customers are after.")


class Preparation(Part):
    """One line of the checklist before mapping (0.01, 0.06)."""

    task: Plain = Field(description="What has to be ready.")
    done: Flag = Field(description="true once it is.")
    note: Plain | None = Field(None, description="What came of it.")


class Journey(Entry):
    """One persona's way from first need to word of mouth (0.14)."""

    title: Plain = Field(description="The journey, in the customer's words.")
    about: Prose | None = Field(None, description="A short summary.")
    persona: PersonaRef = Field(description="Whose journey it is: exactly one.")
    market: Market = Field("b2c", description="b2c or b2b.")
    status: Status = Field("understand", description="understand, develop, document, orchestrate, or retired.")
    state: Literal["current", "realistic", "dream"] = Field(
        "current", description="As it is, as it could soon be, or the dream."
    )
    variant_of: JourneyRef | None = Field(None, description="The journey this is another state of (3.08).")
    perspective: Literal["outside-in", "inside-out"] = Field(
        "outside-in", description="Seen from the customer (0.11)."
    )
    objective: Objective | None = Field(None, description="Why it is mapped.")
    customer_goal: Plain = Field(description="What the customer wants to reach (0.04).")
    business_goal: Plain | None = Field(None, description="What we want to reach (0.04).")
    scenario: Scenario | None = Field(None, description="The situation.")
    actions: tuple[Action, ...] = Field((), description="The main actions, and the one in focus.")
    charter: Charter | None = Field(None, description="What the mapping costs.")
    preparation: tuple[Preparation, ...] = Field((), description="The checklist before mapping.")
    team: tuple[Member, ...] = Field((), description="Who mapped it.")
    owner: Owner | None = Field(None, description="Who keeps it true.")
    reviewed_on: Day | None = Field(None, description="When it was last looked at as a whole.")
    related: tuple[JourneyRef, ...] = Field((), description="Journeys worth reading next.")
    evidence: tuple[EvidenceRef, ...] = Field((), description="What the whole is drawn from.")
    stages: tuple[Stage, ...] = Field(min_length=1, description="Its stages, in order.")

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps along the default path."""
        return tuple(step for stage in self.stages for step in stage.steps)


def evidence_of(journey: Journey) -> list[str]:
    """The ids of all evidence a journey rests on, the whole's own first."""
    ids = list(journey.evidence)
    for stage in journey.stages:
        for result in stage.results:
            ids += result.evidence
        for step in stage.steps:
            ids += step.evidence
            for pain in step.pains:
                ids += pain.evidence
    return ids


def leads_to(journey: Journey) -> list[str]:
    """The ids of the other journeys to whose steps a journey has a way, whether or not they exist."""
    ways = [way.to for stage in journey.stages for step in stage.steps for way in step.transitions]
    ids = [to.partition("/")[0] for to in ways if to is not None and "/" in to]
    return [id for id in ids if id != journey.id]
