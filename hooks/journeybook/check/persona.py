"""Rules on personas: whole enough that a journey can be drawn for them (0.08, 1.24, 4.01).

They are asked of personas who have a journey, so that a portrait may be begun in peace; a journey begun before its
persona is whole shows here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeybook.check.reach import UNDERSTAND, whole
from journeybook.check.rule import Finding
from journeybook.model.book import Book
from journeybook.model.people import Persona

_GROUPS = ("sociodemographics", "personality", "purchase_behaviour", "online_affinity")
_INNER = ("goals", "needs", "expectations", "feelings")


def _met(book: Book) -> Iterator[Persona]:
    """The personas of journeys that are not retired."""
    for id, persona in book.personas.items():
        if any(journey.status in UNDERSTAND for journey in book.journeys_by_persona.get(id, ())):
            yield persona


def attributes(book: Book, today: date) -> Iterator[Finding]:
    """A persona with a journey has something in each of the four groups of attributes.

    Who they are, what they are like, how they buy and how at home they are on line: without all four nobody can
    tell one persona's way from the next.

    good:
        personas/ana:
          attributes:
            personality: [decides late]
            online_affinity: [buys on the phone]
    bad:
        personas/ana:
          attributes:
            personality: [decides late]
            online_affinity:  # not asked yet
    """
    for persona in _met(book):
        missing = [name for name in _GROUPS if not getattr(persona.attributes, name)]
        if missing:
            yield Finding("personas", persona.id, ("attributes",), values={"missing": ", ".join(missing)})


def inner_life(book: Book, today: date) -> Iterator[Finding]:
    """A persona with a journey has goals, needs, expectations and feelings.

    Segments differ in these, and their journeys with them: no map fits all.

    good:
        personas/ana:
          needs: [to know when it comes]
    bad:
        personas/ana:
          needs:  # what do they need?
    """
    for persona in _met(book):
        missing = [name for name in _INNER if not getattr(persona, name)]
        if missing:
            yield Finding("personas", persona.id, values={"missing": ", ".join(missing)})


def success_known(book: Book, today: date) -> Iterator[Finding]:
    """What success is to a persona with a journey rests on evidence.

    Success in the customer's own view must be found out from them, by interviews, surveys or data. What we think
    their success is, is ours.

    good:
        personas/ana:
          success:
            definition: I have succeeded when the gift is there in time.
            evidence: [interviews]
    bad:
        personas/ana:
          success:
            definition: She has succeeded when she has bought.
            evidence:  # nobody asked her
    """
    for persona in _met(book):
        if not persona.success.evidence:
            yield Finding("personas", persona.id, ("success",))


def success_reliable(book: Book, today: date) -> Iterator[Finding]:
    """What success is to a persona is known with more than low reliability.

    good:
        personas/ana:
          success:
            reliability: medium
    bad:
        personas/ana:
          success:
            reliability: low
    """
    for persona in _met(book):
        if persona.success.evidence and persona.success.reliability == "low":
            yield Finding("personas", persona.id, ("success", "reliability"))


def portrait_known(book: Book, today: date) -> Iterator[Finding]:
    """The portrait of a persona with a journey rests on evidence.

    Not only an archetype, but who is really there: surveys, market data, interviews.

    good:
        personas/ana:
          evidence: [interviews, orders]
    bad:
        personas/ana:
          evidence:  # drawn from what the team remembers
    """
    for persona in _met(book):
        if not persona.evidence:
            yield Finding("personas", persona.id)


def segment(book: Book, today: date) -> Iterator[Finding]:
    """A persona with a journey stands for a segment.

    A key segment is why the journey is worth mapping.

    good:
        personas/ana:
          segment: families
    bad:
        personas/ana:
          segment:  # whom does she stand for?
    """
    for persona in _met(book):
        if persona.segment is None:
            yield Finding("personas", persona.id)


def buying_role(book: Book, today: date) -> Iterator[Finding]:
    """A persona who buys for a company has a role in its buying group.

    Several people buy there, and each needs other content on another way.

    good:
        personas/ana:
          market: b2b
          buying_role: decider
    bad:
        personas/ana:
          market: b2b
    """
    for persona in _met(book):
        if persona.market == "b2b" and persona.buying_role is None:
            yield Finding("personas", persona.id, ("market",))


def persona_without_journey(book: Book, today: date) -> Iterator[Finding]:
    """Every persona has a journey of their own.

    A persona without one is known, but nobody has walked in their shoes yet.

    good:
        maps/late:
          persona: bruno
    bad:
        personas/clara:
          name: Clara
          archetype: never in a hurry
          success: {definition: I have succeeded when I liked choosing.}
    """
    if not whole(book, "maps"):
        return
    for id in book.personas:
        if id not in book.journeys_by_persona:
            yield Finding("personas", id)
