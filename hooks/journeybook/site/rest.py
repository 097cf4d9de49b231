"""A build that has nothing to do: MkDocs is given an empty folder to read from and to write to.

MkDocs has no event that ends a build well. It goes through all its steps over nothing, which costs next to nothing.
"""

from __future__ import annotations

import shutil
import tempfile

from mkdocs.config.defaults import MkDocsConfig


class Rest:
    """Nothing to build, until `end` gives a configuration back what it said."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config, theme = config, config.theme
        self._said = (config.docs_dir, config.site_dir, config.nav, config.extra_templates)
        self._theme = (theme.dirs, theme.static_templates)
        self._empty = tempfile.mkdtemp(prefix="journeybook-")
        config.docs_dir = config.site_dir = self._empty
        config.nav, config.extra_templates = None, []
        theme.dirs, theme.static_templates = [], set()

    def end(self) -> None:
        """Takes the folder away."""
        config, theme = self._config, self._config.theme
        config.docs_dir, config.site_dir, config.nav, config.extra_templates = self._said
        theme.dirs, theme.static_templates = self._theme
        shutil.rmtree(self._empty, ignore_errors=True)
