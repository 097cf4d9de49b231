"""Rules on ids: every one that is used exists, is written once, and leads in no circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache

from journeybook.check.rule import Finding
from journeybook.model.book import NOBODY, Book, StepAt
from journeybook.model.journey import Journey
from journeybook.model.kinds import ORGANIZATION
from journeybook.model.part import Entry, Named
from journeybook.model.walk import Path, Reference, references, referred


def dangling(book: Book, today: date) -> Iterator[Finding]:
    """A reference names an entry that exists.

    good:
        maps/gift:
          owner: {department: marketing}
    bad:
        maps/gift:
          owner: {department: marketting}
    """
    steps = _StepsByJourney(book)
    near = lru_cache(maxsize=None)(lambda kind, id: _near(book, steps, kind, id))
    for kind, entry in book.everything():
        if not _any_missing(book, kind, entry):
            continue
        for reference in references(entry):
            id = _full(reference, entry.id if kind == "maps" else None)
            if id in book.known.get(reference.kind, ()) or _may_be_unread(book, steps, reference.kind, id):
                continue
            values = {"kind": reference.kind, "id": reference.id}
            close = near(reference.kind, id)
            if close:
                values["near"] = _short(close, reference.id)
            yield Finding(kind, entry.id, reference.path, "near" if close else "", values)


def _any_missing(book: Book, kind: str, entry: Entry) -> bool:
    """Whether an entry refers to anything that was not written: told without looking where."""
    for of, ids in referred(entry).items():
        local = of == "steps" and kind == "maps"
        full = [id if "/" in id else f"{entry.id}/{id}" for id in ids] if local else ids
        if not book.known.get(of, frozenset()).issuperset(full):
            return True
    return False


def _full(reference: Reference, journey: str | None) -> str:
    local = reference.kind == "steps" and "/" not in reference.id and journey is not None
    return f"{journey}/{reference.id}" if local else reference.id


def _short(full: str, written: str) -> str:
    return full if "/" in written or "/" not in full else full.partition("/")[2]


class _StepsByJourney(Mapping[str, frozenset[str]]):
    """The ids of the steps that were written, by journey; a journey that could not be read has none.

    Put together when somebody looks: in most books every reference finds what it names.
    """

    def __init__(self, book: Book) -> None:
        self._book = book

    @cached_property
    def _steps(self) -> Mapping[str, frozenset[str]]:
        steps: dict[str, set[str]] = {id: set() for id in self._book.known.get("maps", ())}
        for full in self._book.known.get("steps", ()):
            journey, _, step = full.partition("/")
            steps.setdefault(journey, set()).add(step)
        return {journey: frozenset(ids) for journey, ids in steps.items()}

    def __getitem__(self, journey: str) -> frozenset[str]:
        return self._steps[journey]

    def __iter__(self) -> Iterator[str]:
        return iter(self._steps)

    def __len__(self) -> int:
        return len(self._steps)


_Steps = Mapping[str, frozenset[str]]


def _may_be_unread(book: Book, steps: _Steps, kind: str, id: str) -> bool:
    """Whether an id may stand in a file, or a journey, that could not be read; that is told elsewhere."""
    if kind == "steps":
        journey = id.partition("/")[0]
        return not steps[journey] if journey in steps else "maps" in book.unread
    return (ORGANIZATION if kind in _INNER else kind) in book.unread


_INNER = ("promises", "divisions", "locations")


def _near(book: Book, steps: _Steps, kind: str, id: str) -> str | None:
    """The id that was probably meant; a step is looked for in its journey, or in the one of the nearest name."""
    if kind != "steps":
        return _nearest(id, book.known.get(kind, ()))
    journey, _, step = id.partition("/")
    meant = journey if journey in steps else _nearest(journey, steps)
    near = _nearest(step, steps[meant]) if meant else None
    return f"{meant}/{near}" if near else None


def _nearest(id: str, ids: Iterable[str]) -> str | None:
    """The nearest of some ids; of two equally near the first in the order of the alphabet."""
    return next(iter(get_close_matches(id, sorted(ids), 1)), None)


def _ids(named: Iterable[Named]) -> frozenset[str]:
    return frozenset(one.id for one in named)


def twice(book: Book, today: date) -> Iterator[Finding]:
    """An id is written once in the list it should be unique in.

    good:
        organization:
          locations:
            - {id: centre, title: Store in the centre}
            - {id: harbour, title: Store at the harbour}
    bad:
        organization:
          locations:
            - {id: centre, title: Store in the centre}
            - {id: centre, title: Store at the harbour}
    """
    for journey in book.maps.values():
        yield from _repeated("maps", journey.id, _places_in(journey))
    organization = book.organization
    for name in ("promises", "divisions", "locations", "vocabularies"):
        named: tuple[Named, ...] = getattr(organization, name)
        pairs: list[tuple[Path, str]] = [((name, index, "id"), one.id) for index, one in enumerate(named)]
        yield from _repeated(ORGANIZATION, ORGANIZATION, [(name, pairs)])
    for at, vocabulary in enumerate(organization.vocabularies):
        terms: list[tuple[Path, str]] = [
            (("vocabularies", at, "terms", index, "id"), term.id) for index, term in enumerate(vocabulary.terms)
        ]
        yield from _repeated(ORGANIZATION, ORGANIZATION, [("terms", terms)])


_Scope = tuple[str, list[tuple[Path, str]]]


def _places_in(journey: Journey) -> Iterator[_Scope]:
    """The ids of a journey, by the scope each must be unique in."""
    stages = list(enumerate(journey.stages))
    yield "stages", [(("stages", i, "id"), stage.id) for i, stage in stages]
    steps = [(("stages", i, "steps", j), step) for i, stage in stages for j, step in enumerate(stage.steps)]
    yield "steps", [((*path, "id"), step.id) for path, step in steps]
    for path, step in steps:
        yield "pains", [((*path, "pains", i, "id"), pain.id) for i, pain in enumerate(step.pains)]
        yield (
            "motivators",
            [((*path, "motivators", i, "id"), motivator.id) for i, motivator in enumerate(step.motivators)],
        )


def _repeated(kind: str, id: str, scopes: Iterable[_Scope]) -> Iterator[Finding]:
    for scope, pairs in scopes:
        seen: set[str] = set()
        for path, name in pairs:
            if name in seen:
                yield Finding(kind, id, path, values={"id": name, "list": scope})
            seen.add(name)


def unanswered(book: Book, today: date) -> Iterator[Finding]:
    """An opportunity answers a pain or a motivator that its step has.

    good:
        opportunities/say-the-day:
          answers:
            - {step: gift/pay, pain: no-day}
    bad:
        opportunities/say-the-day:
          answers:
            - {step: gift/pay, pain: no-day}
            - {step: gift/pay, pain: no-days}
    """
    for opportunity in book.opportunities.values():
        for index, answer in enumerate(opportunity.answers):
            at = book.step(answer.step)
            if at is None:
                continue
            for name, wanted, ids in _answered(at, answer.pain, answer.motivator):
                left_out = f"{at.ref}/{wanted}" in book.known.get(f"{name}s", ())
                if wanted is not None and wanted not in ids and not left_out:
                    near = get_close_matches(wanted, ids, 1)
                    values = {
                        "id": wanted,
                        "list": name,
                        "step": answer.step,
                        "near": near[0] if near else "",
                    }
                    path = ("answers", index, name)
                    yield Finding("opportunities", opportunity.id, path, "near" if near else "", values)


def _answered(at: StepAt, pain: str | None, motivator: str | None) -> Iterator[tuple[str, str | None, list[str]]]:
    yield "pain", pain, [one.id for one in at.step.pains]
    yield "motivator", motivator, [one.id for one in at.step.motivators]


def terms(book: Book, today: date) -> Iterator[Finding]:
    """A name that a stage is given in another vocabulary is one that organization.yml has.

    good:
        maps/gift:
          stages:
            - {id: choose, terms: {lead: discovery}}
    bad:
        maps/gift:
          stages:
            - {id: choose, terms: {lead: discover}}
    """
    if book.organization is NOBODY:
        return
    known = {vocabulary.id: _ids(vocabulary.terms) for vocabulary in book.organization.vocabularies}
    for journey in book.maps.values():
        for index, stage in enumerate(journey.stages):
            for vocabulary, term in stage.terms.items():
                if term not in known.get(vocabulary, ()):
                    values = {"vocabulary": vocabulary, "term": term}
                    yield Finding("maps", journey.id, ("stages", index, "terms", vocabulary), "", values)


def circles(book: Book, today: date) -> Iterator[Finding]:
    """A milestone is not part of itself, in however many steps, nor is a journey a variant of itself.

    good:
        milestones/gift-in-time:
          part_of:
    bad:
        milestones/gift-in-time:
          part_of: gift-in-time
    """
    parents = {milestone.id: milestone.part_of for milestone in book.milestones.values()}
    for id in parents:
        if _returns(id, parents):
            yield Finding("milestones", id, ("part_of",), values={"id": id})
    variants = {journey.id: journey.variant_of for journey in book.maps.values()}
    for id in variants:
        if _returns(id, variants):
            yield Finding("maps", id, ("variant_of",), values={"id": id})


def _returns(start: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    here = parents.get(start)
    while here is not None and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = parents.get(here)
    return False
