"""An assembled book with a few files' contents exchanged, at a cost that does not grow with the number of files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from journeybook.load.assemble import Assembled, File, Files, problems_of, shown
from journeybook.load.contents import Contents
from journeybook.load.settle import settled
from journeybook.model.book import NOBODY, Book
from journeybook.model.kinds import ORGANIZATION
from journeybook.model.part import Entry
from journeybook.model.renewal import renewed
from journeybook.problem import Problem

Pairs = list[tuple[Contents, Contents]]


def patched(before: Assembled, files: Files, now: Mapping[str, File | None]) -> Assembled | None:
    """What the files make after some of them have changed to what they are `now`.

    None if the files do not hold the same entries as before, or an id is written twice: then all must be put
    together again.
    """
    pairs: Pairs = []
    for name, new in now.items():
        old = files.get(name)
        if not (isinstance(old, Contents) and isinstance(new, Contents) and _alike(old, new)):
            return None
        pairs.append((old, new))
    if any(problem.code == "J117" for problem in before.problems):
        return None
    fallbacks = Counter(before.fallbacks)
    for old, new in pairs:
        for item in new.items:
            fallbacks.update(item.fallbacks)
        for item in old.items:
            fallbacks.subtract(item.fallbacks)
    problems = before.problems
    if any(_has_problems(one) for pair in pairs for one in pair):
        problems = settled(_all_problems({**files, **{new.source.name: new for _, new in pairs}}))
    return Assembled(_book(before.book, pairs), problems, dict(+fallbacks))


def _alike(old: Contents, new: Contents) -> bool:
    """Whether two contents of a file hold the same entries in the same places, whatever is in them."""
    return (
        old.source == new.source
        and old.claimed == new.claimed
        and old.unread == new.unread
        and old.strays == new.strays
        and [(item.id, item.path) for item in old.items] == [(item.id, item.path) for item in new.items]
    )


def _has_problems(contents: Contents) -> bool:
    return bool(contents.problems) or any(item.problems for item in contents.items)


def _all_problems(files: Files) -> Iterator[Problem]:
    yield from problems_of(files)
    for one in files.values():
        if isinstance(one, Contents):
            for item in one.items:
                yield from item.problems


def _book(book: Book, pairs: Pairs) -> Book:
    """The book with the entries of the new contents instead of the old."""
    entries: dict[str, dict[str, Entry]] = {}
    gaps, lost, known = dict(book.gaps), dict(book.lost), dict(book.known)
    for old, new in pairs:
        kind = new.source.kind
        shelf = entries.setdefault(kind, dict(book.entries(kind)))
        for item in new.items:
            _exchange(shelf, item.id, shown(item, book.audience))
            gaps.pop((kind, item.id), None)
            if item.gaps:
                gaps[kind, item.id] = item.gaps
            lost.pop((kind, item.id), None)
            if item.lost:
                lost[kind, item.id] = item.lost
        for inner, ids in new.inner.items():
            if ids != old.inner[inner]:
                known[inner] = known[inner] - old.inner[inner] | ids
    changes: dict[str, object] = {kind: shelf for kind, shelf in entries.items() if kind != ORGANIZATION}
    if ORGANIZATION in entries:
        changes[ORGANIZATION] = entries[ORGANIZATION].get(ORGANIZATION, NOBODY)
    return renewed(book, replace(book, gaps=gaps, lost=lost, known=known, **changes))  # type: ignore[arg-type]  # kinds of entries


def _exchange(shelf: dict[str, Entry], id: str, entry: Entry | None) -> None:
    """Puts an entry in its place by id, or takes it away."""
    if entry is None:
        shelf.pop(id, None)
    elif id in shelf:
        shelf[id] = entry
    else:
        shelf[id] = entry
        in_order = sorted(shelf.items())
        shelf.clear()
        shelf.update(in_order)
