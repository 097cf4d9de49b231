"""Small books made of plain values, for tests of views and pages. No YAML here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from journeybook.model.audience import ALL, Audience
from journeybook.model.book import Book
from journeybook.model.contacts import Channel, Touchpoint
from journeybook.model.journey import Journey
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.organization import Organization
from journeybook.model.people import Persona
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.render import Renderer
from journeybook.words import Words

TODAY = date(2026, 6, 1)


def step(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.title(), **fields}


def stage(id: str, *steps: Mapping[str, Any], phase: str = "before", **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.title(), "phase": phase, "steps": steps or (step(f"in-{id}"),), **fields}


def journey(id: str, *stages: Mapping[str, Any], **fields: Any) -> Journey:
    head = {"id": id, "title": id.title(), "persona": "ana", "customer_goal": "A gift"}
    return Journey.model_validate(head | {"stages": stages or (stage("only"),)} | fields)


def persona(id: str, **fields: Any) -> Persona:
    head = {"id": id, "name": id.title(), "archetype": "Hunter", "success": {"definition": "It arrives"}}
    return Persona.model_validate(head | fields)


def channel(id: str, **fields: Any) -> Channel:
    return Channel.model_validate({"id": id, "name": id.title(), "form": "digital", "mode": "online"} | fields)


def touchpoint(id: str, **fields: Any) -> Touchpoint:
    return Touchpoint.model_validate({"id": id, "title": id.title(), "kind": "page", "mode": "online"} | fields)


def organization(**fields: Any) -> Organization:
    return Organization.model_validate({"id": ORGANIZATION, "schema_version": 1, "name": "Aurora"} | fields)


def book(*entries: Any, audience: Audience = ALL) -> Book:
    """A book of these entries, each among its kind, with a persona `ana` if there is none."""
    kinds: dict[str, Any] = {kind: {} for kind in KINDS if kind != ORGANIZATION}
    whole = Organization.model_validate({"id": ORGANIZATION, "schema_version": 1, "name": "Aurora"})
    for entry in entries:
        if isinstance(entry, Organization):
            whole = entry
        else:
            kind = next(kind for kind, model in KINDS.items() if isinstance(entry, model))
            kinds[kind][entry.id] = entry
    kinds["personas"] = kinds["personas"] or {"ana": persona("ana")}
    return Book(organization=whole, audience=audience, **kinds)


def rendered(maker: Callable[[Making], Iterator[Page]], book: Book, language: str = "en") -> dict[str, str]:
    """The Markdown of every page that `maker` makes of a book, by its uri."""
    words = Words(language)
    renderer = Renderer(words)
    return {page.uri: renderer.markdown(page) for page in maker(Making(book, (), words, TODAY))}
