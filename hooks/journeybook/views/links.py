"""Where each entry stands on the site: the one place that makes addresses. Stable, whatever the language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize
from urllib.parse import quote, urlencode

from journeybook.model.accounts import Account
from journeybook.model.book import StepAt
from journeybook.model.contacts import Channel, Content, System, Touchpoint
from journeybook.model.evidence import Evidence, Metric
from journeybook.model.journey import Journey, Stage
from journeybook.model.milestones import Milestone
from journeybook.model.opportunities import Opportunity, Programme
from journeybook.model.organization import Department, Promise
from journeybook.model.people import Persona
from journeybook.model.standing import Baseline
from journeybook.problem import Place


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a page of this site, given by its source's path, or to a heading in it.

    `query` is what the page's scripts are asked to show (`department=store`); without them the whole is shown.
    """

    title: str
    uri: str
    anchor: str = ""
    query: str = ""


HOME = "index.md"
JOURNEYS = "journeys/index.md"
PERSONAS = "personas/index.md"
MILESTONES = "milestones/index.md"
TOUCHPOINTS = "touchpoints/index.md"
DEPARTMENTS = "departments/index.md"
BACKLOG = "backlog/index.md"
EVIDENCE = "evidence/index.md"
PROBLEMS = "problems/index.md"
AUDIT = "audit/index.md"
RULES = "rules/index.md"
FRAMEWORK = "framework/index.md"
WORKBOOK = "framework/journeybook.xlsx"
OUTLINE = "framework/journey.yml"
COVERAGE = "coverage/index.md"
CHANNELS = "channels/index.md"
SYSTEMS = "systems/index.md"
CONTENT = "content/index.md"
METRICS = "metrics/index.md"
ACCOUNTS = "accounts/index.md"
PROGRAMMES = "programmes/index.md"
MATURITY = "maturity/index.md"
BUSINESS_CASE = "business-case/index.md"
BASELINES = "baselines/index.md"
COMPARE = "compare/index.md"
COMPARE_PERSONAS = "compare/personas.md"
VERDICTS = "verdicts/index.md"
PERCEPTION = "perception/index.md"
PROMISES = "promises/index.md"
MATRIX = "matrix/index.md"
OFFERED = "offered/index.md"
WORKSHOPS = "workshops/index.md"
TAGS = "tags/index.md"
CHANGES = "changes/index.md"
TRANSLATIONS = "translations/index.md"
FORMATS = ("csv", "xlsx")
"""What the table of an inventory may be taken away as."""


def beside(overview: str, id: str) -> str:
    """The path of an entry's page, beside the overview of its kind; an id `index` gives way to it."""
    return overview.removesuffix("index.md") + ("index_" if id == "index" else id) + ".md"


def to_journey(journey: Journey) -> Link:
    return Link(journey.title, beside(JOURNEYS, journey.id))


def to_step(at: StepAt) -> Link:
    return Link(at.step.title, beside(JOURNEYS, at.journey.id), step_anchor(at.step.id))


def to_stage(journey: Journey, stage: Stage) -> Link:
    return Link(stage.title, beside(JOURNEYS, journey.id), f"stage-{stage.id}")


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


def to_duties(journey: Journey, department: Department) -> Link:
    """The map of a journey on which the steps of a department stand out."""
    return Link(journey.title, beside(JOURNEYS, journey.id), "map", f"department={department.id}")


def narrowed(title: str, overview: str, table: str, **chosen: str) -> Link:
    """An overview with its table narrowed to what stands in some columns."""
    return Link(title, overview, table, urlencode({f"{table}.{key}": value for key, value in chosen.items()}))


def to_opportunity(opportunity: Opportunity) -> Link:
    return Link(opportunity.title, beside(BACKLOG, opportunity.id))


def to_evidence(evidence: Evidence) -> Link:
    return Link(evidence.title, beside(EVIDENCE, evidence.id))


def to_comparison(journey: Journey) -> Link:
    """The page where the variants of a journey stand side by side, named after the first of them."""
    page = beside(COMPARE, journey.id)
    return Link(journey.title, "compare/personas_.md" if page == COMPARE_PERSONAS else page)


def to_matrix(persona: Persona) -> Link:
    """The page of a persona's stages, touchpoints and channels."""
    return Link(persona.name, beside(MATRIX, persona.id))


def to_promise(promise: Promise) -> Link:
    return Link(promise.title, PROMISES, f"promise-{promise.id}")


def to_promise_steps(promise: Promise) -> Link:
    """All steps that keep or break a promise, where they are more than its overview shows."""
    return Link(promise.title, f"promises/{promise.id}.md")


def to_workshop(journey: Journey) -> Link:
    """The page of how a journey was prepared and mapped."""
    return Link(journey.title, beside(WORKSHOPS, journey.id))


def to_channel(channel: Channel) -> Link:
    return Link(channel.name, beside(CHANNELS, channel.id))


def to_system(system: System) -> Link:
    return Link(system.name, SYSTEMS, f"system-{system.id}")


def to_content(content: Content) -> Link:
    return Link(content.title, CONTENT, f"content-{content.id}")


def to_metric(metric: Metric) -> Link:
    return Link(metric.title, beside(METRICS, metric.id))


def to_account(account: Account) -> Link:
    return Link(account.name, beside(ACCOUNTS, account.id))


def to_programme(programme: Programme) -> Link:
    return Link(programme.title, beside(PROGRAMMES, programme.id))


def to_baseline(baseline: Baseline) -> Link:
    return Link(baseline.title, beside(BASELINES, baseline.id))


def to_scorecard(journey: Journey) -> Link:
    """The scorecard on a journey's page."""
    return Link(journey.title, beside(JOURNEYS, journey.id), "scorecard")


def to_rule(code: str) -> Link:
    """A rule's explanation, by its code."""
    return Link(code, RULES, f"rule-{code.lower()}")


@lru_cache(maxsize=1 << 12)
def to_tag(tag: str) -> Link:
    """The page of a tag. Tags that differ only in case, accents or punctuation have one page."""
    plain = "".join(sign for sign in normalize("NFKD", tag).casefold() if not combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    name = "-".join(words)
    if not name.isascii() or not name:
        name = "-".join(f"{ord(sign):x}" for sign in tag)
    return Link(tag, beside(TAGS, name))


def to_file(sheet: str, form: str) -> str:
    """Where on the site the file of a table stands, beside the overview of the same name."""
    return f"{sheet}/{sheet}.{form}"


def files(overview: str) -> tuple[Link, ...]:
    """The links to the whole table of an overview, one for each format."""
    name = overview.partition("/")[0]
    return tuple(Link(form.upper(), to_file(name, form)) for form in FORMATS)


def to_problems(place: Place) -> Link:
    """The list of problems, narrowed to those of one file as the list names it."""
    return Link(place.file, PROBLEMS, query=f"all.find={quote(place.name)}")
