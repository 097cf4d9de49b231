"""How long a browser may keep a site's files, written out for web servers. No file is changed by it.

What is asked for by an address that names its content, as the theme's files and ours are, may be kept for good; all
else is asked for again, and answered with "not modified".
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, urlsplit

from journeybook.render.browser import ASSETS, DIAGRAM_PARTS, SCRIPT, SEARCH_PARTS, STYLE
from journeybook.site.policy import FOLDER

_VALUE = "public, max-age=31536000, immutable"
_THEME = ("assets/javascripts/", "assets/stylesheets/")
_OURS = (STYLE, SCRIPT, *(f"{ASSETS}/{name}" for name in (*DIAGRAM_PARTS, *SEARCH_PARTS)))
_VENDOR = f"{ASSETS}/vendor/"


def lasting() -> str:
    """The addresses of what may be kept, as a regular expression; in every language's folder."""
    names = "|".join(re.escape(one) for one in _OURS)
    return rf"/(?:{names}|{_VENDOR}.+|(?:{'|'.join(_THEME)}).+\.[0-9a-f]{{8}}\.min\.(?:js|css))$"


def write_caching(site: Path, address: str | None) -> None:
    """Write the rules of a built site whose files the policy's folder already holds."""
    folder = site / FOLDER
    texts = {
        "caching-nginx.conf": f'location ~ "{lasting()}" {{\n    add_header Cache-Control "{_VALUE}";\n}}\n',
        "caching-apache.conf": (
            f'<If "%{{REQUEST_URI}} =~ m#{lasting()}#">\n    Header set Cache-Control "{_VALUE}"\n</If>\n'
        ),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    root = quote(urlsplit(address or "").path.rstrip("/"))
    with (folder / "_headers").open("a", encoding="utf-8", newline="\n") as headers:
        for one in (*_OURS, f"{_VENDOR}*"):
            headers.write(f"{root}/{one}\n  Cache-Control: {_VALUE}\n")
