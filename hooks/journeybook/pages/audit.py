"""The audit, and the rules with their explanations. Neither is for the public: they speak of how we work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeybook.model.audience import PUBLIC
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.search import SearchPage, SearchSection
from journeybook.views import links
from journeybook.views.audit import AuditView, audit_view
from journeybook.views.rules import RuleGroup, rule_groups
from journeybook.views.scorecard import scorecards


def audit(making: Making) -> Iterator[Page]:
    """How all journeys stand (0.06, 2.03), and what each rule asks."""
    book = making.book
    if book.audience == PUBLIC:
        return
    yield making.overview("audit", links.AUDIT, lambda: _audit(making), wide=True)
    groups = rule_groups(book, making.words)
    title = making.words("nav.rules")
    yield Page(links.RULES, title, "rules.md", groups, search=_found(making.found("rules"), groups))


def _audit(making: Making) -> AuditView:
    return audit_view(making.book, making.problems, scorecards(making.book, making.problems))


def _found(over: SearchPage, groups: tuple[RuleGroup, ...]) -> SearchPage:
    """Each rule is found by its code and by what it asks."""
    sections = tuple(
        SearchSection(rule.anchor, f"{rule.code} {rule.asks}", " · ".join(rule.why), "rules")
        for group in groups
        for rule in group.rules
    )
    return replace(over, sections=sections, aside=True)
