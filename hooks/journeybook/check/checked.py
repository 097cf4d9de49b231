"""A book with all that the rules find in it, by rule and entry, so that after an edit little is judged again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from itertools import chain

from journeybook.check.consequence import consequent
from journeybook.check.focus import focused
from journeybook.check.registry import RULES, asked
from journeybook.check.rule import IDS, EntryKey, Finding, Rule, settable
from journeybook.load import FOLDER, Places
from journeybook.model.book import Book
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.renewal import changed
from journeybook.problem import Level, Place, Problem
from journeybook.quiet import quiet

Findings = Mapping[EntryKey, tuple[Finding, ...]]
_INNER = {
    "steps": "maps",
    "pains": "maps",
    "motivators": "maps",
    "promises": ORGANIZATION,
    "divisions": ORGANIZATION,
    "locations": ORGANIZATION,
}
"""In which kind's entries the ids of what is no entry are written."""


class OfFile:
    """The problems in one file: of each entry, and all of them in the order of their places."""

    __slots__ = ("by_entry", "problems")

    def __init__(self, by_entry: Mapping[EntryKey, tuple[Problem, ...]]) -> None:
        self.by_entry = by_entry
        self.problems = sorted(chain.from_iterable(by_entry.values()), key=lambda problem: problem.order)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules found in a book: of each rule, by its code, what it found in each entry; and the problems."""

    book: Book
    today: date
    rules: tuple[Rule, ...]
    found: Mapping[str, Findings] = field(repr=False)
    by_file: Mapping[str, OfFile] = field(default_factory=dict, repr=False)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, in the order of their places."""
        return tuple(chain.from_iterable(self.by_file[file].problems for file in sorted(self.by_file)))

    def of(self, entry: EntryKey) -> tuple[Problem, ...]:
        """The problems that stand in an entry."""
        file = self.by_file.get(self.book.files.get(entry, ""))
        return file.by_entry.get(entry, ()) if file is not None else ()


def checked(book: Book, places: Places, today: date, rules: tuple[Rule, ...] = RULES) -> Checked:
    """All that the rules find in a book.

    The organization's `rules` set the level of a rule of the craft or turn it off; an entry's `exempt` silences it
    there, for a reason that the audit shows. A book for the public lacks what these rules ask for, so that none of
    them is asked of it.
    """
    with quiet():
        found = {rule.code: _by_entry(rule.find(book, today)) for rule in rules if asked(rule, book) is not None}
        new = Checked(book, today, rules, found)
        return _with_problems(new, new, {key: None for findings in found.values() for key in findings}, places)


def recheck(before: Checked, book: Book, places: Places, own: bool = False) -> Checked:
    """What `checked` would give for a book that came out of the one `before` by `reload`; only a part is judged.

    With `own` only what the rules find in the changed entries themselves is brought up to date, in a moment; what
    that changes for other entries a second call finds, with the same `before` and without `own`.
    """
    if not _comparable(before.book, book):
        return checked(book, places, before.today, before.rules)
    with quiet():
        change = _change(before.book, book)
        dirty: dict[EntryKey, None] = dict.fromkeys(change.keys)
        found = dict(before.found)
        focus = cache(partial(focused, book))
        for rule in before.rules:
            if rule.code in found:
                found[rule.code], touched = _judged(rule, before, book, change, focus, own)
                dirty |= dict.fromkeys(touched)
        return _with_problems(before, replace(before, book=book, found=found), dirty, places)


def _comparable(before: Book, after: Book) -> bool:
    """Whether rules ask the same of two books. The organization says how much each matters."""
    return (
        before.organization is after.organization
        and before.audience == after.audience
        and before.language == after.language
    )


@dataclass(frozen=True, slots=True)
class _Change:
    """What is other in a book than in the one before: entries by kind, kinds whose ids are, and whether any are."""

    ids: Mapping[str, frozenset[str]]
    shaken: frozenset[str]

    @property
    def keys(self) -> list[EntryKey]:
        return [(kind, id) for kind, ids in self.ids.items() for id in ids]


def _change(before: Book, after: Book) -> _Change:
    ids = {kind: frozenset(changed(before.entries(kind), after.entries(kind))) for kind in KINDS}
    for kind, id in before.lost.keys() | after.lost.keys():
        if before.lost.get((kind, id)) != after.lost.get((kind, id)):
            ids[kind] |= {id}
    shaken = before.unread ^ after.unread
    for kind, ids_now in after.known.items():
        ids_then = before.known.get(kind)
        if ids_then is not ids_now and ids_then != ids_now:  # equal sets are compared id by id
            shaken |= {kind}
    return _Change({kind: found for kind, found in ids.items() if found}, frozenset(shaken))


Focus = Callable[[tuple[str, ...], frozenset[EntryKey]], Book]


def _judged(
    rule: Rule, before: Checked, book: Book, change: _Change, focus: Focus, own: bool
) -> tuple[Findings, Collection[EntryKey]]:
    """What a rule finds now, and the entries in which it may find something else than before."""
    old = before.found[rule.code]
    keys = frozenset((kind, id) for kind in rule.of for id in change.ids.get(kind, ()))
    if not own:
        touched = _touched(rule, before.book, book, change)
        if touched is None:
            new = _by_entry(rule.find(book, before.today))
            return new, [key for key in {**old, **new} if old.get(key) != new.get(key)]
        keys |= touched
    if not keys:
        return old, ()
    judged = _by_entry(rule.find(focus(rule.of, keys), before.today))
    others = [key for key in keys if old.get(key) != judged.get(key)]
    if not others:
        return old, ()
    new = dict(old)
    for key in others:
        new.pop(key, None)
        if key in judged:
            new[key] = judged[key]
    return new, others


def _touched(rule: Rule, before: Book, after: Book, change: _Change) -> frozenset[EntryKey] | None:
    """The entries besides those that changed which a rule has to judge again; None for all."""
    keys: frozenset[EntryKey] = frozenset()
    shaken = {_INNER.get(kind, kind) for kind in change.shaken}
    for kind in rule.reads:
        if kind == IDS:
            if change.shaken:
                return None
        elif kind in change.ids:
            beside = rule.beside.get(kind)
            more = beside(before, after, change.ids[kind]) if beside is not None else None
            if more is None:
                return None
            keys |= more
        elif kind in shaken:
            return None
    return keys


def _by_entry(findings: Iterable[Finding]) -> Findings:
    groups: defaultdict[EntryKey, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.kind, finding.id].append(finding)
    return {key: tuple(found) for key, found in groups.items()}


def _with_problems(old: Checked, new: Checked, dirty: Collection[EntryKey], places: Places) -> Checked:
    """The same, with the problems of these entries made anew."""
    files: dict[str, dict[EntryKey, tuple[Problem, ...]]] = {}
    for key in dirty:
        for name in (old.book.files.get(key, ""), new.book.files.get(key, "")):
            if name not in files:
                files[name] = dict(old.by_file[name].by_entry) if name in old.by_file else {}
            files[name].pop(key, None)
    asked_now = levels(new.rules, new.book)
    for key in sorted(dirty, key=lambda key: new.book.files.get(key, "")):  # each file is looked into once
        name = new.book.files.get(key, "")
        problems = tuple(
            _problem(rule.code, level, finding, name, new.book, places)
            for rule, level in asked_now
            for finding in new.found[rule.code].get(key, ())
            if not silent(rule.code, finding, new.book)
        )
        if problems:
            files[name][key] = problems
    by_file = {**old.by_file, **{name: OfFile(by_entry) for name, by_entry in files.items()}}
    return replace(new, by_file={name: one for name, one in by_file.items() if one.by_entry})


def levels(rules: Iterable[Rule], book: Book) -> list[tuple[Rule, Level]]:
    """The rules that are asked of a book, with how much each matters."""
    return [(rule, level) for rule in rules if (level := asked(rule, book)) is not None]


def exempt(code: str, key: EntryKey, book: Book) -> bool:
    """Whether an entry need not obey a rule."""
    if not settable(code):
        return False
    entry = book.entries(key[0]).get(key[1])
    return entry is not None and any(one.rule == code for one in entry.exempt)


def silent(code: str, finding: Finding, book: Book) -> bool:
    """Whether what a rule found is not told: the entry is exempt, or what the rule misses could not be read."""
    return exempt(code, (finding.kind, finding.id), book) or consequent(code, finding, book)


def _problem(code: str, level: Level, finding: Finding, file: str, book: Book, places: Places) -> Problem:
    path = book.written(finding.kind, finding.id, finding.path)
    place = places.find(file, path) if file else Place(f"{FOLDER}/{ORGANIZATION}.yml")
    return problem(code, level, finding, place)


def problem(code: str, level: Level, finding: Finding, place: Place) -> Problem:
    """What a rule found, as a problem at a place."""
    entry = (finding.kind, finding.id)
    key = f"{code}.{finding.variant}" if finding.variant else code
    return Problem(place, key, level, {"entry": finding.id, **finding.values}, entry)
