"""What an edit has broken and mended, for the terminal of whoever edits. The pages say the same."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable

from journeybook.examination import Examination
from journeybook.problem import Level, Problem

log = logging.getLogger("mkdocs.hooks.journeybook")
_MOST = 10
"""So many problems are told one by one: whoever renames what many refer to need not read them all."""


class News:
    """Tells which problems are new since the last time, and when the last of them is gone. Notes are not news.

    What is not found while a file cannot be read is not gone: it may stand there, or follow from what does.
    """

    def __init__(self, now: Examination) -> None:
        self._known = set(_keys(now.problems))
        self._open: set[_Key] = set()

    def tell(self, now: Examination) -> None:
        """Logs what is other in an examination than in the one before."""
        keys = _keys(now.problems)
        new = [key for key in keys if key not in self._known]
        for key in new[:_MOST]:
            log.warning("%s", now.words.line(keys[key]))
        if len(new) > _MOST:
            log.warning("%s", now.words("problems.more", n=now.words.number(len(new) - _MOST)))
        was_open = bool(self._open)
        unread = {key[0] for key, one in keys.items() if one.code < _READ and one.level is Level.ERROR}
        hidden = {key for key in self._known - keys.keys() if unread and self._may_be_there(key, unread)}
        self._known = set(keys) | hidden
        self._open = (self._open & self._known) | set(new)
        if was_open and not self._open:
            log.info("journeybook: %s", now.words("problems.mended"))

    def _may_be_there(self, key: _Key, unread: set[str]) -> bool:
        """Whether what is not found now was there from the start, or in a file that cannot be read."""
        return key[0] in unread or (key not in self._open and key[1] >= _READ)


_Key = tuple[str, str, object]
"""A problem by what it says, in which entry, and its number among equals: its line may change without it."""
_READ = "J1"
"""What comes before is of files that cannot be read."""


def _keys(problems: Iterable[Problem]) -> dict[_Key, Problem]:
    found: dict[_Key, Problem] = {}
    count: Counter[object] = Counter()
    for one in problems:
        if one.level is not Level.NOTE:
            said = one.place.file, one.key, (one.entry, *one.values.items())
            found[(*said[:2], (said[2], count[said]))] = one
            count[said] += 1
    return found
