"""The framework to download: its page, the workbook, the outline; in every language, and from the model alone."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
import yaml
from openpyxl import load_workbook

from journeybook.edition import edition
from journeybook.model.audience import PUBLIC
from journeybook.model.journey import Journey
from journeybook.model.part import Part
from journeybook.model.walk import marks
from journeybook.pages.framework import framework
from journeybook.pages.making import Making
from journeybook.pages.sections import SECTIONS
from journeybook.render import Renderer
from journeybook.views import links
from journeybook.views.framework import framework_view
from journeybook.views.links import FORMATS
from journeybook.words import LANGUAGES, Words, field_words
from journeybook.workbook.labels import Labels
from journeybook.workbook.layout import sheets
from journeybook.workbook.outline import outline
from support.workbooks import Desk


def parts(part: type[Part] = Journey) -> set[type[Part]]:
    """All that a journey is made of."""
    held = {
        mark
        for info in part.model_fields.values()
        for mark in marks(info.annotation)
        if isinstance(mark, type) and issubclass(mark, Part)
    }
    return {part, *(inner for one in held for inner in parts(one))}


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_every_field_of_a_journey_has_a_name_in_every_language(language: str) -> None:
    fields = {f"{part.__name__}.{name}" for part in parts() for name in part.model_fields}
    assert fields | {"Journey", "Stage", "Step"} == set(field_words(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sheets_or_columns_have_the_same_name(shop: Desk, language: str) -> None:
    labels = Labels(shop.book, Words(language))
    assert len(set(labels.titles.values())) == len(sheets())
    assert not any(re.search(r"[\[\]:*?/\\]", title) or len(title) > 31 for title in labels.titles.values())
    for sheet in sheets():
        names = [labels.column(column) for column in sheet.columns]
        assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outline_is_a_journey_with_and_without_what_may_be_left_out(shop: Desk, language: str) -> None:
    text = outline(Labels(shop.book, Words(language)))
    needed = yaml.safe_load(text)
    assert Journey.model_validate({**needed, "id": "new"}).title == "…"
    assert set(needed) == {"title", "persona", "customer_goal", "stages"}
    whole = "\n".join(line.removeprefix("# ") for line in text.splitlines() if not line.startswith("##"))
    assert set(yaml.safe_load(whole)) == set(Journey.model_fields) - {"id"}
    Journey.model_validate({**yaml.safe_load(whole), "id": "new"})


def test_the_page_has_both_ways_in_their_order_and_its_downloads(shop: Desk) -> None:
    making = Making(shop.book, (), Words("pt-BR"), date(2026, 6, 1))
    [page] = framework(making)
    text = Renderer(Words("pt-BR")).markdown(page)
    assert re.findall(r"<h3>(.+?)</h3>", text) == [
        "Quem é o cliente", "Etapas e pontos de contato", "Departamentos envolvidos", "Marcos de sucesso",
        "Personas", "Pontos de contato", "Momentos da verdade e dores", "Quem participa", "Avaliação", "O mapa",
        "Oportunidades",
    ]  # fmt: skip
    assert 'href="journeybook.xlsx" download' in text
    assert 'href="journey.yml" download' in text
    assert "Na planilha: Jornada · Etapas · Passos" in text


def test_the_page_leads_only_to_overviews_that_there_are() -> None:
    view = framework_view(Words("en"))
    assert {step.seen.uri for step in (*view.four, *view.seven)} <= {section.uri for section in SECTIONS}


def test_an_edition_brings_the_downloads_for_its_readers(shop: Desk) -> None:
    personas = shop.root / "journeys/personas.yml"
    personas.write_text(personas.read_text("utf-8").replace("ana:\n", "ana:\n  visibility: public\n", 1), "utf-8")
    files = {one.uri: one.make() for one in edition(shop.root, audience=PUBLIC).downloads()}
    names = ("journeys", "touchpoints", "backlog", "evidence", "metrics", "systems", "content", "verdicts",
             "perception")  # fmt: skip
    inventories = {f"{name}/{name}.{form}" for name in names for form in FORMATS}
    assert set(files) == {links.WORKBOOK, links.OUTLINE} | inventories
    assert b"title:" in files[links.OUTLINE]
    shown = {cell.value for row in load_workbook(BytesIO(files[links.WORKBOOK]))["Lists"] for cell in row}
    assert "Ana (ana)" in shown
    assert not {value for value in shown if value and "(coupon)" in str(value)}  # inside only
