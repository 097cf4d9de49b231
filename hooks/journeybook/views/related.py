"""Which journeys are related: those an editor named, else those that share the rarest touchpoints."""

from __future__ import annotations

from collections import defaultdict

from journeybook.model.book import Book, pick
from journeybook.model.journey import Journey
from journeybook.views.links import Link, to_journey
from journeybook.views.lived import is_lived

SHOWN = 5
COMMON = 40  # a touchpoint that more steps meet says little of what two journeys have in common


def related(book: Book, journey: Journey) -> tuple[Link, ...]:
    """What the editor named."""
    return tuple(to_journey(other) for other in pick(book.maps, journey.related))


def suggested(book: Book, journey: Journey) -> tuple[Link, ...]:
    """Where nothing was named: the journeys that share touchpoints, the rarer the better; the same persona's first.

    A touchpoint counts 1 ÷ the number of journeys that meet it; a shared persona decides between equals.
    """
    if journey.related:
        return ()
    shared: defaultdict[str, float] = defaultdict(float)
    family = {one.id for one in book.families.get(journey.id, ())} | {journey.id}
    for touchpoint in dict.fromkeys(step.touchpoint for step in journey.steps if step.touchpoint):
        steps = book.steps_by_touchpoint.get(touchpoint, ())
        if len(steps) <= COMMON:
            others = {at.journey.id for at in steps}
            for other in others - family:
                shared[other] += 1 / len(others)
    found = [one for one in pick(book.maps, sorted(shared)) if is_lived(one)]
    found.sort(key=lambda one: (-shared[one.id], one.persona != journey.persona, one.title.casefold()))
    return tuple(to_journey(one) for one in found[:SHOWN])
