"""Writes YAML that people go on writing: new entries, and changes that leave the rest of a file as it was."""

from journeybook.rewrite.change import anew, changed
from journeybook.rewrite.fresh import Data, Map, fresh
from journeybook.rewrite.nodes import Unchangeable

__all__ = ["Data", "Map", "Unchangeable", "anew", "changed", "fresh"]
