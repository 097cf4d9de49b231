"""No demand of the mission is without its fields, its rules and a page of the demonstration that shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import get_args

import pytest
from pydantic import BaseModel

from journeybook.check import RULES
from journeybook.check.reasons import IS_NOT, REASONS
from journeybook.edition import Edition, edition
from journeybook.mission import COUNTED, DEMANDS, TEXTS, Counted, Demand
from journeybook.model.criteria import CRITERIA
from journeybook.model.journey import Journey, Objective, Result, Stage
from journeybook.model.kinds import KINDS
from journeybook.model.people import Attributes
from journeybook.model.step import Step
from journeybook.report import mission_page
from journeybook.views.coverage import coverage_view
from journeybook.views.framework import framework_view
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


def _choices(model: type[BaseModel], field: str) -> tuple[object, ...]:
    """The values a field may have, out of its type."""
    annotation: object = model.model_fields[field].annotation
    while not (found := get_args(annotation)) or not isinstance(found[0], str):
        annotation = found[0]
    return found


def _figure(demo: Edition, id: str) -> str:
    figure = demo.book.figures[id]
    assert figure.second_hand
    assert figure.source
    return f"{figure.value} / {figure.compared or ''}"


def _gift(demo: Edition) -> Journey:
    return demo.book.maps["presente-com-desconto"]


COUNTS: dict[str, tuple[Callable[[Edition], object], object]] = {
    "reasons": (lambda demo: len(REASONS), 6),
    "questions": (lambda demo: [name for name in Step.model_fields if name in ("who", "when", "what", "how")],
                  ["who", "when", "what", "how"]),
    "outcomes": (lambda demo: get_args(get_args(Objective.model_fields["outcomes"].annotation)[0]),
                 ("satisfaction", "loyalty", "advocacy")),
    "phases": (lambda demo: _choices(Stage, "phase"), ("before", "during", "after")),
    "cycles": (lambda demo: _choices(Stage, "cycle"), ("information", "purchase", "use")),
    "verdicts": (lambda demo: _choices(Step, "verdict"), ("good", "bad", "ugly")),
    "results": (lambda demo: _choices(Result, "kind"), ("quantitative", "qualitative", "subjective")),
    "seven-steps": (lambda demo: len(framework_view(demo.words).seven), 7),
    "attributes": (lambda demo: len(Attributes.model_fields), 4),
    "dimensions": (lambda demo: {one.key for one in coverage_view(demo.book).dimensions},
                   {"division", "location", "department", "channel"}),
    "is-not": (lambda demo: len(IS_NOT), 6),
    "teams": (lambda demo: {demo.book.departments[one.department].team for one in _gift(demo).team if one.sign_off}
              >= {"marketing", "sales", "customer-experience", "it"}, True),
    "macro-stages": (lambda demo: len(_choices(Stage, "macro_stage")), 8),
    "practices": (lambda demo: (bool(demo.book.accounts["colegios-mirante"].profile),
                                any(one.trends and one.events for one in demo.book.segments.values()),
                                any(one.front_line for one in demo.book.evidence.values()),
                                {one.kind for one in demo.book.accounts["colegios-mirante"].signals}),
                  (True, True, True, {"intent", "predictive"})),
    "systems": (lambda demo: {one.category for one in demo.book.systems.values()},
                {"engagement", "intelligence", "record"}),
    "maturity": (lambda demo: sorted({one.stage for one in CRITERIA.values()}), [1, 2, 3, 4, 5]),
    "criteria": (lambda demo: [sum(one.stage == stage for one in CRITERIA.values()) for stage in range(1, 6)],
                 [5, 6, 5, 5, 6]),
    "people": (lambda demo: all(2 <= len(one.people) <= 5 for one in demo.book.accounts.values()), True),
    "content": (lambda demo: "61%" in _figure(demo, "conteudo-para-cada-etapa"), True),
    "spending": (lambda demo: "140%" in _figure(demo, "gasto-depois-da-melhor-experiencia"), True),
    "loyalty": (lambda demo: "6 anos" in _figure(demo, "anos-de-lealdade"), True),
    "protection": (lambda demo: "32%" in _figure(demo, "protecao-na-renovacao"), True),
    "growth": (lambda demo: _figure(demo, "receita-de-quem-lidera"), "17% / 3%"),
    "delay": (lambda demo: any("24" in (step.delay or "") for step in _gift(demo).steps), True),
    "planning": (lambda demo: sum("3.04" <= demand.id <= "3.09" for demand in DEMANDS), 6),
    "actions": (lambda demo: len(_gift(demo).actions), 5),
    "intents": (lambda demo: [len(one.intents) for one in _gift(demo).actions if one.focus], [4]),
    "team-types": (lambda demo: {one.team for one in demo.book.departments.values()}
                   >= {"ux", "customer-service", "analytics", "marketing", "research", "stores"}, True),
    "quadrant": (lambda demo: demo.words("quadrant.top_left"), "fazer primeiro"),
    "four-steps": (lambda demo: len(framework_view(demo.words).four), 4),
    "lead": (lambda demo: [len(one.terms) for one in demo.book.organization.vocabularies
                           if one.id == "caminho-do-lead"], [4]),
}  # fmt: skip


@pytest.mark.parametrize("counted", COUNTED, ids=lambda counted: counted.id)
def test_a_counted_list_has_its_length_and_a_page(
    counted: Counted, demo: Edition, rendered: dict[str, str]
) -> None:
    count, expected = COUNTS[counted.id]
    assert count(demo) == expected
    _shown([counted.page], rendered)
