"""The words of texts as the index keeps them, and how much each counts in a record. Nothing here writes a file."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import partial
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
_ALONE = 1.5  # a title that is the word alone stands before all that begin with it, however many
_PAGE_HEAD = 1.25
_ASIDE = 0.6
_MANY = 64


class Terms(dict[str, tuple[str, ...]]):
    """Each word of a text with its terms, worked out when first met: its stem, and of `e-mail` also `email`.

    `forms` are the same before they are cut down to their stems.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._steps = endings(language)
        self.forms: dict[str, list[str]] = {}

    def __missing__(self, word: str) -> tuple[str, ...]:
        parts = [part[:_LONGEST] for part in _TIE.split(fold(word)) if part]
        whole = [*parts, "".join(parts)[:_LONGEST]] if len(parts) > 1 else parts
        self.forms[word] = whole
        self[word] = found = tuple([stem(part, self._steps) for part in whole])
        return found

    def of(self, words: Iterable[str]) -> Iterable[str]:
        """The terms of these words, one after the other."""
        return chain.from_iterable(map(self.__getitem__, words))


def words_of(text: str) -> list[str]:
    """The words of a text, each as often as it stands there."""
    found: list[str] = _WORD.findall(text)
    return found


class Postings:
    """For each term the records that have it, each with a weight: `record * SCALE + weight`, ascending."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._words: set[str] = set()
        self.lists: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        self.records = 0
        self._under: tuple[str, dict[str, float]] = ("", {})
        self._rows: dict[tuple[int, float], list[int]] = {}

    def add(self, record: Record) -> None:
        """Give the next number to a record and note its words."""
        words = Counter(self._of(record.text))
        length = words.total()
        base = self.records * SCALE
        self.records += 1
        share = _PAGE_HEAD if not record.under else 1.0
        most = _ASIDE if record.aside else 1.0
        lists = self.lists
        for term, weight in self._heads(record).items():
            times = weight + _times(words.pop(term, 0), length) if term in words else weight
            lists[term].append(base + _weight(share * times, most))
        row = self._row(length, most)
        for term, count in words.items():
            lists[term].append(base + row[count if count < _MANY else _MANY - 1])

    @property
    def forms(self) -> list[str]:
        """Every word of the records, before it was cut down to its stem."""
        forms = self._terms.forms
        return sorted(set(chain.from_iterable([forms[word] for word in self._words])))

    def _of(self, text: str) -> Iterable[str]:
        words = words_of(text)
        self._words.update(words)
        return self._terms.of(words)

    def _heads(self, record: Record) -> dict[str, float]:
        """The words of the record's title, and of its page's, each with what it counts."""
        heads = self._worth(record.title, _IN_TITLE)
        if record.under:
            if self._under[0] != record.under:
                self._under = (record.under, self._worth(record.under, _IN_PAGE_TITLE))
            for term, worth in self._under[1].items():
                heads[term] = heads.get(term, 0.0) + worth
        return heads

    def _worth(self, title: str, worth: float) -> dict[str, float]:
        words = list(self._of(title))
        each = worth / (1 - _LENGTH_SHARE + _LENGTH_SHARE * len(words) / _TITLE_PIVOT_WORDS)
        each *= _ALONE if len(words) == 1 else 1
        return dict.fromkeys(words, each)

    def _row(self, length: int, most: float) -> list[int]:
        """The weight of a word by how often it stands in a text of that length, rounded to eight words."""
        key = (length // 8, most)
        if key not in self._rows:
            self._rows[key] = [_weight(_times(count, length // 8 * 8), most) for count in range(_MANY)]
        return self._rows[key]


def _times(count: int, length: int) -> float:
    return count / (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / _PIVOT_WORDS)


def _weight(times: float, most: float) -> int:
    return 1 + int((SCALE - 1) * most * times / (_SATURATION + times))
