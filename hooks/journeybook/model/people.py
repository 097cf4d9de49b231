"""Who the customers are: segments and personas. Archetypes only, never a real customer's data."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from journeybook.model.part import Entry, Part
from journeybook.model.text import Name, Plain, Prose
from journeybook.model.values import ChannelRef, Day, EvidenceRef, Level, SegmentRef

Market = Literal["b2c", "b2b"]
BuyingRole = Literal["initiator", "user", "influencer", "decider", "buyer", "approver", "gatekeeper"]


class SegmentEvent(Part):
    """Something that moves a segment: a trend or an event (2.07)."""

    title: Plain = Field(description="What happens.")
    when: Day | None = Field(None, description="The day, for an event.")
    effect: Plain | None = Field(None, description="What it changes for these customers.")
    evidence: tuple[EvidenceRef, ...] = Field((), description="Where we know it from.")


class Segment(Entry):
    """A group of customers who resemble each other in attributes and goals (0.08)."""

    name: Plain = Field(description="The segment's name.")
    market: Market = Field("b2c", description="b2c for people, b2b for companies.")
    about: Prose | None = Field(None, description="Who belongs to it.")
    attributes: tuple[Plain, ...] = Field((), description="What they have in common.")
    trends: tuple[SegmentEvent, ...] = Field((), description="Slow changes in this segment.")
    events: tuple[SegmentEvent, ...] = Field((), description="Dated events that move it.")


class Attributes(Part):
    """The four groups of a persona's attributes (1.24)."""

    sociodemographics: tuple[Plain, ...] = Field((), description="Age, place, household, work, income.")
    personality: tuple[Plain, ...] = Field((), description="Traits that show in how they decide.")
    purchase_behaviour: tuple[Plain, ...] = Field((), description="How, when and why they buy.")
    online_affinity: tuple[Plain, ...] = Field((), description="How at home they are on line.")


class Success(Part):
    """What success is in the customer's own view (4.01)."""

    definition: Plain = Field(description='In the customer\'s words: "I have succeeded when …".')
    evidence: tuple[EvidenceRef, ...] = Field((), description="Interviews, surveys or data behind it.")
    reliability: Level = Field("low", description="How sure we are: low, medium or high.")


class Persona(Entry):
    """The archetype of a group of customers (1.24)."""

    name: Name = Field(description="A first name.")
    archetype: Plain = Field(description='Who they are in three words, such as "bargain hunter".')
    market: Market = Field("b2c", description="b2c for a private customer, b2b for one who buys for a company.")
    segment: SegmentRef | None = Field(None, description="The segment they stand for.")
    about: Prose | None = Field(None, description="A short portrait.")
    quote: Plain | None = Field(None, description="One sentence they would say.")
    attributes: Attributes = Field(Attributes(), description="The four groups of attributes.")
    goals: tuple[Plain, ...] = Field((), description="What they want to reach.")
    needs: tuple[Plain, ...] = Field((), description="What they need for it.")
    expectations: tuple[Plain, ...] = Field((), description="What they take for granted from us.")
    feelings: tuple[Plain, ...] = Field((), description="How they feel about this kind of purchase.")
    success: Success = Field(description="What success is in their own view. Required.")
    buying_role: BuyingRole | None = Field(None, description="Their role in the buying group of a company.")
    preferred_channels: tuple[ChannelRef, ...] = Field((), description="Channels they like best, first to last.")
    preferred_content: tuple[Plain, ...] = Field((), description="What they like to read, watch or hear.")
    evidence: tuple[EvidenceRef, ...] = Field((), description="What this portrait is drawn from.")
