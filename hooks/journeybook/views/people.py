"""Personas: a list, and a page each."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.book import Book, pick
from journeybook.model.people import Persona
from journeybook.views.links import Link, to_evidence, to_milestone, to_persona, to_tree


@dataclass(frozen=True, slots=True)
class PersonaCard:
    """A persona in a list."""

    link: Link
    persona: Persona
    journeys: int


@dataclass(frozen=True, slots=True)
class AttributeGroup:
    """One of the four groups of attributes (1.24)."""

    name: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonaView:
    """All that a persona's page shows."""

    persona: Persona
    segment: str | None
    groups: tuple[AttributeGroup, ...]
    channels: tuple[str, ...]
    success_evidence: tuple[Link, ...]
    evidence: tuple[Link, ...]
    tree: Link | None
    milestones: tuple[Link, ...]


def persona_cards(book: Book) -> tuple[PersonaCard, ...]:
    """All personas by name."""
    ordered = sorted(book.personas.values(), key=lambda one: (one.name.casefold(), one.id))
    return tuple(
        PersonaCard(to_persona(one), one, len(book.journeys_by_persona.get(one.id, ()))) for one in ordered
    )


def persona_view(book: Book, persona: Persona) -> PersonaView:
    """A persona as their page shows them."""
    segment = book.segments.get(persona.segment or "")
    milestones = book.milestones_by_persona.get(persona.id, ())
    attributes = persona.attributes
    groups = (
        AttributeGroup("sociodemographics", attributes.sociodemographics),
        AttributeGroup("personality", attributes.personality),
        AttributeGroup("purchase_behaviour", attributes.purchase_behaviour),
        AttributeGroup("online_affinity", attributes.online_affinity),
    )
    return PersonaView(
        persona=persona,
        segment=segment.name if segment else None,
        groups=groups,
        channels=tuple(channel.name for channel in pick(book.channels, persona.preferred_channels)),
        success_evidence=tuple(to_evidence(one) for one in pick(book.evidence, persona.success.evidence)),
        evidence=tuple(to_evidence(one) for one in pick(book.evidence, persona.evidence)),
        tree=to_tree(persona) if milestones else None,
        milestones=tuple(to_milestone(milestone) for milestone in milestones),
    )
