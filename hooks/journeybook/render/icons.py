"""Icons: drawings that come with the theme's package, where the style names them as `icon("material/web")`."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_NAMED = re.compile(r'icon\("([\w/-]+)"\)')
_NOTHING = '<svg xmlns="http://www.w3.org/2000/svg"/>'
_IN_ADDRESS = str.maketrans({"#": "%23", "'": "%27", "\n": " "})


def drawn(style: str) -> str:
    """A style with the drawing of each icon that it names."""
    return _NAMED.sub(lambda match: f"url('data:image/svg+xml,{drawing(match[1]).translate(_IN_ADDRESS)}')", style)


@cache
def drawing(name: str) -> str:
    """An icon as SVG; an empty one where this version of the package has none of that name."""
    path = _folder() / f"{name}.svg"
    return path.read_text("utf-8").strip() if path.is_file() else _NOTHING


@cache
def _folder() -> Path:
    package = find_spec("material")
    assert package is not None
    assert package.origin
    return Path(package.origin).parent / "templates/.icons"
