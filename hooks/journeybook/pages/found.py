"""What the search finds of each page: its words, and the headings that a hit leads to."""

from __future__ import annotations

from collections.abc import Iterable

from journeybook.model.part import Part
from journeybook.model.walk import texts
from journeybook.search import SearchPage, SearchSection
from journeybook.views.backlog import OpportunityView
from journeybook.views.department import DepartmentView
from journeybook.views.inventory import TouchpointView
from journeybook.views.journey import JourneyView
from journeybook.views.people import PersonaView
from journeybook.views.step import StepView
from journeybook.views.success import TreeView

_ELSEWHERE = frozenset({"stages", "steps"})  # parts that are found by headings of their own


def _join(*parts: Part | str | tuple[str, ...] | None) -> str:
    """All texts of these, one after the other."""
    return " · ".join(text for part in parts for text in _texts(part) if text)


def _texts(part: Part | str | tuple[str, ...] | None) -> Iterable[str]:
    if isinstance(part, Part):
        return texts(part, _ELSEWHERE)
    return (part,) if isinstance(part, str) else part or ()


def _step(view: StepView) -> SearchSection:
    contact = view.contact.touchpoint.title if view.contact else None
    names = tuple(duty.department.title for duty in view.duties)
    text = _join(view.step, contact, view.channel, names, view.systems)
    return SearchSection(view.anchor, view.step.title, text)


def journey(view: JourneyView) -> SearchPage:
    """A journey: each stage's head and each step is a place to be found."""
    head = view.head
    persona = (("persona", head.persona.title),) if head.persona else ()
    steps = view.steps
    departments = sorted({duty.department.title for step in steps for duty in step.duties})
    channels = sorted({step.channel for step in steps if step.channel})
    stages = [SearchSection(stage.anchor, stage.stage.title, _join(stage.stage)) for stage in view.stages]
    filters = (*persona, *(("department", name) for name in departments), *(("channel", name) for name in channels))
    text = _join(view.journey, head.persona.title if head.persona else None)
    sections = (*stages, *(_step(step) for step in steps))
    return SearchPage("", view.journey.title, "maps", text, sections, filters)


def persona(view: PersonaView) -> SearchPage:
    title = f"{view.persona.name}, {view.persona.archetype}"
    return SearchPage("", title, "personas", _join(view.persona, view.segment, view.channels))


def tree(view: TreeView, title: str) -> SearchPage:
    sections = tuple(
        SearchSection(one.link.anchor, one.milestone.title, _join(one.milestone)) for one in view.milestones
    )
    return SearchPage("", title, "milestones", _join(view.success, view.archetype), sections)


def touchpoint(view: TouchpointView) -> SearchPage:
    row = view.row
    return SearchPage("", row.touchpoint.title, "touchpoints", _join(row.touchpoint, row.channels, view.systems))


def department(view: DepartmentView) -> SearchPage:
    return SearchPage("", view.department.name, "departments", _join(view.department, view.actions))


def opportunity(view: OpportunityView) -> SearchPage:
    return SearchPage("", view.row.opportunity.title, "opportunities", _join(view.row.opportunity))


def entry(title: str, kind: str, *parts: Part | str | tuple[str, ...] | None) -> SearchPage:
    """The page of one entry that needs no headings of its own."""
    return SearchPage("", title, kind, _join(*parts))


def listing(title: str, kind: str, listed: Iterable[tuple[str, str, Part]]) -> SearchPage:
    """An overview that holds its entries itself, each with its anchor and title: a hit leads to the entry."""
    return SearchPage("", title, kind, "", tuple(SearchSection(at, name, _join(one)) for at, name, one in listed))
