"""The audit's pages: how far journeys are, what stands against them, what is exempt; small, however many."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journeybook.check import RULES
from journeybook.load import load
from journeybook.model.audience import INTERNAL, PUBLIC
from journeybook.model.book import Book
from journeybook.pages import pages
from journeybook.pages.audit import audit
from journeybook.pages.making import Making
from journeybook.render import Renderer
from journeybook.views.audit import HELD, AuditView, audit_view
from journeybook.views.course import course
from journeybook.views.links import AUDIT
from journeybook.views.links import RULES as RULES_PAGE
from journeybook.views.rules import rule_groups
from journeybook.views.scorecard import scorecards
from journeybook.words import LANGUAGES, Words
from support.overlay import TODAY, base, found, laid, loading
from support.sites import write


def view(root: Path, entries: dict[str, Any]) -> AuditView:
    files = laid(entries)
    problems = found(root, files)
    book = loading(root, files).book
    return audit_view(book, problems, scorecards(book, problems))


def stations(book: Book, id: str) -> dict[str, tuple[int, int]]:
    return {one.key: (one.done, one.of) for one in course(book, book.maps[id]).stations}


def test_the_course_counts_what_is_written(tmp_path: Path) -> None:
    book = loading(tmp_path, base()).book
    assert stations(book, "gift") == {
        "personas": (9, 9), "touchpoints": (7, 7), "moments": (1, 1), "actors": (7, 7), "evaluate": (7, 7),
        "map": (3, 3), "insights": (1, 2), "milestones": (1, 1),
    }  # fmt: skip
    assert stations(book, "late") == {
        "personas": (9, 9), "touchpoints": (0, 1), "moments": (0, 1), "actors": (0, 1), "evaluate": (0, 1),
        "map": (1, 3), "insights": (0, 1), "milestones": (1, 1),
    }  # fmt: skip


def test_the_next_station_is_the_first_that_is_not_done(tmp_path: Path) -> None:
    book = loading(tmp_path, base()).book
    nexts = {id: course(book, journey).next for id, journey in book.maps.items()}
    assert {id: one.key for id, one in nexts.items() if one} == {
        "gift": "insights", "late": "touchpoints", "dreamt": "touchpoints",
    }  # fmt: skip


def test_a_journey_whose_persona_is_missing_has_no_portrait(tmp_path: Path) -> None:
    book = loading(tmp_path, laid({"maps/late": {"persona": "nobody"}})).book
    assert stations(book, "late")["personas"] == (0, 1)


def test_the_audit_of_the_whole_organization_finds_nothing(tmp_path: Path) -> None:
    audited = view(tmp_path, {})
    assert (audited.journeys, audited.whole, len(audited.cards), audited.rules) == (3, 3, 3, ())
    assert [(one.key, one.met, one.open) for one in audited.reasons] == [
        ("team", 1, 2), ("persona", 3, 0), ("scope", 1, 2), ("evidence", 1, 2), ("perspective", 3, 0),
        ("objective", 2, 1),
    ]  # fmt: skip
    assert len(audited.orchestrations) == 1
    assert [(one.key, one.journeys) for one in audited.standings if one.journeys] == [
        ("touchpoints", 1), ("insights", 1),
    ]  # fmt: skip


def test_the_worst_stand_first_and_the_gravest_rules(tmp_path: Path) -> None:
    late = {"objective": None, "perspective": "inside-out"}
    audited = view(tmp_path, {"maps/late": late, "maps/gift": {"objective": None, "charter": None}})
    assert [(card.journey.id, card.unmet) for card in audited.cards] == [
        ("late", 2), ("gift", 1), ("dreamt", 0),
    ]  # fmt: skip
    assert [(one.code, one.level, one.count) for one in audited.rules] == [
        ("J270", "error", 1), ("J250", "warning", 2), ("J241", "warning", 1),
    ]  # fmt: skip


def test_exemptions_and_settings_are_listed_with_their_reasons(tmp_path: Path) -> None:
    exempt = [{"rule": "J431", "reason": "Nobody counts looks."}, {"rule": "J999", "reason": "No rule."}]
    audited = view(
        tmp_path,
        {
            "touchpoints/window": {"monitored_by": None, "exempt": exempt},
            "organization": {"rules": {"J431": "error", "J217": "off"}},
        },
    )
    [one] = audited.exemptions
    assert (one.code, one.title, one.reason) == ("J431", "Shop window", "Nobody counts looks.")
    assert [(one.code, one.usual, one.level) for one in audited.settings] == [
        ("J217", "note", "off"), ("J431", "note", "error"),
    ]  # fmt: skip


def test_an_audit_of_many_journeys_has_all_of_them_in_parts_the_worst_first(tmp_path: Path) -> None:
    one = base()["maps/late"] | {"objective": None}
    files = laid({f"maps/late-{number:03}": one for number in range(HELD + 10)})
    problems = found(tmp_path, files)
    made = {page.uri: page for page in pages(loading(tmp_path, files).book, problems, Words("en"), TODAY)}
    first: Any = made["audit/index.md"].made().values
    second: Any = made["audit/reasons/2.md"].made().values
    parts = first["reasons"], second.part
    total = HELD + 13
    assert [(part.first, part.last, part.total) for part in parts] == [(1, HELD, total), (HELD + 1, total, total)]
    assert [card.unmet for card in parts[0].rows] == [1] * HELD
    assert [card.unmet for card in parts[1].rows][-3:] == [0, 0, 0]


def test_every_rule_has_its_page_in_a_chapter() -> None:
    groups = rule_groups(Book(), Words("pt-BR"))
    assert [rule.code for group in groups for rule in group.rules] == [rule.code for rule in RULES]
    assert len({group.key for group in groups}) == len(groups)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_written_in_each_language(language: str, tmp_path: Path) -> None:
    files = laid({"maps/gift": {"objective": None, "exempt": [{"rule": "J999", "reason": "None."}]}})
    problems = found(tmp_path, files)
    words = Words(language)
    making = Making(loading(tmp_path, files).book, problems, words, TODAY)
    texts = {page.uri: Renderer(words).markdown(page) for page in audit(making)}
    assert list(texts) == [AUDIT, RULES_PAGE]
    assert words("reason.objective") in texts[AUDIT]
    assert 'href="../journeys/gift/#reason-objective"' in texts[AUDIT]
    assert texts[RULES_PAGE].count("{ #rule-j") == len(RULES)


def test_the_public_has_neither_page(tmp_path: Path) -> None:
    root = write(tmp_path, base())
    for audience, expected in ((INTERNAL, {AUDIT, RULES_PAGE}), (PUBLIC, set())):
        book = load(root, audience=audience).book
        uris = {page.uri for page in pages(book, (), Words("en"), TODAY)}
        assert uris & {AUDIT, RULES_PAGE} == expected
