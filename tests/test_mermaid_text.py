"""The text of diagrams without a browser: one golden file a kind, and the escaping rule by table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.diagrams import (
    Diagram,
    Edge,
    Flow,
    Group,
    JourneyChart,
    JourneySection,
    JourneyTask,
    Message,
    Node,
    Participant,
    Period,
    Point,
    Quadrant,
    Sequence,
    Series,
    Timeline,
    XYChart,
    write,
)
from journeybook.diagrams.escape import bare, line_start, one_line, shorten, string

GOLDEN = Path(__file__).parent / "golden" / "diagrams"

DIAGRAMS: dict[str, Diagram] = {
    "flow": Flow(
        nodes=(
            Node("invited", "Gets an invitation", "pill"),
            Node("compares", "Compares offers", tone="good"),
            Node("form", "Fills in form 7/B", tone="bad"),
            Node("trusts", "Trust us?", "diamond", "accent"),
            Node("leaves", "Gives up", "round", "muted"),
            Node("card", "Has the card", "hexagon"),
        ),
        edges=(
            Edge("invited", "compares"),
            Edge("compares", "form", "with doubts"),
            Edge("invited", "card", "a friend's advice", "skip"),
            Edge("form", "compares", kind="back"),
            Edge("form", "invited", "asks again", "back"),
            Edge("form", "leaves", "30 %", "exit"),
            Edge("form", "trusts"),
        ),
        groups=(Group("Discover", ("invited", "compares")), Group("Buy", ("form", "trusts"))),
        title="Ways to the card",
        description="From the invitation to the card: six steps.",
    ),
    "tree": Flow(
        nodes=(Node("home", "A home"), Node("loan", "A loan"), Node("papers", "The papers")),
        edges=(Edge("home", "loan", kind="part"), Edge("loan", "papers", kind="part")),
        direction="down",
    ),
    "journey": JourneyChart(
        sections=(
            JourneySection("Discover", (JourneyTask("Section 1: the shop", 4, ("Ana", "Clerk, new")),)),
            JourneySection("Buy", (JourneyTask("Waits", 1), JourneyTask("Pays", 3, ("Ana",)))),
        ),
        title="Buying a gift",
    ),
    "quadrant": Quadrant(
        "Little effort",
        "Much effort",
        "Little impact",
        "Much impact",
        "Plan",
        "Do now",
        "Maybe",
        "Avoid",
        points=(Point("Shorter form", 0.2, 1.0), Point("App", 1, 0.5), Point("Sign", 0.125, 0)),
        title="Opportunities",
    ),
    "sequence": Sequence(
        participants=(Participant("ana", "Ana", person=True), Participant("shop", "Shop; Lisbon")),
        messages=(Message("ana", "shop", "Asks: when?"), Message("shop", "ana", "Tomorrow", "answers")),
        title="Delivery",
    ),
    "timeline": Timeline(
        periods=(Period("2026-01", ("Ana visits", "Bia calls: price?")), Period("March")),
        title="Acme",
    ),
    "xychart": XYChart(
        categories=("Jan", "Feb"),
        series=(Series((10, 20.5), "bar"), Series((-1, 0.00001))),
        y_low=-2,
        y_high=40,
        x_title="Month",
        y_title="NPS",
        title="NPS by month",
    ),
}

SHOWN_AS_GIVEN = ["Ação 10", "日本語", "❤ 👩‍👩‍👧", "عربي"]

# What the author wrote, and what Mermaid is given.
ESCAPED = [
    ("", "—"),
    (" \n\t ", "—"),
    ("two\nlines  here", "two lines here"),
    ("a\u2028b\u00a0c\ufeffd", "a b c d"),
    ("nul\0l", "nul l"),
    ("half \ud83d", "half"),
    ('"', "#34;"),
    ("`code`", "#96;code#96;"),
    ("#x; &amp;", "#35;x#59; #38;amp#59;"),
    ("%%{init: {}}%%", "#37;#37;#123;init#58; #123;#125;#125;#37;#37;"),
    ("__proto__", "#95;#95;proto#95;#95;"),
    ("20 °C: ﬂ°°35¶ß", "20 °C#58; ﬂ\u2060°°35¶\u2060ß"),
]

AT_A_LINE_START = [
    ("section one", "#115;ection one"),
    ("end", "#101;nd"),
    ("7 days", "#55; days"),
    ("%", "#37;"),
    ("", "—"),
    ("época", "época"),
    ("¶ß", "¶\u2060ß"),
]

SHORTENED = [
    ("short", 40, "short"),
    ("four", 4, "four"),
    ("fours", 4, "fou…"),
    ("a word", 3, "a…"),
    ("abc\u0301d", 3, "ab…"),
    ("a👩\u200d👧b", 4, "a…"),
    ("\u0301\u0301\u0301", 2, "…"),
]


@pytest.mark.parametrize("name", DIAGRAMS)
def test_a_diagram_is_written_as_its_golden_file_says(name: str) -> None:
    assert write(DIAGRAMS[name]) == (GOLDEN / f"{name}.mmd").read_text("utf-8")


def test_every_golden_file_has_a_diagram() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(DIAGRAMS)


@pytest.mark.parametrize(("text", "written"), ESCAPED + [(text, text) for text in SHOWN_AS_GIVEN])
def test_a_text_is_escaped_in_a_bare_slot_and_in_a_string(text: str, written: str) -> None:
    assert bare(text) == written
    assert string(text) == f'"{written}"'


@pytest.mark.parametrize(("text", "written"), AT_A_LINE_START)
def test_no_text_begins_a_line_with_a_keyword(text: str, written: str) -> None:
    assert line_start(text) == written


@pytest.mark.parametrize(("text", "limit", "shown"), SHORTENED)
def test_a_text_is_cut_where_nothing_wraps(text: str, limit: int, shown: str) -> None:
    assert shorten(text, limit) == shown


@given(st.text())
def test_an_escaped_text_holds_no_ascii_sign_but_in_codes_and_gives_the_text_back(text: str) -> None:
    codes = re.compile(r"#(\d+);")
    for written in (bare(text), line_start(text)):
        assert re.fullmatch(r"[A-Za-z0-9 \u0080-\U0010ffff]*", codes.sub("", written))
        assert codes.sub(lambda code: chr(int(code[1])), written) == one_line(text)


@given(st.text(), st.integers(1, 60))
def test_a_shortened_text_is_never_longer_than_its_limit_nor_empty(text: str, limit: int) -> None:
    assert 1 <= len(shorten(text, limit)) <= limit


@given(st.text(), st.text())
def test_a_text_never_adds_a_line(one: str, other: str) -> None:
    def lines(text: str) -> int:
        chart = JourneyChart((JourneySection(text, (JourneyTask(text, 3, (text, text)),)),), "title")
        return write(chart).count("\n")

    assert lines(one) == lines(other)


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: JourneyTask("too happy", 6),
        lambda: Point("beside the axes", 1.1, 0),
        lambda: Flow((Node("a", "A"), Node("a", "A again"))),
        lambda: Flow((Node("a", "A"),), (Edge("a", "nowhere"),)),
        lambda: Flow((Node("a", "A"),), groups=(Group("one", ("a",)), Group("two", ("a",)))),
        lambda: Sequence((Participant("a", "A"),), (Message("a", "nobody", "?"),)),
        lambda: XYChart(("Jan",), (Series((1, 2)),), 0, 1),
        lambda: XYChart(("Jan",), (Series((1,)),), 1, 1),
    ],
)
def test_an_impossible_value_fails_at_once(impossible: object) -> None:
    assert callable(impossible)
    with pytest.raises(AssertionError):
        impossible()
