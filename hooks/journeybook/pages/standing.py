"""The pages on how far the organization is: maturity, business case, baselines. For readers inside alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeybook.git import Fault
from journeybook.model.audience import PUBLIC
from journeybook.model.standing import Baseline
from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.baselines import BaselineView, baseline_view, compared
from journeybook.views.business import business_view
from journeybook.views.maturity import maturity_view
from journeybook.views.parts import table


def standing_pages(making: Making) -> Iterator[Page]:
    """They speak of budgets, of what is missing and of the past, and count what the public does not see."""
    if making.book.audience == PUBLIC:
        return
    book = making.book
    yield making.overview(
        "maturity", links.MATURITY, lambda: maturity_view(book, making.words, making.today), wide=True
    )
    yield from _business(making)
    newest = sorted(book.baselines.values(), key=lambda one: (-one.day.toordinal(), one.id))
    views = tuple(_compared(making, baseline) for baseline in newest)
    yield making.overview("baselines", links.BASELINES, views)
    for view in views:
        title = view.baseline.title
        source = making.source("baselines", view.baseline.id)
        search = found.entry(title, "page", view.baseline)
        yield Page(view.link.uri, title, "baseline.md", view, source, links.BASELINES, search=search)


def _business(making: Making) -> Iterator[Page]:
    words, over = making.words, links.BUSINESS_CASE
    view = business_view(making.book, words)
    results, costs = table("results", over, view.results), table("costs", over, view.costs.rows)
    head = replace(view, results=(), costs=replace(view.costs, rows=()))
    title = words("nav.business-case")
    listed = [(f"figure-{one.id}", one.title, one) for one in making.book.figures.values()]
    values = {"view": head, "results": results.part(), "costs": costs.part(), "found": listed}
    search = found.listing(making.found("business-case"), "page", listed)
    yield Page(over, title, "business-case.md", values, search=search)
    yield from making.following(results, words("business.results"), "tables/results.md", over, "results")
    yield from making.following(costs, words("business.costs"), "tables/costs.md", over, "costs", head)


def _compared(making: Making, baseline: Baseline) -> BaselineView:
    then = making.past(baseline)
    if isinstance(then, Fault):
        return baseline_view(baseline, then.value, None)
    return baseline_view(baseline, None, compared(then.book, making.book, making.words, then.commit, then.lost))
