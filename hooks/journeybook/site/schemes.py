"""The colours of a page before a script has run: where the palette follows the system, so does the first paint.

The theme writes one scheme into every page, and its script exchanges it for the one that the system asks for:
until then, and for good where no script runs, a dark system shows a light page. Here the rules of that other scheme
are said once more, for a page that nobody has given colours yet. What a reader chose comes before the first paint.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_SYSTEM = "(prefers-color-scheme)"
_THEMES = re.compile(r"assets/stylesheets/(main|palette)\.\w+\.min\.css")
_RULE = re.compile(r"([^{}]*+)\{([^{}]*+)\}")
_SCHEME = re.compile(r"""\[data-md-color-scheme=["']?([\w-]+)["']?\]""")
_PRIMARY = re.compile(r"""\[data-md-color-primary=["']?([\w-]+)["']?\]""")
_UNDECIDED = ":where(body:not([data-md-color-media]))[data-md-color-scheme]"


@dataclass(frozen=True, slots=True)
class Other:
    """The scheme that is not the one written into pages, and what the system says to get it."""

    scheme: str
    primary: str
    system: str

    def said(self, style: str) -> str:
        """The rules of this scheme in a style, once more for pages that nobody has given colours yet."""
        rules = [
            f"{','.join(chosen)}{{{body}}}"
            for selectors, body in _RULE.findall(style)
            if "[data-md-color-scheme=" in selectors
            and (chosen := [_SCHEME.sub(_UNDECIDED, one) for one in selectors.split(",") if self._for(one)])
        ]
        return f"@media screen and {self.system}{{{''.join(rules)}}}\n" if rules else ""

    def _for(self, selector: str) -> bool:
        primary = _PRIMARY.search(selector)
        plain = _SCHEME.findall(selector) == [self.scheme] and ":not(" not in selector
        return plain and (primary is None or primary[1] == self.primary)


def other(palette: object) -> Other | None:
    """The scheme that pages may take after the system, None where the palette does not follow it."""
    options = palette if isinstance(palette, Sequence) and not isinstance(palette, str) else ()
    entries = [entry for entry in options if isinstance(entry, Mapping)]
    if not entries:
        return None
    written = str(entries[0].get("scheme") or "default")
    for name in ("dark", "light"):
        system = f"(prefers-color-scheme: {name})"
        worn = _worn(entries, system)
        scheme = str((worn or {}).get("scheme") or "default")
        if worn is not None and scheme != written:
            return Other(scheme, str(worn.get("primary") or "indigo").replace(" ", "-"), system)
    return None


def _worn(entries: Sequence[Mapping[str, object]], system: str) -> Mapping[str, object] | None:
    """The entry that the theme's script takes where the system says so and nobody has chosen."""
    for entry in entries:
        media = str(entry.get("media") or "")
        if media in ("", system):
            return entry
        if media == _SYSTEM:
            return next((one for one in entries if one.get("media") == system), entry)
    return None


def following(style: str, config: MkDocsConfig, files: Files) -> str:
    """Our style, and how pages look before a script has run; the theme's rules stand first, as its style does."""
    if config.theme.name != "material" or (scheme := other(config.theme.get("palette"))) is None:
        return style
    themes = [file.content_string for file in files if _THEMES.fullmatch(file.src_uri)]
    return "".join(scheme.said(one) for one in themes) + style + scheme.said(style)
