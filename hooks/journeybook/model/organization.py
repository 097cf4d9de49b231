"""The organization and its departments. Nothing here about customers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from journeybook.model.part import Entry, Named, Part, RuleCode
from journeybook.model.text import Language, Name, Plain, Prose
from journeybook.model.values import Address, DivisionRef, Flag, LocationRef, Mail, Restricted, Whole

SCHEMA_VERSION = 1
TeamKind = Literal[
    "marketing", "sales", "customer-experience", "customer-service", "it", "ux", "analytics", "research",
    "stores", "logistics", "finance", "product", "other",
]  # fmt: skip


def _off(value: object) -> object:
    """YAML reads `off` without quotes as false. Here it means what it says."""
    return "off" if value is False else value


HowMuch = Annotated[Literal["off", "note", "warning", "error"], BeforeValidator(_off)]


class Promise(Named):
    """A promise of the brand, as customers hear it (1.07)."""

    about: Prose | None = Field(None, description="What the promise means, and where it is made.")


class Vocabulary(Named):
    """A way of naming stages besides the built-in ones (phases, cycles, the eight macro stages)."""

    terms: tuple[Named, ...] = Field(description="Its stages, in order.", min_length=1)


class QuadrantLabels(Part):
    """What the two axes of the backlog's quadrant are called (3.09). Their direction is fixed."""

    effort: Plain | None = Field(None, description="The axis from left (little) to right (much).")
    impact: Plain | None = Field(None, description="The axis from bottom (little) to top (much).")


class Organization(Entry):
    """The organization whose journeys these are. There is exactly one."""

    schema_version: Literal[1] = Field(description="The version of the data's form: 1.")
    name: Name = Field(description="The organization's name, as customers know it.")
    about: Prose | None = Field(None, description="A sentence or two: what it sells, to whom.")
    languages: tuple[Language, ...] = Field(
        ("en",), min_length=1, description="Languages of the site, the main one first: pt-BR, en, es."
    )
    promises: tuple[Promise, ...] = Field((), description="What the brand promises its customers.")
    divisions: tuple[Named, ...] = Field((), description="Business divisions, such as stores or wholesale.")
    locations: tuple[Named, ...] = Field((), description="Places where the organization meets customers.")
    vocabularies: tuple[Vocabulary, ...] = Field((), description="Your own ways of naming stages.")
    review_every_days: Whole = Field(
        180, ge=1, description="After how many days a journey must be looked at again."
    )
    quadrant: QuadrantLabels = Field(QuadrantLabels(), description="Names of the backlog quadrant's two axes.")
    rules: dict[RuleCode, HowMuch] = Field(
        {}, description="How much a rule matters here, by its code: off, note, warning or error."
    )
    currency: Name | None = Field(None, description="The currency of budgets, such as BRL.")
    repository: Address | None = Field(None, description="Address of the repository these files live in.")
    tracker: Address | None = Field(None, description="Address of the tracker where work is planned.")
    contact: Mail | None = Field(None, description="Who answers questions about this site.")


class Department(Entry):
    """A part of the organization that customers feel the work of."""

    name: Plain = Field(description="The department's name.")
    team: TeamKind = Field("other", description="What kind of team it is.")
    lead: Annotated[Name | None, Restricted()] = Field(None, description="Who leads it.")
    contact: Annotated[Mail | None, Restricted()] = Field(
        None, description="A shared mail address of the department."
    )
    about: Prose | None = Field(None, description="What the department does for the customer.")
    division: DivisionRef | None = Field(None, description="The division it belongs to.")
    locations: tuple[LocationRef, ...] = Field((), description="Where it works.")
    front_line: Flag = Field(False, description="true if it speaks with customers every day.")
