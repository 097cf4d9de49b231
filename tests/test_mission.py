"""No demand of the mission is without its fields, its rules and a page of the demonstration that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import get_args

import pytest
from pydantic import BaseModel

from journeybook.check import RULES
from journeybook.edition import Edition, edition
from journeybook.mission import DEMANDS, TEXTS, Demand
from journeybook.model.kinds import KINDS
from journeybook.report import mission_page
from support.repository import ROOT

SHARED = ROOT.parent / "shared" / "mission.md"


@pytest.fixture(scope="module")
def demo() -> Edition:
    return edition(ROOT, today=date(2026, 11, 22))


@pytest.fixture(scope="module")
def rendered(demo: Edition) -> dict[str, str]:
    return {page.uri: text for page, text in demo.markdown(directories=True)}


def test_every_demand_of_the_five_texts_has_its_row() -> None:
    counts = {text: sum(demand.id.startswith(f"{text}.") for demand in DEMANDS) for text in TEXTS}
    assert counts == {"0": 17, "1": 32, "2": 12, "3": 10, "4": 6}
    assert len({demand.id for demand in DEMANDS}) == len(DEMANDS)


@pytest.mark.skipif(not SHARED.is_file(), reason="the list of demands does not stand beside the project")
def test_the_rows_are_those_of_the_list_of_demands() -> None:
    listed = re.findall(r"^- \*\*(\d\.\d\d)\b", SHARED.read_text("utf-8"), re.MULTILINE)
    assert [demand.id for demand in DEMANDS] == listed


def _models(annotation: object) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _written(values: Iterable[object], names: list[str]) -> bool:
    """Whether any of these pieces of data has something written at the end of a path."""
    held = [item for value in values for item in (value if isinstance(value, tuple) else (value,))]
    if not names:
        return any(item not in (None, "", ()) for item in held)
    return _written((getattr(item, names[0]) for item in held if item is not None), names[1:])


@pytest.mark.parametrize("demand", DEMANDS, ids=lambda demand: demand.id)
def test_the_fields_of_a_demand_exist_and_the_demonstration_writes_them(demand: Demand, demo: Edition) -> None:
    for field in demand.fields:
        kind, *names = field.split(".")
        models: list[type[BaseModel]] = [KINDS[kind]]
        for name in names:
            known = [model for model in models if name in model.model_fields]
            assert known, f"{field}: no field {name}"
            models = [one for model in known for one in _models(model.model_fields[name].annotation)]
        assert _written(demo.book.entries(kind).values(), names), f"the demonstration does not write {field}"


@pytest.mark.parametrize("demand", DEMANDS, ids=lambda demand: demand.id)
def test_the_demonstration_shows_a_demand(demand: Demand, rendered: dict[str, str]) -> None:
    assert demand.pages, "no page shows it"
    _shown(demand.pages, rendered)


def _shown(pages: Iterable[str], rendered: dict[str, str]) -> None:
    for page in pages:
        uri, _, anchor = page.partition("#")
        assert uri in rendered, f"there is no page {uri}"
        if anchor:
            assert f"{{ #{anchor} }}" in rendered[uri] or f'id="{anchor}"' in rendered[uri], f"no heading {page}"


def test_rules_serve_demands_that_exist() -> None:
    known = {demand.id for demand in DEMANDS}
    assert {demand for rule in RULES for demand in rule.demands} <= known


def test_the_page_of_the_mission_is_up_to_date() -> None:
    assert (ROOT / "docs" / "mission.md").read_text("utf-8") == mission_page(), "run `make docs`"
