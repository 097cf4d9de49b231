"""The diagrams a page may show, as frozen values. Nothing here knows Mermaid's syntax or escapes a text.

Every text may hold anything; an empty `title` shows no title. `title` and `description` are also what a
screen reader says of the drawing. An impossible value (a score of 9, an edge to nowhere) is a
programmer's mistake and fails at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Direction = Literal["right", "down"]
Shape = Literal["box", "round", "pill", "diamond", "hexagon"]
Tone = Literal["plain", "good", "bad", "accent", "muted"]
EdgeKind = Literal["next", "skip", "back", "exit", "part"]
MessageKind = Literal["asks", "answers"]
SeriesKind = Literal["line", "bar"]


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in a flow. `id` is any text that is its own within the flow; it is never shown."""

    id: str
    label: str
    shape: Shape = "box"
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from the node `source` to the node `target`; "part" has no direction (a tree's branch)."""

    source: str
    target: str
    label: str | None = None
    kind: EdgeKind = "next"


@dataclass(frozen=True, slots=True)
class Group:
    """A frame around nodes of a flow, such as a stage; `members` are ids of nodes."""

    label: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Nodes and the ways between them: paths with skips and exits (0.15), trees of milestones (4.04)."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()
    direction: Direction = "right"
    title: str = ""
    description: str = ""

    def __post_init__(self) -> None:
        """Hold every edge and group to nodes that exist, and every node to one group at most."""
        known = _unique(node.id for node in self.nodes)
        members = _unique(member for group in self.groups for member in group.members)
        assert members <= known, f"groups hold unknown nodes: {members - known}"
        ends = {end for edge in self.edges for end in (edge.source, edge.target)}
        assert ends <= known, f"edges touch unknown nodes: {ends - known}"


@dataclass(frozen=True, slots=True)
class JourneyTask:
    """One step with how it feels, from 1 (worst) to 5 (best), and who takes part."""

    title: str
    score: int
    actors: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Hold the score to the five faces there are."""
        assert self.score in (1, 2, 3, 4, 5), f"a score is 1 to 5, not {self.score}"


@dataclass(frozen=True, slots=True)
class JourneySection:
    """A stage and its steps, in order."""

    title: str
    tasks: tuple[JourneyTask, ...]


@dataclass(frozen=True, slots=True)
class JourneyChart:
    """The journey with its perceptions and feelings, step by step (1.29)."""

    sections: tuple[JourneySection, ...]
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point in a quadrant; `x` and `y` are shares of the axes, 0 to 1."""

    label: str
    x: float
    y: float

    def __post_init__(self) -> None:
        """Hold both coordinates to the axes."""
        assert 0 <= self.x <= 1, f"x is 0 to 1, not {self.x}"
        assert 0 <= self.y <= 1, f"y is 0 to 1, not {self.y}"


@dataclass(frozen=True, slots=True)
class Quadrant:
    """Points between two axes in four named fields: effort and impact (3.09)."""

    x_low: str
    x_high: str
    y_low: str
    y_high: str
    top_right: str
    top_left: str
    bottom_left: str
    bottom_right: str
    points: tuple[Point, ...]
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who sends and receives in a sequence; a `person` is drawn as one. `id` is never shown."""

    id: str
    label: str
    person: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """What one participant (by id) tells another, or itself."""

    source: str
    target: str
    text: str
    kind: MessageKind = "asks"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Who talks to whom in order of time: hand-offs, an opportunity's automation (3.07)."""

    participants: tuple[Participant, ...]
    messages: tuple[Message, ...]
    title: str = ""
    description: str = ""

    def __post_init__(self) -> None:
        """Hold every message to participants that exist."""
        known = _unique(participant.id for participant in self.participants)
        ends = {end for message in self.messages for end in (message.source, message.target)}
        assert ends <= known, f"messages touch unknown participants: {ends - known}"


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or phase, and what happened in it."""

    title: str
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events by period, such as all touches of one account (2.10)."""

    periods: tuple[Period, ...]
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One run of values, one for every category of its chart."""

    values: tuple[float, ...]
    kind: SeriesKind = "line"


@dataclass(frozen=True, slots=True)
class XYChart:
    """Lines and bars over named categories: a metric by date (1.30), the emotion curve (1.29)."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    y_low: float
    y_high: float
    x_title: str = ""
    y_title: str = ""
    title: str = ""
    description: str = ""

    def __post_init__(self) -> None:
        """Hold the chart to a real range and to a value for every category."""
        assert self.y_low < self.y_high, "the range of y is empty"
        assert self.categories, "a chart needs categories"
        assert self.series, "a chart needs a series"
        assert all(len(run.values) == len(self.categories) for run in self.series), "a value is missing"


Diagram: TypeAlias = Flow | JourneyChart | Quadrant | Sequence | Timeline | XYChart


def _unique(ids: Iterable[str]) -> frozenset[str]:
    given = tuple(ids)
    assert len(set(given)) == len(given), f"an id stands twice in {given}"
    return frozenset(given)
