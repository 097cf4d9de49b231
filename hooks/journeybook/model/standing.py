"""How far the organization is: baselines, attestations of maturity, figures for the business case."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from journeybook.model.part import Entry
from journeybook.model.text import Name, Plain, Prose
from journeybook.model.values import Address, Day, DepartmentRef, EvidenceRef, Flag


class Baseline(Entry):
    """A dated snapshot of the data to compare with (1.18)."""

    title: Plain = Field(description="What it was taken for.")
    day: Day = Field(description="The day it shows.")
    revision: Name = Field(description="The git tag or commit that holds it.")
    about: Prose | None = Field(None, description="What was going on then.")


class Attestation(Entry):
    """Somebody's word on a criterion of maturity that no file can show (2.12). The id is the criterion's."""

    met: Flag = Field(description="true if the criterion is met.")
    by: Plain = Field(description="Who says so, by role.")
    day: Day = Field(description="When they said so.")
    department: DepartmentRef | None = Field(None, description="The department that answers for it.")
    note: Prose | None = Field(None, description="What it rests on.")
    evidence: tuple[EvidenceRef, ...] = Field((), description="The evidence for it.")


class Figure(Entry):
    """A figure for the business case, always with its source (2.08, 3.01)."""

    title: Plain = Field(description="What the figure says, as a sentence.")
    value: Name = Field(description="The figure, as it is printed: 17 %.")
    compared: Name | None = Field(None, description="The figure it is compared with: 3 %.")
    topic: Literal["growth", "spending", "loyalty", "protection", "content", "cost", "other"] = Field(
        "other", description="What it is about."
    )
    source: Plain = Field(description="Where it was read: author and text.")
    link: Address | None = Field(None, description="The address of that text.")
    second_hand: Flag = Field(True, description="false only if it is our own finding, with evidence.")
    evidence: tuple[EvidenceRef, ...] = Field((), description="Our own evidence for it.")
