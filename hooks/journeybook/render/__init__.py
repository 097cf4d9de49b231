"""From pages to Markdown, through templates. The one place that knows Jinja."""

from journeybook.render.renderer import Renderer, front_matter, title
from journeybook.render.urls import relative, url

__all__ = ["Renderer", "front_matter", "relative", "title", "url"]
