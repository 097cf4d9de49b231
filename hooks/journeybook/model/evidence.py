"""What we know and how well: evidence and metrics. Nothing here computes them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from journeybook.model.part import Entry, Part
from journeybook.model.text import Name, Plain, Prose
from journeybook.model.values import Address, Day, DepartmentRef, Flag, Level, Number, SystemRef, Whole

EvidenceKind = Literal[
    "crm", "customer-service", "web-analytics", "mobile-analytics", "ethnography", "survey", "interview",
    "focus-group", "market", "intent", "predictive", "front-line", "complaints", "reviews", "workshop", "other",
]  # fmt: skip


class Evidence(Entry):
    """A source of what we claim about customers (0.10)."""

    title: Plain = Field(description="What the source is.")
    kind: EvidenceKind = Field(description="What sort of source it is.")
    source: Literal["primary", "third-party"] = Field("primary", description="Our own, or somebody else's.")
    collected_on: Day = Field(description="The day it was collected, or its last day.")
    valid_days: Whole = Field(365, ge=1, description="For how many days it may be relied on.")
    sample: Whole | None = Field(None, description="How many people or cases it is drawn from.")
    reliability: Level = Field("medium", description="low, medium or high.")
    department: DepartmentRef | None = Field(None, description="The department that collected it.")
    front_line: Flag = Field(False, description="true if it comes from those who speak with customers.")
    summary: Prose | None = Field(None, description="What it says.")
    link: Address | None = Field(None, description="Where it can be read.")
    file: Name | None = Field(None, description="The data file in this repository.")


class Reading(Part):
    """One value of a metric."""

    day: Day = Field(description="The day.")
    value: Number = Field(description="The value, in the metric's unit.")
    n: Whole | None = Field(None, description="How many answers or cases it is drawn from.")


class Metric(Entry):
    """A figure that says how well it goes (1.30, 2.10)."""

    title: Plain = Field(description="The metric's name.")
    kind: Literal[
        "nps", "csat", "ces", "conversion", "response-time", "churn", "retention", "revenue", "count", "other"
    ] = Field(description="What sort of metric it is.")
    unit: Name | None = Field(None, description="Its unit, such as % or h.")
    direction: Literal["up", "down"] = Field("up", description="up if more is better, down if less is.")
    target: Number | None = Field(None, description="The value we want.")
    maturity: Whole | None = Field(None, ge=1, le=5, description="The maturity stage from which it is used.")
    system: SystemRef | None = Field(None, description="The system it comes from.")
    readings: tuple[Reading, ...] = Field((), description="Its values by date.")
    file: Name | None = Field(None, description="A CSV file beside the data, with columns day, value and n.")
    about: Prose | None = Field(None, description="How it is measured.")
