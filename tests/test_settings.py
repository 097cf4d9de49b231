"""A slip in mkdocs.yml's settings is a sentence with its cure, costs that setting alone, and opens nothing."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
from mkdocs.config import load_config

from journeybook.cache import Store
from journeybook.examination import Examination
from journeybook.site.build import sheets
from journeybook.site.plan import Source, plan
from journeybook.site.settings import settings
from journeybook.views.forge import NOWHERE
from journeybook.words import Words
from support.organizations import small
from support.sites import repository

SLIPS: list[tuple[object, str, str]] = [
    ({"audience": "internl"}, "public", "'audience' cannot be 'internl': write public, internal, or a list"),
    ({"audiance": "public"}, "public", "there is no setting 'audiance', did you mean 'audience'?"),
    ({"colors": {}}, "internal", "there is no setting 'colors', did you mean 'colours'?"),
    ({"speed": 1}, "internal", "there is no setting 'speed'; there are: audience, language, colours, report"),
    ({"language": "português"}, "internal", "'language' cannot be 'português': write a code such as pt-BR"),
    ({"colours": {"dark": {"accent": "red"}}}, "internal", "'colours.dark.accent' is not understood: below light:"),
    ({"report": "tasks"}, "internal", "'report' cannot be 'tasks': write an address that begins with https://"),
    ({"offline": "folder"}, "internal", "'offline' cannot be 'folder': write true or false"),
    ({"search": {"also": "https://other.example/"}}, "internal", "'search.also' is not understood: below also:"),
    ({True: 1}, "internal", "there is no setting 'True'; there are:"),
    ({1: "x"}, "internal", "there is no setting '1'; there are:"),
    ({None: "x"}, "internal", "there is no setting 'None'; there are:"),
    ({"language": 3}, "internal", "'language' cannot be '3': write a code such as pt-BR"),
    ({"report": "javascript:alert()"}, "internal", "'report' cannot be 'javascript:alert()': write an address"),
    ("public", "public", "'journeybook' should hold settings, each on a line of its own below it"),
]


@pytest.mark.parametrize(("given", "audience", "said"), SLIPS)
def test_a_slip_is_one_sentence_and_never_makes_a_site_more_open(given: object, audience: str, said: str) -> None:
    chosen, faults = settings({"journeybook": given})
    (sentence,) = (Words("en")(one.key, **one.values) for one in faults)
    assert sentence.startswith(said)
    assert chosen.audience == audience


@pytest.mark.parametrize(
    "address", ["mailto:it@shop.example?subject={title}", "HTTPS://tasks.example/new", "http://t/"]
)
def test_reports_go_to_a_web_address_or_by_mail(address: str) -> None:
    chosen, faults = settings({"journeybook": {"report": address}})
    assert (chosen.report, faults) == (address, [])


def test_a_slip_costs_no_other_setting() -> None:
    chosen, faults = settings({"journeybook": {"compresed": True, "language": "es", "offline": True}})
    assert (chosen.language, chosen.offline, len(faults)) == ("es", True, 1)


def test_an_audience_of_departments_that_are_none_is_told_and_nothing_read_again_for_it(tmp_path: Path) -> None:
    chosen, faults = settings({"journeybook": {"audience": ["marketing", "it"]}})
    assert faults == []
    root = repository(small(tmp_path))

    def told(source: type[Source]) -> list[str]:
        store = Store(root)
        made = source(root, "en", chosen, NOWHERE, date(2026, 6, 1), (), store)
        config = load_config(str(root / "mkdocs.yml"))
        faults = plan(made, sheets(config, made, store), store).faults
        store.save()
        return [Words("en")(one.key, **one.values) for one in faults]

    sentence = ["there is no department 'it' for the audience; there are: logistics, marketing"]
    assert told(Source) == sentence
    assert told(_Unread) == sentence
    (root / "journeys/departments.yml").write_text("stores: [", "utf-8")
    assert told(Source) == []


class _Unread(Source):
    """An organization that need not be read again."""

    @cached_property
    def examination(self) -> Examination:
        raise AssertionError
