"""`journeybook check` beside the parser alone, and a comparison of two states of the data; in new processes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.measure import Run, run
from bench.organizations import edit_journey, edits, organization, work
from bench.store import Record, keep

PARSER = "PyYAML's C loader"
CHECK = "journeybook check"
DIFF = "journeybook diff"
_edits = edits()
_PARSE = """\
import yaml
from pathlib import Path
for path in Path("journeys").rglob("*.yml"):
    with path.open("rb") as file:
        yaml.load(file, yaml.CSafeLoader)
"""
_COMPARE = """\
import sys
from pathlib import Path
from journeybook.diff import changes
from journeybook.load import load
old, new = (load(Path(root)).book for root in sys.argv[1:])
print(len(list(changes(old, new))))
"""


def check(sizes: Sequence[int], rounds: int, who: Sequence[str]) -> Iterator[str]:
    """Reading all files by the parser; all checks without and with the cache, and after an edit."""
    for size in sizes:
        root = organization(size)
        runs: dict[tuple[str, str], list[Run]] = {}
        for _ in range(rounds):
            for name, what in ((PARSER, "cold"), (CHECK, "cold"), (CHECK, "unchanged"), (CHECK, "edited")):
                taken = _parse(root) if name == PARSER else _check(root, what)
                runs.setdefault((name, what), []).append(taken)
                keep("check", [Record(name, what, size, tuple(runs[name, what]))])
                yield f"{size:6} {name:24} {what:10} {taken.cpu:8.2f} s CPU {taken.memory:6.0f} MB"


def _parse(root: Path) -> Run:
    return run([sys.executable, "-c", _PARSE], root)


def _check(root: Path, what: str) -> Run:
    if what == "cold":
        shutil.rmtree(root / ".journeybook", ignore_errors=True)
    elif what == "edited":
        edit_journey(root, next(_edits))
    # A made-up organization has the demonstration's own faults: exit code 1.
    return run([sys.executable, "-m", "journeybook", "check"], root, fine=(0, 1))


def diff(sizes: Sequence[int], rounds: int, who: Sequence[str]) -> Iterator[str]:
    """What changed between two copies of an organization, one journey edited."""
    for size in sizes:
        old = organization(size)
        new = work() / f"edited-{size}"
        if not new.is_dir():
            shutil.copytree(old / "journeys", new / "journeys")
            edit_journey(new, next(_edits))
        runs = [run([sys.executable, "-c", _COMPARE, str(old), str(new)], old) for _ in range(rounds)]
        keep("diff", [Record(DIFF, "cold", size, tuple(runs))])
        yield f"{size:6} {DIFF:24} {runs[-1].cpu:8.2f} s CPU {runs[-1].memory:6.0f} MB"
