"""What the search finds of each page: its words, and the headings that a hit leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from journeybook.model.part import Part
from journeybook.model.walk import texts
from journeybook.search import SearchPage, SearchSection
from journeybook.views.backlog import OpportunityView
from journeybook.views.department import DepartmentView
from journeybook.views.inventory import TouchpointView
from journeybook.views.journey import JourneyView
from journeybook.views.people import PersonaView
from journeybook.views.promises import PromiseView
from journeybook.views.step import StepView
from journeybook.views.success import TreeView
from journeybook.views.workshop import WorkshopView

# Parts that are found by headings of their own or on another page; excuses from rules, which stand on no entry's
# page; and units, which nobody looks for and no snippet begins well with.
_ELSEWHERE = frozenset({"stages", "steps", "actions", "charter", "preparation", "exempt", "unit"})


def _join(*parts: Part | str | tuple[str, ...] | None) -> str:
    """All texts of these, one after the other."""
    return " · ".join(text for part in parts for text in _texts(part) if text)


def _texts(part: Part | str | tuple[str, ...] | None) -> Iterable[str]:
    if isinstance(part, Part):
        return texts(part, _ELSEWHERE)
    return (part,) if isinstance(part, str) else part or ()


def _step(view: StepView, phase: str) -> SearchSection:
    contact = view.contact.touchpoint.title if view.contact else None
    names = tuple(dict.fromkeys(duty.department.title for duty in view.duties))
    text = _join(view.step, contact, view.channel, names, view.systems)
    channel = (("channel", view.channel),) if view.channel else ()
    facets = (("phase", phase), *channel, *(("department", name) for name in names), *_marks(view))
    return SearchSection(view.anchor, view.step.title, text, "steps", facets)


def _marks(view: StepView) -> Iterator[tuple[str, str]]:
    """What people ask for by its name, though no step says it."""
    if view.step.moment_of_truth:
        yield "mark", "truth"
    if view.step.pains:
        yield "mark", "pains"
    yield from dict.fromkeys(("mark", issue.kind) for issue in view.step.issues)


def journey(view: JourneyView) -> SearchPage:
    """A journey: each stage's head and each step is a place to be found, by its phase, channel and departments."""
    head = view.head
    persona = (("persona", head.persona.title),) if head.persona else ()
    text = _join(view.journey, head.persona.title if head.persona else None)
    return SearchPage("", view.journey.title, "maps", text, tuple(_places(view)), persona)


def _places(view: JourneyView) -> Iterator[SearchSection]:
    for stage in view.stages:
        phase = stage.stage.phase
        yield SearchSection(stage.anchor, stage.stage.title, _join(stage.stage), "stages", (("phase", phase),))
        for step in stage.steps:
            yield _step(step, phase)


def preparation(title: str, view: WorkshopView) -> SearchPage:
    """How a journey was prepared and mapped, at its own page."""
    journey = view.row.journey
    return SearchPage("", title, "workshops", _join(*journey.actions, journey.charter, *journey.preparation))


def persona(view: PersonaView) -> SearchPage:
    title = f"{view.persona.name}, {view.persona.archetype}"
    text = _join(view.persona, view.segment, view.channels)
    return SearchPage("", title, "personas", text, filters=(("persona", view.persona.name),))


def tree(view: TreeView, title: str) -> SearchPage:
    sections = tuple(
        SearchSection(one.link.anchor, one.milestone.title, _join(one.milestone)) for one in view.milestones
    )
    text = _join(view.success, view.archetype)
    return SearchPage("", title, "milestones", text, sections, (("persona", view.persona.title),))


def promises(over: SearchPage, view: PromiseView) -> SearchPage:
    """The page of the brand's promises: a hit leads to the very promise."""
    listed = [(row.link.anchor, row.promise.title, row.promise) for row in view.promises]
    return listing(over, "promises", listed)


def touchpoint(view: TouchpointView) -> SearchPage:
    row = view.row
    text = _join(row.touchpoint, row.channels, view.systems)
    channels = tuple(("channel", name) for name in row.channels)
    return SearchPage("", row.touchpoint.title, "touchpoints", text, filters=channels)


def department(view: DepartmentView) -> SearchPage:
    name = view.department.name
    text = _join(view.department, view.actions)
    return SearchPage("", name, "departments", text, filters=(("department", name),))


def opportunity(view: OpportunityView) -> SearchPage:
    row = view.row
    owner = (("department", row.owner.title),) if row.owner else ()
    text = _join(row.opportunity, row.owner.title if row.owner else None)
    return SearchPage("", row.opportunity.title, "opportunities", text, filters=owner)


def entry(title: str, kind: str, *parts: Part | str | tuple[str, ...] | None) -> SearchPage:
    """The page of one entry that needs no headings of its own."""
    return SearchPage("", title, kind, _join(*parts))


def listing(over: SearchPage, kind: str, listed: Iterable[tuple[str, str, Part]]) -> SearchPage:
    """An overview that holds its entries itself, each with its anchor and title: a hit leads to the entry."""
    return replace(over, sections=tuple(SearchSection(at, name, _join(one), kind) for at, name, one in listed))
