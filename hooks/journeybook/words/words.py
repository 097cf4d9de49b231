"""Words by key out of the locale files: an organization's own over ours, English last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812  a method bears its name
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from journeybook.problem import Problem
from journeybook.words.own import own_words

LOCALES = Path(__file__).parent / "locales"
LANGUAGES: tuple[str, ...] = tuple(sorted(path.stem for path in LOCALES.glob("*.yml")))
FALLBACK = "en"
_DAYS = frozenset({"due", "until"})  # the blanks of problems that hold a day that was worked out


def _read(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    texts = yaml.load(path.read_bytes(), yaml.CSafeLoader) or {}
    return {str(key): str(text) for key, text in texts.items()}


@cache
def _ours(language: str) -> Mapping[str, str]:
    return MappingProxyType(_read(LOCALES / f"{language}.yml"))


def languages(language: str) -> tuple[str, ...]:
    """The chain in which words are looked for: `pt-PT` → `pt-PT`, `pt-BR` (same tongue), `en`."""
    tongue = language.partition("-")[0]
    kin = [name for name in LANGUAGES if name.partition("-")[0] == tongue and name != language]
    return tuple(dict.fromkeys([language, *kin, FALLBACK]))


def _locale(language: str) -> Locale:
    """How a language writes dates and numbers; what is no language is written as in English."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(FALLBACK)


# The same few days and figures stand on every page, and CLDR's patterns are slow to fill in.
_remembered = lru_cache(maxsize=1 << 14, typed=True)


@_remembered
def _date(day: Day, format: Literal["short", "medium"], locale: Locale) -> str:
    return format_date(day, format=format, locale=locale)


@_remembered
def _number(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


@_remembered
def _money(value: float, currency: str, locale: Locale) -> str:
    pattern = locale.currency_formats["standard"].pattern
    whole = pattern.replace(".00", "") if value == int(value) else pattern
    return format_currency(value, currency, whole, locale=locale, currency_digits=False)


@_remembered
def _percent(share: float, locale: Locale) -> str:
    return format_percent(share, locale=locale)


class Words:
    """Everything the interface says in one language.

    `words("key", name="Ana")` gives a text with its blanks filled, `words.count("steps", 3)` the right
    plural, and `date`, `number`, `percent` write values as that language does (CLDR, through Babel).
    An unknown key is a programmer's mistake and raises KeyError; what a site owner has written in
    `overrides` and cannot be taken is in `problems`.
    """

    def __init__(self, language: str = FALLBACK, overrides: Path | None = None) -> None:
        self.language = language
        self._texts: dict[str, str] = {}
        problems: list[Problem] = []
        for name in reversed(languages(language)):
            self._texts |= _ours(name)
            if overrides is not None:
                own, wrong = own_words(overrides, name, self._texts)
                self._texts |= own
                problems += wrong
        self.problems = tuple(problems)
        self._locale = _locale(language)

    def __call__(self, key: str, /, **values: object) -> str:
        text = self._texts[key]
        return text.format_map(values) if values else text

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def under(self, prefix: str) -> dict[str, str]:
        """All words whose key begins with a prefix, by the rest of the key, blanks unfilled: for scripts."""
        return {key.removeprefix(prefix): text for key, text in self._texts.items() if key.startswith(prefix)}

    def count(self, key: str, n: int, /, **values: object) -> str:
        """The text `key.one`, `key.other` … that this language's plural rules ask for with `n`."""
        form = f"{key}.{self._locale.plural_form(n)}"
        chosen = form if form in self._texts else f"{key}.other"
        return self(chosen, n=self.number(n), **values)

    def problem(self, problem: Problem) -> str:
        """A problem's sentence: what is wrong and what to do, without its place.

        A day that was worked out is written as the language does; what an author wrote stays as in the file.
        """
        days = {name: self.date(Day.fromisoformat(problem.values[name])) for name in _DAYS & problem.values.keys()}
        return self(f"problem.{problem.key}", **{**problem.values, **days})

    def line(self, problem: Problem) -> str:
        """A problem as an editor reads it: `file:line:column: code sentence`."""
        return f"{problem.place}: {problem.code} {self.problem(problem)}"

    def date(self, day: Day) -> str:
        return _date(day, "medium", self._locale)

    def short_date(self, day: Day) -> str:
        """A day in figures, where there is little room: along the axis of a chart."""
        return _date(day, "short", self._locale)

    def language_name(self, code: str) -> str:
        """What a language is called in this one: `português (Brasil)`; its code if it has no name here."""
        try:
            return Locale.parse(code, sep="-").get_display_name(self._locale) or code
        except (UnknownLocaleError, ValueError):
            return code

    def number(self, value: float) -> str:
        return _number(value, self._locale)

    def money(self, value: float, currency: str | None = None) -> str:
        """An amount in a currency by its code, without cents where there are none: `R$ 6.200`."""
        return _money(value, currency, self._locale) if currency else self.number(value)

    def hours(self, hours: float) -> str:
        """How long something takes: below an hour in minutes."""
        minutes = max(round(hours * 60), 1) if hours > 0 else 0
        if minutes < 60:
            return self("response.minutes", n=self.number(minutes))
        return self("response.hours", n=self.number(round(hours, 2)))

    def percent(self, share: float) -> str:
        """A share from 0 to 1 as a percentage."""
        return _percent(share, self._locale)
