"""Personas beside each other: a comparison in place of a merged map (0.14). Nothing here averages them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from journeybook.model.book import Book, StepAt, pick
from journeybook.model.journey import Phase
from journeybook.model.people import Persona
from journeybook.views.atlas import PHASES
from journeybook.views.links import Link, to_channel, to_journey, to_matrix, to_persona, to_step, to_tree
from journeybook.views.lived import is_lived, lived

SIDE_BY_SIDE = 5  # portraits that can be read beside each other
JOURNEYS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Low:
    """The lowest emotion of a persona in a phase, and where it is felt; `steps` is 0 where nothing is mapped."""

    phase: Phase
    steps: int
    emotion: int | None
    step: Link | None


@dataclass(frozen=True, slots=True)
class ChannelCell:
    """A channel for a persona: its place among those they like (1 is best), and how many steps use it."""

    rank: int | None
    steps: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """A persona in the comparison. `journeys` are the first few, `more` counts the others."""

    link: Link
    persona: Persona
    segment: str | None
    tree: Link | None
    matrix: Link
    journeys: tuple[Link, ...]
    more: int
    lows: tuple[Low, ...]
    channels: tuple[Link, ...]
    cells: tuple[ChannelCell, ...]


@dataclass(frozen=True, slots=True)
class PersonaComparison:
    """All personas by market, segment and name; `channels` are their cells' columns."""

    portraits: tuple[Portrait, ...]
    channels: tuple[Link, ...]


def persona_comparison(book: Book) -> PersonaComparison:
    """What personas want, where each feels worst, and how each prefers to be met."""
    steps: defaultdict[str, list[StepAt]] = defaultdict(list)
    for at in lived(book):
        steps[at.journey.persona].append(at)
    channels = _channels(book, steps)
    ordered = sorted(book.personas.values(), key=lambda one: _order(book, one))
    portraits = tuple(_portrait(book, persona, steps[persona.id], channels) for persona in ordered)
    return PersonaComparison(portraits, tuple(to_channel(book.channels[id]) for id in channels))


def _order(book: Book, persona: Persona) -> tuple[str, str, str, str]:
    return persona.market, _segment(book, persona) or "", persona.name.casefold(), persona.id


def _segment(book: Book, persona: Persona) -> str | None:
    segment = book.segments.get(persona.segment or "")
    return segment.name if segment else None


def _channels(book: Book, steps: dict[str, list[StepAt]]) -> tuple[str, ...]:
    """The channels that are preferred or used, those of most personas first."""
    wanted = Counter(id for persona in book.personas.values() for id in set(persona.preferred_channels))
    used = Counter(at.step.channel for own in steps.values() for at in own if at.step.channel)
    found = [one for one in book.channels.values() if one.id in wanted or one.id in used]
    ordered = sorted(found, key=lambda one: (-wanted[one.id], -used[one.id], one.name.casefold(), one.id))
    return tuple(one.id for one in ordered)


def _portrait(book: Book, persona: Persona, steps: list[StepAt], channels: tuple[str, ...]) -> Portrait:
    journeys = [one for one in book.journeys_by_persona.get(persona.id, ()) if is_lived(one)]
    used = Counter(at.step.channel for at in steps)
    return Portrait(
        link=to_persona(persona),
        persona=persona,
        segment=_segment(book, persona),
        tree=to_tree(persona) if persona.id in book.milestones_by_persona else None,
        matrix=to_matrix(persona),
        journeys=tuple(to_journey(one) for one in journeys[:JOURNEYS_SHOWN]),
        more=max(len(journeys) - JOURNEYS_SHOWN, 0),
        lows=tuple(_low(phase, steps) for phase in PHASES),
        channels=tuple(to_channel(one) for one in pick(book.channels, persona.preferred_channels)),
        cells=tuple(ChannelCell(_rank(persona.preferred_channels, id), used[id]) for id in channels),
    )


def _rank(preferred: tuple[str, ...], channel: str) -> int | None:
    return preferred.index(channel) + 1 if channel in preferred else None


def _low(phase: Phase, steps: Iterable[StepAt]) -> Low:
    own = [at for at in steps if at.stage.phase == phase]
    felt = [(at.step.emotion, at) for at in own if at.step.emotion is not None]
    emotion, at = min(felt, key=lambda pair: pair[0], default=(None, None))
    return Low(phase, len(own), emotion, to_step(at) if at else None)
