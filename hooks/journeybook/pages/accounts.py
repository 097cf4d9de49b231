"""The pages of business accounts: all of them, then each with its people on one time line."""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.pages import found
from journeybook.pages.making import Making
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.accounts import account_rows, account_view


def accounts(making: Making) -> Iterator[Page]:
    """All accounts, and a page each."""
    rows = account_rows(making.book)
    yield making.overview("accounts", links.ACCOUNTS, rows, wide=True)
    for row in rows:
        view = account_view(making.book, row, making.words)
        name = row.account.name
        source = making.source("accounts", row.account.id)
        search = found.entry(name, "accounts", row.account, row.segment)
        yield Page(row.link.uri, name, "account.md", view, source, links.ACCOUNTS, wide=True, search=search)
