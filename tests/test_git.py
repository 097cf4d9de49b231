"""The past out of a real git repository, and every way in which it cannot be had: never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook import git
from journeybook.edition import edition
from journeybook.git import Fault, commit_of, unpack
from journeybook.load import load
from journeybook.model.audience import ALL
from journeybook.model.standing import Baseline
from journeybook.pages import past
from journeybook.pages.past import Repository, Then
from journeybook.problem import Level
from journeybook.words import LANGUAGES, Words
from support.commits import commit, run
from support.organizations import TODAY, small

ADDED = "journeys/segments.yml"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three commits: without journeys, with the small organization (tagged `then`), and with a segment more."""
    root = tmp_path_factory.mktemp("repository")
    run(root, "init", "-q", "-b", "main")
    (root / "README.md").write_text("Ours.\n", "utf-8")
    commit(root, "Begin")
    run(root, "tag", "empty")
    small(root)
    commit(root, "Journeys")
    run(root, "tag", "-a", "then", "-m", "Before Christmas")
    (root / ADDED).write_text("loyal: {name: Loyal}\nnew: {name: New}\n", "utf-8")
    commit(root, "A segment")
    return root


def baseline(revision: str, id: str = "before") -> Baseline:
    return Baseline(id=id, title="Before", day=TODAY, revision=revision)


def of(root: Path) -> Repository:
    return Repository(root, ALL, "en")


def test_a_tag_a_branch_and_a_short_hash_mean_a_commit(repository: Path) -> None:
    tagged = commit_of(repository, "then")
    assert isinstance(tagged, str)
    assert len(tagged) == 40
    assert commit_of(repository, tagged[:8]) == tagged
    assert commit_of(repository, "main") not in (tagged, None)


@pytest.mark.parametrize("revision", ["never", "--help", "-x", "then:README.md", "a b", "$(id)", "é", "x\0y"])
def test_what_is_no_commit_is_said_plainly(repository: Path, revision: str) -> None:
    assert commit_of(repository, revision) in (Fault.NO_REVISION, Fault.NO_GIT)


def test_a_folder_in_no_repository_has_no_past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert commit_of(tmp_path, "main") is Fault.NO_REPOSITORY
    assert commit_of(tmp_path / "gone", "main") is Fault.NO_REPOSITORY


def test_a_shallow_clone_says_so(repository: Path, tmp_path: Path) -> None:
    run(tmp_path, "clone", "-q", "--depth", "1", "--no-tags", f"file://{repository}", "clone")
    assert commit_of(tmp_path / "clone", "then") is Fault.SHALLOW


def test_without_git_there_is_no_past(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert commit_of(repository, "then") is Fault.NO_GIT
    assert unpack(repository, "then", "journeys", tmp_path) is Fault.NO_GIT


def test_git_that_does_not_answer_is_not_waited_for(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git, "SECONDS", 0)
    assert commit_of(repository, "then") is Fault.NO_GIT


def test_the_files_are_as_they_were(repository: Path, tmp_path: Path) -> None:
    tagged = commit_of(repository, "then")
    assert isinstance(tagged, str)
    assert unpack(repository, tagged, "journeys", tmp_path) is None
    assert (tmp_path / ADDED).read_text("utf-8") != (repository / ADDED).read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["journeys"]


def test_a_revision_without_the_folder_says_so(repository: Path, tmp_path: Path) -> None:
    empty = commit_of(repository, "empty")
    assert isinstance(empty, str)
    assert unpack(repository, empty, "journeys", tmp_path) is Fault.NO_FOLDER
    assert of(repository).then(baseline("empty")) is Fault.NO_FOLDER


def test_an_organization_may_live_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    small(tmp_path / "shop")
    run(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Shop")
    then = of(tmp_path / "shop").then(baseline("main"))
    assert isinstance(then, Then)
    assert list(then.book.maps) == ["gift"]


def test_the_book_is_as_it_was(repository: Path) -> None:
    then = of(repository).then(baseline("then"))
    assert isinstance(then, Then)
    assert len(then.book.segments) + 1 == len(load(repository).book.segments)
    assert then.lost == 0


def test_a_commit_is_read_once(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = of(repository).then(baseline("then"))
    monkeypatch.setattr(past, "load", None)
    again = of(repository).then(baseline("then"))
    assert isinstance(first, Then)
    assert isinstance(again, Then)
    assert again.book is first.book


def test_what_today_s_reader_cannot_read_is_counted(tmp_path: Path) -> None:
    small(tmp_path)
    (tmp_path / ADDED).write_text("loyal: {}\n", "utf-8")
    run(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Broken")
    then = of(tmp_path).then(baseline("main"))
    assert isinstance(then, Then)
    assert then.lost == 1


def test_a_baseline_that_cannot_be_had_is_a_note_at_its_place(repository: Path, tmp_path: Path) -> None:
    run(tmp_path, "clone", "-q", str(repository), "clone")
    clone = tmp_path / "clone"
    text = "before:\n  title: Before\n  day: 2026-05-01\n  revision: {}\n"
    (clone / "journeys/baselines.yml").write_text(text.format("never"), "utf-8")
    (note,) = (one for one in edition(clone, audience=ALL, today=TODAY).problems if one.code == "J136")
    assert (note.key, note.level, str(note.place)) == (
        "J136.revision", Level.NOTE, "journeys/baselines.yml:4:13",
    )  # fmt: skip
    (clone / "journeys/baselines.yml").write_text(text.format("then"), "utf-8")
    assert [one for one in edition(clone, audience=ALL, today=TODAY).problems if one.code == "J136"] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_words(language: str, fault: Fault) -> None:
    words = Words(language)
    assert "'v1'" in words(f"problem.J136.{fault.value}", revision="v1")
    assert words(f"baseline.fault.{fault.value}")
