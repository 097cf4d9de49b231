"""Rules on touchpoints and channels: owned, watched, offered by somebody, met by somebody (1.04, 1.21, 1.25)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeybook.check.reach import DEVELOP, PUBLISHED, UNDERSTAND, journeys, path_to, steps, whole
from journeybook.check.responsibility import answered
from journeybook.check.rule import Finding
from journeybook.model.book import Book, pick
from journeybook.model.contacts import Touchpoint

POOR = 2
"""The score of a channel's fit up to which it is poor: 1 or 2 of 5."""


def _used(book: Book) -> Iterator[Touchpoint]:
    """The touchpoints that exist and that journeys of today meet."""
    for one in book.touchpoints.values():
        meetings = book.steps_by_touchpoint.get(one.id, ())
        lived = any(at.journey.status in UNDERSTAND and at.journey.state == "current" for at in meetings)
        if one.state == "existing" and lived:
            yield one


def owned(book: Book, today: date) -> Iterator[Finding]:
    """A touchpoint that customers meet has an owner.

    Small ones outside the focus are touchpoints of the brand, too, however irrelevant they look from inside.

    good:
        touchpoints/parcel:
          owned: true
    bad:
        touchpoints/parcel:
          owned: false
    """
    for one in _used(book):
        if not one.owned:
            yield Finding("touchpoints", one.id, ("owned",))


def monitored(book: Book, today: date) -> Iterator[Finding]:
    """A touchpoint that customers meet is watched.

    Advertising, sales, orders and delivery are watched already; the others hurt unseen.

    good:
        touchpoints/counter:
          monitored_by: [survey]
    bad:
        touchpoints/counter:
          monitored_by:
    """
    for one in _used(book):
        if not one.monitored_by:
            yield Finding("touchpoints", one.id)


def offered(book: Book, today: date) -> Iterator[Finding]:
    """A touchpoint that customers meet is offered by a department.

    Which are offered by marketing, by sales, by support, by service? Not asked of word of mouth and posts of
    others, which nobody offers.

    good:
        touchpoints/counter:
          offered_by: [service]
    bad:
        touchpoints/counter:
          offered_by:
    """
    for one in _used(book):
        if not one.offered_by and one.kind not in ("word-of-mouth", "social-post"):
            yield Finding("touchpoints", one.id)


def met(book: Book, today: date) -> Iterator[Finding]:
    """Each touchpoint that exists is met on some journey.

    One that no journey meets is either not needed, or a journey is missing.

    good:
        maps/gift:
          stages:
            - id: help
              steps:
                - {id: change, touchpoint: counter}
    bad:
        touchpoints/fair:
          title: Stand at the fair
          kind: event
          mode: offline
    """
    if not whole(book, "maps"):
        return
    for one in book.touchpoints.values():
        if one.state == "existing" and one.id not in book.steps_by_touchpoint:
            yield Finding("touchpoints", one.id)


def exists(book: Book, today: date) -> Iterator[Finding]:
    """A journey as it is today meets only touchpoints that exist.

    What is still to be created belongs into a realistic or a dreamt variant.

    good:
        touchpoints/counter:
          state: existing
    bad:
        touchpoints/counter:
          state: to-create
    """
    for at in steps(book, DEVELOP):
        touchpoint = book.touchpoints.get(at.step.touchpoint or "")
        if touchpoint is not None and touchpoint.state == "to-create":
            values = {"touchpoint": touchpoint.id}
            yield Finding("maps", at.journey.id, path_to(at, "touchpoint"), values=values)


def online_and_offline(book: Book, today: date) -> Iterator[Finding]:
    """A documented journey meets touchpoints both online and offline.

    A single channel is one piece of it; the journey is larger.

    good:
        maps/gift:
          stages:
            - {id: help, steps: [{id: change, touchpoint: counter, channel: store}]}
    bad:
        touchpoints/window: {mode: online}
        touchpoints/parcel: {mode: online}
        touchpoints/counter: {mode: online}
        touchpoints/tale: {mode: online}
    """
    for journey in journeys(book, PUBLISHED):
        modes = {one.mode for one in pick(book.touchpoints, (step.touchpoint for step in journey.steps))}
        if len(modes) == 1:
            yield Finding("maps", journey.id, ("stages",), modes.pop())


def channel_of_touchpoint(book: Book, today: date) -> Iterator[Finding]:
    """The channel of a step is one its touchpoint is offered on.

    good:
        touchpoints/counter:
          channels: [store]
    bad:
        touchpoints/counter:
          channels: [site]
    """
    for at in steps(book, DEVELOP):
        touchpoint = book.touchpoints.get(at.step.touchpoint or "")
        channel = at.step.channel
        if touchpoint is None or channel is None or channel not in book.channels:
            continue
        if touchpoint.channels and channel not in touchpoint.channels:
            values = {"channel": channel, "touchpoint": touchpoint.id}
            yield Finding("maps", at.journey.id, path_to(at, "channel"), values=values)


def poor_channel(book: Book, today: date) -> Iterator[Finding]:
    """A channel that suits customers badly at a step is answered by an opportunity there.

    The most suitable channel at each touchpoint makes the way fluid. Asked from status document on.

    good:
        maps/gift:
          stages:
            - {id: buy, steps: [{id: pay, channel_fit: 2}]}
        opportunities/write-down-the-parcel:
          answers:
            - {step: gift/pay}
    bad:
        maps/gift:
          stages:
            - {id: help, steps: [{id: change, channel_fit: 2}]}
    """
    if not whole(book, "opportunities"):
        return
    for at in steps(book, PUBLISHED):
        fit = at.step.channel_fit
        if fit is not None and fit <= POOR and not answered(book, at.ref):
            values = {"step": at.step.id, "fit": str(fit)}
            yield Finding("maps", at.journey.id, path_to(at, "channel_fit"), values=values)


def channel_known(book: Book, today: date) -> Iterator[Finding]:
    """A channel says how many customers truly use it and how much it matters to them.

    What we offer is not what they use.

    good:
        channels/store:
          actual_use: 0.3
          relevance: 4
    bad:
        channels/store:
          actual_use:
          relevance: 4
    """
    for channel in book.channels.values():
        missing = [name for name in ("actual_use", "relevance") if getattr(channel, name) is None]
        if missing:
            yield Finding("channels", channel.id, values={"missing": ", ".join(missing)})
