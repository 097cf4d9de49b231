"""Which pages there are. Nothing here renders one or knows MkDocs."""

from journeybook.pages.build import Section, pages, sections
from journeybook.pages.page import Page

__all__ = ["Page", "Section", "pages", "sections"]
