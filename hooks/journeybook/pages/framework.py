"""The page with the framework to download, and how to map a journey with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.search import SearchPage, SearchSection
from journeybook.views import links
from journeybook.views.framework import FrameworkView, framework_view
from journeybook.words import Words


def framework(making: Making) -> Iterator[Page]:
    """One page, the same for every organization but for its language."""
    view = framework_view(making.words)
    title = making.words("nav.framework")
    yield Page(
        links.FRAMEWORK, title, "framework.md", view, search=_found(view, making.found("framework"), making.words)
    )


def _found(view: FrameworkView, over: SearchPage, words: Words) -> SearchPage:
    sections = tuple(
        SearchSection(
            way,
            words(f"framework.{way}"),
            " · ".join(f"{words(one.key)} {words(f'{one.key}.do')}" for one in steps),
            "page",
        )
        for way, steps in (("four", view.four), ("seven", view.seven))
    )
    return replace(over, text=f"{over.text} · {words('framework.lead')}", sections=sections)
