"""What a page is: an address, a title, a template, and the values it shows. Nothing here renders one."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeybook.search import SearchPage


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site. It depends on `values` and `template` alone, so that it can be cached and left be.

    `uri` is its Markdown file's path in the site, `source` the YAML file an editor changes it in,
    `section` the uri of the overview it belongs to, `wide` asks for the whole width.
    """

    uri: str
    title: str
    template: str
    values: object
    source: str | None = None
    section: str | None = None
    wide: bool = False
    search: SearchPage | None = field(default=None)
