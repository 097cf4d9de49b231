"""A watched book: while the key of what a view looked up is the same, the view is the same, whatever was edited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeybook.cache import Store
from journeybook.examination import examine
from journeybook.model.audience import ALL, INTERNAL, PUBLIC, Audience
from journeybook.model.watched import Keys, Read, watched, watched_problems
from journeybook.views.journey import journey_view
from journeybook.views.scorecard import scorecard
from support.edits import edits
from support.organizations import small

TODAY = date(2026, 11, 3)


@pytest.mark.parametrize("seed", range(6))
def test_a_view_is_the_same_while_what_it_looked_up_is(tmp_path: Path, seed: int) -> None:
    audience: Audience = (ALL, INTERNAL, PUBLIC, Audience.named(["marketing"]))[seed % 4]
    small(tmp_path)
    seen: dict[tuple[str, str, str], object] = {}
    known: dict[str, list[Read]] = {}
    same = 0
    for _ in edits(tmp_path, seed, 25):
        found = examine(tmp_path, "en", audience, TODAY, Store(tmp_path))
        book, problems = found.loaded.book, found.problems
        keys = Keys(book, problems, found.loaded.stamps())
        for id, journey in book.maps.items():
            reads: dict[Read, None] = {}
            noted = watched(book, reads)
            told = watched_problems(problems, reads)
            values = journey_view(noted, journey, found.words, TODAY), scorecard(noted, noted.maps[id], told)
            if id in known:
                before = keys.of(known[id])
                same += (id, repr(known[id]), before) in seen
                assert seen.get((id, repr(known[id]), before), values) == values
            known[id] = list(reads)
            seen[id, repr(known[id]), keys.of(known[id])] = values
    assert same > 0 or audience == PUBLIC  # who is shown hardly anything
