"""The search index of a site, written by Pagefind. Nothing here decides which pages there are."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pagefind.service import get_executable

from journeybook.search.page import SearchPage, document

BUNDLE = "pagefind"
# Pagefind's own interfaces come with every index; the site has its own.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
_PATIENCE_SECONDS = 600


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What came of indexing: how many pages went in, or why there is no index."""

    pages: int
    error: str | None = None


def write_index(pages: Iterable[SearchPage], site_dir: Path, language: str) -> IndexReport:
    """Index the pages into `site_dir`/pagefind, in place of an index that is there.

    `language` is the site's `<html lang>` ("pt-BR"): the reader's browser asks for the index of that name.
    The same pages give the same bytes. Without the network, without raising: a report with an `error` is
    for the caller to warn of, and leaves an older index as it was.
    """
    executable = get_executable()
    if executable is None:
        return IndexReport(0, "Pagefind's program is not installed: pip install 'pagefind[bin]'")
    try:
        site_dir.mkdir(parents=True, exist_ok=True)
        # inside the site's folder, so that the finished index is renamed into place, not copied
        with tempfile.TemporaryDirectory(prefix=".search-", dir=site_dir) as work:
            count = _write_documents(pages, Path(work, "pages"), language)
            if error := _run(executable, Path(work, "pages"), Path(work, BUNDLE)):
                return IndexReport(0, error)
            _put(Path(work, BUNDLE), site_dir / BUNDLE)
    except (OSError, subprocess.SubprocessError) as error:
        return IndexReport(0, f"the search index could not be written: {error}")
    return IndexReport(count)


def _write_documents(pages: Iterable[SearchPage], folder: Path, language: str) -> int:
    """Pagefind reads the pages as files, named as in the site, and takes their addresses from the names."""
    folder.mkdir()
    count = 0
    for page in pages:
        file = folder / page.uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(document(page, language), encoding="utf-8")
        count += 1
    return count


def _run(executable: Path, source: Path, target: Path) -> str | None:
    """Run Pagefind; its complaint if it failed.

    The program rather than pagefind's Python class: that reads one answer each tenth of a second, and so
    needs 100 seconds for 1,000 pages that take the program two.
    """
    ran = subprocess.run(
        [executable, "--site", source, "--output-path", target],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=_PATIENCE_SECONDS,
        check=False,
    )
    if ran.returncode == 0 and (target / "pagefind-entry.json").is_file():
        return None
    complaint = (ran.stderr or ran.stdout).strip().rpartition("\n")[2] or f"exit code {ran.returncode}"
    return f"Pagefind failed: {complaint}"


def _put(made: Path, place: Path) -> None:
    for pattern in _UNUSED:
        for file in made.glob(pattern):
            file.unlink()
    shutil.rmtree(place, ignore_errors=True)
    made.rename(place)
