"""What is measured elsewhere, as values for the book. Nothing here knows a page, or how YAML is read."""

from journeybook.evidence.readings import Found, read

__all__ = ["Found", "read"]
