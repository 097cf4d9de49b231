"""What does not belong where it stands: fields of another kind, texts in a language the organization lacks."""

from __future__ import annotations

from collections.abc import Iterator, Set

from journeybook.load.scalars import Value
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.model.text import LANGUAGE, is_text
from journeybook.model.walk import Path

MISPLACED = "J008.fields"
"""The problem of a file whose fields are those of another kind."""
_MOST = 0.8
_MORE = 3


def belongs(kind: str, values: dict[str, Value]) -> str | None:
    """The kind that most fields of a file are of, if that is plainly another than the one it is filed under."""
    names = values.keys()
    fitting = {other: len(names & KINDS[other].model_fields.keys()) for other in KINDS if other != ORGANIZATION}
    best = max(fitting, key=lambda other: fitting[other])
    plain = fitting[best] >= _MOST * len(names) and fitting[best] >= fitting.get(kind, len(names)) + _MORE
    return best if plain else None


def unlisted(value: Value, languages: Set[str], path: Path = ()) -> Iterator[Path]:
    """The paths of texts in these languages, of which it is known that texts were written in them."""
    if isinstance(value, dict):
        in_languages = all(LANGUAGE.match(name) and is_text(inner) for name, inner in value.items())
        for name, inner in value.items():
            if in_languages and name in languages:
                yield (*path, name)
            elif not in_languages:
                yield from unlisted(inner, languages, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from unlisted(inner, languages, (*path, index))
