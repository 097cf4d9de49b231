"""While somebody writes, a page is looked for where it may be alone: there it must be."""

from __future__ import annotations

from journeybook.edition import edition
from journeybook.site.live import _folder
from support.organizations import TODAY
from support.repository import ROOT


def test_every_page_is_listed_with_its_folder() -> None:
    whole = edition(ROOT, today=TODAY)
    uris = {page.uri for page in whole.listed()}
    assert len(uris) > 100
    for folder in {_folder(uri) for uri in uris}:
        wanted = {uri for uri in uris if _folder(uri) == folder}
        assert wanted <= {page.uri for page in whole.listed(folder)}
