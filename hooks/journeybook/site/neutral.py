"""What is known to leave our pages alone: extensions of Markdown, and plugins. Names alone."""

from __future__ import annotations

NEUTRAL = frozenset(
    f"{prefix}{name}"
    for prefix, names in (
        ("", "abbr admonition attr_list def_list extra fenced_code footnotes meta sane_lists smarty tables toc"),
        ("markdown.extensions.", "abbr admonition attr_list def_list footnotes meta sane_lists smarty tables toc"),
        ("pymdownx.", "superfences highlight details tabbed tasklist betterem caret mark tilde keys smartsymbols"),
        ("material.extensions.", "emoji"),
    )
    for name in names.split()
) - {"extra"}
"""Extensions that leave HTML blocks alone, whatever stands in them; with any other, Python-Markdown does it all."""

BYSTANDERS = ("journeybook", "mermaid2", "material.plugins.search", "mkdocs.contrib.search")
"""Modules of plugins that take no part in our pages: mermaid2 looks for diagrams, the searches for files."""
