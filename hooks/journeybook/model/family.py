"""Which journeys are variants of one another: as it is, as it could soon be, the dream (3.08)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from journeybook.model.journey import Journey

STATES = ("current", "realistic", "dream")


def families(journeys: Iterable[Journey]) -> Mapping[str, tuple[Journey, ...]]:
    """Each family by the id of every journey in it, the current one first; a journey without variants has none.

    Variants of a journey that is not there still belong together, and so do those that name each other in a circle.
    """
    leaders: dict[str, str] = {}
    known = {journey.id: journey for journey in journeys}
    for journey in known.values():
        if journey.variant_of is not None:
            leaders[_leader(leaders, journey.id)] = _leader(leaders, journey.variant_of)
    groups: defaultdict[str, list[Journey]] = defaultdict(list)
    for journey in known.values():
        groups[_leader(leaders, journey.id)].append(journey)
    found = [tuple(sorted(group, key=_order)) for group in groups.values() if len(group) > 1]
    return {journey.id: family for family in found for journey in family}


def _leader(leaders: dict[str, str], id: str) -> str:
    """The journey that stands for all that are known so far to be variants of this one."""
    while (leader := leaders.get(id, id)) != id:
        id = leader
    return id


def _order(journey: Journey) -> tuple[int, bool, str]:
    return STATES.index(journey.state), journey.variant_of is not None, journey.id
