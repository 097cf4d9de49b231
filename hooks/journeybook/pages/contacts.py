"""The pages on where customers and the organization meet: coverage, channels, systems, content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.channels import channel_views
from journeybook.views.content import content_view
from journeybook.views.coverage import coverage_view
from journeybook.views.systems import systems_view


def contacts(making: Making) -> Iterator[Page]:
    """Coverage, all channels with a page each, systems and content."""
    yield making.overview("coverage", links.COVERAGE, coverage_view(making.book), wide=True)
    yield from _channels(making)
    yield _systems(making)
    yield _content(making)


def _channels(making: Making) -> Iterator[Page]:
    views = channel_views(making.book)
    yield making.overview("channels", links.CHANNELS, tuple(view.row for view in views), wide=True)
    for view in views:
        channel = view.row.channel
        source = making.source("channels", channel.id)
        search = found.entry(channel.name, "channels", channel)
        yield Page(view.row.link.uri, channel.name, "channel.md", view, source, links.CHANNELS, search=search)


def _systems(making: Making) -> Page:
    view = systems_view(making.book)
    page = making.overview("systems", links.SYSTEMS, view, wide=True)
    rows = [row for one in view.classes for row in one.rows]
    listed = [(row.anchor, row.system.name, row.system) for row in rows]
    return replace(page, search=found.listing(page.title, "systems", listed))


def _content(making: Making) -> Page:
    view = content_view(making.book)
    page = making.overview("content", links.CONTENT, view, wide=True)
    listed = [(row.anchor, row.content.title, row.content) for row in view.content]
    return replace(page, search=found.listing(page.title, "content", listed))
