"""Baselines whose state of the past cannot be had here (1.18). A note, no rule: it is about git, not the data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from journeybook.git import Fault, commit_of
from journeybook.load import Places
from journeybook.model.book import Book
from journeybook.problem import Level, Problem

_NOTES = {
    Fault.NO_GIT: "J136.git",
    Fault.NO_REPOSITORY: "J136.repository",
    Fault.NO_REVISION: "J136.revision",
    Fault.SHALLOW: "J136.shallow",
    Fault.NO_FOLDER: "J136.folder",
}


def lost_baselines(root: Path, book: Book) -> Iterator[Problem]:
    """A note for each baseline that cannot be had here. It costs nothing on the site but the comparison."""
    places = Places(root)
    for baseline in book.baselines.values():
        commit = commit_of(root, baseline.revision)
        if isinstance(commit, Fault):
            entry = ("baselines", baseline.id)
            place = places.find(book.files[entry], book.written(*entry, ("revision",)))
            yield Problem(place, _NOTES[commit], Level.NOTE, {"revision": baseline.revision}, entry)
