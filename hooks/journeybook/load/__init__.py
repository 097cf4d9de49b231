"""From files to a book: reads, explains, keeps what can be kept. Knows no page and no rule."""

from journeybook.layout import FOLDER
from journeybook.load.load import Loaded, as_it_was, keys, languages, load, reload
from journeybook.load.places import Places

__all__ = ["FOLDER", "Loaded", "Places", "as_it_was", "keys", "languages", "load", "reload"]
