"""The brand's promises: kept or broken step by step (1.07), and consistent or not channel by channel (1.23)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from journeybook.model.book import Book, StepAt
from journeybook.model.contacts import Channel, Touchpoint
from journeybook.model.organization import Promise
from journeybook.model.step import PromiseKept
from journeybook.views.links import (
    Link,
    to_channel,
    to_journey,
    to_promise,
    to_promise_steps,
    to_step,
    to_touchpoint,
)
from journeybook.views.lived import lived
from journeybook.views.parts import Choice, Table
from journeybook.words import Words

STEPS_SHOWN = 6
TOUCHPOINTS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class PromiseStep:
    """A step at which a promise is kept or broken, and what the customer noticed."""

    step: Link
    journey: Link
    kept: bool
    note: str | None
    emotion: int | None
    importance: int | None
    moment_of_truth: bool


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise with the most important steps that break it and that keep it; `kept` and `broken` count all.

    `all` leads to every one of them, where there are more.
    """

    promise: Promise
    link: Link
    kept: int
    broken: int
    share_kept: float | None
    breaking: tuple[PromiseStep, ...]
    keeping: tuple[PromiseStep, ...]
    all: Link | None


@dataclass(frozen=True, slots=True)
class OffBrand:
    """A touchpoint that does not feel like the brand on a channel."""

    touchpoint: Link
    note: str | None
    relevance: int | None


@dataclass(frozen=True, slots=True)
class ChannelConsistency:
    """How many of the touchpoints offered on a channel feel like the brand there; `unseen` were not looked at."""

    channel: Link
    consistent: int
    inconsistent: int
    unseen: int
    off_brand: tuple[OffBrand, ...]


@dataclass(frozen=True, slots=True)
class PromiseView:
    """All that the page shows. `silent` counts the steps that say nothing of any promise, out of `steps`."""

    promises: tuple[PromiseRow, ...]
    channels: tuple[ChannelConsistency, ...]
    steps: int
    silent: int


Said = Mapping[str, Sequence[tuple[StepAt, PromiseKept]]]
"""What steps say of each promise, by its id."""


def promises_said(book: Book) -> Said:
    """What customers live through of each promise, the worst first: broken, then what matters most to them."""
    said: defaultdict[str, list[tuple[StepAt, PromiseKept]]] = defaultdict(list)
    for at in lived(book):
        for kept in at.step.promises:
            said[kept.promise].append((at, kept))
    return {promise: sorted(own, key=_weight) for promise, own in said.items()}


def _weight(one: tuple[StepAt, PromiseKept]) -> tuple[bool, int, int, str]:
    """Broken before kept; then what matters most to the customer, then where they feel worst."""
    at, kept = one
    return kept.kept, -(at.step.importance or 0), at.step.emotion or 0, at.ref


def promise_view(book: Book, said: Said) -> PromiseView:
    """Every promise, in the order the organization makes them, and every channel with touchpoints."""
    steps = list(lived(book))
    silent = sum(not at.step.promises for at in steps)
    rows = tuple(_row(promise, said.get(promise.id, ())) for promise in book.organization.promises)
    return PromiseView(rows, tuple(_channels(book)), len(steps), silent)


def promise_tables(book: Book, said: Said, words: Words) -> Iterator[tuple[Promise, Table[PromiseStep]]]:
    """The promises of which more steps speak than their overview shows, each with a table of all."""
    kinds = (words("promises.broken"), words("promises.kept"))
    for promise in book.organization.promises:
        row = _row(promise, own := said.get(promise.id, ()))
        if row.all:
            shown = Choice("kept", tuple(kind for kind, n in zip(kinds, (row.broken, row.kept), strict=True) if n))
            rows = partial(_steps, own)
            yield promise, Table("steps", row.all.uri, len(own), rows, choices=partial(_only, (shown,)))


def _only(choices: tuple[Choice, ...], rows: Sequence[PromiseStep]) -> tuple[Choice, ...]:
    return choices


def _row(promise: Promise, said: Sequence[tuple[StepAt, PromiseKept]]) -> PromiseRow:
    kept = [one for one in said if one[1].kept]
    broken = [one for one in said if not one[1].kept]
    more = len(kept) > STEPS_SHOWN or len(broken) > STEPS_SHOWN
    return PromiseRow(
        promise=promise,
        link=to_promise(promise),
        kept=len(kept),
        broken=len(broken),
        share_kept=len(kept) / len(said) if said else None,
        breaking=_steps(broken[:STEPS_SHOWN]),
        keeping=_steps(kept[:STEPS_SHOWN]),
        all=to_promise_steps(promise) if more else None,
    )


def _steps(said: Iterable[tuple[StepAt, PromiseKept]]) -> tuple[PromiseStep, ...]:
    return tuple(
        PromiseStep(
            to_step(at), to_journey(at.journey), kept.kept, kept.note, at.step.emotion, at.step.importance,
            at.step.moment_of_truth,
        )
        for at, kept in said
    )  # fmt: skip


def _channels(book: Book) -> Iterator[ChannelConsistency]:
    """Channels with most to mend first."""
    offered: defaultdict[str, list[Touchpoint]] = defaultdict(list)
    for touchpoint in book.touchpoints.values():
        looked_at = (one.channel for one in touchpoint.consistency)
        for channel in dict.fromkeys((*touchpoint.channels, *looked_at)):
            offered[channel].append(touchpoint)
    found = [_channel(channel, offered[channel.id]) for channel in book.channels.values() if channel.id in offered]
    yield from sorted(found, key=lambda row: (-row.inconsistent, -row.consistent, row.channel.title.casefold()))


def _channel(channel: Channel, touchpoints: Sequence[Touchpoint]) -> ChannelConsistency:
    said = [(one, next((c for c in one.consistency if c.channel == channel.id), None)) for one in touchpoints]
    off = [OffBrand(to_touchpoint(one), c.note, one.relevance) for one, c in said if c and not c.consistent]
    off.sort(key=lambda one: (-(one.relevance or 0), one.touchpoint.title.casefold()))
    return ChannelConsistency(
        channel=to_channel(channel),
        consistent=sum(c is not None and c.consistent for _, c in said),
        inconsistent=len(off),
        unseen=sum(c is None for _, c in said),
        off_brand=tuple(off[:TOUCHPOINTS_SHOWN]),
    )
