"""What the newest commits did to the entries: each commit's files before and after, read and compared.

The cost goes with what was changed, not with how much there is: of a commit only the files it touched are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter

from journeybook import git
from journeybook.cache import Store, digest
from journeybook.diff import Change, ChangeKind, changes
from journeybook.git import Commit, Fault, History
from journeybook.load import FOLDER, load
from journeybook.model.audience import Audience
from journeybook.model.book import Book
from journeybook.views.changes import Edit, EntryEdit
from journeybook.views.entries import to_entry

COMMITS = 40  # looked at, from the newest
FILES = 40  # in a commit with more it is not told apart what happened to each
_KIND = "changes"
_EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)
_SORTS = {ChangeKind.ADDED: "added", ChangeKind.REMOVED: "removed", ChangeKind.RENAMED: "renamed"}


def lately(root: Path, history: History | Fault, audience: Audience, language: str) -> tuple[Edit, ...]:
    """What the newest commits changed, for an audience, in a language; nothing without a history.

    What a commit changed never changes: it is kept, and worked out once.
    """
    newest = () if isinstance(history, Fault) else history.commits[:COMMITS]
    store = Store(root)
    edits = tuple(_kept(store, root, commit, audience, language) for commit in newest)
    store.save()
    return edits


def _kept(store: Store, root: Path, commit: Commit, audience: Audience, language: str) -> Edit:
    readers = f"{audience.internal} {audience.everything} {sorted(audience.departments)}"
    key = digest(commit.id, commit.parent, *commit.files, "", readers, language)
    data = store.get(_KIND, key)
    if data is not None:
        return _EDIT.validate_json(data)
    edit = _edit(root, commit, audience, language)
    if edit is None:
        return Edit(commit.id, commit.moment)
    store.put(_KIND, key, _EDIT.dump_json(edit))
    return edit


def _edit(root: Path, commit: Commit, audience: Audience, language: str) -> Edit | None:
    """What a commit changed; None if git does not say."""
    files = [file for file in commit.files if file.endswith(".yml")]
    if len(files) > FILES:
        return Edit(commit.id, commit.moment, files=len(files))
    sides = (commit.parent, commit.id) if commit.parent else (commit.id,)
    found = git.contents(root, [(side, file) for side in sides for file in files])
    if isinstance(found, Fault):
        return None
    new = _read(files, found[-len(files) :] if files else [], audience, language)
    old = _read(files, found[: -len(files)] if commit.parent and files else [], audience, language)
    return Edit(commit.id, commit.moment, tuple(_entries(old, new)))


def _read(files: Sequence[str], contents: Sequence[bytes | None], audience: Audience, language: str) -> Book:
    """A book of these files alone. What they refer to is not there, and nothing here asks for it."""
    with TemporaryDirectory(prefix="journeybook-") as name:
        root = Path(name)
        (root / FOLDER).mkdir()
        for file, content in zip(files, contents, strict=False):
            path = root / file
            if content is not None and path.resolve().is_relative_to(root.resolve()):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        return load(root, language, audience).book


def _entries(old: Book, new: Book) -> Iterator[EntryEdit]:
    """Entry by entry. One that was there and could not be read, or not be seen, neither came nor went."""
    by_entry: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes(old, new):
        by_entry[change.entry, change.id].append(change)
    for (kind, id), found in by_entry.items():
        sort = _SORTS.get(found[0].kind, "changed")
        other = {"added": old, "removed": new}.get(sort)
        if other is not None and (kind in other.unread or id in other.known[kind]):
            if sort == "removed":
                continue
            sort = "changed"
        link = to_entry(new, kind, id) or to_entry(old, kind, id)
        steps = {change.step for change in found if change.step}
        at = {step: new.step(f"{id}/{step}") or old.step(f"{id}/{step}") for step in sorted(steps)}
        titles = {step: str(found_at.step.title) for step, found_at in at.items() if found_at}
        yield EntryEdit(kind, id, sort, str(link.title) if link else id, tuple(found), titles)
