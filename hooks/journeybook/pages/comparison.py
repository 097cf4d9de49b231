"""The pages that set things side by side: variants of a journey, personas, a persona's stages and channels."""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.compare import compare_views, family_rows
from journeybook.views.matrix import matrix_views
from journeybook.views.persona_comparison import persona_comparison


def comparison(making: Making) -> Iterator[Page]:
    """Journeys with variants and a page for each (3.08), personas (0.14), and a matrix for each persona (0.13)."""
    yield from _journeys(making)
    yield making.overview("compare_personas", links.COMPARE_PERSONAS, persona_comparison(making.book), wide=True)
    yield from _matrices(making)


def _journeys(making: Making) -> Iterator[Page]:
    yield making.overview("compare", links.COMPARE, family_rows(making.book), wide=True)
    for journey, view in compare_views(making.book):
        uri = links.to_comparison(journey).uri
        title = making.words("compare.title", title=journey.title)
        source = making.source("maps", journey.id)
        yield Page(uri, title, "variants.md", view, source, links.COMPARE, wide=True)


def _matrices(making: Making) -> Iterator[Page]:
    views = matrix_views(making.book)
    yield making.overview("matrix", links.MATRIX, views, wide=True)
    for view in views:
        title = making.words("matrix.title", name=view.persona.title)
        yield Page(view.matrix.uri, title, "persona_matrix.md", view, section=links.MATRIX, wide=True)
