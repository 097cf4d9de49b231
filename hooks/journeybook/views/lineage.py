"""An opportunity's lineage: from what the customer expected to what was measured in the end (3.04-3.09)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from journeybook.diagrams import Edge, Flow, Node
from journeybook.diagrams.escape import shorten
from journeybook.diagrams.values import Tone
from journeybook.model.book import Book, StepAt
from journeybook.model.opportunities import Opportunity
from journeybook.views.links import Link, to_metric, to_programme, to_step
from journeybook.words import Words

LABEL = 90  # characters of a node; the list beside holds the whole text
_TONES: dict[str, Tone] = {"reality": "bad", "gap": "bad", "opportunity": "accent", "goal": "good"}


@dataclass(frozen=True, slots=True)
class Ancestor:
    """One text of a station, with where it comes from."""

    text: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Station:
    """A station of the way; without items nobody has written it yet."""

    key: str
    items: tuple[Ancestor, ...]


@dataclass(frozen=True, slots=True)
class LineageView:
    """The eight stations in order, as a list and as a drawing of those that are written."""

    stations: tuple[Station, ...]
    drawing: Flow
    written: int


def lineage_view(book: Book, opportunity: Opportunity, words: Words) -> LineageView:
    """Where an opportunity comes from and where it leads."""
    steps = [at for ref in dict.fromkeys(one.step for one in opportunity.answers) if (at := book.step(ref))]
    stations = (
        Station("expectation", tuple(Ancestor(at.step.expects, to_step(at)) for at in steps if at.step.expects)),
        Station("reality", tuple(_lived(steps))),
        Station("gap", tuple(_gaps(steps, opportunity, words))),
        Station("opportunity", (Ancestor(opportunity.title),)),
        Station("feasibility", tuple(_answers(opportunity, words))),
        Station("realistic", (Ancestor(opportunity.realistic),) if opportunity.realistic else ()),
        Station("programme", tuple(_programme(book, opportunity))),
        Station("goal", tuple(_goal(book, opportunity, words))),
    )
    written = [station for station in stations if station.items]
    return LineageView(stations, _drawing(written, words), len(written))


def _lived(steps: list[StepAt]) -> Iterator[Ancestor]:
    for at in steps:
        if at.step.experiences:
            yield Ancestor(at.step.experiences, to_step(at))


def _gaps(steps: list[StepAt], opportunity: Opportunity, words: Words) -> Iterator[Ancestor]:
    """What pinches, what makes them wait, what it costs, and what drives them: of the steps it answers."""
    for at in steps:
        wanted = {one.pain for one in opportunity.answers if one.step == at.ref}
        driving = {one.motivator for one in opportunity.answers if one.step == at.ref}
        step = at.step
        texts = [pain.text for pain in step.pains if pain.id in wanted]
        texts += [words("lineage.delay", delay=step.delay)] if step.delay else []
        texts += [step.consequence.text] if step.consequence else []
        texts += [motivator.text for motivator in step.motivators if motivator.id in driving]
        yield from (Ancestor(text, to_step(at)) for text in texts)


def _answers(opportunity: Opportunity, words: Words) -> Iterator[Ancestor]:
    for one in opportunity.questions:
        answer = one.answer or words("lineage.unanswered")
        yield Ancestor(words("lineage.question", question=one.question, answer=answer))


def _programme(book: Book, opportunity: Opportunity) -> Iterator[Ancestor]:
    programme = book.programmes.get(opportunity.programme or "")
    if programme:
        yield Ancestor(programme.about or programme.title, to_programme(programme))


def _goal(book: Book, opportunity: Opportunity, words: Words) -> Iterator[Ancestor]:
    goal = opportunity.goal
    if goal is None:
        return
    metric = book.metrics.get(goal.metric or "")
    unit = goal.unit or (metric.unit if metric else None) or ""
    name = metric.title if metric else goal.text or ""
    text = words("lineage.target", name=name, target=_amount(goal.target, unit, words))
    if goal.baseline is not None:
        text = words("lineage.from", text=text, baseline=_amount(goal.baseline, unit, words))
    measured = words("lineage.not_measured")
    if goal.measured is not None:
        measured = words("lineage.measured", value=_amount(goal.measured, unit, words))
    yield Ancestor(f"{text} · {measured}", to_metric(metric) if metric else None)


def _amount(value: float, unit: str, words: Words) -> str:
    return f"{words.number(value)} {unit}".strip()


def _drawing(written: list[Station], words: Words) -> Flow:
    nodes = [Node(one.key, _label(one, words), "round", _TONES.get(one.key, "plain")) for one in written]
    edges = [Edge(before.key, after.key) for before, after in pairwise(written)]
    return Flow(tuple(nodes), tuple(edges), direction="right", description=words("lineage.diagram"))


def _label(station: Station, words: Words) -> str:
    return f"{words(f'lineage.{station.key}')}: {shorten(station.items[0].text, LABEL)}"
