"""Other forms of a word that a reader would type. Nothing here knows an index or a page.

Pagefind folds accents and stems, which is enough for English and Spanish. The Portuguese stemmer
leaves apart the plurals whose stem changes (ação, ações; cupom, cupons; canal, canais), so those
forms are written into the index behind the word, with two bars between (`ações||ação`): one word in a
text, two to the search. The search box takes them out before it shows a text.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Pagefind splits a word at a bar. Two bars of a text's own are set apart, so that these are ours alone.
JOIN = "||"

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# A whole word → its other forms. The first row that fits counts, so exceptions stand first.
_PORTUGUESE: tuple[tuple[str, tuple[str, ...]], ...] = (
    # frequent words with a false ending, and plurals that only add an s, which the stemmer knows
    (r"não|são|tão|vão|dão|então|estão|senão|com|mães|(?:m|irm|cidad|gr|ch|órg|órf)ão", ()),
    # devolver and devolução have no stem in common, and a shop speaks of little else
    (r"(dev|res)olv\w+", (r"\1olução", r"\1oluções")),
    (r"(dev|res)olução", (r"\1oluções", r"\1olver")),
    (r"(dev|res)oluções", (r"\1olução", r"\1olver")),
    (r"(p|c|alem|capit|tabeli)ão", (r"\1ães",)),
    (r"(\w+)ão", (r"\1ões",)),
    (r"(\w+)(?:ões|ães)", (r"\1ão",)),
    (r"(\w+[eiouéíóú])ns", (r"\1m",)),
    # of the many words in -em only nouns have a plural in -ens
    (r"(\w*ge|home|ite|orde|nuve|jove|be|\w+[iouíóú])m", (r"\1ns",)),
    # borrowed words keep their consonant: email, emails; lead, leads
    (r"(\w+mail|\w\w+[bcdfgkpt])s", (r"\1",)),
    (r"(\w+mail|\w\w+[bcdfgkpt])", (r"\1s",)),
    (r"(\w\w+)ais", (r"\1al",)),
    (r"(\w\w+)al", (r"\1ais",)),
    (r"(\w+)éis", (r"\1el",)),
    (r"(\w+[vn])eis", (r"\1el",)),
    (r"(\w+[vn])el", (r"\1eis",)),
    (r"(\w+)el", (r"\1éis",)),
    (r"(\w+)óis", (r"\1ol",)),
    (r"(\w+)ol", (r"\1óis",)),
    (r"(\w+)uis", (r"\1ul",)),
    (r"(\w+)ul", (r"\1uis",)),
    # the accent tells the plural of -il: fácil, fáceis, but funil, funis
    (r"(\w*[áéíóúâêô]\w+)eis", (r"\1il",)),
    (r"(\w*[áéíóúâêô]\w+)il", (r"\1eis",)),
    (r"([a-zç]+[bcdfgnrtv])is", (r"\1il",)),
    (r"([a-zç]+[bcdfgnrtv])il", (r"\1is",)),
)
_FORMS = {"pt": tuple((re.compile(word), forms) for word, forms in _PORTUGUESE)}


def variants(word: str, language: str) -> tuple[str, ...]:
    """The other forms of `word` in `language` ("pt-BR" reads as "pt") that stemming would not find.

    `e-mail` is looked up as `email`, which then stands among its forms: Pagefind joins the parts of a
    word with a hyphen by itself, but not beside a form of ours.
    """
    joined = word.lower().replace("-", "")
    for pattern, forms in _FORMS.get(language.partition("-")[0].lower(), ()):
        if found := pattern.fullmatch(joined):
            others = [found.expand(form) for form in forms]
            return (*([joined] if "-" in word and others else []), *others)
    return ()


def with_variants(text: str, language: str) -> str:
    """The text with every word's other forms joined to it, white space collapsed."""
    return " ".join([_widened(token, language) for token in text.split()])


@lru_cache(maxsize=100_000)  # a site has a million words, and few thousand that differ
def _widened(token: str, language: str) -> str:
    """A word with what clings to it: `cupons,` becomes `cupons||cupom,`."""
    apart = re.sub(r"\|(?=\|)", "| ", token)
    return _WORD.sub(lambda word: JOIN.join((word[0], *variants(word[0], language))), apart)
