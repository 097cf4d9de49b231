"""Where each entry stands on the site: the one place that makes addresses. Stable, whatever the language."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.book import StepAt
from journeybook.model.contacts import Touchpoint
from journeybook.model.evidence import Evidence
from journeybook.model.journey import Journey
from journeybook.model.milestones import Milestone
from journeybook.model.opportunities import Opportunity
from journeybook.model.organization import Department, Promise
from journeybook.model.people import Persona


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a page of this site, given by its source's path, or to a heading in it."""

    title: str
    uri: str
    anchor: str = ""


HOME = "index.md"
JOURNEYS = "journeys/index.md"
PERSONAS = "personas/index.md"
MILESTONES = "milestones/index.md"
TOUCHPOINTS = "touchpoints/index.md"
DEPARTMENTS = "departments/index.md"
BACKLOG = "backlog/index.md"
EVIDENCE = "evidence/index.md"
PROBLEMS = "problems/index.md"
COMPARE = "compare/index.md"
COMPARE_PERSONAS = "compare/personas.md"
VERDICTS = "verdicts/index.md"
PERCEPTION = "perception/index.md"
PROMISES = "promises/index.md"
MATRIX = "matrix/index.md"
OFFERED = "offered/index.md"
WORKSHOPS = "workshops/index.md"


def beside(overview: str, id: str) -> str:
    """The path of an entry's page, beside the overview of its kind; an id `index` gives way to it."""
    return overview.removesuffix("index.md") + ("index_" if id == "index" else id) + ".md"


def to_journey(journey: Journey) -> Link:
    return Link(journey.title, beside(JOURNEYS, journey.id))


def to_step(at: StepAt) -> Link:
    return Link(at.step.title, beside(JOURNEYS, at.journey.id), step_anchor(at.step.id))


def step_anchor(id: str) -> str:
    return f"step-{id}"


def to_persona(persona: Persona) -> Link:
    return Link(persona.name, beside(PERSONAS, persona.id))


def to_tree(persona: Persona) -> Link:
    """The page of a persona's success tree."""
    return Link(persona.name, beside(MILESTONES, persona.id))


def to_milestone(milestone: Milestone) -> Link:
    return Link(milestone.title, beside(MILESTONES, milestone.persona), f"milestone-{milestone.id}")


def to_touchpoint(touchpoint: Touchpoint) -> Link:
    return Link(touchpoint.title, beside(TOUCHPOINTS, touchpoint.id))


def to_department(department: Department) -> Link:
    return Link(department.name, beside(DEPARTMENTS, department.id))


def to_opportunity(opportunity: Opportunity) -> Link:
    return Link(opportunity.title, beside(BACKLOG, opportunity.id))


def to_evidence(evidence: Evidence) -> Link:
    return Link(evidence.title, EVIDENCE, f"evidence-{evidence.id}")


def to_comparison(journey: Journey) -> Link:
    """The page where the variants of a journey stand side by side, named after the first of them."""
    page = beside(COMPARE, journey.id)
    return Link(journey.title, "compare/personas_.md" if page == COMPARE_PERSONAS else page)


def to_matrix(persona: Persona) -> Link:
    """The page of a persona's stages, touchpoints and channels."""
    return Link(persona.name, beside(MATRIX, persona.id))


def to_promise(promise: Promise) -> Link:
    return Link(promise.title, PROMISES, f"promise-{promise.id}")


def to_workshop(journey: Journey) -> Link:
    """The page of how a journey was prepared and mapped."""
    return Link(journey.title, beside(WORKSHOPS, journey.id))
