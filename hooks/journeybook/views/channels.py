"""Channels: what is offered, what customers truly use, how much it matters, how it suits (1.05, 0.13, 1.23)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeybook.model.book import Book, StepAt
from journeybook.model.contacts import Channel, Touchpoint
from journeybook.model.people import Persona
from journeybook.views.links import Link, to_channel, to_department, to_journey, to_persona, to_step, to_touchpoint

HARDLY_USED = 0.15  # below this share of customers an offered channel is hardly used
MATTERS = 4  # from this relevance on, of 5
SUITS_BADLY = 3  # below this mean fit, of 5
SHOWN = 60  # steps on the page of a channel


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel among the others. `verdicts` are keys of words that say where offer, use and relevance part."""

    link: Link
    channel: Channel
    owner: Link | None
    steps: int
    touchpoints: int
    fit: float | None
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChannelStep:
    """A step on a channel, with how well it suits there."""

    step: Link
    journey: Link
    touchpoint: Link | None
    fit: int | None
    emotion: int | None
    moment_of_truth: bool


@dataclass(frozen=True, slots=True)
class OnChannel:
    """A touchpoint offered on a channel, and whether it keeps the brand's promise there."""

    touchpoint: Link
    consistent: bool | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ChannelView:
    """All that a channel's page shows: of its steps those that it suits worst."""

    row: ChannelRow
    steps: tuple[ChannelStep, ...]
    touchpoints: tuple[OnChannel, ...]
    personas: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """Who names each channel, by its id."""

    steps: Mapping[str, list[StepAt]]
    touchpoints: Mapping[str, list[Touchpoint]]
    personas: Mapping[str, list[Persona]]


def channel_views(book: Book) -> tuple[ChannelView, ...]:
    """All channels, the most used first; those of which the use is not known last."""
    index = _index(book)
    views = [_view(book, one, index) for one in book.channels.values()]
    return tuple(sorted(views, key=lambda view: _order(view.row)))


def _order(row: ChannelRow) -> tuple[bool, float, str, str]:
    use = row.channel.actual_use
    return use is None, -(use or 0), row.channel.name.casefold(), row.channel.id


def _index(book: Book) -> _Index:
    steps: defaultdict[str, list[StepAt]] = defaultdict(list)
    touchpoints: defaultdict[str, list[Touchpoint]] = defaultdict(list)
    personas: defaultdict[str, list[Persona]] = defaultdict(list)
    for at in book.steps.values():
        if at.step.channel:
            steps[at.step.channel].append(at)
    for touchpoint in sorted(book.touchpoints.values(), key=lambda one: (one.title.casefold(), one.id)):
        for id in dict.fromkeys(touchpoint.channels):
            touchpoints[id].append(touchpoint)
    for persona in sorted(book.personas.values(), key=lambda one: (one.name.casefold(), one.id)):
        for id in dict.fromkeys(persona.preferred_channels):
            personas[id].append(persona)
    return _Index(steps, touchpoints, personas)


def _view(book: Book, channel: Channel, index: _Index) -> ChannelView:
    steps = index.steps.get(channel.id, [])
    touchpoints = index.touchpoints.get(channel.id, [])
    worst = sorted(steps, key=lambda at: (at.step.channel_fit or 6, at.step.emotion or 0))
    fits = [at.step.channel_fit for at in steps if at.step.channel_fit is not None]
    fit = round(sum(fits) / len(fits), 1) if fits else None
    owner = book.departments.get(channel.owner or "")
    row = ChannelRow(
        link=to_channel(channel),
        channel=channel,
        owner=to_department(owner) if owner else None,
        steps=len(steps),
        touchpoints=len(touchpoints),
        fit=fit,
        verdicts=tuple(_verdicts(channel, fit, steps)),
    )
    return ChannelView(
        row=row,
        steps=tuple(_step(book, at) for at in worst[:SHOWN]),
        touchpoints=tuple(_on_channel(one, channel.id) for one in touchpoints),
        personas=tuple(to_persona(one) for one in index.personas.get(channel.id, [])),
    )


def _verdicts(channel: Channel, fit: float | None, steps: Sequence[StepAt]) -> list[str]:
    """Where what is offered, what is used and what matters part ways; nothing if they agree."""
    use, relevance = channel.actual_use, channel.relevance
    found = {
        "not_offered": not channel.offered and bool(use),
        "hardly_used": channel.offered and use is not None and use < HARDLY_USED,
        "suits_badly": relevance is not None and relevance >= MATTERS and fit is not None and fit < SUITS_BADLY,
        "on_no_step": relevance is not None and relevance >= MATTERS and not steps,
        "use_unknown": use is None,
    }
    return [key for key, holds in found.items() if holds]


def _step(book: Book, at: StepAt) -> ChannelStep:
    touchpoint = book.touchpoints.get(at.step.touchpoint or "")
    return ChannelStep(
        to_step(at),
        to_journey(at.journey),
        to_touchpoint(touchpoint) if touchpoint else None,
        at.step.channel_fit,
        at.step.emotion,
        at.step.moment_of_truth,
    )


def _on_channel(touchpoint: Touchpoint, channel: str) -> OnChannel:
    looked = next((one for one in touchpoint.consistency if one.channel == channel), None)
    return OnChannel(
        to_touchpoint(touchpoint), looked.consistent if looked else None, looked.note if looked else None
    )
