"""The search finds of a page what stands on it, for the public and inside: nothing that its readers do not see."""

from __future__ import annotations

import re
from html import unescape
from typing import get_args, get_type_hints

import pytest

from journeybook.edition import edition
from journeybook.model.audience import INTERNAL, PUBLIC, Audience
from journeybook.model.step import Issue
from journeybook.words import LANGUAGES, Words
from support.organizations import TODAY
from support.repository import ROOT

ABOUT_THE_BOOK = ("overview", "page", "rules")  # what people call a section, and what rules are for, is our own


def bare(text: str) -> str:
    """A text without spaces, tags and the marks of prose."""
    return re.sub(r"[\s*_`\\]+", "", unescape(re.sub(r"<[^>]+>", "", text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_step_is_found_by_has_a_name_in_each_language(language: str) -> None:
    words = Words(language)
    kinds = get_args(get_type_hints(Issue)["kind"])
    assert len(kinds) > 3
    assert [kind for kind in ("truth", "pains", *kinds) if f"search.mark.{kind}" not in words] == []


@pytest.mark.parametrize("audience", [PUBLIC, INTERNAL])
def test_what_is_found_of_an_entry_stands_on_its_page(audience: Audience) -> None:
    book = edition(ROOT, "pt-BR", audience, TODAY)
    renderer = book.renderer(directories=True)
    unseen, found = [], 0
    for page in book.pages:
        made = page.made()
        if made.found is None or made.found.kind in ABOUT_THE_BOOK:
            continue
        shown = bare(renderer.body(made))
        for record in made.found.records():
            pieces = [piece for piece in record.text.split(" · ") if bare(piece)]
            found += len(pieces)
            unseen += [(page.uri, record.anchor, piece) for piece in pieces if bare(piece) not in shown]
    assert unseen == []
    assert found > 1_000
