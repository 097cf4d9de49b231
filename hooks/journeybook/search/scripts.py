"""The index as scripts, for a site opened as a file: there a browser may run scripts but fetch nothing."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path

from journeybook.search.index import BUNDLE

RECEIVER = "journeybookSearchFile"


def write_scripts(site_dir: Path) -> int:
    """Beside each file of the index in `site_dir` the same as a script that hands it over; how many there are.

    The search box asks for them by itself where the page's address begins with `file:`.
    """
    files = [file for file in sorted((site_dir / BUNDLE).glob("*")) if file.suffix != ".js"]
    for file in files:
        data = b64encode(file.read_bytes()).decode("ascii")
        script = f"{RECEIVER}({json.dumps(file.name)},{json.dumps(data)});\n"
        file.with_name(f"{file.name}.js").write_text(script, encoding="ascii")
    return len(files)
