"""The pages that hold what customers live through against what was meant: verdicts, perception, promises."""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.classification import verdict_view
from journeybook.views.offering import offer_view
from journeybook.views.perception import perception_view
from journeybook.views.promises import promise_view


def reality(making: Making) -> Iterator[Page]:
    """Verdicts (1.10), the perception gap (1.14), promises (1.07, 1.23), what departments offer (1.04)."""
    book = making.book
    yield making.overview("verdicts", links.VERDICTS, lambda: verdict_view(book), wide=True)
    yield making.overview("perception", links.PERCEPTION, lambda: perception_view(book), wide=True)
    yield making.overview("promises", links.PROMISES, lambda: promise_view(book), wide=True)
    yield making.overview("offered", links.OFFERED, lambda: offer_view(book), wide=True)
