"""The two kinds of text an editor writes, in one language or several. Nothing here prints or escapes them.

Plain text is printed literally whatever it holds. Prose takes a safe subset of Markdown when it is shown.
Either may be written as a map of languages; a book is read for one language, so that what a model holds is
always one text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?\Z")
_LANGUAGE = "^[a-z]{2,3}(-[A-Z]{2})?$"
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_PRINTABLE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]*$"


def is_text(value: object) -> bool:
    """Whether a value is a text with something in it that can be printed."""
    return isinstance(value, str) and bool(value.strip()) and not UNPRINTABLE.search(value)


class Foreign(str):
    """A text that stands in for one nobody has translated yet, with its language. Else it is like any text.

    What is put together out of it is plain again: only where it is shown as it is, can it be marked.
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str = "") -> Foreign:
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __repr__(self) -> str:
        return f"Foreign({super().__repr__()}, {self.language!r})"


@dataclass(slots=True)
class Tongue:
    """The languages a book is read in: wanted first, then the fallbacks. Handed to pydantic as its context.

    A text that names no language is in `native`, or in the wanted one if that is None. `fallbacks` counts the texts
    in several languages that had no translation, by the language shown instead; `unlisted` are languages that texts
    were written in and nobody reads the book in.
    """

    languages: tuple[str, ...] = ("en",)
    native: str | None = None
    fallbacks: dict[str, int] = field(default_factory=dict)
    unlisted: set[str] = field(default_factory=set)

    @property
    def foreign(self) -> str | None:
        """The language of a text that names none, if that is not the wanted one."""
        return self.native if self.native != self.languages[0] else None

    def choose(self, texts: Mapping[str, str]) -> str:
        wanted = self.languages[0]
        self.unlisted.update(texts.keys() - self.languages)
        if wanted in texts:
            return Foreign(texts[wanted].strip(), wanted) if self.foreign else texts[wanted].strip()
        chosen = next((name for name in self.languages if name in texts), next(iter(texts)))
        self.fallbacks[chosen] = self.fallbacks.get(chosen, 0) + 1
        return Foreign(texts[chosen].strip(), chosen)

    def add(self, other: Tongue) -> None:
        """Counts another's fallbacks too."""
        self.unlisted |= other.unlisted
        for language, count in other.fallbacks.items():
            self.fallbacks[language] = self.fallbacks.get(language, 0) + count


def _translated(value: object, info: core_schema.ValidationInfo) -> str:
    if not isinstance(value, dict) or not value:
        raise PydanticCustomError("text_type", "not a text")
    for language, text in value.items():
        if not (isinstance(language, str) and LANGUAGE.match(language) and is_text(text)):
            raise PydanticCustomError("text_type", "not a text in a language")
    tongue = info.context if isinstance(info.context, Tongue) else Tongue()
    return tongue.choose(value)


@dataclass(frozen=True, slots=True)
class Text:
    """The type behind `Plain`, `Prose` and `Name`: a text, or a map of languages to texts.

    `name`: it is a proper name, a unit, a key word: what needs no translation, though it may have one.
    """

    prose: bool
    name: bool = False

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.union_schema(
            [
                core_schema.str_schema(strict=True, strip_whitespace=True, min_length=1, pattern=_PRINTABLE),
                core_schema.with_info_plain_validator_function(_translated),
            ],
            mode="left_to_right",
            custom_error_type="text_type",
            custom_error_message="not a text",
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        text: JsonSchemaValue = {"type": "string", "minLength": 1}
        names = {"pattern": _LANGUAGE}
        several = {"type": "object", "minProperties": 1, "propertyNames": names, "additionalProperties": text}
        return {"anyOf": [text, several], "x-text": "prose" if self.prose else "plain"}


def _language(value: object) -> object:
    if isinstance(value, str) and not LANGUAGE.match(value):
        raise PydanticCustomError("language", "not a language")
    return value


Language = Annotated[str, BeforeValidator(_language), WithJsonSchema({"type": "string", "pattern": _LANGUAGE})]
"""The code of a language: pt-BR, en, es."""
Plain = Annotated[str, Text(prose=False)]
Prose = Annotated[str, Text(prose=True)]
Name = Annotated[str, Text(prose=False, name=True)]
