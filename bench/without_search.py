"""`mkdocs` with journeybook's search index left out, so that what the index costs can be told apart."""

from __future__ import annotations

from collections.abc import Iterable

import journeybook.search
from journeybook.search import Later, SearchPage
from journeybook.search.index import IndexReport


def _nothing(pages: Iterable[SearchPage | Later], *_: object, **__: object) -> IndexReport:
    return IndexReport(sum(1 for _ in pages))


if __name__ == "__main__":
    # before journeybook.site takes it from there
    journeybook.search.write_index = _nothing

    from mkdocs.__main__ import cli

    cli()
