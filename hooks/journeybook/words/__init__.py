"""The words of the interface in the reader's language. Nothing here knows a page or the data."""

from journeybook.words.fields import field_words, label
from journeybook.words.words import LANGUAGES, Words, languages

__all__ = ["LANGUAGES", "Words", "field_words", "label", "languages"]
