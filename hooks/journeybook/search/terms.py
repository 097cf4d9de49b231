"""The words of texts as the index keeps them, and how much each counts in a record. Nothing here writes a file."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from journeybook.search.endings import endings, fold, stem
from journeybook.search.page import Record

# A word, with what a hyphen or an apostrophe ties to it: e-mail, pós-venda.
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_TIE = re.compile(r"[-'’]")
_LONGEST = 40

# A posting is `record * SCALE + weight`; a weight of 0 would not count, so they run from 1.
SCALE = 16

# How often a word stands in a text matters less and less (BM25's saturation, Robertson and Zaragoza 2009, with
# its usual constant), and less in a long text than in a short one. A word of the title counts as several.
_SATURATION = 1.2
_PIVOT_WORDS = 40
_LENGTH_SHARE = 0.5
_IN_TITLE = 6.0
_IN_PAGE_TITLE = 0.8
_TITLE_PIVOT_WORDS = 4
_PAGE_HEAD = 1.25
_MANY = 64


class Terms(dict[str, tuple[str, ...]]):
    """Each word of a text with its terms, worked out when first met: its stem, and of `e-mail` also `email`."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._steps = endings(language)
        self.forms: set[str] = set()

    def __missing__(self, word: str) -> tuple[str, ...]:
        parts = [part[:_LONGEST] for part in _TIE.split(fold(word)) if part]
        whole = [*parts, "".join(parts)[:_LONGEST]] if len(parts) > 1 else parts
        self.forms.update(whole)
        self[word] = found = tuple([stem(part, self._steps) for part in whole])
        return found

    def of(self, text: str) -> Iterable[str]:
        return chain.from_iterable(map(self.__getitem__, _WORD.findall(text)))


class Postings:
    """For each term the records that have it, each with a weight: `record * SCALE + weight`, ascending."""

    def __init__(self, language: str) -> None:
        self.terms = Terms(language)
        self.lists: dict[str, array[int]] = {}
        self.records = 0
        self._rows: dict[int, list[int]] = {}

    def add(self, record: Record) -> None:
        """Give the next number to a record and note its words."""
        words = Counter(self.terms.of(record.text))
        length = words.total()
        base = self.records * SCALE
        self.records += 1
        share = _PAGE_HEAD if not record.under else 1.0
        for term, weight in self._heads(record).items():
            self._note(term, base + _weight(share * (weight + _times(words.pop(term, 0), length))))
        row = self._row(length)
        lists = self.lists
        for term, count in words.items():
            posting = base + row[count if count < _MANY else _MANY - 1]
            if term in lists:
                lists[term].append(posting)
            else:
                lists[term] = array("I", (posting,))

    def _heads(self, record: Record) -> dict[str, float]:
        """The words of the record's title, and of its page's, each with what it counts."""
        heads: dict[str, float] = {}
        for title, worth in ((record.title, _IN_TITLE), (record.under, _IN_PAGE_TITLE)):
            words = Counter(self.terms.of(title))
            norm = 1 - _LENGTH_SHARE + _LENGTH_SHARE * words.total() / _TITLE_PIVOT_WORDS
            for term in words:
                heads[term] = heads.get(term, 0.0) + worth / norm
        return heads

    def _note(self, term: str, posting: int) -> None:
        if term in self.lists:
            self.lists[term].append(posting)
        else:
            self.lists[term] = array("I", (posting,))

    def _row(self, length: int) -> list[int]:
        """The weight of a word by how often it stands in a text of that length, rounded to eight words."""
        bucket = length // 8
        if bucket not in self._rows:
            self._rows[bucket] = [_weight(_times(count, bucket * 8)) for count in range(_MANY)]
        return self._rows[bucket]


def _times(count: int, length: int) -> float:
    return count / (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / _PIVOT_WORDS)


def _weight(times: float) -> int:
    return 1 + int((SCALE - 1) * times / (_SATURATION + times))
