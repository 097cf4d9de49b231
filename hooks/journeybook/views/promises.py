"""The brand's promises: kept or broken step by step (1.07), and consistent or not channel by channel (1.23)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journeybook.model.book import Book, StepAt
from journeybook.model.contacts import Channel, Touchpoint
from journeybook.model.organization import Promise
from journeybook.model.step import PromiseKept
from journeybook.views.links import Link, to_channel, to_journey, to_promise, to_step, to_touchpoint
from journeybook.views.lived import lived

STEPS_SHOWN = 12
TOUCHPOINTS_SHOWN = 40


@dataclass(frozen=True, slots=True)
class PromiseStep:
    """A step at which a promise is kept or broken, and what the customer noticed."""

    step: Link
    journey: Link
    note: str | None
    emotion: int | None
    importance: int | None
    moment_of_truth: bool


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise with the most important steps that break it and that keep it; `kept` and `broken` count all."""

    promise: Promise
    link: Link
    kept: int
    broken: int
    share_kept: float | None
    breaking: tuple[PromiseStep, ...]
    keeping: tuple[PromiseStep, ...]


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


def promise_view(book: Book) -> PromiseView:
    """Every promise, in the order the organization makes them, and every channel with touchpoints."""
    said: defaultdict[str, list[tuple[StepAt, PromiseKept]]] = defaultdict(list)
    steps = silent = 0
    for at in lived(book):
        steps += 1
        silent += not at.step.promises
        for kept in at.step.promises:
            said[kept.promise].append((at, kept))
    rows = tuple(_row(promise, said[promise.id]) for promise in book.organization.promises)
    return PromiseView(rows, tuple(_channels(book)), steps, silent)


def _row(promise: Promise, said: Sequence[tuple[StepAt, PromiseKept]]) -> PromiseRow:
    kept = [one for one in said if one[1].kept]
    broken = [one for one in said if not one[1].kept]
    return PromiseRow(
        promise=promise,
        link=to_promise(promise),
        kept=len(kept),
        broken=len(broken),
        share_kept=len(kept) / len(said) if said else None,
        breaking=_steps(broken),
        keeping=_steps(kept),
    )


def _steps(said: Iterable[tuple[StepAt, PromiseKept]]) -> tuple[PromiseStep, ...]:
    """What matters most to the customer first, then where they feel worst."""
    ordered = sorted(said, key=lambda one: (-(one[0].step.importance or 0), one[0].step.emotion or 0, one[0].ref))
    return tuple(
        PromiseStep(
            to_step(at), to_journey(at.journey), kept.note, at.step.emotion, at.step.importance,
            at.step.moment_of_truth,
        )
        for at, kept in ordered[:STEPS_SHOWN]
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
