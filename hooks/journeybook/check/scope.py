"""Rules on scope: from the need to word of mouth (0.09). Each journey names its stages as it likes.

What a stage is, is read from its `phase`, `cycle` and `macro_stage`. All are asked from status develop on, of
journeys as they are today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from journeybook.check.reach import DEVELOP, ORCHESTRATE, journeys
from journeybook.check.rule import Finding
from journeybook.model.book import Book
from journeybook.model.journey import Stage

_NEED = frozenset({None, "audience-engagement", "branding"})


def is_need(stage: Stage) -> bool:
    """Before the purchase, while there is only a need: not comparing yet, let alone buying."""
    return stage.phase == "before" and stage.cycle in (None, "information") and stage.macro_stage in _NEED


def is_use(stage: Stage) -> bool:
    """The product or service is used."""
    return stage.phase != "before" and (stage.cycle == "use" or stage.macro_stage == "delivery-adoption")


def is_after_sale(stage: Stage) -> bool:
    """Help after the purchase."""
    return stage.phase == "after" and stage.macro_stage == "customer-support"


def is_loyalty(stage: Stage) -> bool:
    """Coming back, staying, buying more."""
    return stage.macro_stage == "retention-expansion"


def is_word_of_mouth(stage: Stage) -> bool:
    """Telling others."""
    return stage.macro_stage == "customer-advocacy"


def _without(book: Book, found: Callable[[Stage], bool]) -> Iterator[Finding]:
    for journey in journeys(book, DEVELOP):
        if not any(map(found, journey.stages)):
            yield Finding("maps", journey.id, ("stages",))


def scope_need(book: Book, today: date) -> Iterator[Finding]:
    """A journey begins with the need.

    It starts too late when it starts with a visit or a comparison: the customer had a need before. A stage shows
    the need by phase before, cycle information (or none given) and macro stage audience-engagement or branding (or
    none given).

    good:
        maps/gift:
          stages:
            - id: remember
              phase: before
              macro_stage: audience-engagement
    bad:
        maps/gift:
          stages:
            - id: remember
              phase: before
              macro_stage: product-service
    """
    for finding in _without(book, is_need):
        journey = book.maps[finding.id]
        told_elsewhere = journey.status in ORCHESTRATE and all(stage.phase != "before" for stage in journey.stages)
        if not told_elsewhere:
            yield finding


def scope_use(book: Book, today: date) -> Iterator[Finding]:
    """A journey passes through the use of the product or service.

    A stage shows it by cycle use or macro stage delivery-adoption.

    good:
        maps/gift:
          stages:
            - {id: use, cycle: use}
    bad:
        maps/gift:
          stages:
            - {id: use, cycle: purchase, macro_stage: purchase-process}
            - {id: help, cycle: purchase}
            - {id: tell, cycle: purchase}
    """
    yield from _without(book, is_use)


def scope_after_sale(book: Book, today: date) -> Iterator[Finding]:
    """A journey reaches after-sale.

    A stage shows it by phase after and macro stage customer-support.

    good:
        maps/gift:
          stages:
            - {id: help, phase: after, macro_stage: customer-support}
    bad:
        maps/gift:
          stages:
            - {id: help, phase: after, macro_stage: delivery-adoption}
    """
    yield from _without(book, is_after_sale)


def scope_loyalty(book: Book, today: date) -> Iterator[Finding]:
    """A journey reaches loyalty.

    A stage shows it by macro stage retention-expansion.

    good:
        maps/gift:
          stages:
            - {id: return, macro_stage: retention-expansion}
    bad:
        maps/gift:
          stages:
            - {id: return, macro_stage: audience-engagement}
    """
    yield from _without(book, is_loyalty)


def scope_word_of_mouth(book: Book, today: date) -> Iterator[Finding]:
    """A journey reaches word of mouth.

    A stage shows it by macro stage customer-advocacy.

    good:
        maps/gift:
          stages:
            - {id: tell, macro_stage: customer-advocacy}
    bad:
        maps/gift:
          stages:
            - {id: tell, macro_stage: customer-support}
    """
    yield from _without(book, is_word_of_mouth)
