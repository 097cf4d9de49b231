"""`journeybook check` of what was checked before says the same, and anything that matters makes it look again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from shutil import copytree, rmtree

import pytest
from click.testing import Result

from journeybook import examination
from journeybook.cache import FOLDER
from journeybook.cli import outcome as kept
from journeybook.cli.outcome import outcome
from support.edits import edits
from support.organizations import TODAY, bad, small, without_craft
from support.repository import ROOT

GIFT = "journeys/maps/gift.yml"


def changed(root: Path, file: str, before: str, after: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_a_second_check_says_the_same(call: Callable[..., Result], tmp_path: Path) -> None:
    root = bad("reference-near", tmp_path)
    first, second = call("check", root), call("check", root)
    assert (first.output, first.exit_code) == (second.output, second.exit_code)
    assert call("check", root, "--language", "pt-BR").output != first.output


def test_what_has_not_changed_is_not_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small(tmp_path)
    first = outcome(root, None, TODAY)
    monkeypatch.setattr(kept, "_said", None)
    assert outcome(root, None, TODAY) == first
    with pytest.raises(TypeError):
        outcome(root, "es", TODAY)
    with pytest.raises(TypeError):
        outcome(root, None, date(2027, 1, 1))
    changed(root, GIFT, "emotion: 1", "emotion: 9")
    with pytest.raises(TypeError):
        outcome(root, None, TODAY)


@pytest.mark.parametrize("file", ["journeys/data/late.csv", "overrides/locales/en.yml", "journeys/maps/new.yml"])
def test_whatever_a_check_reads_makes_it_look_again(tmp_path: Path, file: str) -> None:
    root = without_craft(small(tmp_path))
    (root / "journeys" / "metrics.yml").write_text(
        "late: {title: Late, kind: other, file: journeys/data/late.csv}\n", "utf-8"
    )
    before = outcome(root, "en", TODAY)
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text("day,value\nsoon,no\n", "utf-8")
    assert outcome(root, "en", TODAY).lines != before.lines


@pytest.mark.parametrize("seed", range(4))
def test_a_check_after_any_edits_says_what_a_clean_one_says(tmp_path: Path, seed: int) -> None:
    root = small(tmp_path / "kept")
    for number, _ in enumerate(edits(root, seed + 300, 12)):
        assert_clean(root, tmp_path / str(number))


@pytest.mark.parametrize("seed", range(2))
def test_a_check_after_edits_of_a_whole_organization_judges_what_changed_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    root = tmp_path / "kept"
    copytree(ROOT / "journeys", root / "journeys")
    outcome(root, None, TODAY)
    journeys = sorted((root / "journeys/maps").rglob("*.yml"))
    dice = Random(seed)
    for number in range(4):
        path = dice.choice(journeys)
        old, new = dice.sample(
            ("status: document", "status: develop", "emotion: 1", "emotion: -2", "done: true"), 2
        )
        path.write_text(path.read_text("utf-8").replace(old, new).replace("customer", "client"), "utf-8")
        assert_clean(root, tmp_path / str(number))
    with monkeypatch.context() as patch:
        patch.setattr(examination, "checked", None)
        changed(root, journeys[0].relative_to(root).as_posix(), "title:", "title: Ah,")
        outcome(root, None, TODAY)


def assert_clean(root: Path, copy: Path) -> None:
    """That a check with what was kept says what one without says."""
    copytree(root / "journeys", copy / "journeys")
    assert outcome(root, None, TODAY) == outcome(copy, None, TODAY)
    rmtree(copy)


def test_a_baseline_follows_its_repository(tmp_path: Path) -> None:
    root = without_craft(small(tmp_path))
    (root / "journeys" / "baselines.yml").write_text(
        "spring: {title: Spring, day: 2026-03-01, revision: spring}\n", "utf-8"
    )
    assert [code for _, code, _, _ in outcome(root, "en", TODAY).lines] == ["J136"]
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "journeys"], [*who, "commit", "-q", "-m", "x"], ["tag", "spring"]):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)
    assert outcome(root, "en", TODAY).lines == []
    ignored = subprocess.run(["git", "status", "--porcelain"], cwd=root, check=True, capture_output=True).stdout
    assert FOLDER.encode() not in ignored


def test_nothing_heavy_is_imported_when_nothing_has_changed(tmp_path: Path) -> None:
    root = small(tmp_path)
    code = (
        "import sys; from journeybook.cli import main\n"
        "try: main(['check', sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "print(sorted({'pydantic', 'yaml', 'babel', 'jinja2', 'openpyxl', 'mkdocs'} & set(sys.modules)))"
    )
    said = [subprocess.run([sys.executable, "-c", code, str(root)], capture_output=True, text=True) for _ in "ab"]
    assert said[0].stdout.splitlines()[:-1] == said[1].stdout.splitlines()[:-1]
    assert said[1].stdout.splitlines()[-1] == "[]"
