"""The audit, and the rules with their explanations. Neither is for the public: they speak of how we work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from journeybook.model.audience import PUBLIC
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.search import SearchPage, SearchSection
from journeybook.views import links
from journeybook.views.audit import HELD, AuditView, audit_view, exemptions
from journeybook.views.parts import Table, table
from journeybook.views.rules import RuleGroup, rule_groups
from journeybook.views.scorecard import scorecards


def audit(making: Making) -> Iterator[Page]:
    """How all journeys stand (0.06, 2.03), and what each rule asks."""
    book = making.book
    if book.audience == PUBLIC:
        return
    yield from _audit(making)
    groups = rule_groups(book, making.words)
    title = making.words("nav.rules")
    yield Page(links.RULES, title, "rules.md", groups, search=_found(making.found("rules"), groups))


def _audit(making: Making) -> Iterator[Page]:
    book, over, words = making.book, links.AUDIT, making.words
    view = cache(lambda: audit_view(book, making.problems, scorecards(book, making.problems)))
    judged = [one for one in book.maps.values() if one.status != "retired"]
    orchestrated = sum(one.status == "orchestrate" for one in judged)
    current = sum(one.state == "current" for one in judged)
    tables: dict[str, Table[Any]] = {
        "reasons": Table("reasons", over, len(judged), lambda: view().cards, HELD),
        "is_not": Table("is-not", over, orchestrated, lambda: view().orchestrations, HELD),
        "course": Table("course", over, current, lambda: view().courses, HELD),
        "exemptions": table("exemptions", over, exemptions(book), HELD),
    }

    def head() -> AuditView:
        return replace(view(), cards=(), orchestrations=(), courses=(), exemptions=())

    yield making.overview(
        "audit", over, lambda: {"view": head(), **{key: one.part() for key, one in tables.items()}}, wide=True
    )
    titles = {"course": words("course.title")}
    for key, one in tables.items():
        title = titles.get(key) or words(f"audit.{key}")
        yield from making.following(one, title, f"tables/{key}.md", over, one.id, head)


def _found(over: SearchPage, groups: tuple[RuleGroup, ...]) -> SearchPage:
    """Each rule is found by its code and by what it asks."""
    sections = tuple(
        SearchSection(rule.anchor, f"{rule.code} {rule.asks}", " · ".join(rule.why), "rules")
        for group in groups
        for rule in group.rules
    )
    return replace(over, sections=sections, aside=True)
