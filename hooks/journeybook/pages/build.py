"""The list of pages of a book, kind by kind, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial

from journeybook.model.audience import PUBLIC
from journeybook.model.book import Book
from journeybook.model.people import Persona
from journeybook.pages import found
from journeybook.pages.accounts import accounts
from journeybook.pages.audit import audit
from journeybook.pages.comparison import comparison
from journeybook.pages.contacts import contacts
from journeybook.pages.departments import departments
from journeybook.pages.foot import with_foot
from journeybook.pages.framework import framework
from journeybook.pages.knowledge import knowledge
from journeybook.pages.making import Making, of_view
from journeybook.pages.page import Lookup, Page
from journeybook.pages.past import Past, no_past
from journeybook.pages.programmes import programmes
from journeybook.pages.reality import reality
from journeybook.pages.sections import SECTIONS, sections
from journeybook.pages.standing import standing_pages
from journeybook.pages.tags import tags
from journeybook.pages.workshops import workshops
from journeybook.problem import Problem, Problems, ordered
from journeybook.views import links
from journeybook.views.atlas import JourneyRow, journey_rows
from journeybook.views.backlog import apart, backlog_view, opportunity_view, ranked
from journeybook.views.changes import ChangeView
from journeybook.views.fresh import UNKNOWN, Surroundings
from journeybook.views.heat import HeatView, heat_view
from journeybook.views.home import Tally, home_view
from journeybook.views.inventory import Meeting, TouchpointRow, inventory, meetings, touchpoint_view
from journeybook.views.journey import journey_view
from journeybook.views.parts import Table, table
from journeybook.views.people import persona_cards, persona_view
from journeybook.views.problems import problem_table, problem_view, problems_by_file
from journeybook.views.related import suggested
from journeybook.views.scorecard import scorecard
from journeybook.views.success import trees
from journeybook.views.tables import backlog_table, journey_table, touchpoint_table
from journeybook.views.translations import TranslationView, translation_view
from journeybook.words import Words

PERSONAS = 25  # personas in a part of the atlas
TREES = 12  # success trees in a part of the page of milestones: each is a table of its own
APART = 50  # improvements in a part of the table of those that set us apart: each tells how


def pages(
    book: Book,
    problems: Sequence[Problem],
    words: Words,
    today: date,
    past: Past = no_past,
    changes: Callable[[], ChangeView] = ChangeView,
    around: Surroundings = UNKNOWN,
    folder: str | None = None,
) -> Iterator[Page]:
    """Every generated page of the site. `past` gives the book at a baseline, `changes` what happened lately.

    With `folder` the parts of the site are left out that have a folder of their own, which is another.
    """
    making = Making(book, problems, words, today, past, changes, around)
    return with_foot(_pages(making, folder), making)


def _pages(making: Making, folder: str | None) -> Iterator[Page]:
    for own, part in _OWN_FOLDERS.items():
        if folder in (None, own):
            yield from part(making)
    if folder is None or folder not in _OWN_FOLDERS:
        yield from _others(making)


def _others(making: Making) -> Iterator[Page]:
    yield from comparison(making)
    yield from reality(making)
    yield from workshops(making)
    yield from programmes(making)
    yield from contacts(making)
    yield from knowledge(making)
    yield from accounts(making)
    yield from standing_pages(making)
    yield from tags(making)
    yield from framework(making)
    yield from audit(making)
    if making.book.audience != PUBLIC:
        yield making.overview("changes", links.CHANGES, making.changes)
        if any(section.uri == links.TRANSLATIONS for section in sections(making.book)):
            yield making.overview("translations", links.TRANSLATIONS, lambda: _translations(making))
        yield from _problems(making)


def _translations(making: Making) -> TranslationView:
    return translation_view(making.book, making.words, making.around)


def _home(making: Making) -> Iterator[Page]:
    book = making.book
    counts = {"journeys": book.maps, "personas": book.personas, "milestones": book.milestones,
              "touchpoints": book.touchpoints, "departments": book.departments, "backlog": book.opportunities,
              "evidence": book.evidence}  # fmt: skip
    tallies = tuple(Tally(one.key, len(counts[one.key]), one.uri) for one in SECTIONS if one.key in counts)

    def view() -> object:
        return home_view(book, ranked(book, making.today), tallies, making.changes().rows, making.today)

    source = making.source("organization", "organization")
    yield Page(links.HOME, book.organization.name, "home.md", view, source, wide=True, search=making.found("home"))


def _journeys(making: Making) -> Iterator[Page]:
    book, today = making.book, making.today
    rows = partial(journey_rows, book, book.maps.values(), today)
    listed = journey_table(len(book.maps), rows, making.words, files=links.files(links.JOURNEYS))
    heat = cache(partial(heat_view, book, making.words))
    personas = Table("atlas", links.JOURNEYS, len(book.personas), lambda: heat().rows, PERSONAS)

    def head() -> HeatView:
        return replace(heat(), rows=())

    yield making.overview(
        "journeys",
        links.JOURNEYS,
        lambda: {"heat": head(), "rows": personas.part(), "part": listed.part()},
        wide=True,
    )
    yield from making.following(
        personas, making.words("atlas.heat"), "tables/heat.md", links.JOURNEYS, "atlas", head
    )
    yield from making.following(listed, making.words("nav.journeys"), "tables/journeys.md", links.JOURNEYS, "list")
    inside = book.audience != PUBLIC
    problems = ordered(making.problems)

    def values(id: str, suggestions: tuple[links.Link, ...], book: Book, problems: Problems) -> object:
        journey = book.maps[id]
        view = journey_view(book, journey, making.words, today, suggestions)
        told = problems_by_file(problems.of(("maps", id))) if inside else ()
        card = scorecard(book, journey, problems) if inside else None
        return {"view": view, "problems": told, "scorecard": card}

    for journey in book.maps.values():
        near = suggested(book, journey)
        yield Page(
            uri=links.to_journey(journey).uri,
            title=journey.title,
            template="journey.md",
            values=Lookup(partial(values, journey.id, near), book, problems, (today, near)),
            source=making.source("maps", journey.id),
            section=links.JOURNEYS,
            wide=True,
            search=lambda made: found.journey(made["view"]),
        )


def _personas(making: Making) -> Iterator[Page]:
    book, today = making.book, making.today
    yield making.overview("personas", links.PERSONAS, lambda: persona_cards(book), wide=True)
    for persona in book.personas.values():
        source = making.source("personas", persona.id)
        uri = links.to_persona(persona).uri
        own = book.journeys_by_persona.get(persona.id, ())
        listed = journey_table(len(own), partial(journey_rows, book, own, today), making.words, uri)
        values = partial(_persona, making, persona, listed)
        yield Page(
            uri,
            persona.name,
            "persona.md",
            values,
            source,
            links.PERSONAS,
            wide=True,
            search=of_view(found.persona),
        )
        yield from making.following(listed, persona.name, "tables/journeys.md", links.PERSONAS, "journeys")


def _persona(making: Making, persona: Persona, listed: Table[JourneyRow]) -> object:
    return {"view": persona_view(making.book, persona), "part": listed.part()}


def _milestones(making: Making) -> Iterator[Page]:
    views = trees(making.book, making.words)
    listed = table("trees", links.MILESTONES, views, TREES)
    yield making.overview("milestones", links.MILESTONES, listed.part)
    yield from making.following(listed, making.words("nav.milestones"), "tables/trees.md", links.MILESTONES)
    for tree in views:
        title = making.words("tree.title", name=tree.persona.title)
        source = making.source("milestones", tree.milestones[0].milestone.id)
        search = found.tree(tree, title)
        yield Page(tree.tree.uri, title, "tree.md", tree, source, links.MILESTONES, search=search)


def _touchpoints(making: Making) -> Iterator[Page]:
    rows = inventory(making.book)
    listed = touchpoint_table(rows, making.words)
    yield making.overview("touchpoints", links.TOUCHPOINTS, listed.part, wide=True)
    yield from making.following(listed, making.words("nav.touchpoints"), "tables/touchpoints.md", links.TOUCHPOINTS)
    for row in rows:
        source = making.source("touchpoints", row.touchpoint.id)
        title, uri = row.touchpoint.title, row.link.uri
        met = Table("steps", uri, row.used, partial(meetings, making.book, row))
        values = partial(_touchpoint, making, row, met)
        yield Page(uri, title, "touchpoint.md", values, source, links.TOUCHPOINTS, search=of_view(found.touchpoint))
        yield from making.following(met, title, "tables/meetings.md", links.TOUCHPOINTS, "steps")


def _touchpoint(making: Making, row: TouchpointRow, met: Table[Meeting]) -> object:
    return {"view": touchpoint_view(making.book, row), "part": met.part()}


def _backlog(making: Making) -> Iterator[Page]:
    book = making.book
    rows = ranked(book, making.today)
    listed = backlog_table(rows, making.words)
    special = table("apart", links.BACKLOG, apart(rows), APART)
    yield making.overview(
        "backlog",
        links.BACKLOG,
        lambda: {
            "view": backlog_view(book, rows, making.words),
            "part": listed.part(),
            "apart": special.part(),
        },
        wide=True,
    )
    yield from making.following(listed, making.words("nav.backlog"), "tables/backlog.md", links.BACKLOG, "ranked")
    yield from making.following(special, making.words("backlog.apart"), "tables/apart.md", links.BACKLOG, "apart")
    for row in rows:
        view = partial(opportunity_view, book, row, making.words)
        source = making.source("opportunities", row.opportunity.id)
        title = row.opportunity.title
        yield Page(row.link.uri, title, "opportunity.md", view, source, links.BACKLOG, search=found.opportunity)


def _problems(making: Making) -> Iterator[Page]:
    rows = ordered(making.problems)
    listed = problem_table(rows, making.words)
    yield making.overview("problems", links.PROBLEMS, lambda: problem_view(rows, listed.part()), wide=True)
    yield from making.following(listed, making.words("nav.problems"), "tables/problems.md", links.PROBLEMS)


_OWN_FOLDERS: Mapping[str, Callable[[Making], Iterator[Page]]] = {
    "": _home,
    "journeys": _journeys,
    "personas": _personas,
    "milestones": _milestones,
    "touchpoints": _touchpoints,
    "departments": departments,
    "backlog": _backlog,
}
