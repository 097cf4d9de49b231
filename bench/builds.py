"""Builds, each a new process: the first, one with nothing changed, one after an edit. Contenders take turns."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.contenders import Contender, chosen, clear, site
from bench.measure import Run, run
from bench.organizations import edits
from bench.store import Record, keep, stored

COLD = "cold"
UNCHANGED = "unchanged"
EDITED = "edited"
_edits = edits()


def cold(sizes: Sequence[int], rounds: int, who: Sequence[str]) -> Iterator[str]:
    """A build of everything: no site, no cache."""
    yield from _turns("cold", sizes, rounds, who, (COLD,))


def again(sizes: Sequence[int], rounds: int, who: Sequence[str]) -> Iterator[str]:
    """A build with nothing changed, and one after an edit of one journey; a first build, not measured, before."""
    yield from _turns("again", sizes, rounds, who, (UNCHANGED, EDITED))


def _turns(part: str, sizes: Sequence[int], rounds: int, who: Sequence[str], whats: Sequence[str]) -> Iterator[str]:
    for size in sizes:
        taking = [one for one in chosen(who) if size <= one.at_most]
        roots = {one.key: one.prepare(size) for one in taking}
        runs: dict[tuple[str, str], list[Run]] = {}
        for number, one in itertools.product(range(rounds), taking):
            if part == "again" and not number:
                _begin(one, roots[one.key])
            for what in whats:
                taken = _build(one, roots[one.key], what)
                runs.setdefault((one.key, what), []).append(taken)
                figures = f"{taken.cpu:8.2f} s CPU {taken.wall:8.2f} s {taken.memory:6.0f} MB"
                yield f"{size:6} {one.key:24} {what:10} {figures}"
                keep(part, [_record(one, what, size, runs[one.key, what], roots[one.key])])


def _begin(one: Contender, root: Path) -> None:
    clear(one, root)
    run(one.build(root), root)


def _build(one: Contender, root: Path, what: str) -> Run:
    if what == COLD:
        clear(one, root)
    elif what == EDITED:
        one.edit(root, next(_edits))
    return run(one.build(root), root)


def _record(one: Contender, what: str, size: int, runs: Sequence[Run], root: Path) -> Record:
    return Record(one.key, what, size, tuple(runs), _weights(site(root)) if what == COLD else {})


def _weights(folder: Path) -> dict[str, float]:
    """How many pages a site has, and their bytes; of a journey's page the median."""
    sizes = [path.stat().st_size for path in folder.rglob("*.html")]
    journeys = sorted(path.stat().st_size for path in (folder / "journeys").glob("*/index.html"))
    return {"pages": len(sizes), "html": sum(sizes), "journey": journeys[len(journeys) // 2] if journeys else 0}


def figure(part: str, who: str, what: str, size: int) -> Record | None:
    """What was stored of that, if it was measured."""
    return next((one for one in stored(part) if one.key == (who, what, size) and one.runs), None)
