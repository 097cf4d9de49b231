"""Compiled templates, kept where Python keeps what it has compiled: beside the code, for every repository alike.

Compiling all of ours and the theme's takes 2 s of a build, reading what was compiled 0.03 s. It lies there, not in
`.journeybook/`, because it is run: that folder may come from elsewhere, this one is trusted as the code is. Where
Python may not write its own, nothing is kept.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from journeybook.cache import code, digest

_MOST = 2000
"""Files that are kept: a site's are a hundred, and others in each language."""


class Compiled(FileSystemBytecodeCache):
    """What an environment has compiled. `made_of` is all that decides on it besides the template and our code."""

    def __init__(self, environment: Environment, *made_of: str) -> None:
        folder = Path(cache_from_source(__file__)).parent / "templates"
        super().__init__(str(folder), "%s.pyc")
        self._folder = folder
        self._key = digest(code(), *sorted(environment.extensions), repr(environment.autoescape), *made_of)
        self._tidy = False

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return digest(self._key, name, filename or "")

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, ValueError, EOFError, TypeError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            if not self._tidy:
                self._tidy = True
                self._clear()
            super().dump_bytecode(bucket)

    def _clear(self) -> None:
        """Takes away the older half where there are too many."""
        found = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in found[: len(found) // 2] if len(found) > _MOST else ():
            path.unlink(missing_ok=True)
