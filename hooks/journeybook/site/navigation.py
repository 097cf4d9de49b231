"""The navigation: the overviews of the data, then the handwritten pages. Never an entry of the data."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.utils import nest_paths

from journeybook.pages import Section
from journeybook.words import Words

Nav = list[object]


def overviews(sections: Sequence[Section], words: Words) -> Nav:
    """Our overviews as MkDocs writes a nav, those of one group together where the first of them stands."""
    nav: Nav = []
    groups: dict[str, Nav] = {}
    for section in sections:
        item = {words(f"nav.{section.key}"): section.uri}
        if not section.group:
            nav.append(item)
        elif section.group in groups:
            groups[section.group].append(item)
        else:
            groups[section.group] = [item]
            nav.append({words(f"nav.group.{section.group}"): groups[section.group]})
    return nav


def navigation(ours: Nav, own: object, handwritten: Sequence[str]) -> Nav:
    """A nav that does not grow with the data.

    `own` is the site owner's `nav:`. If it names one of our overviews, it is theirs altogether; else it
    follows ours. Without one, all handwritten pages follow, by folder.
    """
    uris = set(_uris(ours))
    if isinstance(own, list):
        return own if uris & set(_uris(own)) else [*ours, *own]
    others: Nav = nest_paths(sorted(uri for uri in handwritten if uri not in uris))  # type: ignore[no-untyped-call]  # MkDocs' own
    return [*ours, *others]


def _uris(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    if isinstance(nav, dict):
        return [uri for item in nav.values() for uri in _uris(item)]
    return [uri for item in nav for uri in _uris(item)] if isinstance(nav, list) else []
