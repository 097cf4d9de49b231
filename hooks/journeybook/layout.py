"""Where things lie in an organization's repository. Names alone, so that asking for one costs nothing."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = "journeys"
"""The data."""
DATA = re.compile(r"\.ya?ml(\.txt)?\Z", re.IGNORECASE)
"""How the name of a file of data ends, or was meant to: some editors save everything as .txt."""
TEMPLATES = Path("overrides", "journeybook")
"""The owner's own templates, laid over ours."""
LOCALES = Path("overrides", "locales")
"""The owner's own words, laid over ours."""
FOLDERS = (Path(FOLDER), TEMPLATES, LOCALES)
"""All that an edition is read from, but the files of readings that metrics name, and git."""
LANGUAGES_BUILT = "JOURNEYBOOK_LANGUAGES"
"""The environment's variable for the languages built together, by commas; the other one names this build's."""
LANGUAGE_BUILT = "JOURNEYBOOK_LANGUAGE"
