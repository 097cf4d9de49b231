"""The rules, explained: what each asks, why, and an example of each kind. Found problems stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from journeybook.check import RULES, Rule, level_of, settable
from journeybook.check.manual import manual
from journeybook.model.book import Book
from journeybook.views.links import to_rule
from journeybook.words import Words


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule on its page. `level` is how much it matters here, `off` if it is silenced; examples are YAML.

    `asks` is in the reader's language, `why` in English, the language of the manual.
    """

    code: str
    anchor: str
    asks: str
    level: str
    usual: str
    why: tuple[str, ...]
    demands: tuple[str, ...]
    good: str
    bad: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules of one chapter: those of a code's first digits."""

    key: str
    rules: tuple[RuleView, ...]


CHAPTERS = (
    ("J1", "sound"), ("J20", "team"), ("J21", "persona"), ("J22", "scope"), ("J23", "evidence"),
    ("J24", "perspective"), ("J25", "objective"), ("J26", "orchestration"), ("J27", "status"),
    ("J28", "duties"), ("J29", "moments"), ("J40", "backlog"), ("J41", "backlog"), ("J42", "milestones"),
    ("J43", "contacts"),
)  # fmt: skip
"""The chapters of the manual, by how their codes begin."""


def rule_groups(book: Book, words: Words) -> tuple[RuleGroup, ...]:
    """Every rule of the registry, in the order of the codes, chapter by chapter."""
    return tuple(RuleGroup(key, tuple(_views(list(run), book, words))) for key, run in groupby(RULES, key=_chapter))


def _chapter(rule: Rule) -> str:
    return next(key for begins, key in CHAPTERS if rule.code.startswith(begins))


def _views(rules: list[Rule], book: Book, words: Words) -> Iterator[RuleView]:
    for rule in rules:
        page = manual(rule)
        level = level_of(rule, book)
        yield RuleView(
            code=rule.code,
            anchor=to_rule(rule.code).anchor,
            asks=words(f"rule.{rule.code}"),
            level=level.name.lower() if level is not None else "off",
            usual=rule.level.name.lower() if settable(rule.code) else "",
            why=tuple(paragraph.replace("`", "") for paragraph in page.why),
            demands=rule.demands,
            good=page.good,
            bad=page.bad,
        )
