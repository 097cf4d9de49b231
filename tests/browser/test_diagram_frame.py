"""What a reader does with a drawing: moves it, enlarges it, fills the screen, takes it away, prints it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeybook.diagrams import (
    Diagram,
    Edge,
    Flow,
    Group,
    JourneyChart,
    JourneySection,
    JourneyTask,
    Node,
    Period,
    Point,
    Quadrant,
    Series,
    Timeline,
    XYChart,
    write,
)
from support.browser import Seen, watched_page
from support.drawings import LIBRARY, blocks, drawings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(not LIBRARY.exists(), reason="the drawing library has not been brought yet")

TEXT = "Recebo o cupom & não sei <onde> usar"
STEPS = [Node(str(number), f"{TEXT} {number}", "round", "bad") for number in range(9)]
WAYS = [Edge(str(number), str(number + 1), "58%" if number % 3 else None) for number in range(8)]
GROUPS = tuple(Group(f"Etapa {first}", (str(first), str(first + 1))) for first in range(0, 8, 2))
TASKS = tuple(JourneyTask(f"{TEXT} {score}", score, ("Ana",)) for score in (1, 3, 5))
POINTS = (Point(TEXT[:20], 0.2, 0.9), Point("Outra", 0.8, 0.3))
KINDS: dict[str, Diagram] = {
    "flow": Flow(tuple(STEPS), tuple(WAYS), GROUPS, description="The ways"),
    "tree": Flow(tuple(STEPS[:4]), tuple(Edge("0", str(n), kind="part") for n in (1, 2, 3)), direction="down"),
    "journey": JourneyChart((JourneySection("Depois", TASKS),), title="Depois"),
    "quadrant": Quadrant("x", "X", "y", "Y", "1", "2", "3", "4", POINTS),
    "timeline": Timeline((Period("2026-01", (TEXT, TEXT)), Period("2026-02", (TEXT,))), title="Conta"),
    "chart": XYChart(("jan", "fev"), (Series((1, 2)),), 0, 3, y_title="NPS"),
}
FLOW = KINDS["flow"]
FILLER = "<p>below</p><div style='height: 200px'></div>"


@pytest.fixture(scope="module")
def site(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    folder = tmp_path_factory.mktemp("drawings")
    return drawings(folder, serve(folder))


@pytest.fixture
def flow(browser: Browser, site: Callable[..., str]) -> Iterator[Page]:
    """A page with one large drawing, drawn."""
    with watched_page(browser, viewport={"width": 900, "height": 700}, has_touch=True) as (page, seen):
        page.goto(site(f"{blocks([write(FLOW)])}{FILLER}"))
        page.wait_for_selector(".jb-drawing > svg")
        yield page
        assert seen == Seen()


def width(page: Page) -> float:
    return float(page.locator(".jb-drawing > svg").evaluate("svg => svg.clientWidth"))


def scrolled(page: Page) -> list[float]:
    found: list[float] = page.locator(".jb-drawing").evaluate("box => [box.scrollLeft, box.scrollTop]")
    return found


def test_keys_enlarge_move_and_show_all_of_it(flow: Page) -> None:
    flow.keyboard.press("Tab")
    while not flow.evaluate("document.activeElement.matches('.jb-drawing')"):
        flow.keyboard.press("Tab")
    before = width(flow)
    for _ in range(6):
        flow.keyboard.press("+")
    assert width(flow) == pytest.approx(before * 1.25**6, rel=0.01)
    middle = scrolled(flow)
    flow.keyboard.press("ArrowRight")
    flow.keyboard.press("ArrowDown")
    assert scrolled(flow) == [middle[0] + 60, middle[1] + 60]
    flow.keyboard.press("-")
    assert width(flow) == pytest.approx(before * 1.25**5, rel=0.01)
    flow.keyboard.press("0")
    box, svg = (flow.locator(f".jb-drawing{inner}").bounding_box() for inner in ("", " > svg"))
    assert box
    assert svg
    assert svg["height"] <= box["height"] + 1
    assert svg["width"] <= box["width"] + 1


def test_every_button_has_a_name_and_says_what_it_does(flow: Page) -> None:
    names = flow.locator(".jb-drawing-bar button").evaluate_all("all => all.map((one) => one.ariaLabel)")
    assert names == ["Zoom out", "Zoom in", "Show all", "Full screen", "Download as SVG", "Download as PNG"]
    before = width(flow)
    flow.get_by_role("button", name="Zoom in").click()
    assert width(flow) > before
    flow.get_by_role("button", name="Zoom out").click()
    assert width(flow) == pytest.approx(before, abs=1)


def test_the_mouse_drags_and_its_wheel_enlarges_where_it_points(flow: Page) -> None:
    box = flow.locator(".jb-drawing")
    box.hover(position={"x": 300, "y": 200})
    before = width(flow)
    flow.keyboard.down("Control")
    flow.mouse.wheel(0, -240)
    flow.keyboard.up("Control")
    flow.wait_for_function(
        "before => document.querySelector('.jb-drawing > svg').clientWidth > before * 1.5", arg=before
    )
    at = scrolled(flow)
    flow.mouse.down()
    flow.mouse.move(250, 260, steps=4)
    flow.mouse.up()
    assert scrolled(flow) != at
    assert width(flow) > before


def test_two_fingers_enlarge(flow: Page) -> None:
    before = width(flow)
    flow.evaluate(
        """() => {
            const box = document.querySelector(".jb-drawing");
            const touch = (identifier, clientX) => new Touch({ identifier, target: box, clientX, clientY: 150 });
            const send = (kind, left, right) => box.dispatchEvent(new TouchEvent(kind,
              { touches: [touch(1, left), touch(2, right)], bubbles: true, cancelable: true }));
            send("touchstart", 300, 400);
            send("touchmove", 250, 450);
            send("touchend", 250, 450);
        }"""
    )
    assert width(flow) == pytest.approx(2 * before, rel=0.01)


def test_full_screen_shows_all_and_gives_the_page_back_as_it_was(flow: Page) -> None:
    below = "document.querySelector('#diagrams > p').getBoundingClientRect().top + scrollY"
    before = flow.evaluate(below), width(flow)
    flow.get_by_role("button", name="Full screen").click()
    dialog = flow.get_by_role("dialog", name="The ways")
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 900, "height": 700}
    svg = dialog.locator(".jb-drawing > svg").bounding_box()
    assert svg
    assert svg["y"] + svg["height"] <= 701
    flow.keyboard.press("Escape")
    flow.wait_for_selector("dialog", state="detached")  # by its role it is gone too early
    assert (flow.evaluate(below), width(flow)) == before
    assert flow.evaluate("document.activeElement.ariaLabel") == "Full screen"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_taken_away_can_be_read_without_the_page(
    browser: Browser, site: Callable[..., str], tmp_path: Path, kind: str
) -> None:
    def seen_text(page: Page) -> str:
        found = page.locator("svg").last.evaluate(
            "svg => [...svg.querySelectorAll('text, foreignObject')].map((part) => part.textContent).join('')"
        )
        return re.sub(r"\s", "", found)

    with watched_page(browser) as (page, seen):
        page.goto(site(blocks([write(KINDS[kind])])))
        page.wait_for_selector(".jb-drawing > svg")
        shown = seen_text(page)
        for name in ("SVG", "PNG"):
            with page.expect_download() as download:
                page.get_by_role("button", name=f"Download as {name}").click()
            download.value.save_as(tmp_path / f"drawing.{name.lower()}")
        text = (tmp_path / "drawing.svg").read_text("utf-8")
        assert "foreignObject" not in text
        assert not re.search(r"(href|src)=.(?!#)|url\((?!.?#)", text)
        page.goto(site(f'<img src="data:," hidden>{text}'))
        assert sorted(seen_text(page)) == sorted(shown)
        size = page.locator("svg").last.evaluate("svg => [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height]")
        picture = (tmp_path / "drawing.png").read_bytes()
        assert picture.startswith(b"\x89PNG")
        assert [int.from_bytes(picture[at : at + 4]) for at in (16, 20)] == pytest.approx(
            [2 * side for side in size], abs=2
        )
        assert seen == Seen()


def test_nothing_moves_when_a_diagram_is_drawn(browser: Browser, site: Callable[..., str]) -> None:
    observe = """() => {
        window.shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shift += entry.value; }))
          .observe({ type: "layout-shift", buffered: true });
    }"""
    for kind, diagram in KINDS.items():
        for room in (390, 1200):
            with watched_page(browser, viewport={"width": room, "height": 900}) as (page, _seen):
                page.goto(site(f"<p>above</p>{blocks([write(diagram)])}{FILLER}"))
                page.wait_for_selector(".jb-drawing > svg")
                page.evaluate(observe)
                page.wait_for_timeout(150)
                assert page.evaluate("window.shift") < 0.02, (kind, room)


def test_a_long_flow_runs_downwards_where_it_would_not_fit(browser: Browser, site: Callable[..., str]) -> None:
    for room, upright in ((390, True), (4000, False)):
        with watched_page(browser, viewport={"width": room, "height": 900}) as (page, _seen):
            page.goto(site(blocks([write(FLOW)])))
            page.wait_for_selector(".jb-drawing > svg")
            size = page.locator(".jb-drawing > svg").evaluate(
                "({ viewBox: { baseVal: { width, height } } }) => height > width"
            )
            assert size is upright


def test_all_is_drawn_before_it_is_printed(browser: Browser, site: Callable[..., str]) -> None:
    far = "<div style='height: 5000px'></div>".join(blocks([write(diagram)]) for diagram in KINDS.values())
    waiting = "document.querySelectorAll('pre.jb-diagram').length"
    with watched_page(browser) as (page, seen):
        page.goto(site(f"<div style='height: 5000px'></div>{far}"))
        assert page.evaluate(waiting) == len(KINDS)
        page.evaluate(f"window.print = () => {{ window.left = {waiting}; }}")
        page.keyboard.press("Control+p")
        page.wait_for_function("window.left === 0")
        assert seen == Seen()


def test_a_link_to_a_diagram_draws_it(browser: Browser, site: Callable[..., str]) -> None:
    tall = "<div style='height: 9000px'></div>"
    with watched_page(browser) as (page, seen):
        page.goto(site(f"<a href='#there'>go</a>{tall}<h2 id='there'>There</h2>{blocks([write(FLOW)])}{tall}"))
        assert page.evaluate("window.mermaid") is None
        page.get_by_role("link", name="go").click()
        page.wait_for_selector(".jb-drawing > svg")
        assert seen == Seen()
