"""Judging again only what an edit touches gives what judging everything gives, after any edits."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from journeybook.check import RULES, Checked, checked, recheck
from journeybook.check.rule import IDS
from journeybook.load import Places, load, reload
from journeybook.model.audience import ALL, PUBLIC
from journeybook.model.book import Book
from journeybook.model.kinds import KINDS
from support.edits import edits
from support.organizations import TODAY, small
from support.repository import ROOT

DEMO = ROOT / "journeys"


@pytest.mark.parametrize("seed", range(5))
def test_any_edits_give_what_a_clean_check_gives(tmp_path: Path, seed: int) -> None:
    loaded = load(small(tmp_path), None, PUBLIC if seed == 3 else ALL)
    found = checked(loaded.book, Places(tmp_path), TODAY)
    for paths in edits(tmp_path, seed + 100, 12):
        loaded = reload(loaded, paths)
        found = recheck(found, loaded.book, Places(tmp_path))
        assert_same(found, tmp_path)


@pytest.mark.parametrize("seed", range(2))
def test_edits_of_a_whole_organization_give_what_a_clean_check_gives(tmp_path: Path, seed: int) -> None:
    copytree(DEMO, tmp_path / "journeys")
    loaded = load(tmp_path)
    found = checked(loaded.book, Places(tmp_path), TODAY)
    for path in rewritten(tmp_path, random.Random(seed), 5):
        loaded = reload(loaded, [path])
        own = recheck(found, loaded.book, Places(tmp_path), own=True)
        found = recheck(found, loaded.book, Places(tmp_path))
        assert_same(found, tmp_path)
        name = path.relative_to(tmp_path).as_posix()
        missed = {one.code for one in found.problems if one.place.file == name}
        missed -= {one.code for one in own.problems if one.place.file == name}
        assert all(rule.reads for rule in RULES if rule.code in missed)


def rewritten(root: Path, dice: random.Random, number: int) -> Iterator[Path]:
    """Files of the demonstration with some lines lost or one word for another, often such that rules ask about."""
    files = sorted((root / "journeys").rglob("*.yml"))
    words = (
        "document",
        "orchestrate",
        "develop",
        "current",
        "dream",
        "done",
        "dropped",
        "planned",
        "doing",
        "false",
    )
    for _ in range(number):
        path = dice.choice(files)
        lines = path.read_text("utf-8").splitlines()
        if dice.random() < 0.5:
            at = dice.randrange(len(lines))
            del lines[at : at + dice.choice((1, 1, 2, 5))]
        old, new = dice.sample(words, 2)
        path.write_text("\n".join(lines).replace(f": {old}", f": {new}", dice.choice((1, 9))) + "\n", "utf-8")
        yield path


def assert_same(found: Checked, root: Path) -> None:
    clean = checked(load(root, None, found.book.audience).book, Places(root), TODAY)
    assert found.problems == clean.problems
    assert {code: dict(sorted(one.items())) for code, one in found.found.items()} == {
        code: dict(sorted(one.items())) for code, one in clean.found.items()
    }


class _Watched(Book):
    """A book that notes which kinds it is asked for."""

    def __getattribute__(self, name: str) -> object:
        if name in _KIND_OF and (asked := object.__getattribute__(self, "__dict__").get("asked")) is not None:
            asked.add(_KIND_OF[name])
        return object.__getattribute__(self, name)

    def entries(self, kind: str) -> Mapping[str, object]:  # type: ignore[override]  # what a rule asks for is noted
        self.__dict__["asked"].add(kind)
        return Book.entries(self, kind)


_KIND_OF = {kind: kind for kind in KINDS} | {
    "steps": "maps",
    "steps_by_touchpoint": "maps",
    "journeys_by_persona": "maps",
    "journeys_by_evidence": "maps",
    "journeys_leading_to": "maps",
    "families": "maps",
    "milestones_by_persona": "milestones",
    "milestones_by_step": "milestones",
    "opportunities_by_step": "opportunities",
}


def test_a_rule_looks_up_no_more_than_it_says() -> None:
    book = load(ROOT).book
    indexed = book.__dict__ | {name: getattr(book, name) for name in _KIND_OF if name not in KINDS}
    for rule in RULES:
        watched = object.__new__(_Watched)
        watched.__dict__.update(indexed | {"asked": set()})
        list(rule.find(watched, date(2026, 6, 1)))
        assert watched.__dict__["asked"] <= {*rule.of, *rule.reads} - {IDS}, rule.code
