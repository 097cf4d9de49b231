"""Rules on perspective: a journey is told from outside, not from processes, structure or systems (0.11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from journeybook.check.inside import PROCESSES, plain
from journeybook.check.reach import PUBLISHED, UNDERSTAND, journeys, path_to, stages, steps
from journeybook.check.rule import Finding
from journeybook.model.book import Book

_WHOLE = ("who", "when", "what", "how")


def own_names(book: Book, today: date) -> Iterator[Finding]:
    """No stage or step is named like a department, a system or a process of the organization.

    The customer does not live through our invoicing. A title is held as a whole against the names of departments
    and systems and a list of processes in three languages, without regard to accents or capitals.

    good:
        maps/gift:
          stages:
            - {id: buy, title: Buys}
    bad:
        maps/gift:
          stages:
            - {id: buy, title: Order processing}
    """
    names = _names(book)
    for journey, path, stage in stages(book, UNDERSTAND, lived=False):
        variant = names.get(plain(stage.title))
        if variant:
            yield Finding("maps", journey.id, (*path, "title"), variant, {"title": stage.title})
    for at in steps(book, UNDERSTAND, lived=False):
        variant = names.get(plain(at.step.title))
        if variant:
            yield Finding("maps", at.journey.id, path_to(at, "title"), variant, {"title": at.step.title})


def _names(book: Book) -> Mapping[str, str]:
    """Names of the inside as plain text, each with what it names."""
    departments = {plain(one.name): "department" for one in book.departments.values()}
    systems = {plain(one.name): "system" for one in book.systems.values()}
    return {**dict.fromkeys(PROCESSES, "process"), **systems, **departments}


def outside_in(book: Book, today: date) -> Iterator[Finding]:
    """A journey is told from outside in.

    `perspective: inside-out` is for a draft out of processes that still has to be turned round.

    good:
        maps/gift:
          perspective: outside-in
    bad:
        maps/gift:
          perspective: inside-out
    """
    for journey in journeys(book, UNDERSTAND, lived=False):
        if journey.perspective == "inside-out":
            yield Finding("maps", journey.id, ("perspective",))


def who_when_what_how(book: Book, today: date) -> Iterator[Finding]:
    """A detailed step of a documented journey says who, when, what and how.

    Four plain questions, in this order, keep the eye on the customer.

    good:
        maps/gift:
          stages:
            - id: use
              steps:
                - {id: unwrap, detail: detailed, when: On the day}
    bad:
        maps/gift:
          stages:
            - id: use
              steps:
                - {id: unwrap, detail: detailed, when: }
    """
    for at in steps(book, PUBLISHED):
        missing = [name for name in _WHOLE if getattr(at.step, name) is None]
        if at.step.detail == "detailed" and missing:
            values = {"step": at.step.id, "missing": ", ".join(missing)}
            yield Finding("maps", at.journey.id, path_to(at, "detail"), values=values)
