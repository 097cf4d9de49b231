"""Mermaid's syntax, the one place that knows it. Texts are escaped in `escape`; colours are the theme's.

A tone or a kind of edge becomes a CSS class (`jb-good`, `jb-back` …) that the theme paints, and a sign in
the label as well, so that nothing is told by colour alone. The same value always gives the same text.
"""

from collections.abc import Iterator
from typing import assert_never

from journeybook.diagrams.escape import bare, line_start, one_line, shorten, string
from journeybook.diagrams.values import (
    Diagram,
    Edge,
    EdgeKind,
    Flow,
    JourneyChart,
    Node,
    Quadrant,
    Sequence,
    Shape,
    Timeline,
    Tone,
    XYChart,
)

_SHAPES: dict[Shape, tuple[str, str]] = {
    "box": ("[", "]"),
    "round": ("(", ")"),
    "pill": ("([", "])"),
    "diamond": ("{", "}"),
    "hexagon": ("{{", "}}"),
}
_ARROWS: dict[EdgeKind, str] = {
    "next": "-->",
    "skip": "-.->",
    "back": "-.->",
    "exit": "--x",
    "part": "---",
}
TONE_SIGNS: dict[Tone, str] = {"plain": "", "good": "▲ ", "bad": "▼ ", "accent": "◆ ", "muted": ""}
BACK_SIGN = "↩"

# Characters, in slots that do not wrap; elsewhere 40.
_TITLE_LIMIT = 80
_CATEGORY_LIMIT = 24
_ACTOR_LIMIT = 24


def write(diagram: Diagram) -> str:
    """Mermaid's text for `diagram`, without a fence; it still has to be escaped for HTML."""
    match diagram:
        case Flow():
            lines = _flow(diagram)
        case JourneyChart():
            lines = _journey(diagram)
        case Quadrant():
            lines = _quadrant(diagram)
        case Sequence():
            lines = _sequence(diagram)
        case Timeline():
            lines = _timeline(diagram)
        case XYChart():
            lines = _xychart(diagram)
        case _:
            assert_never(diagram)
    return "".join(f"{line}\n" for line in lines)


def _spoken(diagram: Diagram) -> Iterator[str]:
    if diagram.title:
        yield f"  accTitle: {bare(diagram.title)}"
    if diagram.description:
        yield f"  accDescr: {bare(diagram.description)}"


def _head(keyword: str, diagram: Diagram) -> Iterator[str]:
    yield keyword
    if diagram.title:
        yield f"  title {bare(shorten(diagram.title, _TITLE_LIMIT))}"
    yield from _spoken(diagram)


def _flow(flow: Flow) -> Iterator[str]:
    ids = {node.id: f"n{number}" for number, node in enumerate(flow.nodes)}
    nodes = {node.id: _node(ids[node.id], node) for node in flow.nodes}
    yield f"flowchart {'LR' if flow.direction == 'right' else 'TB'}"
    yield from _spoken(flow)
    for number, group in enumerate(flow.groups):
        yield f"  subgraph g{number}[{string(group.label)}]"
        yield from (f"    {nodes.pop(member)}" for member in group.members)
        yield "  end"
    yield from (f"  {node}" for node in nodes.values())
    classes: dict[str, list[str]] = {}
    for number, edge in enumerate(flow.edges):
        yield f"  {ids[edge.source]} e{number}@{_arrow(edge)} {ids[edge.target]}"
        if edge.kind != "next":
            classes.setdefault(edge.kind, []).append(f"e{number}")
    for node in flow.nodes:
        if node.tone != "plain":
            classes.setdefault(node.tone, []).append(ids[node.id])
    for name, members in classes.items():
        yield f"  class {','.join(members)} jb-{name}"


def _node(written_id: str, node: Node) -> str:
    opening, closing = _SHAPES[node.shape]
    return f"{written_id}{opening}{string(TONE_SIGNS[node.tone] + one_line(node.label))}{closing}"


def _arrow(edge: Edge) -> str:
    signs = (BACK_SIGN if edge.kind == "back" else "", (edge.label or "").strip())
    label = " ".join(filter(None, signs))
    return f"{_ARROWS[edge.kind]}|{string(label)}|" if label else _ARROWS[edge.kind]


# In the lines below a space follows every colon: Mermaid mends `style…:#fff;` before it reads, and
# would take the last sign off a line where a code follows a colon directly.


def _journey(chart: JourneyChart) -> Iterator[str]:
    yield from _head("journey", chart)
    for section in chart.sections:
        yield f"  section {bare(section.title)}"
        for task in section.tasks:
            actors = ", ".join(bare(shorten(actor, _ACTOR_LIMIT)) for actor in task.actors)
            yield f"    {line_start(task.title)}: {task.score}" + (f": {actors}" if actors else "")


def _quadrant(quadrant: Quadrant) -> Iterator[str]:
    def text(label: str) -> str:
        return string(shorten(label))

    yield from _head("quadrantChart", quadrant)
    yield f"  x-axis {text(quadrant.x_low)} --> {text(quadrant.x_high)}"
    yield f"  y-axis {text(quadrant.y_low)} --> {text(quadrant.y_high)}"
    yield f"  quadrant-1 {text(quadrant.top_right)}"
    yield f"  quadrant-2 {text(quadrant.top_left)}"
    yield f"  quadrant-3 {text(quadrant.bottom_left)}"
    yield f"  quadrant-4 {text(quadrant.bottom_right)}"
    for point in quadrant.points:
        yield f"  {text(point.label)}: [{_number(point.x)}, {_number(point.y)}]"


def _sequence(sequence: Sequence) -> Iterator[str]:
    ids = {participant.id: f"p{number}" for number, participant in enumerate(sequence.participants)}
    yield from _head("sequenceDiagram", sequence)
    for participant in sequence.participants:
        keyword = "actor" if participant.person else "participant"
        yield f"  {keyword} {ids[participant.id]} as {bare(shorten(participant.label))}"
    for message in sequence.messages:
        arrow = "->>" if message.kind == "asks" else "-->>"
        yield f"  {ids[message.source]}{arrow}{ids[message.target]}: {bare(shorten(message.text))}"


def _timeline(timeline: Timeline) -> Iterator[str]:
    yield from _head("timeline", timeline)
    for period in timeline.periods:
        yield "  " + " : ".join((line_start(period.title), *map(bare, period.events)))


def _xychart(chart: XYChart) -> Iterator[str]:
    names = [shorten(category, _CATEGORY_LIMIT) for category in chart.categories]

    def axis(keyword: str, title: str, scale: str) -> str:
        return " ".join(filter(None, (f"  {keyword}", title and string(shorten(title)), scale)))

    yield from ("---", "config:", "  xyChart:", f"    width: {_chart_width(names)}", "---")
    yield "xychart-beta"
    if chart.title:
        yield f"  title {string(shorten(chart.title, _TITLE_LIMIT))}"
    yield from _spoken(chart)
    yield axis("x-axis", chart.x_title, f"[{', '.join(map(string, names))}]")
    yield axis("y-axis", chart.y_title, f"{_number(chart.y_low)} --> {_number(chart.y_high)}")
    for series in chart.series:
        yield f"  {series.kind} [{', '.join(map(_number, series.values))}]"


def _chart_width(names: list[str]) -> int:
    """Pixels, so wide that the names of categories, which neither wrap nor turn, stand side by side."""
    longest = max(map(len, names))
    return max(700, 100 + len(names) * (16 + 8 * longest))


def _number(value: float) -> str:
    """`value` as Mermaid reads it: no exponent, no bare point, at most four decimals."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
