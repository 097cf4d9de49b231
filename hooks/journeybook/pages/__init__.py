"""Which pages there are. Nothing here renders one or knows MkDocs."""

from journeybook.pages.build import pages
from journeybook.pages.page import Page
from journeybook.pages.sections import Section, sections

__all__ = ["Page", "Section", "pages", "sections"]
