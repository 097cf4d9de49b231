"""The pages on where customers and the organization meet: coverage, channels, systems, content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page, Together
from journeybook.search import SearchPage
from journeybook.views import links
from journeybook.views.channels import channel_views
from journeybook.views.content import ContentView, content_view
from journeybook.views.coverage import coverage_view
from journeybook.views.systems import SystemsView, systems_view


def contacts(making: Making) -> Iterator[Page]:
    """Coverage, all channels with a page each, systems and content."""
    yield making.overview("coverage", links.COVERAGE, lambda: coverage_view(making.book), wide=True)
    yield from _channels(making)
    yield _systems(making)
    yield _content(making)


def _channels(making: Making) -> Iterator[Page]:
    views = Together(lambda: channel_views(making.book), lambda view: view.row.channel.id)
    yield making.overview("channels", links.CHANNELS, lambda: tuple(view.row for view in views.all()), wide=True)
    for channel in making.book.channels.values():
        uri = links.to_channel(channel).uri
        source = making.source("channels", channel.id)
        search = found.entry(channel.name, "channels", channel)
        yield Page(uri, channel.name, "channel.md", views.of(channel.id), source, links.CHANNELS, search=search)


def _systems(making: Making) -> Page:
    page = making.overview("systems", links.SYSTEMS, lambda: systems_view(making.book), wide=True)

    def search(view: SystemsView) -> SearchPage:
        rows = [row for one in view.classes for row in one.rows]
        return found.listing(
            making.found("systems"), "systems", [(row.anchor, row.system.name, row.system) for row in rows]
        )

    return replace(page, search=search)


def _content(making: Making) -> Page:
    page = making.overview("content", links.CONTENT, lambda: content_view(making.book), wide=True)

    def search(view: ContentView) -> SearchPage:
        listed = [(row.anchor, row.content.title, row.content) for row in view.content]
        return found.listing(making.found("content"), "content", listed)

    return replace(page, search=search)
