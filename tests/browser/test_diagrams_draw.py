"""Every diagram in a real browser with the real library: what is drawn is what was written."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

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
from journeybook.diagrams.escape import one_line, shorten
from support.browser import Seen, watched_page
from support.drawings import LIBRARY, blocks, drawings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

BROKEN = "flowchart LR\n  a --->>>> <b>b</b>"

pytestmark = pytest.mark.skipif(not LIBRARY.exists(), reason="the drawing library has not been brought yet")

NASTY = [
    "", " ", '"', '"quoted"', "`", "`code`", "<b>bold</b>", "<br>", "a<br/>b", "&lt;", "&amp;",
    "#x;", "#35;", "#", ";", "a;b", ":", "a: 4: b", ",", "a, b", "|", "[a]", "(a)", "{a}", "{{a}}",
    "]", ")", "}", "-->", "--", "<img src=x onerror=window.__attacked=1>",
    "<script>window.__attacked=1</script>", "<svg onload=window.__attacked=1>",
    "[x](javascript:window.__attacked=1)", "javascript:alert(1)", "$$x^2$$", "$x$", "%%", "%% note",
    "%%{init: {'theme': 'dark'}}%%", "%%{wrap}%%", "---", "---\na: 1\n---", "fa:fa-user",
    "fa:fa-user me", "@", "a@{shape: circle}", "end", "END", "graph", "subgraph", "section",
    "section x", "title", "title x", "accTitle", "accTitle: x", "accDescr {", "click", "click a",
    "style", "style x: #1;", "classDef", "classDef x: #1;", "class", "linkStyle", "direction",
    "default", "x-axis", "y-axis", "quadrant-1", "line", "bar", "participant", "actor a", "loop",
    "alt", "note over a: b", "autonumber", "activate", "dateFormat", "__proto__", "constructor",
    "toString", "hasOwnProperty", "1", "1.", "1. first", "2026-01-01", "- item", "* item", "+ item",
    "# heading", "> quote", "*a*", "**a**", "_a_", "__a__", "~~a~~", "![x](y)", "a\\nb", "a\nb",
    "a\r\n\tb", "\\", "/a/", "'", "it's", "!", "?", "~", "^", "=", "==>", "o--o", "x", "o", "x--x",
    "A & B", "a ::: b", "ação", "é", "日本語", "日本語の長い文章はどこで折り返しますか",
    "عربي", "עברית 12", "😀", "👩‍👩‍👧",
    "❤️", "20 °C", "ﬂ°°35¶ß", "¶", "ß", "—", "…", "a\u200bb", "null", "undefined", "true", "NaN",
    "0x1F", "1e3", "long " * 30, "w" * 120, "http://example.invalid/a?b=c&d=e#f", "a@b.example",
    "50 %", "R$ 10,00", "C#", "C++", "(c)", "<", ">", "<>", "a<b>c",
]  # fmt: skip

# Real words of every script and sign, without what no YAML holds or no one sees.
LABELS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Cf", "Zl", "Zp", "Mn", "Me", "Mc")),
    max_size=60,
)

# What a reader sees of each diagram: the text without the marks on a scale, which are the library's own.
# A <switch> shows one of its parts.
SHOWN = """
() => [...document.querySelectorAll("#diagrams > *")].map((place) => ({
  failed: place.classList.contains("jb-diagram-error"),
  label: place.querySelector(".jb-drawing")?.getAttribute("aria-label"),
  text: [...place.querySelectorAll(".jb-drawing > svg :is(text, foreignObject)")]
    .filter((part) => !part.closest(".left-axis > .label"))
    .filter((part) => part.tagName !== "text" || !part.closest("switch"))
    .map((part) => part.textContent).join(" "),
}))
"""


@dataclass(frozen=True)
class Case:
    """A diagram and the texts its drawing must show: these, as often, and nothing else."""

    diagram: Diagram
    shown: tuple[str, ...]


def flow(text: str) -> Case:
    nodes = (
        Node(text, text, "round", "bad"),
        Node(text + "1", text, "diamond", "muted"),
        Node("3", text),
    )
    edges = (Edge(text, "3", text), Edge(text + "1", "3", text, "back"))
    diagram = Flow(nodes, edges, (Group(text, (text, "3")),), title=text, description=text)
    return Case(diagram, (*[text] * (6 if text.strip() else 4), "▼", "↩"))


def journey(text: str) -> Case:
    tasks = (JourneyTask(text, 5, (text,)), JourneyTask(text, 1))
    diagram = JourneyChart((JourneySection(text, tasks), JourneySection("Other", tasks[1:])), title=text)
    return Case(diagram, (*[text] * 4, "Other", shorten(text, 24), *title(text)))


def quadrant(text: str) -> Case:
    points = (Point(text, 0.5, 1), Point(text, 0, 0.25))
    diagram = Quadrant(text, text, text, text, text, text, text, text, points, title=text)
    return Case(diagram, (*[shorten(text)] * 10, *title(text)))


def sequence(text: str) -> Case:
    participants = (Participant(text, text, person=True), Participant(text + "1", text))
    messages = (Message(text, text + "1", text), Message(text, text, text, "answers"))
    diagram = Sequence(participants, messages, title=text)
    return Case(diagram, (*[shorten(text)] * 4, *title(text)))


def timeline(text: str) -> Case:
    return Case(Timeline((Period(text, (text, text)), Period(text)), title=text), (*[text] * 4, *title(text)))


def xychart(text: str) -> Case:
    diagram = XYChart((text, text), (Series((1, 2)), Series((2, 1), "bar")), 0, 2, text, text, title=text)
    axes = [shorten(text)] * 2 if text else []
    return Case(diagram, (*[shorten(text, 24)] * 2, *axes, *title(text)))


def title(text: str) -> tuple[str, ...]:
    return (shorten(text, 80),) if text else ()


KINDS = [flow, journey, quadrant, sequence, timeline, xychart]


def visible(text: str) -> Counter[str]:
    """The characters one sees of a text; white space comes and goes with lines and boxes."""
    return Counter(re.sub(r"[\s\u200b\u2060]", "", text))


@pytest.fixture(scope="module")
def site(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    folder = tmp_path_factory.mktemp("diagrams")
    return drawings(folder, serve(folder))


@pytest.fixture(scope="module")
def canvas(browser: Browser, site: Callable[..., str]) -> Iterator[tuple[Page, Seen]]:
    """One page for many diagrams, which come to it as by instant navigation."""
    with watched_page(browser) as (page, seen):
        page.goto(site(""))
        yield page, seen


def drawn(page: Page) -> None:
    """Waits until nothing on the page is left to draw; the reader has begun to move."""
    page.evaluate("document.dispatchEvent(new Event('scroll'))")
    waiting = "document.querySelector(':not(.jb-diagram-error) > pre.jb-diagram')"
    page.wait_for_function(f"!{waiting}", timeout=60_000)


def faults(canvas: tuple[Page, Seen], cases: list[Case]) -> list[str]:
    """What is drawn wrong, one line a diagram."""
    page, seen = canvas
    page.evaluate(
        "content => { document.getElementById('diagrams').innerHTML = content; arrive();"
        " dispatchEvent(new Event('beforeprint')); }",
        blocks(write(case.diagram) for case in cases),
    )
    drawn(page)
    assert page.evaluate("window.__attacked") is None
    assert seen == Seen()
    return [
        f"{case.diagram}\n  shows {shown['text']!r}, not {case.shown}"
        for case, shown in zip(cases, page.evaluate(SHOWN), strict=True)
        if shown["failed"] or visible(shown["text"]) != visible(" ".join(map(one_line, case.shown)))
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_nasty_text_is_shown_as_it_is_in_every_slot(
    canvas: tuple[Page, Seen], kind: Callable[[str], Case]
) -> None:
    # By the dozen: every drawing has a style of its own that the browser holds against the whole page.
    batches = [NASTY[start : start + 36] for start in range(0, len(NASTY), 36)]
    assert [fault for batch in batches for fault in faults(canvas, [kind(text) for text in batch])] == []


@settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(texts=st.lists(LABELS, min_size=4, max_size=8, unique=True))
def test_any_text_is_shown_as_it_is_in_every_slot(canvas: tuple[Page, Seen], texts: list[str]) -> None:
    assert faults(canvas, [kind(text) for kind in KINDS for text in texts]) == []


def test_a_page_without_diagrams_does_not_load_the_library(browser: Browser, site: Callable[..., str]) -> None:
    with watched_page(browser) as (page, seen):
        page.goto(site("<pre>plain</pre>"), wait_until="networkidle")
        assert page.evaluate("window.mermaid") is None
        assert seen == Seen()


def test_a_diagram_is_drawn_when_the_reader_comes_near_it(browser: Browser, site: Callable[..., str]) -> None:
    here, near, far = (blocks([write(flow(name).diagram)]) for name in ("here", "near", "far"))
    with watched_page(browser, viewport={"width": 800, "height": 600}) as (page, seen):
        page.goto(site(f"{here}<div style='height: 700px'></div>{near}<div style='height: 9000px'></div>{far}"))
        page.wait_for_selector(".jb-drawing")
        page.wait_for_load_state("networkidle")
        assert page.locator("pre.jb-diagram").all_text_contents() == [
            write(flow(name).diagram) for name in ("near", "far")
        ]
        page.mouse.wheel(0, 10)
        expect(page.locator(".jb-drawing")).to_have_count(2)
        assert page.locator("pre.jb-diagram").text_content() == write(flow("far").diagram)
        page.locator("pre.jb-diagram").scroll_into_view_if_needed()
        drawn(page)
        assert page.locator(".jb-drawing").count() == 3
        assert seen == Seen()


def test_a_page_whose_diagrams_are_out_of_view_does_not_load_the_library(
    browser: Browser, site: Callable[..., str]
) -> None:
    with watched_page(browser) as (page, seen):
        page.goto(site(f"<div style='height: 2000px'></div>{blocks([write(flow('far').diagram)])}"))
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.mermaid") is None
        assert seen == Seen()


def test_a_broken_diagram_says_so_in_its_place_and_keeps_its_text(
    browser: Browser, site: Callable[..., str]
) -> None:
    words = {"diagram_failed": "Este diagrama não pôde ser desenhado."}
    with watched_page(browser) as (page, seen):
        page.goto(site(blocks([BROKEN, write(flow("good").diagram)]), words=words))
        drawn(page)
        assert page.locator(".jb-diagram-error p").inner_text() == words["diagram_failed"]
        assert page.locator(".jb-diagram-error pre").inner_text() == BROKEN
        assert page.locator(".jb-drawing").count() == 1
        assert page.locator(".jb-drawing > svg").count() == 1
        assert seen == Seen()


def test_a_missing_library_leaves_the_text_and_a_message(browser: Browser, site: Callable[..., str]) -> None:
    text = write(timeline("kept").diagram)
    with watched_page(browser) as (page, _seen):
        page.goto(site(blocks([text]), library="missing.js"))
        drawn(page)
        assert page.locator(".jb-diagram-error").inner_text().strip().endswith(text.strip())


def test_a_drawing_has_a_name_to_be_read_aloud(canvas: tuple[Page, Seen]) -> None:
    named = Flow((Node("a", "A"),), title='Ways "out"', description="From A & B.")
    assert faults(canvas, [Case(named, ("A",)), Case(Flow((Node("a", "A"),)), ("A",))]) == []
    labels = [shown["label"] for shown in canvas[0].evaluate(SHOWN)]
    assert labels == ['Ways "out". From A & B.', "Diagram"]


def test_a_wide_drawing_scrolls_in_its_own_box_with_text_that_can_be_read(
    browser: Browser, site: Callable[..., str]
) -> None:
    texts = [write(kind("A text of some length").diagram) for kind in KINDS]
    with watched_page(browser, viewport={"width": 390, "height": 800}) as (page, _seen):
        page.goto(site(blocks(texts)))
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        sizes = page.evaluate("""() => [...document.querySelectorAll(".jb-drawing svg")].map((svg) =>
            Math.min(...[...svg.querySelectorAll("text, foreignObject div")].map((text) =>
              parseFloat(getComputedStyle(text).fontSize) * svg.clientWidth / svg.viewBox.baseVal.width)))""")
        assert min(sizes) > 11.9, sizes
        assert page.locator(".jb-drawing[tabindex='0']").count() == len(KINDS)


def test_the_colours_follow_the_palette_and_paper_is_light(browser: Browser, site: Callable[..., str]) -> None:
    ink = "getComputedStyle(document.querySelector('.jb-drawing .nodeLabel')).color === {!r}"
    light, dark = (ink.format(colour) for colour in ("rgb(31, 41, 51)", "rgb(228, 233, 238)"))
    with watched_page(browser) as (page, seen):
        page.goto(site(blocks([write(flow("text").diagram)])))
        page.wait_for_selector(".jb-drawing")
        assert page.evaluate(light)
        page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
        page.wait_for_function(dark)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.wait_for_function(light)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.wait_for_function(dark)
        assert page.locator(".jb-drawing").count() == 1
        assert seen == Seen()


def test_the_site_owner_sets_the_library_up_but_not_its_security(
    browser: Browser, site: Callable[..., str]
) -> None:
    arguments = {
        "securityLevel": "loose",
        "secure": [],
        "themeVariables": {"primaryTextColor": "#ff0000", "nodeTextColor": "#ff0000"},
    }
    directive = '%%{init: {"securityLevel": "loose", "dompurifyConfig": {"ADD_ATTR": ["onerror"]}}}%%'
    attack = f"{directive}\nflowchart LR\n  a[\"<img src=/missing.png onerror='window.__attacked=1'>text\"]"
    with watched_page(browser) as (page, _seen):
        page.goto(site(blocks([attack]), arguments=arguments))
        page.wait_for_selector(".jb-drawing")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("mermaid.mermaidAPI.getConfig().securityLevel") == "strict"
        assert page.evaluate("window.__attacked") is None
        colour = page.evaluate("getComputedStyle(document.querySelector('.jb-drawing .nodeLabel')).color")
        assert colour == "rgb(255, 0, 0)"


def test_the_address_of_the_library_is_that_of_the_page_it_came_with(
    browser: Browser, site: Callable[..., str]
) -> None:
    with watched_page(browser) as (page, seen):
        page.goto(site(""))
        page.evaluate(
            "content => { history.pushState(null, '', '/deep/down/');"
            " document.getElementById('diagrams').innerHTML = content; arrive(); }",
            blocks([write(flow("text").diagram)]),
        )
        page.wait_for_selector(".jb-drawing")
        assert seen == Seen()
