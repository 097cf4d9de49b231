"""The pages that set things side by side: variants of a journey, personas, a persona's stages and channels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from journeybook.pages.making import Making
from journeybook.pages.page import Page, Together
from journeybook.views import links
from journeybook.views.compare import compare_view, families_of, family_rows
from journeybook.views.matrix import matrix_views
from journeybook.views.parts import Table
from journeybook.views.persona_comparison import SIDE_BY_SIDE, persona_comparison


def comparison(making: Making) -> Iterator[Page]:
    """Journeys with variants and a page for each (3.08), personas (0.14), and a matrix for each persona (0.13)."""
    yield from _journeys(making)
    yield from _personas(making)
    yield from _matrices(making)


def _personas(making: Making) -> Iterator[Page]:
    whole = cache(partial(persona_comparison, making.book))
    over, total = links.COMPARE_PERSONAS, len(making.book.personas)
    table = Table("all", over, total, lambda: whole().portraits, 2 * SIDE_BY_SIDE)

    def more() -> object:
        return {"channels": whole().channels, "side_by_side": SIDE_BY_SIDE}

    yield making.overview("compare_personas", over, lambda: {"part": table.part(), "more": more()}, wide=True)
    title = making.words("nav.compare_personas")
    yield from making.following(table, title, "tables/portraits.md", over, more=more)


def _journeys(making: Making) -> Iterator[Page]:
    yield making.overview("compare", links.COMPARE, lambda: family_rows(making.book), wide=True)
    for family in families_of(making.book):
        journey, view = family[0], partial(compare_view, making.book, family)
        uri = links.to_comparison(journey).uri
        title = making.words("compare.title", title=journey.title)
        source = making.source("maps", journey.id)
        yield Page(uri, title, "variants.md", view, source, links.COMPARE, wide=True)


def _matrices(making: Making) -> Iterator[Page]:
    views = Together(lambda: matrix_views(making.book), lambda view: view.matrix.uri)
    yield making.overview("matrix", links.MATRIX, views.all, wide=True)
    for persona in making.book.personas.values():
        uri = links.to_matrix(persona).uri
        title = making.words("matrix.title", name=links.to_persona(persona).title)
        yield Page(uri, title, "persona_matrix.md", views.of(uri), section=links.MATRIX, wide=True)
