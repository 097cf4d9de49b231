"""A changed entry changes its file where it changed; the rest stays, byte for byte."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.load import yaml as loaded
from journeybook.model.text import Foreign
from journeybook.rewrite import Data, Map, Unchangeable, anew, changed, fresh

WORDS = st.one_of(
    st.text(alphabet="ab =+-@:#'\"\\\n,[]{}&*!|>%~é\u2028\xa0🙂01", max_size=12).map(str.strip).filter(bool),
    st.sampled_from(["yes", "null", "12:30", "010", "2026-01-02", "1e5", "- a", "a: b", "~", "=", "<<"]),
    st.just("word " * 40 + "end"),
)  # fmt: skip
LEAVES = st.one_of(WORDS, st.booleans(), st.integers(-9, 9), st.sampled_from([0.25, 1.5, -3.75]), st.dates())
PARTS = st.dictionaries(st.sampled_from(["title", "about", "who", "kind"]), LEAVES, min_size=1)
ITEMS = st.builds(lambda id, part: {"id": id, **part}, st.sampled_from("abcdef"), PARTS)
ENTRIES = st.fixed_dictionaries(
    {"title": WORDS},
    optional={
        "about": LEAVES,
        "who": LEAVES,
        "tags": st.lists(WORDS, min_size=1, max_size=4),
        "owner": PARTS,
        "steps": st.lists(ITEMS, min_size=1, max_size=4),
    },
)


def meant(text: str) -> object:
    value, faults = loaded.read(text)
    assert faults == []
    return value


@settings(max_examples=200)
@given(ENTRIES)
def test_new_text_means_what_it_was_made_of(entry: dict[str, Any]) -> None:
    assert meant(fresh(entry)) == entry
    assert meant("k: " + fresh(entry, inline=True)) == {"k": entry}


@settings(max_examples=200)
@given(ENTRIES, ENTRIES)
def test_changed_text_means_the_new_entry(old: dict[str, Any], new: dict[str, Any]) -> None:
    text = fresh(old) + "\n"
    try:
        rewritten = changed(text, (), old, new, "en")
    except Unchangeable:
        rewritten = anew(text, old, new, "en")
    assert meant(rewritten) == new
    assert changed(text, (), old, old, "en") == text


TEXT = """\
# The head
title: A gift  # short
owner:
  person: Olga   # on leave
  department: stores

tags: [late, gift]
# Before the steps
steps:
  # first
  - id: ask
    title: I ask
    thinks:
      - "Where?"
      # a doubt
      - "When?"

  # then
  - id: wait
    title: >-
      I wait for
      the coupon
    # the end of it
"""
OLD: Map = yaml.safe_load(TEXT)
STEPS = yaml.safe_load(TEXT)["steps"]
FOLDED = ["    title: >-", "      I wait for", "      the coupon"]


def with_step(index: int, **fields: Data) -> Map:
    new = yaml.safe_load(TEXT)
    new["steps"][index] |= fields
    return dict(new)


def without(name: str) -> Map:
    return {key: value for key, value in OLD.items() if key != name}


@pytest.mark.parametrize(
    ("new", "gone", "come"),
    [
        ({**OLD, "title": "A present"}, ["title: A gift  # short"], ["title: A present  # short"]),
        ({**OLD, "title": "A present: mine"}, ["title: A gift  # short"], ['title: "A present: mine"  # short']),
        ({**OLD, "tags": ["late"]}, ["tags: [late, gift]"], ["tags: [late]"]),
        (without("owner"), ["owner:", "  person: Olga   # on leave", "  department: stores"], []),
        ({"title": "A gift", "about": "More.", **without("title")}, [], ["about: More."]),
        (with_step(0, who="Ana"), [], ["    who: Ana"]),
        (with_step(0, thinks=["Where?"]), ['      - "When?"'], []),
        (with_step(0, thinks=["Where?", "When?", "Why?"]), [], ["      - Why?"]),
        (with_step(1, title="I wait"), FOLDED, ["    title: I wait"]),
        ({**OLD, "steps": STEPS[:1]}, ["  - id: wait", *FOLDED], []),
        ({**OLD, "steps": [*STEPS, {"id": "go", "title": "I go"}]}, [], ["  - id: go", "    title: I go"]),
        ({**OLD, "steps": [{"id": "see", "title": "I see"}, *STEPS]}, [], ["  - id: see", "    title: I see"]),
    ],
)  # fmt: skip
def test_only_the_lines_of_a_change_are_touched(new: Map, gone: list[str], come: list[str]) -> None:
    rewritten = changed(TEXT, (), OLD, new, "en")
    assert yaml.safe_load(rewritten) == new
    before, after = TEXT.splitlines(), rewritten.splitlines()
    assert [line for line in before if line not in after] == gone
    assert [line for line in after if line not in before] == come


def test_a_text_in_several_languages_changes_in_one() -> None:
    text = "title: {en: Gift, pt-BR: Presente}\nabout:\n  en: Short.\n  es: Corto.\n"
    text += "steps:\n  - {title: {en: Ask, es: Pedir}, n: 1}\n"
    old: Map = {"title": "Presente", "about": "Short.", "steps": [{"title": "Ask", "n": 1}]}
    new: Map = {"title": "Brinde", "about": "Curto.", "steps": [{"title": "Ask", "n": 2}]}
    assert yaml.safe_load(changed(text, (), old, new, "pt-BR")) == {
        "title": {"en": "Gift", "pt-BR": "Brinde"},
        "about": {"en": "Short.", "es": "Corto.", "pt-BR": "Curto."},
        "steps": [{"title": {"en": "Ask", "es": "Pedir"}, "n": 2}],
    }
    assert yaml.safe_load(anew(text, old, new, "pt-BR")) == yaml.safe_load(changed(text, (), old, new, "pt-BR"))


def test_an_entry_among_others_is_changed_alone() -> None:
    text = "a:\n  title: A\nb:\n  title: B  # b\n\nc: {title: C}\n"
    assert changed(text, ("b",), {"title": "B"}, {"title": "Bee"}, "en") == text.replace("B  # b", "Bee  # b")


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "title: [\n", "- a\n", ""])
def test_a_text_that_cannot_be_changed_piece_by_piece_is_left_alone(text: str) -> None:
    with pytest.raises(Unchangeable):
        changed(text, (), {"title": "A"}, {"title": "B"}, "en")


def test_a_text_that_named_no_language_stays_beside_its_translation() -> None:
    text = "title: Espero a resposta # ours\nwho: Lia\n"
    old: Map = {"title": Foreign("Espero a resposta", "pt-BR"), "who": "Lia"}
    new: Map = {"title": "Espero: la respuesta", "who": "Rita"}
    assert changed(text, (), old, new, "es") == (
        'title: {pt-BR: Espero a resposta, es: "Espero: la respuesta"} # ours\nwho: Rita\n'
    )
