"""Tags and related journeys: one page a tag, and what journeys have in common, worked out by hand."""

from __future__ import annotations

import pytest

from journeybook.pages.tags import tags
from journeybook.views.links import to_tag
from journeybook.views.related import related, suggested
from journeybook.views.tags import tag_rows, tagged
from support.books import book, journey, persona, rendered, stage, step, touchpoint


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Ação", "acao", True), ("Pós-venda", "pos venda", True), ("c", "c++", True), ("日本", "中国", False)],
)
def test_case_accents_and_punctuation_make_no_other_tag(one: str, other: str, same: bool) -> None:
    assert (to_tag(one).uri == to_tag(other).uri) is same


def test_a_tag_called_index_gives_way_to_the_overview() -> None:
    assert to_tag("Index").uri == "tags/index_.md"


def test_a_tag_has_a_page_with_all_that_bears_it_of_every_kind() -> None:
    whole = book(
        journey("one", tags=["Gift", "Sale"]), journey("two", tags=["gift"]), persona("ana", tags=["gift"])
    )
    assert [(row.link.title, row.entries, row.kinds) for row in tag_rows(whole)] == [
        ("gift", 3, (("personas", 1), ("maps", 2))),
        ("Sale", 1, (("maps", 1),)),
    ]
    assert [one.title for one in tagged(whole)["tags/sale.md"][1]] == ["One"]
    made = rendered(tags, whole)
    assert set(made) == {"tags/index.md", "tags/gift.md", "tags/sale.md"}
    assert 'href="../../journeys/two/"' in made["tags/gift.md"]
    assert 'data-options="&#91;&quot;Journeys&quot;, &quot;Personas&quot;&#93;"' in made["tags/gift.md"]


def _met(id: str, *touchpoints: str, **fields: object) -> object:
    return journey(id, stage("s", *(step(f"at-{one}", touchpoint=one) for one in touchpoints)), **fields)


def test_journeys_that_share_the_rarest_touchpoints_are_suggested_unless_an_editor_named_some() -> None:
    points = [touchpoint(name) for name in ("shop", "lift", "desk")]
    whole = book(
        *points,
        persona("ana"),
        persona("bia"),
        _met("start", "shop", "lift"),
        _met("common", "shop"),  # 1/4
        _met("close", "shop", "lift", persona="bia"),  # 1/4 + 1/3
        _met("also-common", "shop", persona="bia"),  # 1/4, of another persona
        _met("dream", "lift", state="dream", variant_of="start"),
        _met("far", "desk"),
        _met("named", "desk", related=["start"]),
    )
    found = [link.uri for link in suggested(whole, whole.maps["start"])]
    assert found == ["journeys/close.md", "journeys/common.md", "journeys/also-common.md"]
    assert suggested(whole, whole.maps["named"]) == ()
    assert [link.title for link in related(whole, whole.maps["named"])] == ["Start"]
    assert suggested(whole, whole.maps["far"])[0].uri == "journeys/named.md"
