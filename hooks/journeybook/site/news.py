"""What an edit has broken and mended, for the terminal of whoever edits. The pages say the same."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from journeybook.examination import Examination
from journeybook.problem import Level, Problem

log = logging.getLogger("mkdocs.hooks.journeybook")
_MOST = 10
"""So many problems are told one by one: whoever renames what many refer to need not read them all."""


class News:
    """Tells which problems are new since the last time, and when the last of them is gone. Notes are not news."""

    def __init__(self, now: Examination) -> None:
        self._known = _keys(now.problems)
        self._open: set[object] = set()

    def tell(self, now: Examination) -> None:
        """Logs what is other in an examination than in the one before."""
        keys = _keys(now.problems)
        new = [key for key in keys if key not in self._known]
        for key in new[:_MOST]:
            log.warning("%s", now.words.line(keys[key]))
        if len(new) > _MOST:
            log.warning("%s", now.words("problems.more", n=now.words.number(len(new) - _MOST)))
        was_open = bool(self._open)
        self._open = (self._open & keys.keys()) | set(new)
        if was_open and not self._open:
            log.info("journeybook: %s", now.words("problems.mended"))
        self._known = keys


def _keys(problems: Iterable[Problem]) -> dict[object, Problem]:
    """Problems by what they say: the line that one stands in may change without it."""
    told = (one for one in problems if one.level is not Level.NOTE)
    return {(one.place.file, one.key, tuple(one.values.items())): one for one in told}
