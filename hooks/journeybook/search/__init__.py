"""The search over the whole site: the index that browsers ask. Nothing here knows MkDocs or a kind."""

from journeybook.search.index import BUNDLE, IndexReport, write_index
from journeybook.search.page import OVERVIEW, SearchPage, SearchSection
from journeybook.search.reading import page_from_html
from journeybook.search.scripts import write_scripts
from journeybook.search.share import Later

__all__ = [
    "BUNDLE",
    "OVERVIEW",
    "IndexReport",
    "Later",
    "SearchPage",
    "SearchSection",
    "page_from_html",
    "write_index",
    "write_scripts",
]
