"""What changed between two states of a book, change by change. How it is told stands elsewhere.

Entries, steps and pains are matched by id; what was only renamed is not gone. The order of references and of
transitions says nothing, nor does a field that now spells out what it meant anyway.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from journeybook.model.book import Book
from journeybook.model.journey import Journey, Stage
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.opportunities import Opportunity
from journeybook.model.part import Entry, Part
from journeybook.model.step import Pain, Responsibility, Step


class ChangeKind(Enum):
    """What sort of change it is."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    FIELD = "field"
    STATUS = "status"
    DONE = "done"
    MEASURED = "measured"
    STEP_ADDED = "step-added"
    STEP_REMOVED = "step-removed"
    STEP_RENAMED = "step-renamed"
    STEP_MOVED = "step-moved"
    EMOTION_UP = "emotion-up"
    EMOTION_DOWN = "emotion-down"
    EMOTION_KNOWN = "emotion-known"
    EMOTION_UNKNOWN = "emotion-unknown"
    PAIN_ADDED = "pain-added"
    PAIN_GONE = "pain-gone"
    PAIN_WORSE = "pain-worse"
    PAIN_EASED = "pain-eased"
    TOUCHPOINT = "touchpoint"
    RESPONSIBILITY = "responsibility"
    TRANSITIONS = "transitions"


@dataclass(frozen=True, slots=True)
class Change:
    """A change in the entry `id` of the kind `entry`, perhaps in one of its steps.

    `before` and `after` are what fits the sort: a status, an emotion, an id, a pain's text, a measured value.
    `field` names the field of a FIELD.
    """

    kind: ChangeKind
    entry: str
    id: str
    step: str | None = None
    field: str | None = None
    before: str | int | float | None = None
    after: str | int | float | None = None


def changes(old: Book, new: Book) -> Iterator[Change]:
    """Every change from one state to a later one, kind by kind, entry by entry."""
    for kind in KINDS:
        if kind != ORGANIZATION:
            yield from _entries(kind, old.entries(kind), new.entries(kind))
    yield from _fields(ORGANIZATION, old.organization, new.organization, frozenset())


def _entries(kind: str, old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[Change]:
    renamed = _renamed(old, new)
    for id, before in old.items():
        if id in renamed:
            yield Change(ChangeKind.RENAMED, kind, renamed[id], before=id, after=renamed[id])
        elif id not in new:
            yield Change(ChangeKind.REMOVED, kind, id)
        elif before != new[id]:
            yield from _entry(kind, before, new[id])
    for id in new:
        if id not in old and id not in renamed.values():
            yield Change(ChangeKind.ADDED, kind, id)


def _renamed(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> dict[str, str]:
    """Old id to new id, of entries that are the same but for their id."""
    gone = {_without_id(entry): id for id, entry in old.items() if id not in new}
    come = ((_without_id(entry), id) for id, entry in new.items() if id not in old) if gone else ()
    return {gone.pop(content): id for content, id in come if content in gone}


def _without_id(entry: Entry) -> str:
    return entry.model_dump_json(exclude={"id"})


def _entry(kind: str, old: Entry, new: Entry) -> Iterator[Change]:
    told = frozenset({"id"})
    if isinstance(old, Journey) and isinstance(new, Journey):
        yield from _journey(old, new)
        told |= {"status", "stages"}
    elif isinstance(old, Opportunity) and isinstance(new, Opportunity):
        yield from _opportunity(old, new)
        told |= {"status", "goal"}
    yield from _fields(kind, old, new, told)


def _fields(kind: str, old: Entry, new: Entry, told: frozenset[str]) -> Iterator[Change]:
    for name in _different(old, new, told):
        yield Change(ChangeKind.FIELD, kind, new.id, field=name)


def _different(old: Part, new: Part, told: frozenset[str]) -> Iterator[str]:
    """The names of fields that hold something else, whatever the order of what they list by id."""
    for name in type(new).model_fields:
        if name not in told and _settled(getattr(old, name)) != _settled(getattr(new, name)):
            yield name


def _settled(value: object) -> object:
    """A list of ids or words in one order; all else as it is."""
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return tuple(sorted(map(str, value)))
    return value


def _journey(old: Journey, new: Journey) -> Iterator[Change]:
    if old.status != new.status:
        yield Change(ChangeKind.STATUS, "maps", new.id, before=old.status, after=new.status)
    yield from _stages(old, new)
    before, after = _placed(old), _placed(new)
    renamed = _renamed_steps(before, after)
    if [id for id in before if id in after] != [id for id in after if id in before]:
        yield Change(ChangeKind.FIELD, "maps", new.id, field="steps")
    for id, (stage, step) in before.items():
        now = renamed.get(id, id)
        if now != id:
            yield Change(ChangeKind.STEP_RENAMED, "maps", new.id, now, before=id, after=now)
        if now not in after:
            yield Change(ChangeKind.STEP_REMOVED, "maps", new.id, id, before=step.title)
            continue
        if after[now][0] != stage:
            yield Change(ChangeKind.STEP_MOVED, "maps", new.id, now, before=stage, after=after[now][0])
        if after[now][1] != step:
            yield from (_at(change, new.id, now) for change in _step(step, after[now][1]))
    for id, (_, step) in after.items():
        if id not in before and id not in renamed.values():
            yield Change(ChangeKind.STEP_ADDED, "maps", new.id, id, after=step.title)


def _stages(old: Journey, new: Journey) -> Iterator[Change]:
    """Stages that came or went, or say something else about themselves, steps aside: one change for all."""
    if [_head(stage) for stage in old.stages] != [_head(stage) for stage in new.stages]:
        yield Change(ChangeKind.FIELD, "maps", new.id, field="stages")


def _head(stage: Stage) -> Stage:
    return stage.model_copy(update={"steps": ()})


def _placed(journey: Journey) -> dict[str, tuple[str, Step]]:
    """Each step by id, with the id of its stage."""
    return {step.id: (stage.id, step) for stage in journey.stages for step in stage.steps}


def _renamed_steps(old: Mapping[str, tuple[str, Step]], new: Mapping[str, tuple[str, Step]]) -> dict[str, str]:
    """Old id to new id, of steps whose title stayed."""
    gone = {step.title: id for id, (_, step) in old.items() if id not in new}
    come = ((step.title, id) for id, (_, step) in new.items() if id not in old)
    return {gone.pop(title): id for title, id in come if title in gone}


def _at(change: Change, journey: str, step: str) -> Change:
    return Change(change.kind, "maps", journey, step, change.field, change.before, change.after)


_STEP_TOLD = frozenset({"id", "emotion", "pains", "touchpoint", "departments", "transitions"})


def _step(old: Step, new: Step) -> Iterator[Change]:
    """The changes within a step; whose it is, is filled in by the caller."""
    yield from _emotion(old.emotion, new.emotion)
    yield from _pains(old, new)
    if old.touchpoint != new.touchpoint:
        yield _bare(ChangeKind.TOUCHPOINT, old.touchpoint, new.touchpoint)
    if _duties(old.departments) != _duties(new.departments):
        yield _bare(ChangeKind.RESPONSIBILITY, old.departments.accountable, new.departments.accountable)
    if _ways(old) != _ways(new):
        yield _bare(ChangeKind.TRANSITIONS, float(len(old.transitions)), float(len(new.transitions)))
    for name in _different(old, new, _STEP_TOLD):
        yield Change(ChangeKind.FIELD, "", "", field=name)


def _bare(kind: ChangeKind, before: str | float | None, after: str | float | None) -> Change:
    return Change(kind, "", "", before=before, after=after)


def _emotion(old: int | None, new: int | None) -> Iterator[Change]:
    if old == new:
        return
    if old is None or new is None:
        yield _bare(ChangeKind.EMOTION_KNOWN if old is None else ChangeKind.EMOTION_UNKNOWN, old, new)
    else:
        yield _bare(ChangeKind.EMOTION_UP if new > old else ChangeKind.EMOTION_DOWN, old, new)


def _pains(old: Step, new: Step) -> Iterator[Change]:
    """Pains by id; one with another id and the same words is the same pain."""
    kept = {pain.text for pain in old.pains} & {pain.text for pain in new.pains}
    before = {_name(pain, kept): pain for pain in old.pains}
    after = {_name(pain, kept): pain for pain in new.pains}
    for name, pain in before.items():
        now = after.get(name)
        if now is None:
            yield _bare(ChangeKind.PAIN_GONE, pain.text, None)
        elif now.severity != pain.severity:
            kind = ChangeKind.PAIN_WORSE if now.severity > pain.severity else ChangeKind.PAIN_EASED
            yield _bare(kind, now.text, float(now.severity))
        elif (now.text, now.evidence) != (pain.text, pain.evidence):
            yield Change(ChangeKind.FIELD, "", "", field="pains")
    for name, pain in after.items():
        if name not in before:
            yield _bare(ChangeKind.PAIN_ADDED, None, pain.text)


def _name(pain: Pain, kept: set[str]) -> str:
    return f"text {pain.text}" if pain.text in kept else f"id {pain.id}"


def _duties(one: Responsibility) -> tuple[object, ...]:
    sets = (frozenset(one.responsible), frozenset(one.consulted), frozenset(one.informed))
    return (one.accountable, *sets)


def _ways(step: Step) -> frozenset[str]:
    return frozenset(way.model_dump_json() for way in step.transitions)


def _opportunity(old: Opportunity, new: Opportunity) -> Iterator[Change]:
    if old.status != new.status:
        kind = ChangeKind.DONE if new.status == "done" else ChangeKind.STATUS
        yield Change(kind, "opportunities", new.id, before=old.status, after=new.status)
    before, after = old.goal, new.goal
    if before == after:
        return
    if after and after.measured is not None and after.measured != (before.measured if before else None):
        value = before.measured if before else None
        yield Change(ChangeKind.MEASURED, "opportunities", new.id, before=value, after=after.measured)
    else:
        yield Change(ChangeKind.FIELD, "opportunities", new.id, field="goal")
