"""The search over the whole site: the index that browsers ask. Nothing here knows MkDocs or a kind."""

from journeybook.search.index import IndexReport, write_index
from journeybook.search.page import SearchPage, SearchSection
from journeybook.search.reading import page_from_html

__all__ = ["IndexReport", "SearchPage", "SearchSection", "page_from_html", "write_index"]
