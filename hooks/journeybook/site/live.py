"""The site while somebody writes: an edit is read and judged in a moment, each page is made when it is asked for.

`mkdocs serve` builds everything again, half a second after it has noticed an edit. Here only the file that changed
is read, and the browser is told at once; the page it then asks for is made out of what is known now, and so is
every other page, when somebody goes there. What the rules find elsewhere follows when the hands rest. What the
search finds of the entries that were edited is indexed when somebody searches.

MkDocs has no event for this. What is used of its server are its application and the folder it serves.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import Empty, Queue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from journeybook.check import recheck
from journeybook.edition import Edition
from journeybook.examination import Examination, examination
from journeybook.load import Places, reload
from journeybook.pages import Page
from journeybook.site import recent
from journeybook.site.listeners import Application, Listeners, said
from journeybook.site.news import News
from journeybook.site.plan import Source

if TYPE_CHECKING:
    from journeybook.site.build import Build

log = logging.getLogger("mkdocs.hooks.journeybook")
SETTLES = 0.01
"""Seconds without another event after which an edit is over, unless the system has said so: a file is written in
several steps, and not every system tells when it is closed."""
RESTS = 0.5
"""Seconds without an edit after which the rest of the rules is asked."""
_ENDS = frozenset({"moved", "deleted", "closed"})
_CHANGES = _ENDS | {"created", "modified"}
_MOVES = frozenset({"moved", "deleted", "created"})

_Edits = Queue[tuple[Path, bool]]
"""The files that changed, and of each whether it is whole now."""


class _Pages:
    """The pages of an edition, listed as far as one has been looked for, and only where it may be."""

    def __init__(self, edition: Edition, folders: frozenset[str]) -> None:
        self._known: dict[str, Page] = {}
        self._listed = cache(edition.listed)
        self._folders = folders | {_folder(section.uri) for section in edition.sections}

    def find(self, uri: str) -> Page | None:
        if uri not in self._known and _folder(uri) in self._folders:
            for page in self._listed(_folder(uri)):
                self._known[page.uri] = page
                if page.uri == uri:
                    break
        return self._known.get(uri)


def _folder(uri: str) -> str:
    """The part of the site that a page is in: the first folder on its way."""
    return uri.partition("/")[0] if "/" in uri else ""


class Live:
    """Keeps what `server` shows up to date with the data. `build` and `source` are of the last whole build."""

    def __init__(self, server: LiveReloadServer, build: Build, source: Source) -> None:
        self._server = server
        self._application: Application = server.get_app()  # type: ignore[assignment]  # of WSGI, which is all that is asked of it
        self._listeners = Listeners(server.mount_path)
        self._lock = Lock()
        self._edits: _Edits = Queue()
        self.begin(build, source)

    def begin(self, build: Build, source: Source) -> None:
        """A whole build has come out: from now on edits are held against it."""
        with self._lock:
            self._build, self._source = build, source
            self._complete: Examination | None = None
            self._now: Examination | None = None
            self._edition: Edition | None = None
            self._folders = frozenset(map(_folder, build.heads))
            self._pages: _Pages | None = None
            self._fresh: set[str] = set()
            self._made: set[str] = set()
            self._files: frozenset[str] = frozenset()
            self._entry: bytes | None = None
            self._news: News | None = None
        self._listeners.tell(whole=True)
        self._edits.put((Path(), True))  # no file of data: what the build had no need to read is read now

    def start(self) -> None:
        """Watches the data, and answers for the pages that an edit has changed."""
        observer = Observer()
        observer.schedule(_Watcher(self._edits), str(self._source.root / "journeys"), recursive=True)
        observer.daemon = True
        observer.start()
        self._server.set_app(self._listeners.around(self._answer))
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        self._warm()
        resting = True
        while True:
            try:
                changed = self._next(None if resting else RESTS)
                self._edit(changed) if changed else self._settle()
                resting = not changed
            except Exception:
                log.exception("journeybook: this edit shows when the server is started again")
                resting = True

    def _next(self, timeout: float | None) -> set[Path]:
        """The files of one edit; none when the time is over."""
        with suppress(Empty):
            path, over = self._edits.get(timeout=timeout)
            changed = {path}
            with suppress(Empty):
                while True:
                    path, over = self._edits.get(timeout=0 if over and not _empty(path) else SETTLES)
                    changed.add(path)
            return changed
        return set()

    def _examined(self) -> Examination:
        with self._lock:
            if self._complete is None:
                self._complete = self._now = self._source.examination
                self._edition = self._source.edition
                self._news = News(self._complete)
            assert self._now is not None
            return self._now

    def _warm(self) -> None:
        """Reads what a plan that was kept has not read, and makes one page, so that the first edit need not."""
        self._examined()
        edition = self._source.edition
        sheets = self._build.sheets.like(lambda: edition)
        for page in edition.listed():
            if page.section is not None and page.source is not None:
                self._build.shown(sheets, page)
                return

    def _edit(self, changed: set[Path]) -> None:
        """What changed is read, and judged for itself."""
        loaded = reload(self._examined().loaded, changed)
        if loaded is not self._examined().loaded:
            self._show(loaded, own=True)

    def _settle(self) -> None:
        """What the edits mean for all else."""
        if self._examined() is self._complete:
            return
        before = self._examined().problems
        now = self._show(self._examined().loaded, own=False, quietly=True)
        self._complete = now
        if now.problems != before:
            self._listeners.tell()

    def _show(self, loaded: Any, own: bool, quietly: bool = False) -> Examination:
        assert self._complete is not None
        assert self._edition is not None
        root, words = self._source.root, self._complete.words
        found = recheck(self._complete.checked, loaded.book, Places(root, self._source.store), own)
        baselines = loaded.book.baselines is self._complete.loaded.book.baselines
        now = examination(root, loaded, found, words, self._complete.lost if own and baselines else None)
        with self._lock:
            self._files |= recent.edited(self._now.loaded, loaded) if self._now else frozenset()
            self._entry = None
            self._now = now
            edition = self._edition = self._edition.after(loaded.book, now.problems)
            self._pages = _Pages(edition, self._folders)
            self._sheets = self._build.sheets.like(lambda: edition)
            self._fresh = set()
        if not quietly:
            self._listeners.tell()
        if self._news is not None:
            self._news.tell(now)
        return now

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        mount = self._server.mount_path
        if self._pages is not None and path.startswith(mount):
            address = path.removeprefix(mount)
            with self._lock:
                self._refresh(address)
                if address == recent.ENTRY:
                    return said(start_response, "application/json", self._search())
        return self._application(environ, start_response)

    def _search(self) -> bytes:
        """The way into the search's index, brought up to date since the last edit."""
        assert self._pages is not None
        assert self._now is not None
        if self._entry is None:
            book, site = self._now.loaded.book, Path(self._server.root)
            self._entry = recent.entry(self._build, site, self._files, book, self._pages.find)
        return self._entry

    def _refresh(self, address: str) -> None:
        """Makes the page at an address anew, unless that was done since the last edit."""
        assert self._pages is not None
        for uri, file in _sources(address):
            if file in self._fresh:
                return
            page = self._pages.find(uri)
            path = Path(self._server.root, file)
            if page is not None:
                html = self._build.shown(self._sheets, page)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(html, "utf-8")
                self._fresh.add(file)
                self._made.add(file)
                return
            if (uri in self._build.heads or file in self._made) and path.exists():
                path.unlink()


class _Watcher(FileSystemEventHandler):
    """Puts the files that change into a queue, and the folders that come and go as a whole.

    That a file was opened is no change: we open it ourselves.
    """

    def __init__(self, edits: _Edits) -> None:
        self._edits = edits

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in (_MOVES if event.is_directory else _CHANGES):
            for path in (event.src_path, event.dest_path):
                if path:
                    self._edits.put((Path(os.fsdecode(path)), event.event_type in _ENDS))


def _empty(path: Path) -> bool:
    """Whether somebody has begun to write a file again."""
    with suppress(OSError):
        return path.stat().st_size == 0
    return False


def _sources(address: str) -> Iterator[tuple[str, str]]:
    """The Markdown files that may be at an address, and the file of the site each is."""
    if address.endswith("/") or not address:
        folder = address.rstrip("/")
        if folder:
            yield f"{folder}.md", f"{folder}/index.html"
        yield f"{folder}/index.md".lstrip("/"), f"{folder}/index.html".lstrip("/")
    elif address.endswith(".html"):
        yield address.removesuffix("index.html").rstrip("/") + ".md", address
        yield f"{address.removesuffix('.html')}.md", address
