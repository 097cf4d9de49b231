"""How a journey was prepared: charter, checklist, workshops, consensus, intents (0.01, 0.06, 3.03-3.05)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from journeybook.diagrams import Edge, Flow, Node
from journeybook.model.book import Book
from journeybook.model.journey import Action, Journey, Workshop
from journeybook.model.people import Persona
from journeybook.views.links import Link, to_journey, to_persona, to_workshop
from journeybook.words import Words

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif")


@dataclass(frozen=True, slots=True)
class Station:
    """One of the things to have in order: `done` of `of`; of nothing if it was not begun."""

    key: str
    done: int
    of: int

    @property
    def state(self) -> str:
        if not self.of:
            return "missing"
        return "done" if self.done == self.of else "partly"


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of the board: `path` in the site where it is one of its files, else only its address."""

    address: str
    path: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """A workshop with its pictures; `held` once its last day is over."""

    workshop: Workshop
    held: bool
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """A journey's preparation in the overview."""

    page: Link
    journey: Journey
    persona: Link | None
    stations: tuple[Station, ...]
    begins: date | None
    ready: bool


@dataclass(frozen=True, slots=True)
class WorkshopOverview:
    """All journeys with a preparation, `count` of them, of which so many are ready."""

    rows: tuple[WorkshopRow, ...]
    count: int
    ready: int


@dataclass(frozen=True, slots=True)
class WorkshopView:
    """All that the page of a journey's preparation shows."""

    row: WorkshopRow
    map: Link
    currency: str | None
    sessions: tuple[Session, ...]
    drawing: Flow | None


def is_prepared(journey: Journey) -> bool:
    """Whether there is anything to say of how a journey was prepared."""
    return bool(journey.charter or journey.preparation or journey.actions)


def workshop_views(book: Book, words: Words, today: date) -> Iterator[WorkshopView]:
    """A view for every journey whose preparation is written down."""
    return (workshop_view(book, journey, words, today) for journey in book.maps.values() if is_prepared(journey))


def workshop_overview(views: Sequence[WorkshopView]) -> WorkshopOverview:
    """The overview: what is not ready first, then the latest."""
    rows = sorted((view.row for view in views), key=_order)
    return WorkshopOverview(tuple(rows), len(rows), sum(row.ready for row in rows))


def _order(row: WorkshopRow) -> tuple[bool, int, str, str]:
    return row.ready, -_ordinal(row.begins), row.journey.title.casefold(), row.journey.id


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def workshop_view(book: Book, journey: Journey, words: Words, today: date) -> WorkshopView:
    """How one journey was prepared."""
    sessions = tuple(_session(one, today) for one in journey.charter.workshops) if journey.charter else ()
    persona = book.personas.get(journey.persona)
    return WorkshopView(
        row=_row(journey, persona, sessions),
        map=to_journey(journey),
        currency=book.organization.currency,
        sessions=sessions,
        drawing=_drawing(journey, persona, words) if journey.actions else None,
    )


def _row(journey: Journey, persona: Persona | None, sessions: Sequence[Session]) -> WorkshopRow:
    stations = tuple(_stations(journey, sessions))
    charter = journey.charter
    days = [one.workshop.starts for one in sessions]
    return WorkshopRow(
        page=to_workshop(journey),
        journey=journey,
        persona=to_persona(persona) if persona else None,
        stations=stations,
        begins=(charter.starts if charter else None) or min(days, default=None),
        ready=all(station.state == "done" for station in stations),
    )


def _stations(journey: Journey, sessions: Sequence[Session]) -> Iterator[Station]:
    """In the order of the work: its cost, what must be ready, the room, the agreement, what to follow."""
    charter = journey.charter
    cost = (charter.budget, charter.effort_days, charter.starts, charter.ends) if charter else ()
    yield Station("charter", sum(one is not None for one in cost), len(cost))
    yield Station("checklist", sum(one.done for one in journey.preparation), len(journey.preparation))
    yield Station("workshop", sum(one.held for one in sessions), len(sessions))
    yield Station("consensus", sum(one.consensus is True for one in journey.actions), len(journey.actions))
    chosen = [one for one in journey.actions if one.focus]
    followed = [intent for one in chosen for intent in one.intents if intent.focus]
    yield Station("focus", bool(chosen) + bool(followed), 2 if journey.actions else 0)


def _session(workshop: Workshop, today: date) -> Session:
    last = workshop.starts.toordinal() + workshop.days - 1
    return Session(workshop, last < today.toordinal(), tuple(map(_picture, workshop.pictures)))


def _picture(address: str) -> Picture:
    path = address.removeprefix("/")
    shown = ":" not in path and ".." not in path and path.lower().endswith(_PICTURES)
    return Picture(address, path if shown else None)


def _drawing(journey: Journey, persona: Persona | None, words: Words) -> Flow:
    """The persona, what they come to do, and the branch that is followed: its intents, the ways into one.

    Where nothing is in focus yet, all branches are drawn. The list beside it says all of it.
    """
    name = persona.name if persona else words("customer")
    nodes = [Node("/", name, "hexagon", "accent")]
    edges = []
    for place in _followed_in_the_middle([action.focus for action in journey.actions]):
        action = journey.actions[place]
        id = str(place)
        nodes.append(Node(id, action.title, "box", "accent" if action.focus else "plain"))
        edges.append(Edge("/", id, kind="part"))
        if action.focus or not any(one.focus for one in journey.actions):
            _branch(id, action, nodes, edges)
    return Flow(tuple(nodes), tuple(edges), (), "right", description=words("diagram.actions", name=name))


def _branch(parent: str, action: Action, nodes: list[Node], edges: list[Edge]) -> None:
    followed = any(intent.focus for intent in action.intents)
    for place in _followed_in_the_middle([intent.focus for intent in action.intents]):
        intent = action.intents[place]
        id = f"{parent}/{place}"
        nodes.append(Node(id, intent.title, "round", "accent" if intent.focus else "plain"))
        edges.append(Edge(parent, id, kind="part"))
        if intent.focus or not followed:
            ways = [Node(f"{id}/{way}", text, "pill", "muted") for way, text in enumerate(intent.entries)]
            nodes.extend(ways)
            edges.extend(Edge(id, way.id, kind="part") for way in ways)


def _followed_in_the_middle(focus: Sequence[bool]) -> list[int]:
    """The places of branches in the drawing: from the middle, the lines of the one in focus cross nothing."""
    others = [place for place, followed in enumerate(focus) if not followed]
    half = (len(others) + 1) // 2
    return [*others[:half], *(place for place, followed in enumerate(focus) if followed), *others[half:]]
