"""Diagrams as values, and the text that draws them. Nothing here knows a page, a book or a browser."""

from journeybook.diagrams.mermaid import write
from journeybook.diagrams.values import (
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
)

__all__ = [
    "Diagram",
    "Edge",
    "Flow",
    "Group",
    "JourneyChart",
    "JourneySection",
    "JourneyTask",
    "Message",
    "Node",
    "Participant",
    "Period",
    "Point",
    "Quadrant",
    "Sequence",
    "Series",
    "Timeline",
    "XYChart",
    "write",
]
