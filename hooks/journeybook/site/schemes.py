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
_ELSEWHERE = re.compile(r"@(?!media screen\s*\{)[^{};]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
"""What holds not on every screen: on paper, on narrow ones."""
_RULE = re.compile(r"([^{}]*+)\{([^{}]*+)\}")
_SCHEME = re.compile(r"""\[data-md-color-scheme=["']?([\w-]+)["']?\]""")
_PRIMARY = re.compile(r"""\[data-md-color-primary=["']?([\w-]+)["']?\]""")
_HIDES = re.compile(r"display:\s*none")
_UNDECIDED = ":where(body:not([data-md-color-media]))[data-md-color-scheme]"


@dataclass(frozen=True, slots=True)
class Other:
    """The scheme that is not the one written into pages, and what the system says to get it. `primary` is what is
    written, too: that colour stays until the script runs."""

    scheme: str
    written: str
    primary: str
    system: str

    def said(self, style: str) -> str:
        """The rules of this scheme in a style, once more for pages that nobody has given colours yet.

        What the written scheme hides, such as an image for this one, is shown again.
        """
        rules: list[str] = []
        for selectors, body in _RULE.findall(_ELSEWHERE.sub("", style)):
            if "[data-md-color-scheme=" not in selectors or "(" in selectors:
                continue
            rules += self._rule(selectors, self.scheme, body)
            if _HIDES.search(body):
                rules += self._rule(selectors, self.written, "display:revert")
        return f"@media screen and {self.system}{{{''.join(rules)}}}\n" if rules else ""

    def _rule(self, selectors: str, scheme: str, body: str) -> list[str]:
        chosen = [_SCHEME.sub(_UNDECIDED, one) for one in selectors.split(",") if self._is_of(scheme, one)]
        return [f"{','.join(chosen)}{{{body}}}"] if chosen else []

    def _is_of(self, scheme: str, selector: str) -> bool:
        primary = _PRIMARY.search(selector)
        return _SCHEME.findall(selector) == [scheme] and (primary is None or primary[1] == self.primary)


_USUAL = (("scheme", "default"), ("primary", "indigo"))


def other(palette: object) -> Other | None:
    """The scheme that pages may take after the system, None where the palette does not follow it."""
    options = palette if isinstance(palette, Sequence) and not isinstance(palette, str) else ()
    entries = [entry for entry in options if isinstance(entry, Mapping)]
    if not entries:
        return None
    written, primary = (str(entries[0].get(name) or usual) for name, usual in _USUAL)
    for name in ("dark", "light"):
        system = f"(prefers-color-scheme: {name})"
        worn = _worn(entries, system)
        scheme = str((worn or {}).get("scheme") or "default")
        if worn is not None and scheme != written:
            return Other(scheme, written, primary.replace(" ", "-"), system)
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
