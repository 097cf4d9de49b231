"""The page of programmes: improvements bundled into one effort each, ranked as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.search import SearchPage
from journeybook.views import links
from journeybook.views.backlog import ranked
from journeybook.views.programmes import ProgrammesView, programmes_view


def programmes(making: Making) -> Iterator[Page]:
    """All programmes on one page."""

    def view() -> ProgrammesView:
        return programmes_view(making.book, ranked(making.book, making.today), making.words)

    def search(view: ProgrammesView) -> SearchPage:
        listed = [(row.link.anchor, row.programme.title, row.programme) for row in view.rows]
        return found.listing(making.found("programmes"), "programmes", listed)

    page = making.overview("programmes", links.PROGRAMMES, view, wide=True)
    yield replace(page, search=search)
