"""What the search knows of a page, and the bare HTML Pagefind reads it from. Nothing here runs Pagefind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from journeybook.search.variants import with_variants


@dataclass(frozen=True, slots=True)
class SearchSection:
    """A part of a page with an address of its own (`#anchor`): a step, a stage, a heading."""

    anchor: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page as the search sees it. Every text is plain and may hold anything.

    `uri` is the page's file in the site (`maps/gift/index.html`). `kind` groups the results: the name of a
    kind ("maps", "personas"), or "page". `text` is what stands before the first section. `filters` are the
    page's facets as (name, value), a name as often as it has values.
    """

    uri: str
    title: str
    kind: str
    text: str = ""
    sections: tuple[SearchSection, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()

    def at(self, uri: str) -> SearchPage:
        """The same page at its file in the site."""
        return replace(self, uri=uri)


def document(page: SearchPage, language: str) -> str:
    """The page as an HTML document in which only what Pagefind needs is left. `language` as in `<html lang>`.

    Pagefind cuts a page at the headings that have an id, so that a hit leads to the very step (0.11).
    """
    facets = (("kind", page.kind), *page.filters)
    lines = [
        f'<!doctype html><html lang="{_attribute(language)}"><head><meta charset="utf-8">',
        f'<meta data-pagefind-meta="kind[content]" content="{_attribute(page.kind)}">',
        *(
            f'<meta data-pagefind-filter="{_attribute(_name(name))}[content]" content="{_attribute(value)}">'
            for name, value in facets
        ),
        "</head><body data-pagefind-body>",
        f"<h1>{_text(page.title or page.uri, language)}</h1>",
        f"<p>{_text(page.text, language)}</p>",
        *(_section(section, page, language) for section in page.sections),
        "</body></html>",
    ]
    return "\n".join(lines)


def _section(section: SearchSection, page: SearchPage, language: str) -> str:
    title = _text(section.title or page.title, language)
    return f'<h2 id="{_attribute(section.anchor)}">{title}</h2>\n<p>{_text(section.text, language)}</p>'


def _text(text: str, language: str) -> str:
    return escape(with_variants(text, language))


def _attribute(text: str) -> str:
    return escape(" ".join(text.split()))


def _name(name: str) -> str:
    """A facet's name as Pagefind's attribute syntax can carry it: `:`, `,` and `[` have a meaning there."""
    return "".join(character if character.isalnum() else "-" for character in name)
