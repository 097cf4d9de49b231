"""What the rules found, as bytes, so that another run judges again only what has changed since. Reads no file.

    data = remembered(found, loaded)
    found = recalled(data, loaded, places, today)    # what `checked` gives; None where everything has to be judged

That is right because `recheck` is: out of what is kept, and the files as they were, comes the check of then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from json import dumps, loads
from typing import Any

from journeybook.check.checked import Checked, OfFile, levels, problem, recheck, silent
from journeybook.check.registry import RULES
from journeybook.check.rule import EntryKey, Finding
from journeybook.load import Loaded, Places, as_it_was, keys
from journeybook.model.book import INDEXES, Book
from journeybook.problem import Place, Problem
from journeybook.quiet import quiet

_MOST = 0.1  # of all files: when more have changed, judging all is no slower


def remembered(found: Checked, loaded: Loaded) -> bytes:
    """All findings, with their places, and keys of the files they were made of."""
    return dumps({"files": keys(loaded), "rows": list(_rows(found))}).encode()


def _rows(found: Checked) -> Iterator[list[Any]]:
    places = {key: iter(own) for file in found.by_file.values() for key, own in file.by_entry.items()}
    for rule, _ in levels(found.rules, found.book):
        for key, findings in found.found[rule.code].items():
            for one in findings:
                place = Place("", 0) if silent(rule.code, one, found.book) else next(places[key]).place
                yield [rule.code, *key, one.path, one.variant, dict(one.values), place.line, place.column]


def recalled(data: bytes, loaded: Loaded, places: Places, today: date) -> Checked | None:
    """What `checked` would give for what was loaded, out of what was remembered on the same day."""
    try:
        kept = loads(data)
        then: Mapping[str, str] = kept["files"]
        rows = [(code, (kind, id), tuple(path), *rest) for code, kind, id, path, *rest in kept["rows"]]
    except (ValueError, TypeError, KeyError):
        return None
    now = keys(loaded)
    changed = {name: key for name, key in then.items() if now.get(name) != key}
    if now.keys() != then.keys() or len(changed) > max(1, _MOST * len(now)):
        return None
    with quiet():
        for name in INDEXES:  # the book of then takes over what has not changed
            getattr(loaded.book, name)
        book = as_it_was(loaded, changed)
        before = _before(book, today, rows) if book is not None else None
        return recheck(before, loaded.book, places) if before is not None else None


def _before(book: Book, today: date, rows: list[tuple[Any, ...]]) -> Checked | None:
    """The check of then."""
    found: dict[str, defaultdict[EntryKey, list[Finding]]] = {}
    problems: defaultdict[EntryKey, list[Problem]] = defaultdict(list)
    level_of = {rule.code: level for rule, level in levels(RULES, book)}
    for code in level_of:
        found[code] = defaultdict(list)
    for code, key, path, variant, values, line, column in rows:
        if code not in level_of or key not in book.files:
            return None
        finding = Finding(key[0], key[1], path, variant, values)
        found[code][key].append(finding)
        if line:
            problems[key].append(problem(code, level_of[code], finding, Place(book.files[key], line, column)))
    by_file: defaultdict[str, dict[EntryKey, tuple[Problem, ...]]] = defaultdict(dict)
    for key, own in problems.items():
        by_file[book.files[key]][key] = tuple(own)
    return Checked(
        book,
        today,
        RULES,
        {code: {key: tuple(one) for key, one in findings.items()} for code, findings in found.items()},
        {file: OfFile(by_entry) for file, by_entry in by_file.items()},
    )
