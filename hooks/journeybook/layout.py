"""Where things lie in an organization's repository. Names alone, so that asking for one costs nothing."""

from __future__ import annotations

from pathlib import Path

FOLDER = "journeys"
"""The data."""
TEMPLATES = Path("overrides", "journeybook")
"""The owner's own templates, laid over ours."""
LOCALES = Path("overrides", "locales")
"""The owner's own words, laid over ours."""
FOLDERS = (Path(FOLDER), TEMPLATES, LOCALES)
"""All that an edition is read from, but the files of readings that metrics name, and git."""
