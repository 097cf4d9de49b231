"""How a journey is mapped, step by step, with where each step is written down and where it can be seen (4.00)."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.views import links
from journeybook.views.links import Link
from journeybook.words import Words, label


@dataclass(frozen=True, slots=True)
class WorkStep:
    """A step of the work: its words' key, the sheets of the workbook or the file it goes into, where it is seen."""

    key: str
    sheets: tuple[str, ...]
    file: str
    seen: Link


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """The downloads, and two ways to do the same work: in four steps (4.01–4.04) or in seven (1.24–1.30)."""

    workbook: Link
    outline: Link
    four: tuple[WorkStep, ...]
    seven: tuple[WorkStep, ...]


_Row = tuple[str, tuple[str, ...], str, str]
_MAP = "journeys/maps/…yml"
_FOUR: tuple[_Row, ...] = (
    ("personas", (), "journeys/personas/…yml", links.PERSONAS),
    ("journeys", ("Journey", "Journey.stages", "Stage.steps"), _MAP, links.JOURNEYS),
    ("departments", ("Step.departments",), _MAP, links.DEPARTMENTS),
    ("milestones", (), "journeys/milestones/…yml", links.MILESTONES),
)
_SEVEN: tuple[_Row, ...] = (
    ("personas", (), "journeys/personas/…yml", links.PERSONAS),
    ("touchpoints", ("Stage.steps",), "journeys/touchpoints.yml", links.TOUCHPOINTS),
    ("verdicts", ("Stage.steps", "Step.pains", "Step.motivators"), _MAP, links.VERDICTS),
    ("departments", ("Step.departments", "Step.issues"), _MAP, links.DEPARTMENTS),
    ("evidence", ("Stage.steps", "Stage.results"), "journeys/evidence.yml", links.EVIDENCE),
    ("journeys", ("Journey.stages", "Step.transitions"), _MAP, links.JOURNEYS),
    ("backlog", (), "journeys/opportunities/…yml", links.BACKLOG),
)


def framework_view(words: Words) -> FrameworkView:
    """The work in its order, in the reader's words."""
    return FrameworkView(
        workbook=Link(words("framework.workbook"), links.WORKBOOK),
        outline=Link(words("framework.outline"), links.OUTLINE),
        four=_steps("four", _FOUR, words),
        seven=_steps("seven", _SEVEN, words),
    )


def _steps(way: str, rows: tuple[_Row, ...], words: Words) -> tuple[WorkStep, ...]:
    return tuple(
        WorkStep(
            key=f"framework.{way}.{number}",
            sheets=tuple(label(sheet, words.language) for sheet in sheets),
            file=file,
            seen=Link(words(f"nav.{section}"), uri),
        )
        for number, (section, sheets, file, uri) in enumerate(rows, 1)
    )
