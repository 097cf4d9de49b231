"""The pages of how journeys were prepared and mapped: an overview, and one for each that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.parts import Table
from journeybook.views.workshop import is_prepared, workshop_overview, workshop_view


def workshops(making: Making) -> Iterator[Page]:
    """What is not ready first; then a page a journey (0.01, 3.03)."""
    prepared = [journey for journey in making.book.maps.values() if is_prepared(journey)]
    work = partial(workshop_view, making.book, words=making.words, today=making.today)
    view = cache(lambda: workshop_overview([work(journey) for journey in prepared]))
    listed = Table("list", links.WORKSHOPS, len(prepared), lambda: view().rows)
    yield making.overview(
        "workshops", links.WORKSHOPS, lambda: {"view": replace(view(), rows=()), "part": listed.part()}, wide=True
    )
    yield from making.following(listed, making.words("nav.workshops"), "tables/workshops.md", links.WORKSHOPS)
    for journey in prepared:
        title = making.words("workshop.title", title=journey.title)
        source = making.source("maps", journey.id)
        uri = links.to_workshop(journey).uri
        search = partial(found.preparation, title)
        yield Page(uri, title, "workshop.md", partial(work, journey), source, links.WORKSHOPS, search=search)
