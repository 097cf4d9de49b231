"""Which pages there are. Nothing here renders one or knows MkDocs."""

from journeybook.pages.build import pages
from journeybook.pages.page import Lookup, Page
from journeybook.pages.sections import Section, sections

__all__ = ["Lookup", "Page", "Section", "pages", "sections"]
