"""The pages of departments: all, by what customers feel because of them and by journey; then each (4.03)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Any

from journeybook.model.organization import Department
from journeybook.pages import found
from journeybook.pages.making import Making, of_view
from journeybook.pages.page import Page
from journeybook.views import links
from journeybook.views.department import Duties, by_journey, department_rows, department_view, hurting, owned
from journeybook.views.duties import duty_table
from journeybook.views.parts import Table, fitting

HURTS, JOURNEYS, LISTED = 40, 20, 50
"""Rows of a part: a step with its pains takes several lines, a journey holds a list of its own."""


def departments(making: Making) -> Iterator[Page]:
    """The table of all, and a page each."""
    duties = Duties(making.book)
    yield from _all(making, duties)
    for department in making.book.departments.values():
        yield from _one(making, duties, department)


def _all(making: Making, duties: Duties) -> Iterator[Page]:
    book = making.book
    whole = cache(partial(duty_table, book))
    held = fitting(len(book.departments) + 2)
    table = Table("responsibility", links.DEPARTMENTS, len(book.maps), lambda: whole().rows, held)

    listed = Table("all", links.DEPARTMENTS, len(book.departments), lambda: department_rows(duties))

    def heads() -> object:
        return replace(whole(), rows=())

    def values() -> object:
        return {"listed": listed.part(), "table": heads(), "part": table.part()}

    title = making.words("nav.departments")
    yield making.overview("departments", links.DEPARTMENTS, values, wide=True)
    yield from making.following(listed, title, "tables/departments.md", links.DEPARTMENTS, "all")
    template = "tables/responsibility.md"
    yield from making.following(table, title, template, links.DEPARTMENTS, "responsibility", heads)


def _one(making: Making, duties: Duties, one: Department) -> Iterator[Page]:
    uri, plays = links.to_department(one).uri, duties.plays.get(one.id, [])
    hurts, journeys, backlog = (
        len(index.get(one.id, ())) for index in (duties.hurts, duties.journeys, duties.backlog)
    )
    tables: dict[str, Table[Any]] = {
        "hurts": Table("hurts", uri, hurts, partial(hurting, duties, one), HURTS),
        "duties": Table("duties", uri, journeys, partial(by_journey, duties, one), JOURNEYS),
        "plays": Table("plays", uri, len(plays), lambda: plays, LISTED),
        "backlog": Table("backlog", uri, backlog, partial(owned, duties, one), LISTED),
    }

    def values() -> object:
        return {"view": department_view(duties, one)} | {name: table.part() for name, table in tables.items()}

    source, search = making.source("departments", one.id), of_view(found.department)
    yield Page(uri, one.name, "department.md", values, source, links.DEPARTMENTS, wide=True, search=search)
    for name, anchor in (("hurts", "hurts"), ("duties", "duties"), ("plays", "milestones"), ("backlog", "backlog")):
        template = f"tables/{'owned' if name == 'backlog' else name}.md"
        yield from making.following(tables[name], one.name, template, links.DEPARTMENTS, anchor)
