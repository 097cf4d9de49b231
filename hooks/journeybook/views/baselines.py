"""A baseline beside today (1.18): what there is of everything, and what changed, journey by journey, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeybook.diff import Change, ChangeKind, changes
from journeybook.model.book import Book
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.standing import Baseline
from journeybook.views.entries import to_entry
from journeybook.views.links import Link, to_baseline, to_journey
from journeybook.views.told import in_words, of_books
from journeybook.words import Words

_MOODS = (ChangeKind.EMOTION_DOWN, ChangeKind.EMOTION_UP, ChangeKind.EMOTION_KNOWN, ChangeKind.EMOTION_UNKNOWN)
_PAINS = (ChangeKind.PAIN_ADDED, ChangeKind.PAIN_WORSE, ChangeKind.PAIN_EASED, ChangeKind.PAIN_GONE)
_WHOLE = (ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.RENAMED)


@dataclass(frozen=True, slots=True)
class KindRow:
    """How many entries of a kind there were and are."""

    kind: str
    then: int
    now: int

    @property
    def difference(self) -> int:
        return self.now - self.then


@dataclass(frozen=True, slots=True)
class MoodChange:
    """A step that feels different; None where nobody said how."""

    step: Link
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class PainChange:
    """A pain that came, went, or weighs more or less. `kind` is added, gone, worse or eased."""

    step: Link
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class JourneyChange:
    """What changed in a journey that there was then and is now."""

    journey: Link
    anchor: str
    moods: tuple[MoodChange, ...]
    pains: tuple[PainChange, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindChange:
    """What changed in the entries of a kind."""

    kind: str
    added: tuple[Link, ...]
    removed: tuple[str, ...]
    renamed: tuple[Link, ...]
    changed: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A state of the past beside today's. `tally` counts changes by their sort."""

    commit: str
    lost: int
    inventory: tuple[KindRow, ...]
    tally: Mapping[str, int]
    total: int
    journeys: tuple[JourneyChange, ...]
    kinds: tuple[KindChange, ...]


@dataclass(frozen=True, slots=True)
class BaselineView:
    """A baseline's page; `fault` says why there is no comparison."""

    baseline: Baseline
    link: Link
    fault: str | None
    comparison: Comparison | None


def baseline_view(baseline: Baseline, fault: str | None, comparison: Comparison | None) -> BaselineView:
    return BaselineView(baseline, to_baseline(baseline), fault, comparison)


def compared(old: Book, new: Book, words: Words, commit: str = "", lost: int = 0) -> Comparison:
    """All that changed from one state to a later one."""
    found = tuple(changes(old, new))
    by_entry: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
    tally = {kind.value: 0 for kind in ChangeKind}
    for change in found:
        by_entry[change.entry, change.id].append(change)
        tally[change.kind.value] += 1
    kinds = (_kind(old, new, kind, by_entry, words) for kind in KINDS)
    return Comparison(
        commit=commit,
        lost=lost,
        inventory=tuple(_inventory(old, new)),
        tally=tally,
        total=len(found),
        journeys=tuple(_journeys(old, new, by_entry, words)),
        kinds=tuple(one for one in kinds if one.added or one.removed or one.renamed or one.changed),
    )


def _inventory(old: Book, new: Book) -> Iterator[KindRow]:
    for kind in KINDS:
        row = KindRow(kind, len(old.entries(kind)), len(new.entries(kind)))
        if kind != ORGANIZATION and (row.then or row.now):
            yield row


_ByEntry = Mapping[tuple[str, str], list[Change]]


def _journeys(old: Book, new: Book, by_entry: _ByEntry, words: Words) -> Iterator[JourneyChange]:
    for journey in new.maps.values():
        own = [change for change in by_entry.get(("maps", journey.id), ()) if change.kind not in _WHOLE]
        if own:
            yield JourneyChange(
                to_journey(journey),
                f"changes-{journey.id}",
                tuple(_moods(old, new, own)),
                tuple(_pains(old, new, own)),
                tuple(in_words(of_books(old, new), (one for one in own if one.kind not in _MOODS + _PAINS), words)),
            )


def _moods(old: Book, new: Book, own: Iterable[Change]) -> Iterator[MoodChange]:
    """What got worse first."""
    for change in sorted((one for one in own if one.kind in _MOODS), key=lambda one: _MOODS.index(one.kind)):
        yield MoodChange(_step(old, new, change), _emotion(change.before), _emotion(change.after))


def _emotion(value: str | float | None) -> int | None:
    return None if value is None else int(value)


def _pains(old: Book, new: Book, own: Iterable[Change]) -> Iterator[PainChange]:
    for change in sorted((one for one in own if one.kind in _PAINS), key=lambda one: _PAINS.index(one.kind)):
        gone = change.kind in (ChangeKind.PAIN_GONE, ChangeKind.PAIN_WORSE, ChangeKind.PAIN_EASED)
        text = change.before if gone else change.after
        yield PainChange(_step(old, new, change), change.kind.value.removeprefix("pain-"), str(text))


def _step(old: Book, new: Book, change: Change) -> Link:
    ref = f"{change.id}/{change.step}"
    at = new.step(ref) or old.step(ref)
    assert at is not None, f"a change in a step that never was: {ref}"
    return to_entry(new, "steps", ref) or Link(at.step.title, "")


def _kind(old: Book, new: Book, kind: str, by_entry: _ByEntry, words: Words) -> KindChange:
    added, removed, renamed, changed = [], [], [], []
    for (entry, id), own in by_entry.items():
        link = to_entry(new, kind, id) if entry == kind else None
        if entry != kind:
            continue
        first = own[0].kind
        if first is ChangeKind.REMOVED:
            removed.append(_title(old, kind, id))
        elif link is None:
            continue
        elif first is ChangeKind.ADDED:
            added.append(link)
        elif first is ChangeKind.RENAMED:
            renamed.append(link)
        elif kind != "maps":
            changed.append((link, " · ".join(in_words(of_books(old, new), own, words))))
    return KindChange(kind, _sorted(added), tuple(sorted(removed, key=str.casefold)), _sorted(renamed),
                      tuple(sorted(changed, key=lambda one: one[0].title.casefold())))  # fmt: skip


def _title(book: Book, kind: str, id: str) -> str:
    link = to_entry(book, kind, id)
    return link.title if link else id


def _sorted(found: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(found, key=lambda link: link.title.casefold()))
