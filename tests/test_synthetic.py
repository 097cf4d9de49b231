"""The synthetic organizations: always the same bytes, nothing wrong in them, as large as asked for."""

from __future__ import annotations

from pathlib import Path

from journeybook.edition import edition
from journeybook.model.audience import ALL
from journeybook.problem import Level
from support.repository import ROOT
from support.synthetic import counts, organization

SIZE = 40


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    first, again, other = (organization(tmp_path / str(n), SIZE, seed) for n, seed in enumerate((7, 7, 8)))
    assert tree(first) == tree(again)
    assert tree(first).keys() == tree(other).keys()
    assert tree(first) != tree(other)


def test_nothing_is_wrong_that_is_not_wrong_in_the_demonstration(tmp_path: Path) -> None:
    made = edition(organization(tmp_path, SIZE, 3))
    own = {problem.order for problem in edition(ROOT).problems}
    wrong = [problem for problem in made.problems if problem.level is Level.ERROR and problem.order not in own]
    assert [made.words.line(problem) for problem in wrong] == []


def test_there_are_as_many_entries_as_counted(tmp_path: Path) -> None:
    book = edition(organization(tmp_path, SIZE, 3), audience=ALL).book
    assert {kind: len(book.entries(kind)) for kind in counts(SIZE)} == counts(SIZE)
    assert len(book.maps) == SIZE


def test_a_made_journey_is_as_long_as_a_rich_one(tmp_path: Path) -> None:
    root = organization(tmp_path, SIZE, 3)
    lines = [len(path.read_text("utf-8").splitlines()) for path in (root / "journeys/maps/more").iterdir()]
    assert 300 < sum(lines) / len(lines) < 600


def test_only_the_number_of_journeys_and_opportunities_grows_in_step(tmp_path: Path) -> None:
    small, large = counts(100), counts(10_000)
    growth = {kind: large[kind] / small[kind] for kind in small}
    assert growth["maps"] == growth["opportunities"] == 100
    assert all(growth[kind] <= 11 for kind in ("personas", "touchpoints", "milestones", "departments"))
