"""Reading again only what has changed gives what reading everything gives, after any edits."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook.cache import Store
from journeybook.load import Loaded, load, reload
from journeybook.model.audience import ALL, INTERNAL, PUBLIC, Audience
from support.edits import edits
from support.organizations import small

INDEXES = (
    "steps",
    "steps_by_touchpoint",
    "journeys_by_persona",
    "families",
    "milestones_by_persona",
    "milestones_by_step",
    "opportunities_by_step",
)


@pytest.mark.parametrize("seed", range(8))
def test_any_edits_give_what_a_clean_reading_gives(tmp_path: Path, seed: int) -> None:
    audience: Audience = (ALL, INTERNAL, PUBLIC, Audience.named(["marketing"]))[seed % 4]
    loaded = load(small(tmp_path), None, audience, Store(tmp_path) if seed % 2 else None)
    for paths in edits(tmp_path, seed, 15):
        for index in INDEXES[seed % 3 :]:
            getattr(loaded.book, index)
        loaded = reload(loaded, paths)
        assert_same(loaded, load(tmp_path, None, audience))


def assert_same(one: Loaded, other: Loaded) -> None:
    assert one == other
    assert list(one.files) == list(other.files)
    for index in INDEXES:
        assert getattr(one.book, index) == getattr(other.book, index), index
    for kind in ("maps", "personas", "opportunities", "steps"):
        assert list(getattr(one.book, kind)) == list(getattr(other.book, kind)), kind


def test_an_unchanged_entry_stays_the_same_value(tmp_path: Path) -> None:
    before = load(small(tmp_path))
    path = tmp_path / "journeys" / "maps" / "gift.yml"
    path.write_text(path.read_text("utf-8").replace("emotion: 1", "emotion: 2"), "utf-8")
    after = reload(before, [path, tmp_path / "README.md"])
    assert after.book.maps["gift"].steps[0].emotion == 2
    assert all(entry is before.book.personas[id] for id, entry in after.book.personas.items())
    assert reload(after, [tmp_path / "README.md"]) is after


def test_what_is_hidden_is_no_data_when_it_comes_either(tmp_path: Path) -> None:
    before = load(small(tmp_path))
    hidden = tmp_path / "journeys" / ".obsidian" / "maps" / "app.yml"
    hidden.parent.mkdir(parents=True)
    hidden.write_text("a: 1\n", "utf-8")
    for path in (hidden, hidden.parent, hidden.parents[1]):
        assert_same(reload(before, [path]), load(tmp_path))


def test_a_file_left_over_is_called_so_as_long_as_the_right_one_is_there(tmp_path: Path) -> None:
    right = small(tmp_path) / "journeys" / "touchpoints.yml"
    wrong = right.with_suffix(".yaml")
    loaded = load(tmp_path)
    for step, key in (
        (lambda: wrong.write_bytes(right.read_bytes()), "J009.beside"),
        (right.unlink, "J009"),
        (lambda: wrong.rename(right), None),
    ):
        step()
        loaded = reload(loaded, [wrong, right])
        assert_same(loaded, load(tmp_path))
        assert [one.key for one in loaded.problems if one.place.file.endswith(wrong.name)] == ([key] if key else [])


def test_a_metric_follows_its_file_of_values(tmp_path: Path) -> None:
    root = small(tmp_path)
    values = root / "journeys" / "data" / "x.csv"
    values.parent.mkdir()
    metrics = root / "journeys" / "metrics.yml"
    metrics.write_text("late:\n  title: Late\n  kind: other\n  file: journeys/data/x.csv\n", "utf-8")
    loaded = reload(load(root), [metrics])
    for text in ("day,value\n2026-01-01,3\n", "day,value\nsoon,3\n", "day,value\n2026-01-01,4\n"):
        values.write_text(text, "utf-8")
        loaded = reload(loaded, [values])
        assert_same(loaded, load(root))
    assert [reading.value for reading in loaded.book.metrics["late"].readings] == [4]


def test_two_files_of_metrics_may_name_the_same_values(tmp_path: Path) -> None:
    root = small(tmp_path)
    values = root / "journeys" / "data" / "x.csv"
    values.parent.mkdir(parents=True, exist_ok=True)
    values.write_text("day,value\n2026-01-01,1\n", "utf-8")
    (root / "journeys" / "metrics").mkdir()
    for name in ("early", "late"):
        path = root / "journeys" / "metrics" / f"{name}.yml"
        path.write_text(f"title: {name}\nkind: other\nfile: journeys/data/x.csv\n", "utf-8")
    loaded = load(root)
    values.write_text("day,value\n2026-01-01,2\n", "utf-8")
    loaded = reload(loaded, [values])
    assert_same(loaded, load(root))
    (root / "journeys" / "metrics" / "late.yml").write_text("title: late\nkind: other\n", "utf-8")
    loaded = reload(loaded, [root / "journeys" / "metrics" / "late.yml"])
    values.write_text("day,value\n2026-01-01,3\n", "utf-8")
    assert_same(reload(loaded, [values]), load(root))


def test_a_folder_that_goes_or_comes_as_a_whole_takes_its_files_with_it(tmp_path: Path) -> None:
    whole = load(small(tmp_path))
    (tmp_path / "journeys" / "maps").rename(tmp_path / "elsewhere")
    without = reload(whole, [tmp_path / "journeys" / "maps"])
    assert without.book.maps == {}
    assert_same(without, load(tmp_path))
    (tmp_path / "elsewhere").rename(tmp_path / "journeys" / "maps")
    assert_same(reload(without, [tmp_path / "journeys" / "maps"]), whole)
