"""Where customers and the organization meet: channels, touchpoints, the systems and content behind them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from journeybook.model.part import Entry, Part
from journeybook.model.text import Name, Plain, Prose
from journeybook.model.values import (
    Address,
    ChannelRef,
    DepartmentRef,
    DivisionRef,
    Emotion,
    Flag,
    LocationRef,
    Number,
    PersonaRef,
    Score,
    Share,
    SystemRef,
)

Form = Literal["digital", "analogue"]
Mode = Literal["online", "offline"]
MacroStage = Literal[
    "audience-engagement", "branding", "product-service", "purchase-process", "delivery-adoption",
    "customer-support", "retention-expansion", "customer-advocacy",
]  # fmt: skip
TouchpointKind = Literal[
    "advertisement", "form", "e-mail", "product-information", "page", "app", "message", "chat", "call", "store",
    "event", "document", "packaging", "delivery", "invoice", "product", "service-visit", "survey", "social-post",
    "word-of-mouth", "registration", "other",
]  # fmt: skip
Monitor = Literal["survey", "complaint-rate", "analytics", "review", "mystery-shopping"]


class Channel(Entry):
    """A way by which customers and the organization reach each other (1.05)."""

    name: Plain = Field(description="The channel's name.")
    form: Form = Field(description="digital or analogue.")
    mode: Mode = Field(description="online or offline.")
    offered: Flag = Field(True, description="false if customers use it though we do not offer it.")
    actual_use: Share | None = Field(None, description="Share of customers who truly use it, from 0 to 1.")
    relevance: Score | None = Field(None, description="How much it matters to customers, 1 to 5.")
    owner: DepartmentRef | None = Field(None, description="The department that runs it.")
    about: Prose | None = Field(None, description="What customers use it for.")


class System(Entry):
    """A system behind the touchpoints (2.09)."""

    name: Name = Field(description="The system's name.")
    category: Literal["engagement", "intelligence", "record"] = Field(
        description="engagement (web, chat), intelligence (analytics, surveys) or record (CRM, ERP)."
    )
    owner: DepartmentRef | None = Field(None, description="The department that answers for it.")
    about: Prose | None = Field(None, description="What it does.")


class Conversion(Part):
    """What a touchpoint should lead the customer to do (1.13)."""

    goal: Plain = Field(description="What counts as converted.")
    rate: Share | None = Field(None, description="How many do it today, from 0 to 1.")
    target: Share | None = Field(None, description="How many should, from 0 to 1.")


class Tracking(Part):
    """How contacts at a touchpoint are counted (1.13)."""

    event: Name = Field(description="What is counted, such as the name of the event.")
    system: SystemRef | None = Field(None, description="The system that counts it.")
    address: Address | None = Field(None, description="Where the figures can be seen.")


class Consistency(Part):
    """Whether a touchpoint keeps the brand's promise on one of its channels (1.23)."""

    channel: ChannelRef = Field(description="The channel looked at.")
    consistent: Flag = Field(description="true if it feels like the brand there.")
    note: Plain | None = Field(None, description="What is different.")


class ResponseTime(Part):
    """How long the customer waits for an answer (1.31)."""

    target_hours: Number = Field(ge=0, description="How many hours it should take at most.")
    actual_hours: Number | None = Field(None, ge=0, description="How many hours it takes today.")


class Touchpoint(Entry):
    """Any contact with the brand, however small it looks from inside (1.25)."""

    title: Plain = Field(description="What the customer meets.")
    about: Prose | None = Field(None, description="What happens there.")
    kind: TouchpointKind = Field(description="What sort of contact it is.")
    concerns: Literal["brand", "product", "service"] = Field("service", description="What the contact is about.")
    form: Form = Field("digital", description="digital or analogue.")
    mode: Mode = Field(description="online or offline.")
    channels: tuple[ChannelRef, ...] = Field((), description="The channels it is offered on.")
    offered_by: tuple[DepartmentRef, ...] = Field((), description="The departments that offer it.")
    division: DivisionRef | None = Field(None, description="The division it belongs to.")
    locations: tuple[LocationRef, ...] = Field((), description="Where it can be met.")
    size: Literal["minor", "major"] = Field("major", description="minor for a small one outside the focus.")
    owned: Flag = Field(True, description="false if no department answers for it.")
    planned: Flag = Field(True, description="false if it came about without a plan.")
    state: Literal["existing", "to-create"] = Field("existing", description="existing, or to-create.")
    monitored_by: tuple[Monitor, ...] = Field((), description="How its quality is watched; empty if it is not.")
    systems: tuple[SystemRef, ...] = Field((), description="The systems behind it.")
    conversion: Conversion | None = Field(None, description="What it should lead to.")
    tracking: Tracking | None = Field(None, description="How it is counted.")
    response_time: ResponseTime | None = Field(None, description="How long answers take.")
    relevance: Score | None = Field(None, description="How much it matters to customers, 1 to 5.")
    performance: Score | None = Field(None, description="How well it does what it is for, 1 to 5 (1.20).")
    satisfaction: Score | None = Field(None, description="How content customers are with it, 1 to 5.")
    brand_effect: Emotion | None = Field(None, description="What it does to the brand's image, -2 to 2.")
    consistency: tuple[Consistency, ...] = Field((), description="The promise kept or not, channel by channel.")


class Content(Entry):
    """A piece of content made for a persona at a stage (2.02)."""

    title: Plain = Field(description="The content's title.")
    kind: Literal[
        "article", "video", "guide", "case", "e-mail", "post", "tool", "faq", "brochure", "webinar", "other"
    ] = Field(description="What sort of content it is.")
    personas: tuple[PersonaRef, ...] = Field((), description="Whom it is for.")
    stages: tuple[MacroStage, ...] = Field((), description="The macro stages it is for.")
    address: Address | None = Field(None, description="Where it can be found.")
    owner: DepartmentRef | None = Field(None, description="The department that keeps it true.")
