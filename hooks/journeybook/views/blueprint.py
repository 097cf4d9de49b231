"""A journey from behind the line of visibility: who hands the customer on to whom, step by step (0.07, 4.03).

A chart draws the hand-overs, what the customer does, and of what happens behind one thing and one system; the rows
name all of it, and who is asked and told. Everything is taken from the steps as they are shown, and not looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeybook.check.responsibility import ROUGH
from journeybook.diagrams import Message, Participant
from journeybook.diagrams import Sequence as Chart
from journeybook.views.step import Duty, StepView
from journeybook.words import Words

CUSTOMER = "customer"
READABLE = 7  # steps a chart can hold before its heads are out of sight
HEADS = 4  # departments and systems that stand beside the customer on a page's width


@dataclass(frozen=True, slots=True)
class HandOver:
    """A step with the department that does the work, and the one it takes the customer over from, if another did.

    `asked` are consulted, `told` are informed; `rough` is a hand-over that goes badly.
    """

    step: StepView
    giver: Duty | None
    doer: Duty | None
    asked: tuple[Duty, ...]
    told: tuple[Duty, ...]

    @property
    def score(self) -> int | None:
        return self.step.step.handoff

    @property
    def rough(self) -> bool:
        return self.score is not None and self.score <= ROUGH


@dataclass(frozen=True, slots=True)
class Passage:
    """The chart of some steps that follow each other, and which they are, in words."""

    steps: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A journey passage by passage, and the same as rows."""

    passages: tuple[Passage, ...]
    rows: tuple[HandOver, ...]


def blueprint(steps: Sequence[StepView], customer: str, words: Words) -> Blueprint | None:
    """The blueprint of a journey's steps; None where no department does anything."""
    rows = tuple(_rows(steps))
    if not any(row.doer for row in rows):
        return None
    return Blueprint(tuple(_passage(part, customer, words) for part in _parts(rows)), rows)


def _rows(steps: Sequence[StepView]) -> Iterator[HandOver]:
    before: Duty | None = None
    for step in steps:
        doer = next((one for one in step.duties if one.letter in "RA"), None)
        giver = before if before and doer and before.id != doer.id else None
        others = [one for one in step.duties if doer and one.id != doer.id]
        asked, told = (tuple(one for one in others if one.letter == letter) for letter in "CI")
        yield HandOver(step, giver, doer, asked, told)
        before = doer or before


def _parts(rows: Sequence[HandOver]) -> Iterator[list[HandOver]]:
    """The rows in runs whose chart fits beside itself: few enough steps, and few enough heads."""
    part: list[HandOver] = []
    heads: set[str] = set()
    for row in rows:
        own = set(_heads(row))
        if part and (len(part) == READABLE or len(heads | own) > HEADS):
            yield part
            part, heads = [], set()
        part.append(row)
        heads |= own
    yield part


def _heads(row: HandOver) -> dict[str, str]:
    """The names of the departments, then of the system, that a step brings into a chart, by their ids there."""
    departments = {f"department/{one.id}": one.department.title for one in (row.giver, row.doer) if one}
    return departments | {f"system/{name}": name for name in row.step.systems[:1] if row.doer}


def _passage(rows: Sequence[HandOver], customer: str, words: Words) -> Passage:
    messages = [message for row in rows for message in _messages(row, words)]
    names = {id: name for row in rows for id, name in _heads(row).items()}
    others = sorted(names, key=lambda id: id.startswith("system/"))
    heads = [Participant(CUSTOMER, customer, person=True), *(Participant(id, names[id]) for id in others)]
    first, last = rows[0].step.number, rows[-1].step.number
    steps = words("blueprint.steps", first=first, last=last) if first < last else words("blueprint.step", n=first)
    description = words("diagram.blueprint", steps=steps)
    return Passage(steps, Chart(tuple(heads), tuple(messages), description=description))


def _messages(row: HandOver, words: Words) -> Iterator[Message]:
    """First the hand-over, then what the customer does, then what happens behind."""
    if row.doer is None:
        yield Message(CUSTOMER, CUSTOMER, f"{row.step.number}. {row.step.step.title}")
        return
    doer = f"department/{row.doer.id}"
    if row.giver:
        yield Message(f"department/{row.giver.id}", doer, _hand_over(row, words))
    yield Message(CUSTOMER, doer, f"{row.step.number}. {row.step.step.title}")
    work, tools = row.step.step.backstage[:1], row.step.systems[:1]
    if work or tools:
        at = f"system/{tools[0]}" if tools else doer
        yield Message(doer, at, work[0] if work else words("blueprint.uses"))


def _hand_over(row: HandOver, words: Words) -> str:
    if row.score is None:
        return words("blueprint.hands_over")
    sign = "▼ " if row.rough else ""
    return sign + words("blueprint.hands_over_at", score=words("score.of5", n=row.score))
