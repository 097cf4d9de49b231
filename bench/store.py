"""What was measured, as JSON under bench/results: one file a part, one record for what was run at one size."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from bench import ROOT
from bench.measure import Run, middle

RESULTS = ROOT / "bench" / "results"


@dataclass(frozen=True, slots=True)
class Record:
    """The runs of one program doing one thing at one size. `facts` are counts and sizes that do not vary."""

    who: str
    what: str
    size: int
    runs: tuple[Run, ...] = ()
    facts: Mapping[str, float] = field(default_factory=dict)
    on: str = ""

    @property
    def key(self) -> tuple[str, str, int]:
        return self.who, self.what, self.size

    @property
    def middle(self) -> Run:
        return middle(self.runs)


def keep(part: str, records: Sequence[Record]) -> None:
    """Stores records in the place of older ones of the same program, thing and size."""
    kept = {one.key: one for one in stored(part)}
    today = date.today().isoformat()
    kept |= {one.key: Record(one.who, one.what, one.size, one.runs, one.facts, today) for one in records}
    RESULTS.mkdir(parents=True, exist_ok=True)
    ordered = [asdict(kept[key]) for key in sorted(kept)]
    _file(part).write_text(json.dumps(ordered, indent=1) + "\n", "utf-8")


def stored(part: str) -> list[Record]:
    """All records of a part; none if it was never run."""
    if not _file(part).is_file():
        return []
    records = json.loads(_file(part).read_text("utf-8"))
    return [Record(**{**one, "runs": tuple(Run(**each) for each in one["runs"])}) for one in records]


def _file(part: str) -> Path:
    return RESULTS / f"{part}.json"
