"""The store of results: what was put is found, what is damaged is not, and nothing else ever comes out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeybook import cache
from journeybook.cache import FOLDER, Store, digest


def stored(root: Path, kind: str = "pages", **texts: str) -> Store:
    """A store in `root` with these texts under the keys of their names, saved."""
    store = Store(root)
    for name, text in texts.items():
        store.put(kind, digest(name), text.encode())
    store.save()
    return store


def found(store: Store, *names: str, kind: str = "pages") -> list[str | None]:
    values = [store.get(kind, digest(name)) for name in names]
    return [None if value is None else value.decode() for value in values]


def segments(root: Path) -> list[Path]:
    return sorted((root / FOLDER / "cache").rglob("*.*"))


def test_what_is_put_is_found_at_once_and_by_the_next_run(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("pages", digest("a"), b"A")
    store.put("pages", digest("b"), b"")
    assert found(store, "a", "b", "c") == ["A", "", None]
    assert found(Store(tmp_path), "a") == [None]
    store.save()
    assert found(store, "a", "b", "c") == found(Store(tmp_path), "a", "b", "c") == ["A", "", None]
    assert found(Store(tmp_path), "a", kind="files") == [None]


def test_a_later_result_of_the_same_key_wins(tmp_path: Path) -> None:
    stored(tmp_path, a="1")
    stored(tmp_path, a="2")
    assert found(Store(tmp_path), "a") == ["2"]


def test_parts_of_a_key_do_not_run_together() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", ""), digest("ab", b"d")}) == 5


def test_nothing_made_by_other_code_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(tmp_path, a="1")
    monkeypatch.setattr(cache, "code", lambda: "other")
    assert found(Store(tmp_path), "a") == [None]


@pytest.mark.parametrize("size", range(0, 180, 7))
def test_a_file_cut_short_counts_as_not_there(tmp_path: Path, size: int) -> None:
    stored(tmp_path, a="A" * 60, b="B" * 40)
    [segment] = segments(tmp_path)
    assert segment.stat().st_size > size
    os.truncate(segment, size)
    store = Store(tmp_path)
    assert found(store, "a", "b") == [None, None]
    stored(tmp_path, a="again")
    assert found(Store(tmp_path), "a", "b") == ["again", None]


def test_a_flipped_bit_never_comes_out(tmp_path: Path) -> None:
    stored(tmp_path, a="A" * 30, b="B" * 30)
    [segment] = segments(tmp_path)
    data = segment.read_bytes()
    for at in range(len(data)):
        segment.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        assert set(found(Store(tmp_path), "a", "b")) <= {"A" * 30, "B" * 30, None}, at
        segment.write_bytes(data)


def test_git_sees_nothing_of_it(tmp_path: Path) -> None:
    stored(tmp_path, a="1")
    assert (tmp_path / FOLDER / ".gitignore").read_text("utf-8") == "*\n"


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way", "utf-8")
    store = stored(tmp_path, a="1")
    assert found(store, "a") == [None]


def test_many_runs_leave_few_files_and_lose_nothing(tmp_path: Path) -> None:
    names = [f"n{number}" for number in range(60)]
    for name in names:
        stored(tmp_path, **{name: name * 100})
    assert found(Store(tmp_path), *names) == [name * 100 for name in names]
    assert len(segments(tmp_path)) < 20


def test_a_store_keeps_its_bounds_and_what_this_run_asked_for(tmp_path: Path) -> None:
    for number in range(20):
        store = Store(tmp_path, limit=10_000)
        store.put("pages", digest("wanted"), b"w" * 1_000) if number == 0 else store.get("pages", digest("wanted"))
        store.put("pages", digest(str(number)), b"x" * 1_500)
        store.save()
        assert sum(path.stat().st_size for path in segments(tmp_path)) <= 10_000
    assert found(Store(tmp_path), "wanted", "19", "1") == ["w" * 1_000, "x" * 1_500, None]


_RUN = """
import sys
from pathlib import Path
from journeybook.cache import Store, digest
root, name = Path(sys.argv[1]), sys.argv[2]
for number in range(40):
    store = Store(root, limit=50_000)
    for key in range(8):
        data = store.get("pages", digest(str(key)))
        assert data is None or data == str(key).encode() * 500
        store.put("pages", digest(str(key)), str(key).encode() * 500)
    store.save()
"""


def test_processes_share_a_store_without_harm(tmp_path: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", _RUN, str(tmp_path), str(number)]) for number in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert found(Store(tmp_path), "3") == ["3" * 500]
