"""The demonstration site, built: its pages, a few of each kind, the diagrams in them. No browser here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

EXAMPLES = 4  # pages of one kind that are visited; `make test-long` visits all
_DIAGRAM = re.compile(r'<pre class="jb-diagram"><code>(.*?)</code></pre>', re.DOTALL)


@dataclass(frozen=True)
class Site:
    """A built site, and where it is served."""

    folder: Path
    address: str

    @property
    def pages(self) -> list[str]:
        """The addresses of all pages from the root, but for the one of missing pages."""
        files = sorted(self.folder.rglob("*.html"))
        names = [file.relative_to(self.folder).as_posix() for file in files]
        return [name.removesuffix("index.html") for name in names if name != "404.html"]

    @property
    def examples(self) -> list[str]:
        """Of every kind of page the first few: the others are made by the same template."""
        kinds: dict[str, list[str]] = {}
        for name in self.pages:
            kinds.setdefault(name.partition("/")[0], []).append(name)
        return [name for names in kinds.values() for name in names[:EXAMPLES]]

    def diagrams(self, page: str) -> list[str]:
        """The diagrams a page holds before a browser reads it, as Mermaid's text."""
        path = self.folder / page
        html = (path / "index.html" if path.is_dir() else path).read_text("utf-8")
        return [unescape(source) for source in _DIAGRAM.findall(html)]
