"""A folder of YAML becomes a book and a list of problems. Never raises for what an author wrote."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from journeybook.cache import Store, digest
from journeybook.layout import FOLDER
from journeybook.load.assemble import ORGANIZATION_FILE, Assembled, File, Files, assemble
from journeybook.load.contents import Contents, Reader
from journeybook.load.files import Source, is_data, source_of, sources
from journeybook.load.patch import patched
from journeybook.load.places import Places
from journeybook.load.raw import raw
from journeybook.model.audience import ALL, Audience
from journeybook.model.book import Book
from journeybook.model.renewal import renewed
from journeybook.model.text import LANGUAGE
from journeybook.problem import Problem
from journeybook.quiet import quiet


@dataclass(frozen=True, slots=True)
class Loaded:
    """A book, and what was wrong in its files, sorted. `fallbacks` counts texts shown in another language.

    What each file holds, and how it was read, stays with it: `reload` begins with that. `data` are the files that
    metrics name, each with the files of data that do.
    """

    book: Book
    problems: tuple[Problem, ...]
    fallbacks: dict[str, int]
    files: Files = field(default_factory=dict, repr=False, compare=False)
    reader: Reader | None = field(default=None, repr=False, compare=False)
    asked: str | None = None
    data: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def stamps(self) -> Callable[[str, str], str]:
        """Gives a key of an entry's file, by its kind and id: read in the same manner it holds the same entry."""
        held, files = keys(self), self.book.files
        return lambda kind, id: held.get(files.get((kind, id), ""), "")

    @property
    def manner(self) -> str:
        """How files were read: what an entry is besides what its file holds."""
        reader = self.reader
        return repr((reader and (reader.languages, reader.native), self.book.audience.key))


def load(
    root: FilePath, language: str | None = None, audience: Audience = ALL, store: Store | None = None
) -> Loaded:
    """Everything below `root/journeys`, for an audience, in a language (the organization's first if None).

    What was read before comes out of the `store`, and what is read goes there; saving it is for the caller.
    """
    reader = Reader(root, *_languages(root, language, store), store)
    with quiet():
        files: dict[str, File] = {}
        for source in sources(root):
            if isinstance(source, Problem):
                files[source.place.file] = source
            else:
                files[source.name] = reader.contents(source)
        return _loaded(reader, files, language, audience)


def reload(loaded: Loaded, changed: Iterable[FilePath]) -> Loaded:
    """What a new `load` would give when only these files have changed, come or gone; no other file is read.

    Paths may be of any file: those that have nothing to do with the data are passed over.
    """
    reader, audience = loaded.reader, loaded.book.audience
    assert reader is not None, "only what `load` gave can be loaded again"
    with quiet():
        names = _names(loaded, reader.root, changed)
        if not names:
            return loaded
        if ORGANIZATION_FILE in names and _languages(reader.root, loaded.asked, reader.store) != (
            reader.languages,
            reader.native,
            reader.own,
        ):
            return load(reader.root, loaded.asked, audience, reader.store)
        now = {name: _file(reader, name) for name in names}
        new = patched(Assembled(loaded.book, loaded.problems, loaded.fallbacks), loaded.files, now)
        if new is not None:
            files = {**loaded.files, **{name: file for name, file in now.items() if file is not None}}
            data = _data(files) if _data(now) or _data({name: loaded.files[name] for name in now}) else loaded.data
            return Loaded(new.book, new.problems, new.fallbacks, files, reader, loaded.asked, data)
        return _loaded(reader, _in_order({**loaded.files, **now}), loaded.asked, audience, loaded.book)


def keys(loaded: Loaded) -> dict[str, str]:
    """A key of what each file holds, and the files that its metrics name."""
    root = loaded.reader.root if loaded.reader is not None else FilePath()
    return {name: _key(root, one) if isinstance(one, Contents) else "" for name, one in loaded.files.items()}


def _key(root: FilePath, contents: Contents) -> str:
    if not contents.data:
        return contents.key
    data = (root / name for name in contents.data)
    return digest(contents.key, *(path.read_bytes() if path.is_file() else b"" for path in data))


def as_it_was(loaded: Loaded, changed: Mapping[str, str]) -> Book | None:
    """The book before these files changed, by the keys they had; None where only reading all of it would tell."""
    then: dict[str, File | None] = {}
    for name, key in changed.items():
        now = loaded.files.get(name)
        old = loaded.reader.before(now.source, key) if isinstance(now, Contents) and loaded.reader else None
        if old is None:
            return None
        then[name] = old
    new = patched(Assembled(loaded.book, loaded.problems, loaded.fallbacks), loaded.files, then)
    return new.book if new is not None else None


def _loaded(
    reader: Reader, files: Files, asked: str | None, audience: Audience, before: Book | None = None
) -> Loaded:
    new = assemble(files, audience, reader.languages[0], Places(reader.root, reader.store))
    book = renewed(before, new.book) if before is not None else new.book
    return Loaded(book, new.problems, new.fallbacks, files, reader, asked, _data(files))


def _data(files: Mapping[str, File | None]) -> dict[str, tuple[str, ...]]:
    """The other files that the metrics in these name, each with those that name it."""
    found: dict[str, tuple[str, ...]] = {}
    for name, one in files.items():
        for data in one.data if isinstance(one, Contents) else ():
            found[data] = (*found.get(data, ()), name)
    return found


def languages(root: FilePath) -> tuple[str, ...]:
    """The organization's languages, the first one first, as far as they are any."""
    written = _languages(root, None, None)[0]
    return tuple(dict.fromkeys(code for code in written if LANGUAGE.match(code))) or ("en",)


def _languages(
    root: FilePath, asked: str | None, store: Store | None
) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """The languages a book is read in, the wanted one first, and the organization's first, unchecked.

    After these the organization's languages, if all that is said of them could be read.
    """
    source = source_of(root, ORGANIZATION_FILE)
    read = raw(source.name, source.path.read_bytes(), store) if isinstance(source, Source) else None
    fields = read.value if read is not None and isinstance(read.value, dict) else {}
    names = fields.get("languages", ["en"])
    known = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    sound = fields and read is not None and not read.faults and known == names and all(map(LANGUAGE.match, known))
    own = tuple(known) if sound else ()
    known = known or ["en"]
    wanted = asked or known[0]
    return (wanted, *(name for name in known if name != wanted)), known[0], own


def _names(loaded: Loaded, root: FilePath, changed: Iterable[FilePath]) -> list[str]:
    """The files of data that changed, or whose metrics' values did, by their names."""
    base = os.path.abspath(root)
    found: dict[str, None] = {}
    for path in changed:
        name = FilePath(os.path.relpath(os.path.abspath(path), base)).as_posix()
        found |= dict.fromkeys(loaded.data.get(name, ()))
        if name.startswith(f"{FOLDER}/") and is_data(name):
            found[name] = None
        elif name.startswith(f"{FOLDER}/"):
            found |= dict.fromkeys(_below(loaded, root, name))
    return list(found)


def _below(loaded: Loaded, root: FilePath, folder: str) -> list[str]:
    """The files of data in a folder that came or went as a whole: those known until now, and those there are."""
    there = (path.relative_to(root).as_posix() for path in (root / folder).rglob("*"))
    return [*(name for name in loaded.files if name.startswith(f"{folder}/")), *filter(is_data, there)]


def _file(reader: Reader, name: str) -> File | None:
    """What stands in a file now; None if there is none, or none any more."""
    source = source_of(reader.root, name)
    try:
        return reader.contents(source) if isinstance(source, Source) else source
    except FileNotFoundError:
        return None


def _in_order(files: Mapping[str, File | None]) -> Files:
    """The files that are there, in the order in which a folder is read."""
    there = {name: file for name, file in files.items() if file is not None}
    return dict(sorted(there.items(), key=lambda one: one[0].split("/")))
