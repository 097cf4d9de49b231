"""The rule on attestations of maturity: each is on a criterion that is somebody's word to give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from journeybook.check.rule import Finding
from journeybook.model.book import Book
from journeybook.model.criteria import CRITERIA


def attestations(book: Book, today: date) -> Iterator[Finding]:
    """Somebody attests only a criterion of maturity that there is, and that the files do not decide.

    The level of maturity follows what the files show. Only for what no file can show does somebody give their word,
    in maturity.yml, under the criterion's id.

    good:
        maturity:
          top-down-mandate: {met: true, by: The board, day: 2026-04-01, note: Minutes of that day}
    bad:
        maturity:
          profiles-documented: {met: true, by: The board, day: 2026-04-01, note: Minutes of that day}
    """
    open_ids = [one.id for one in CRITERIA.values() if one.attested]
    for id in book.maturity:
        criterion = CRITERIA.get(id)
        if criterion is None:
            near = get_close_matches(id, open_ids, 1)
            values = {"id": id, "near": near[0] if near else "", "known": ", ".join(open_ids)}
            yield Finding("maturity", id, (), "near" if near else "", values)
        elif not criterion.attested:
            yield Finding("maturity", id, (), "files", {"id": id, "known": ", ".join(open_ids)})
