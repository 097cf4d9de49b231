"""Touchpoints: the inventory of all of them, and a page each with the steps that meet it (0.02)."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.book import Book, StepAt, pick
from journeybook.model.contacts import Touchpoint
from journeybook.views.links import Link, to_department, to_journey, to_step, to_touchpoint


@dataclass(frozen=True, slots=True)
class TouchpointRow:
    """A touchpoint in the inventory; `used` counts the steps that meet it."""

    link: Link
    touchpoint: Touchpoint
    channels: tuple[str, ...]
    offered_by: tuple[Link, ...]
    used: int
    lowest: int | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A step at which customers meet a touchpoint."""

    step: Link
    journey: Link
    emotion: int | None
    moment_of_truth: bool


@dataclass(frozen=True, slots=True)
class ConsistencyView:
    """The promise kept or not on one channel."""

    channel: str
    consistent: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class TouchpointView:
    """All that a touchpoint's page shows."""

    row: TouchpointRow
    division: str | None
    locations: tuple[str, ...]
    systems: tuple[str, ...]
    consistency: tuple[ConsistencyView, ...]


def inventory(book: Book) -> tuple[TouchpointRow, ...]:
    """All touchpoints, the most used first."""
    rows = [_row(book, touchpoint) for touchpoint in book.touchpoints.values()]
    return tuple(sorted(rows, key=lambda row: (-row.used, row.touchpoint.title.casefold(), row.touchpoint.id)))


def touchpoint_view(book: Book, row: TouchpointRow) -> TouchpointView:
    """A touchpoint as its page shows it."""
    touchpoint = row.touchpoint
    divisions = {one.id: one.title for one in book.organization.divisions}
    locations = {one.id: one.title for one in book.organization.locations}
    channels = book.channels
    return TouchpointView(
        row=row,
        division=divisions.get(touchpoint.division or ""),
        locations=tuple(locations[id] for id in touchpoint.locations if id in locations),
        systems=tuple(system.name for system in pick(book.systems, touchpoint.systems)),
        consistency=tuple(
            ConsistencyView(channels[one.channel].name, one.consistent, one.note)
            for one in touchpoint.consistency
            if one.channel in channels
        ),
    )


def meetings(book: Book, row: TouchpointRow) -> tuple[Meeting, ...]:
    """Where customers meet a touchpoint."""
    return tuple(_meeting(at) for at in book.steps_by_touchpoint.get(row.touchpoint.id, ()))


def _row(book: Book, touchpoint: Touchpoint) -> TouchpointRow:
    steps = book.steps_by_touchpoint.get(touchpoint.id, ())
    emotions = [at.step.emotion for at in steps if at.step.emotion is not None]
    return TouchpointRow(
        link=to_touchpoint(touchpoint),
        touchpoint=touchpoint,
        channels=tuple(channel.name for channel in pick(book.channels, touchpoint.channels)),
        offered_by=tuple(to_department(one) for one in pick(book.departments, touchpoint.offered_by)),
        used=len(steps),
        lowest=min(emotions, default=None),
    )


def _meeting(at: StepAt) -> Meeting:
    return Meeting(to_step(at), to_journey(at.journey), at.step.emotion, at.step.moment_of_truth)
