"""What pages bring to the browser, put into MkDocs' configuration: theme, style, script. No page's content."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.config.defaults import MkDocsConfig

from journeybook.render.browser import DIAGRAMS, ICON, SCRIPT, STYLE, THEME, parts, settings, versioned
from journeybook.words import Words

_THEMES_ICON = "assets/images/favicon.png"
_SUPERFENCES = "pymdownx.superfences"
_THEMES_OWN = ("navigation.instant", "navigation.tracking", "header.autohide", "announce.dismiss")
"""Features, or what they begin with, that live in the theme's script and change every page of a site."""
_ASKS_THEME = ("analytics", "consent", "version")
"""The same among the theme's settings under `extra`."""


def add_theme(config: MkDocsConfig) -> None:
    """Our templates and files, behind the site owner's own and before the theme's."""
    folders = config.theme.dirs
    if str(THEME) not in folders:
        folders.insert(1 if config.theme.custom_dir else 0, str(THEME))
    if config.theme.get("favicon") == _THEMES_ICON:
        config.theme["favicon"] = ICON


def for_folders(config: MkDocsConfig) -> None:
    """A site that is opened as a file: addresses name files, and pages are loaded by the browser, not fetched."""
    config.use_directory_urls = False
    config.theme["features"] = [one for one in config.theme["features"] if not one.startswith("navigation.instant")]


def does_without(config: MkDocsConfig) -> bool:
    """Whether our pages need nothing of the theme's script: scripts/frame.js moves then what stands around them.

    The theme's own takes half a second of a phone's first seconds on a long page. Handwritten pages keep it.
    """
    features = config.theme.get("features") or []
    asked = any(feature.startswith(_THEMES_OWN) for feature in features) or any(map(config.extra.get, _ASKS_THEME))
    return config.theme.name == "material" and not asked


def add_markdown(config: MkDocsConfig) -> None:
    """What our pages need of Markdown: ids on headings, and diagrams that stay text until the browser draws."""
    for name in ("attr_list", _SUPERFENCES):
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
    fences = config.mdx_configs.setdefault(_SUPERFENCES, {}).setdefault("custom_fences", [])
    if not any(fence.get("name") == "mermaid" for fence in fences):
        fences.append({"name": "mermaid", "class": "jb-diagram", "format": _fence})


def fence(source: str) -> str:
    """A diagram as text in its place, for the browser to draw; escaped, which functions of plugins leave out."""
    text = source.replace("&", "&amp;").replace("<", "&lt;")
    return f'<figure class="jb-diagram-place"><pre class="jb-diagram"><code>{text}</code></pre></figure>'


def _fence(source: str, language: str, css_class: str, options: object, md: object, **kwargs: object) -> str:
    return fence(source)


def site_settings(config: MkDocsConfig, words: Words, also: Sequence[str]) -> dict[str, object]:
    """What scripts are told of this site; mkdocs.yml may say more to the plugin that brings Mermaid."""
    plugin = config.plugins.get("mermaid2")
    given = plugin.config if plugin is not None else {}
    return settings(words, str(given.get("javascript") or DIAGRAMS), given.get("arguments"), also)


def add_assets(config: MkDocsConfig, style: bytes, script: bytes) -> None:
    """The style and the script before the site owner's own, at addresses that name their versions."""
    config.extra_css.insert(0, versioned(STYLE, style))
    config.extra_javascript.insert(0, versioned(SCRIPT, script, parts(search=True)))
