"""The pages of how journeys were prepared and mapped: an overview, and one for each that says so."""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.workshop import workshop_overview, workshop_views


def workshops(making: Making) -> Iterator[Page]:
    """What is not ready first; then a page a journey (0.01, 3.03)."""
    views = tuple(workshop_views(making.book, making.words, making.today))
    yield making.overview("workshops", links.WORKSHOPS, workshop_overview(views), wide=True)
    for view in views:
        journey = view.row.journey
        title = making.words("workshop.title", title=journey.title)
        source = making.source("maps", journey.id)
        yield Page(view.row.page.uri, title, "workshop.md", view, source, links.WORKSHOPS)
