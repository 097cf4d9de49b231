"""Systems by class, with what stands on each: touchpoints, steps, and what comes apart between them (2.09)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from journeybook.model.book import Book, StepAt
from journeybook.model.contacts import System
from journeybook.model.opportunities import Capability
from journeybook.model.step import Issue
from journeybook.views.links import Link, to_department, to_journey, to_step, to_touchpoint

CLASSES = ("engagement", "intelligence", "record")
DISCONNECTED = "disconnected-system"
LISTED = 12  # steps, and problems, named of one system, before the rest is only counted
GAPS = 60  # gaps between systems in the list of all of them


@dataclass(frozen=True, slots=True)
class SystemIssue:
    """A problem inside that customers feel at a step, and the other systems it stands between.

    `also` counts more of its kind between the same systems, which it stands for.
    """

    kind: str
    text: str
    step: Link
    journey: Link
    others: tuple[str, ...]
    also: int = 0


@dataclass(frozen=True, slots=True)
class SystemRow:
    """A system and what stands on it; `more…` counts what is not named."""

    system: System
    anchor: str
    owner: Link | None
    touchpoints: tuple[Link, ...]
    more_touchpoints: int
    steps: int
    first: tuple[Link, ...]
    more: int
    issues: tuple[SystemIssue, ...]
    more_issues: int
    capabilities: tuple[Capability, ...]


@dataclass(frozen=True, slots=True)
class SystemClass:
    """One of the three classes, its systems by how many steps stand on them."""

    key: str
    rows: tuple[SystemRow, ...]
    touchpoints: int


@dataclass(frozen=True, slots=True)
class SystemsView:
    """All that the page of systems shows. `disconnected` names gaps between systems, each once; `more` are not."""

    classes: tuple[SystemClass, ...]
    disconnected: tuple[SystemIssue, ...]
    more: int
    bare: tuple[Link, ...]
    more_bare: int = 0


def systems_view(book: Book) -> SystemsView:
    """Every system with all that names it. `bare` are the online touchpoints of which no system is known."""
    rows = _rows(book)
    classes = tuple(_class(book, key, [row for row in rows if row.system.category == key]) for key in CLASSES)
    ordered = sorted(book.touchpoints.values(), key=lambda one: (one.title.casefold(), one.id))
    bare = [one for one in ordered if one.mode == "online" and one.state == "existing" and not one.systems]
    gaps = [_issue(book, at, issue, None) for at, issue in _issues(book) if issue.kind == DISCONNECTED]
    links = tuple(to_touchpoint(one) for one in bare[:GAPS])
    return SystemsView(classes, tuple(gaps[:GAPS]), max(len(gaps) - GAPS, 0), links, len(bare) - len(links))


def _issues(book: Book) -> Iterator[tuple[StepAt, Issue]]:
    for at in book.steps.values():
        for issue in at.step.issues:
            yield at, issue


def _rows(book: Book) -> list[SystemRow]:
    """All systems, those that most steps stand on first."""
    touchpoints: defaultdict[str, list[Link]] = defaultdict(list)
    for touchpoint in sorted(book.touchpoints.values(), key=lambda one: (one.title.casefold(), one.id)):
        for id in dict.fromkeys(touchpoint.systems):
            touchpoints[id].append(to_touchpoint(touchpoint))
    steps = _steps(book)
    issues: defaultdict[str, list[SystemIssue]] = defaultdict(list)
    for at, issue in _issues(book):
        for id in dict.fromkeys(issue.systems):
            issues[id].append(_issue(book, at, issue, id))
    capabilities: defaultdict[str, list[Capability]] = defaultdict(list)
    for capability in book.capabilities.values():
        capabilities[capability.system or ""].append(capability)
    rows = [
        _row(book, one, touchpoints[one.id], steps.get(one.id, []), issues[one.id], capabilities[one.id])
        for one in book.systems.values()
    ]
    return sorted(rows, key=lambda row: (-row.steps, row.system.name.casefold(), row.system.id))


def _steps(book: Book) -> Mapping[str, list[StepAt]]:
    """The steps that stand on each system: those that name it, and those whose touchpoint does."""
    steps: defaultdict[str, list[StepAt]] = defaultdict(list)
    for at in book.steps.values():
        touchpoint = book.touchpoints.get(at.step.touchpoint or "")
        for id in dict.fromkeys((*at.step.systems, *(touchpoint.systems if touchpoint else ()))):
            steps[id].append(at)
    return steps


def _row(
    book: Book,
    system: System,
    touchpoints: list[Link],
    steps: list[StepAt],
    issues: list[SystemIssue],
    capabilities: list[Capability],
) -> SystemRow:
    owner = book.departments.get(system.owner or "")
    first = tuple(to_step(at) for at in steps[:LISTED])
    alike = _alike(issues)
    return SystemRow(
        system=system,
        anchor=f"system-{system.id}",
        owner=to_department(owner) if owner else None,
        touchpoints=tuple(touchpoints[:LISTED]),
        more_touchpoints=max(len(touchpoints) - LISTED, 0),
        steps=len(steps),
        first=first,
        more=len(steps) - len(first),
        issues=alike[:LISTED],
        more_issues=sum(1 + one.also for one in alike[LISTED:]),
        capabilities=tuple(capabilities),
    )


def _alike(issues: list[SystemIssue]) -> tuple[SystemIssue, ...]:
    """One problem for all of a kind between the same systems: gaps first, then what happens most often."""
    found: defaultdict[tuple[str, tuple[str, ...]], list[SystemIssue]] = defaultdict(list)
    for one in issues:
        found[one.kind, tuple(sorted(one.others))].append(one)
    first = (replace(same[0], also=len(same) - 1) for same in found.values())
    return tuple(sorted(first, key=lambda one: (one.kind != DISCONNECTED, -one.also)))


def _class(book: Book, key: str, rows: list[SystemRow]) -> SystemClass:
    own = {row.system.id for row in rows}
    behind = sum(1 for one in book.touchpoints.values() if not own.isdisjoint(one.systems))
    return SystemClass(key, tuple(rows), behind)


def _issue(book: Book, at: StepAt, issue: Issue, but: str | None) -> SystemIssue:
    """An issue as the row of the system `but` shows it: with the systems besides that one."""
    others = tuple(book.systems[id].name for id in issue.systems if id != but and id in book.systems)
    return SystemIssue(issue.kind, issue.text, to_step(at), to_journey(at.journey), others)
