"""Success trees: how each persona's success is built from milestones, and what to do on the way (4.04)."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.diagrams import Edge, Flow, Node
from journeybook.model.book import Book
from journeybook.model.milestones import Milestone
from journeybook.model.people import Persona
from journeybook.views.links import Link, to_department, to_evidence, to_milestone, to_persona, to_step, to_tree
from journeybook.words import Words


@dataclass(frozen=True, slots=True)
class GuidanceView:
    """What a department does to lead customers to a milestone, or when one is stuck (`when`)."""

    action: str
    department: Link | None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class StepOfJourney:
    """A step where a milestone is reached, with its journey's title."""

    step: Link
    journey: str


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A milestone with its place in the tree; `depth` is 0 at the top."""

    link: Link
    milestone: Milestone
    depth: int
    part_of: Link | None
    parts: tuple[Link, ...]
    steps: tuple[StepOfJourney, ...]
    metric: str | None
    guidance: tuple[GuidanceView, ...]
    playbook: tuple[GuidanceView, ...]
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TreeView:
    """A persona's success and its milestones, parents before their parts."""

    persona: Link
    tree: Link
    archetype: str
    success: str
    milestones: tuple[MilestoneView, ...]
    drawing: Flow


def trees(book: Book, words: Words) -> tuple[TreeView, ...]:
    """The trees of all personas that have one, by name."""
    ordered = sorted(book.personas.values(), key=lambda one: (one.name.casefold(), one.id))
    return tuple(_tree(book, persona, words) for persona in ordered if persona.id in book.milestones_by_persona)


def _tree(book: Book, persona: Persona, words: Words) -> TreeView:
    milestones = book.milestones_by_persona[persona.id]
    views = tuple(_milestone(book, milestone, depth) for milestone, depth in _in_order(milestones))
    drawing = _drawing(persona, milestones, words)
    return TreeView(
        to_persona(persona), to_tree(persona), persona.archetype, persona.success.definition, views, drawing
    )


def _in_order(milestones: tuple[Milestone, ...]) -> list[tuple[Milestone, int]]:
    """Each milestone after the one it is part of; one whose parent is not there, or is itself, stands on top."""
    ids = {one.id for one in milestones}
    parts: dict[str | None, list[Milestone]] = {}
    for one in milestones:
        parts.setdefault(one.part_of if one.part_of in ids else None, []).append(one)
    ordered: list[tuple[Milestone, int]] = []
    waiting = [(one, 0) for one in reversed(parts.get(None, []))]
    while waiting:
        milestone, depth = waiting.pop()
        ordered.append((milestone, depth))
        waiting += [(part, depth + 1) for part in reversed(parts.get(milestone.id, []))]
    reached = {one.id for one, _ in ordered}
    return ordered + [(one, 0) for one in milestones if one.id not in reached]


def _milestone(book: Book, milestone: Milestone, depth: int) -> MilestoneView:
    whole = book.milestones.get(milestone.part_of or "")
    metric = book.metrics.get(milestone.metric or "")
    parts = [one for one in book.milestones_by_persona[milestone.persona] if one.part_of == milestone.id]
    steps = [at for ref in milestone.reached_at if (at := book.step(ref)) is not None]
    return MilestoneView(
        link=to_milestone(milestone),
        milestone=milestone,
        depth=depth,
        part_of=to_milestone(whole) if whole else None,
        parts=tuple(to_milestone(part) for part in parts),
        steps=tuple(StepOfJourney(to_step(at), at.journey.title) for at in steps),
        metric=metric.title if metric else None,
        guidance=tuple(GuidanceView(one.action, _department(book, one.department)) for one in milestone.guidance),
        playbook=tuple(
            GuidanceView(one.action, _department(book, one.department), one.when) for one in milestone.playbook
        ),
        evidence=tuple(to_evidence(book.evidence[id]) for id in milestone.evidence if id in book.evidence),
    )


def _department(book: Book, id: str) -> Link | None:
    department = book.departments.get(id)
    return to_department(department) if department else None


def _drawing(persona: Persona, milestones: tuple[Milestone, ...], words: Words) -> Flow:
    """The tree as a drawing: success on top, under it what it is made of."""
    ids = {one.id for one in milestones}
    top = Node("/success", persona.success.definition, "hexagon", "accent")
    nodes = [Node(one.id, one.title, "round", "good" if one.reached_at else "muted") for one in milestones]
    edges = [
        Edge(one.part_of if one.part_of in ids and one.part_of else top.id, one.id, kind="part")
        for one in milestones
    ]
    description = words("diagram.tree", name=persona.name)
    return Flow((top, *nodes), tuple(edges), (), "down", description=description)
