"""The endings that words lose for the search, so that a word's forms meet. Nothing here knows an index.

Words come folded (small letters, no accents). A table is a list of steps; in each step the longest ending that
fits and leaves enough of the word gives way. The same tables go to the browser with the index, which takes the
same steps for what a reader types. They are light: plural and singular, both genders, verb and noun of one
action (`devolver`, `devolução`), no more.
"""

from __future__ import annotations

import unicodedata

# (ending, what stands in its place, how many letters must be left before it)
Step = dict[str, tuple[str, int]]


def _step(least: int, *rows: str) -> Step:
    """Rows as `endings > place`, the endings of a row with one fate; `least` letters must be left before them."""
    step: Step = {}
    for row in rows:
        endings, _, place = row.partition(">")
        for ending in endings.split():
            step[ending] = (place.strip(), least)
    return step


_PORTUGUESE = (
    _step(1, "oes aes > ao", "uis > ul", "ns > m")
    | _step(2, "ais > al", "ois > ol", "eis > el", "res > r", "zes > z", "ses > s", "sses > sse", "ss > ss")
    | _step(3, "is > il", "s >"),
    _step(3, "acao icao cao >", "amento imento mento >", "adora ador edora edor idora idor >")
    | _step(
        3,
        "adamente idamente ado ada ido ida ando endo indo aram eram iram >",
        "amos emos imos ava avam ou eu iu ar er ir am em >",
    )
    | _step(1, "olucao > olv")
    | _step(4, "mente >")
    | _step(2, "il > el"),
    _step(3, "a e i o >"),
)
_SPANISH = (
    _step(2, "ces > z", "des > d", "les > l", "nes > n", "res > r", "ses > s", "yes > y") | _step(3, "s >"),
    _step(3, "acion icion cion >", "amiento imiento miento >", "adora ador edora edor idora idor >")
    | _step(3, "adamente idamente ado ada ido ida ando iendo aron ieron aba aban ar er ir an en >")
    | _step(1, "olucion > olv", "uelve uelven uelvo > olv")
    | _step(4, "mente >"),
    _step(3, "a e i o >"),
)
_ENGLISH = (
    _step(2, "ies > y", "sses > ss", "ss > ss", "us > us", "is > is", "xes > x", "ches > ch", "shes > sh", "s >"),
    _step(3, "ation >", "ing ed >")
    | _step(2, "nning nned > n", "tting tted > t", "pping pped > p", "mming mmed > m", "gging gged > g")
    | _step(3, "ment >")
    | _step(4, "ly >"),
    _step(3, "e y >"),
)
_STEPS: dict[str, tuple[Step, ...]] = {"pt": _PORTUGUESE, "es": _SPANISH, "en": _ENGLISH}


def endings(language: str) -> tuple[Step, ...]:
    """The steps of `language` ("pt-BR" reads as "pt"); none for a language without a table."""
    return _STEPS.get(language.partition("-")[0].lower(), ())


def fold(text: str) -> str:
    """Small letters without accents: what the browser does to a query."""
    small = text.lower()
    if small.isascii():
        return small
    return "".join([one for one in unicodedata.normalize("NFD", small) if not unicodedata.combining(one)])


def stem(word: str, steps: tuple[Step, ...]) -> str:
    """What is left of a folded word."""
    for step in steps:
        for start in range(1, len(word)):
            found = step.get(word[start:])
            if found and start >= found[1]:
                word = word[:start] + found[0]
                break
    return word
