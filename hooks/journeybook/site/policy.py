"""The Content-Security-Policy that a built site holds to, written out for web servers. No page is changed by it.

The theme's few scripts within a page are allowed by their hashes, which change with the theme's version and the
site's settings: so the policy is worked out by each build. A script that an editor writes into a page is not in it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "assets/journeybook/headers"
_HEADER = "Content-Security-Policy"
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.+?)</script>", re.DOTALL | re.IGNORECASE)
_OWN_PAGES = ("index.html", "404.html")
# The theme's parts with scripts of their own; the first names the way to the root, which differs by depth.
_SCOPE = "partials/javascripts/base.html"
_PARTS = ("partials/javascripts/content.html", "partials/javascripts/palette.html")


def inline_scripts(html: str) -> Iterator[str]:
    """The texts of the scripts that stand in a page and are run; not those it loads, nor data."""
    for match in _SCRIPT.finditer(html):
        attributes = match["attributes"].lower()
        if "src=" not in attributes and "json" not in attributes:
            yield match["text"]


def policy(scripts: Iterable[str]) -> str:
    """The header's value. Each exception has its reason in the manual."""
    hashes = sorted({f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in scripts})
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *hashes],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "media-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'self'"],
        "frame-ancestors": ["'self'"],
        "object-src": ["'none'"],
    }
    return "; ".join(" ".join((name, *sources)) for name, sources in rules.items())


def theme_scripts(env: Environment, config: MkDocsConfig, files: Files) -> list[str]:
    """The theme's scripts within pages, at every depth at which this site has a page."""
    deepest = max((file.url.count("/") for file in files if file.src_uri.endswith(".md")), default=0)
    context = {"config": config, "features": config.theme.get("features", []), "page": None}
    scope = env.get_template(_SCOPE)
    pieces = [scope.render(context, base_url="/".join([".."] * depth) or ".") for depth in range(deepest + 1)]
    pieces += [env.get_template(part).render(context, base_url=".") for part in _PARTS]
    return [text for piece in pieces for text in inline_scripts(piece)]


def write_policy(site: Path, scripts: Iterable[str]) -> str:
    """Write the policy of a built site as the files that web servers read; the header's value."""
    pages = [path.read_text("utf-8") for name in _OWN_PAGES if (path := site / name).is_file()]
    value = policy([*scripts, *(text for page in pages for text in inline_scripts(page))])
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "policy.txt": f"{value}\n",
        "nginx.conf": f'add_header {_HEADER} "{value}" always;\n',
        "apache.conf": f'Header always set {_HEADER} "{value}"\n',
        "_headers": f"/*\n  {_HEADER}: {value}\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    return value
