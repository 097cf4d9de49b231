"""What forms call the fields of the data, by language. In English it is what the model itself says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from journeybook.words.words import FALLBACK, languages

FIELDS = Path(__file__).parent / "fields"


@cache
def field_words(language: str) -> Mapping[str, tuple[str, str]]:
    """Label and description by class and field, as `Step.who`; nothing where the model's own words are to do."""
    for name in languages(language):
        path = FIELDS / f"{name}.yml"
        if name == FALLBACK or path.is_file():
            return _read(path)
    return {}


def label(field: str, language: str) -> str:
    """What a field, or a list of parts, is called: `Stage.steps` → `Passos`; else its own name."""
    said = field_words(language).get(field)
    return said[0] if said else field.rpartition(".")[2].replace("_", " ").capitalize()


def called(field: str, language: str) -> bool:
    """Whether a field has a name in this language: in English all have."""
    return not field_words(language) or field in field_words(language)


def _read(path: Path) -> Mapping[str, tuple[str, str]]:
    if not path.is_file():
        return {}
    said = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return MappingProxyType({str(key): (str(label), str(about)) for key, (label, about) in said.items()})
