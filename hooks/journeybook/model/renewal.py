"""A book after a change: its indexes carried over from the one before, mended where entries have changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import compress
from operator import is_not
from typing import TypeVar

from journeybook.model.book import Book, StepAt
from journeybook.model.journey import Journey, evidence_of, leads_to
from journeybook.model.milestones import Milestone
from journeybook.model.opportunities import Opportunity

T = TypeVar("T")
_OF_MAPS = (
    "steps",
    "steps_by_touchpoint",
    "journeys_by_persona",
    "journeys_by_evidence",
    "journeys_leading_to",
    "families",
)
Pairs = Iterable[tuple[str | None, T]]


def renewed(before: Book, after: Book) -> Book:
    """The book `after`, with the indexes that the one `before` had. They are the same as if made anew."""
    if before.maps is not after.maps:
        _of_journeys(before, after)
    else:
        _carry(before, after, *_OF_MAPS)
    ids = changed(before.milestones, after.milestones)
    _mend(before, after, "milestones_by_persona", before.milestones, after.milestones, _of_persona, ids)
    _mend(before, after, "milestones_by_step", before.milestones, after.milestones, _reached_at, ids)
    ids = changed(before.opportunities, after.opportunities)
    _mend(before, after, "opportunities_by_step", before.opportunities, after.opportunities, _answers, ids)
    return after


def changed(before: Mapping[str, T], after: Mapping[str, T]) -> list[str]:
    """The ids of the entries that came, went or are other ones now."""
    if before is after:
        return []
    if len(before) == len(after):  # nearly always the same ids in the same order: then Python need not look at each
        others = list(compress(after, map(is_not, after.values(), before.values())))
        if all(id in before for id in others):
            return [id for id in others if before[id] is not after[id]]
    new = [id for id, entry in after.items() if before.get(id) is not entry]
    return new + [id for id in before if id not in after]


def _carry(before: Book, after: Book, *names: str) -> None:
    for name in names:
        if name in before.__dict__:
            after.__dict__[name] = before.__dict__[name]


def _of_journeys(before: Book, after: Book) -> None:
    ids = changed(before.maps, after.maps)
    if "families" in before.__dict__ and all(_kin(before, id) == _kin(after, id) for id in ids):
        after.__dict__["families"] = _families(before.families, after, ids)
    _mend(before, after, "journeys_by_persona", before.maps, after.maps, _whose, ids)
    _mend(before, after, "journeys_by_evidence", before.maps, after.maps, _rests_on, ids)
    _mend(before, after, "journeys_leading_to", before.maps, after.maps, _leads_to, ids)
    if "steps" not in before.__dict__:
        return
    after.__dict__["steps"] = _steps(before, after, set(ids))

    def at_touchpoints(book: Book) -> Callable[[Journey], Pairs[StepAt]]:
        return lambda journey: ((at.step.touchpoint, at) for at in _steps_of(book, journey))

    if "steps_by_touchpoint" in before.__dict__:
        gone = _pairs(before.maps, ids, at_touchpoints(before))
        new = _pairs(after.maps, ids, at_touchpoints(after))
        index = _regrouped(before.steps_by_touchpoint, gone, new, set(ids), lambda at: at.journey.id)
        after.__dict__["steps_by_touchpoint"] = index


def _kin(book: Book, id: str) -> tuple[str, str | None] | None:
    """What decides on the family of a journey, and its place in it."""
    journey = book.maps.get(id)
    return (journey.state, journey.variant_of) if journey is not None else None


def _families(
    before: Mapping[str, tuple[Journey, ...]], after: Book, ids: Iterable[str]
) -> Mapping[str, tuple[Journey, ...]]:
    """The same families, with the journeys that changed as they are now."""
    new = dict(before)
    for id in ids:
        family = tuple(after.maps[one.id] for one in new.get(id, ()))
        new |= {one.id: family for one in family}
    return new


def _steps_of(book: Book, journey: Journey) -> Iterator[StepAt]:
    return (book.steps[ref] for ref in _refs(journey))


def _refs(journey: Journey) -> list[str]:
    return list(dict.fromkeys(f"{journey.id}/{step.id}" for stage in journey.stages for step in stage.steps))


def _steps(before: Book, after: Book, ids: set[str]) -> Mapping[str, StepAt]:
    """The steps of all journeys in their order; those of journeys that are the same are the same."""
    new = {id: Book(maps={id: after.maps[id]}).steps for id in ids if id in after.maps}
    steps = dict(before.steps)
    if all(id in before.maps and _refs(before.maps[id]) == list(new[id]) for id in new) and len(new) == len(ids):
        for mended in new.values():
            steps.update(mended)
        return steps
    groups: dict[str, dict[str, StepAt]] = {}
    for ref, at in steps.items():
        if at.journey.id not in ids:
            groups.setdefault(at.journey.id, {})[ref] = at
    groups |= {id: dict(mended) for id, mended in new.items()}
    return {ref: at for id in after.maps for ref, at in groups.get(id, {}).items()}


def _id(entry: Journey | Milestone | Opportunity) -> str:
    return entry.id


def _whose(journey: Journey) -> Pairs[Journey]:
    yield journey.persona, journey


def _rests_on(journey: Journey) -> Pairs[Journey]:
    return ((id, journey) for id in dict.fromkeys(evidence_of(journey)))


def _leads_to(journey: Journey) -> Pairs[Journey]:
    return ((id, journey) for id in dict.fromkeys(leads_to(journey)))


def _of_persona(milestone: Milestone) -> Pairs[Milestone]:
    yield milestone.persona, milestone


def _reached_at(milestone: Milestone) -> Pairs[Milestone]:
    return ((ref, milestone) for ref in dict.fromkeys(milestone.reached_at))


def _answers(opportunity: Opportunity) -> Pairs[Opportunity]:
    return ((ref, opportunity) for ref in dict.fromkeys(answer.step for answer in opportunity.answers))


E = TypeVar("E", Journey, Milestone, Opportunity)


def _mend(
    before: Book,
    after: Book,
    name: str,
    old: Mapping[str, E],
    new: Mapping[str, E],
    pairs: Callable[[E], Pairs[E]],
    ids: list[str],
) -> None:
    """Carries over an index of entries of a kind by what `pairs` says of each; those with `ids` have changed."""
    if name not in before.__dict__:
        return
    index: Mapping[str, tuple[E, ...]] = before.__dict__[name]
    after.__dict__[name] = (
        _regrouped(index, _pairs(old, ids, pairs), _pairs(new, ids, pairs), set(ids), _id) if ids else index
    )


def _pairs(entries: Mapping[str, E], ids: Iterable[str], pairs: Callable[[E], Pairs[T]]) -> list[tuple[str, T]]:
    found = (pair for id in ids if id in entries for pair in pairs(entries[id]))
    return [(key, item) for key, item in found if key is not None and key != ""]


def _regrouped(
    index: Mapping[str, tuple[T, ...]],
    gone: list[tuple[str, T]],
    new: list[tuple[str, T]],
    ids: set[str],
    owner: Callable[[T], str],
) -> Mapping[str, tuple[T, ...]]:
    """The groups without the items of the owners `ids`, and with their new ones, in the order of the owners."""
    groups = dict(index)
    for key in {key for key, _ in (*gone, *new)}:
        items = list(groups.get(key, ()))
        for id in ids:
            del items[bisect_left(items, id, key=owner) : bisect_right(items, id, key=owner)]
        for other, item in new:
            if other == key:
                insort_right(items, item, key=owner)
        groups[key] = tuple(items)
        if not items:
            del groups[key]
    return groups
