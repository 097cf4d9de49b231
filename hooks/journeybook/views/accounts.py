"""Business accounts: the buying group, all touches of all its people on one time line, and signs of what comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import get_args

from journeybook.diagrams import Period, Timeline
from journeybook.model.accounts import Account, BuyingPerson, Signal, Touch
from journeybook.model.book import Book, pick
from journeybook.model.evidence import Evidence
from journeybook.model.people import BuyingRole, Segment
from journeybook.views.links import (
    Link,
    to_account,
    to_department,
    to_evidence,
    to_journey,
    to_persona,
    to_step,
    to_touchpoint,
)
from journeybook.views.support import from_the_front_line
from journeybook.words import Words

ROLES: tuple[BuyingRole, ...] = get_args(BuyingRole)
NEEDED: tuple[BuyingRole, ...] = ("user", "decider", "buyer")  # no purchase without them
FEWEST, MOST = 2, 5  # people of one account whose touches are worth following (2.10)
DRAWN = 7  # days one drawing of a time line can hold and still be read


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the buying group, with how often we met."""

    person: BuyingPerson
    persona: Link | None
    channels: tuple[str, ...]
    touches: int
    last: date | None


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the list; `missing` are the needed roles that nobody has, `silent` whom nobody has met."""

    link: Link
    account: Account
    segment: str | None
    owner: Link | None
    people: tuple[Person, ...]
    missing: tuple[BuyingRole, ...]
    absent: tuple[BuyingRole, ...]
    silent: tuple[str, ...]
    touches: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class TouchRow:
    """One touch on the time line: what happened, in the column of the person it happened to."""

    touch: Touch
    cells: tuple[str | None, ...]
    other: str | None
    touchpoint: Link | None
    channel: str | None
    step: Link | None
    journey: Link | None
    department: Link | None


@dataclass(frozen=True, slots=True)
class Sign:
    """A signal, with the evidence it comes from."""

    signal: Signal
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A piece of evidence about the account, and whether it comes from those who speak with customers."""

    link: Link
    evidence: Evidence
    front_line: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """A trend or an event of the account's segment (2.07)."""

    title: str
    when: date | None
    effect: str | None
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """A journey or a department that touches of the account belong to, and how many."""

    link: Link
    touches: int


@dataclass(frozen=True, slots=True)
class AccountView:
    """All that an account's page shows. `others`: some touches are of nobody in the buying group."""

    row: AccountRow
    timelines: tuple[Timeline, ...]
    touches: tuple[TouchRow, ...]
    others: bool
    feelings: tuple[tuple[str, int], ...]
    journeys: tuple[Met, ...]
    departments: tuple[Met, ...]
    signals: tuple[Sign, ...]
    shifts: tuple[Shift, ...]
    known: tuple[Known, ...]


def account_rows(book: Book) -> tuple[AccountRow, ...]:
    """All accounts by name."""
    ordered = sorted(book.accounts.values(), key=lambda one: (one.name.casefold(), one.id))
    return tuple(_row(book, one) for one in ordered)


def account_view(book: Book, row: AccountRow, words: Words) -> AccountView:
    """An account as its page shows it."""
    account = row.account
    touches = sorted(account.touches, key=lambda one: one.day)
    rows = tuple(_touch(book, account, one) for one in touches)
    counts = Counter(one.feeling for one in touches)
    signals = sorted(account.signals, key=lambda one: one.day, reverse=True)
    return AccountView(
        row=row,
        timelines=tuple(_timelines(account, touches, words)),
        touches=rows,
        others=any(one.other for one in rows),
        feelings=tuple((key, counts[key]) for key in ("good", "neutral", "bad")),
        journeys=_counted([one.journey for one in rows]),
        departments=_counted([one.department for one in rows]),
        signals=tuple(Sign(one, _evidence(book, one.evidence)) for one in signals),
        shifts=tuple(_shifts(book, book.segments.get(account.segment or ""))),
        known=_known(book, account),
    )


def _row(book: Book, account: Account) -> AccountRow:
    segment = book.segments.get(account.segment or "")
    owner = book.departments.get(account.owner or "")
    roles = {person.role for person in account.people}
    people = tuple(_person(book, account, person) for person in account.people)
    days = [touch.day for touch in account.touches]
    return AccountRow(
        link=to_account(account),
        account=account,
        segment=segment.name if segment else None,
        owner=to_department(owner) if owner else None,
        people=people,
        missing=tuple(role for role in NEEDED if role not in roles),
        absent=tuple(role for role in ROLES if role not in roles and role not in NEEDED),
        silent=tuple(one.person.title for one in people if not one.touches),
        touches=len(days),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _person(book: Book, account: Account, person: BuyingPerson) -> Person:
    persona = book.personas.get(person.persona or "")
    days = [touch.day for touch in account.touches if touch.person == person.id]
    return Person(
        person=person,
        persona=to_persona(persona) if persona else None,
        channels=tuple(one.name for one in pick(book.channels, persona.preferred_channels)) if persona else (),
        touches=len(days),
        last=max(days, default=None),
    )


def _touch(book: Book, account: Account, touch: Touch) -> TouchRow:
    touchpoint = book.touchpoints.get(touch.touchpoint or "")
    channel = book.channels.get(touch.channel or "")
    department = book.departments.get(touch.department or "")
    at = book.step(touch.step)
    ids = [person.id for person in account.people]
    return TouchRow(
        touch=touch,
        cells=tuple(touch.text if id == touch.person else None for id in ids),
        other=None if touch.person in ids else touch.text,
        touchpoint=to_touchpoint(touchpoint) if touchpoint else None,
        channel=channel.name if channel else None,
        step=to_step(at) if at else None,
        journey=to_journey(at.journey) if at else None,
        department=to_department(department) if department else None,
    )


def _timelines(account: Account, touches: Sequence[Touch], words: Words) -> Iterator[Timeline]:
    """All touches by day, in as many drawings as it takes for each to be read."""
    names = {person.id: person.title for person in account.people}
    days = [(day, list(found)) for day, found in groupby(touches, key=lambda one: one.day)]
    count = -(-len(days) // DRAWN)  # as few drawings as can be, all about as long
    size = -(-len(days) // max(count, 1))
    for start in range(0, len(days), max(size, 1)):
        part = days[start : start + size]
        periods = tuple(
            Period(words.date(day), tuple(f"{names.get(one.person, one.person)}: {one.text}" for one in found))
            for day, found in part
        )
        span = {"first": words.date(part[0][0]), "last": words.date(part[-1][0])}
        yield Timeline(periods, description=words("account.diagram", name=account.name, **span))


def _counted(links: Sequence[Link | None]) -> tuple[Met, ...]:
    """How often each is named, the most often named first."""
    counts = Counter(link for link in links if link is not None)
    return tuple(Met(link, n) for link, n in sorted(counts.items(), key=lambda one: (-one[1], one[0].title)))


def _evidence(book: Book, ids: Sequence[str]) -> tuple[Link, ...]:
    return tuple(to_evidence(one) for one in pick(book.evidence, ids))


def _shifts(book: Book, segment: Segment | None) -> Iterator[Shift]:
    """What moves the account's segment: events by day, then trends."""
    if segment is None:
        return
    events = sorted(segment.events, key=lambda one: (one.when is None, one.when or date.max))
    for one in (*events, *segment.trends):
        yield Shift(one.title, one.when, one.effect, _evidence(book, one.evidence))


def _known(book: Book, account: Account) -> tuple[Known, ...]:
    """The evidence named in the account, and what the front line of the department that looks after it brought."""
    ids = [*(account.profile.evidence if account.profile else ())]
    ids += [id for signal in account.signals for id in signal.evidence]
    ids += [
        one.id
        for one in book.evidence.values()
        if account.owner and one.department == account.owner and from_the_front_line(one)
    ]
    found = pick(book.evidence, dict.fromkeys(ids))
    known = [Known(to_evidence(one), one, from_the_front_line(one)) for one in found]
    return tuple(sorted(known, key=lambda one: not one.front_line))
