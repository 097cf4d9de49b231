"""Business accounts: the ideal customer, and one account's people and touches. Roles, never names."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from journeybook.model.part import Entry, Named, Part
from journeybook.model.people import BuyingRole
from journeybook.model.text import Name, Plain, Prose
from journeybook.model.values import (
    ChannelRef,
    Day,
    DepartmentRef,
    EvidenceRef,
    Id,
    PersonaRef,
    Score,
    SegmentRef,
    StepRef,
    TouchpointRef,
)


class Profile(Part):
    """The ideal customer profile (2.07)."""

    industry: Plain = Field(description="The industry.")
    size: Plain | None = Field(None, description="How large: people, sites, turnover.")
    traits: tuple[Plain, ...] = Field((), description="What makes a company a good customer.")
    warnings: tuple[Plain, ...] = Field((), description="What speaks against it.")
    fit: Score | None = Field(None, description="How well this account fits, 1 to 5.")
    evidence: tuple[EvidenceRef, ...] = Field((), description="What the profile is drawn from.")


class BuyingPerson(Named):
    """Somebody in the buying group, by their function: no names (2.07, 2.10)."""

    role: BuyingRole = Field(description="Their role in the buying group.")
    persona: PersonaRef | None = Field(None, description="The persona they resemble.")


class Touch(Part):
    """One contact of one person of the account (2.10)."""

    day: Day = Field(description="The day.")
    person: Id = Field(description="Who, by the id in this account's people.")
    text: Plain = Field(description="What happened.")
    touchpoint: TouchpointRef | None = Field(None, description="What they met.")
    channel: ChannelRef | None = Field(None, description="By which channel.")
    department: DepartmentRef | None = Field(None, description="Who of us was there.")
    step: StepRef | None = Field(None, description="The step of a journey it was: journey/step.")
    feeling: Literal["good", "neutral", "bad"] = Field("neutral", description="How it went for them.")


class Signal(Part):
    """A sign that an account is about to act: intent data or a prediction (2.07)."""

    kind: Literal["intent", "predictive"] = Field(description="Observed, or computed.")
    day: Day = Field(description="When it was seen.")
    text: Plain = Field(description="What it says.")
    evidence: tuple[EvidenceRef, ...] = Field((), description="Where it comes from.")


class Account(Entry):
    """A business customer: several people, one time line (2.10)."""

    name: Name = Field(description="The account, or what it stands for; a made-up name if it must not be known.")
    segment: SegmentRef | None = Field(None, description="The segment it belongs to.")
    about: Prose | None = Field(None, description="What they buy from us and why.")
    profile: Profile | None = Field(None, description="The ideal customer profile it is held against.")
    people: tuple[BuyingPerson, ...] = Field(
        min_length=1, description="The buying group: two to five people, as a rule."
    )
    touches: tuple[Touch, ...] = Field((), description="All contacts of all of them.")
    signals: tuple[Signal, ...] = Field((), description="Signs of what they will do next.")
    owner: DepartmentRef | None = Field(None, description="The department that looks after them.")
