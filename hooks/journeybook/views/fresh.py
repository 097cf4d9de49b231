"""What stands at the foot of an entry's page: whose it is, how fresh, and where to say that it is wrong (1.02)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from journeybook.diagrams.escape import shorten
from journeybook.model.book import Book, pick
from journeybook.model.contacts import Touchpoint
from journeybook.model.journey import Journey
from journeybook.model.opportunities import Opportunity
from journeybook.model.organization import Department
from journeybook.model.part import Entry
from journeybook.views.forge import Forge, mail
from journeybook.views.links import Link, to_department
from journeybook.words import Words

EntryKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Fresh:
    """`changed_in` names the file if it holds other entries too; `status` is the key of its word."""

    owners: tuple[Link, ...]
    person: str | None
    contact: str | None
    status: str | None
    reviewed_on: date | None
    changed_on: date | None
    changed_in: str | None
    edit: str | None
    report: str | None
    mail: str | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known from outside of the data: where the files live, and the day of each file's last change.

    `untranslated` are the site's handwritten pages that are there in another language alone.
    """

    forge: Forge
    changed: Mapping[str, date]
    untranslated: tuple[str, ...] = ()


UNKNOWN = Surroundings(Forge(), {})

SUBJECT = 60
"""How much of a page's title the subject of a report holds; the text of the report has the page's address."""


def fresh_view(
    book: Book, entries: Sequence[EntryKey], title: str, address: str, around: Surroundings, words: Words
) -> Fresh:
    """The foot of the page that shows `entries`, the first of which gives it its owner. Names no committer."""
    kind, id = entries[0]
    entry = book.entries(kind)[id]
    files = list(dict.fromkeys(book.files[key] for key in entries if key in book.files))
    departments = _departments(book, kind, entry)
    contact = _contact(book, entry, departments)
    page = f"{around.forge.site}{address}"
    subject = words("fresh.subject", title=shorten(title, SUBJECT))
    body = words("fresh.body", page=page, file=files[0] if files else "—")
    return Fresh(
        owners=tuple(to_department(one) for one in departments),
        person=entry.owner.person if isinstance(entry, Journey) and entry.owner else None,
        contact=contact,
        status=_status(entry),
        reviewed_on=entry.reviewed_on if isinstance(entry, Journey) else None,
        changed_on=max((around.changed[file] for file in files if file in around.changed), default=None),
        changed_in=files[0] if book.paths.get((kind, id)) else None,
        edit=around.forge.to_edit(files[0]) if files else None,
        report=around.forge.to_report(subject, body),
        mail=mail(contact, subject, body) if contact else None,
    )


def _departments(book: Book, kind: str, entry: Entry) -> tuple[Department, ...]:
    """Who answers for an entry: a department for itself, those that offer a touchpoint, else its owner."""
    if isinstance(entry, Department):
        return (entry,)
    if isinstance(entry, Touchpoint):
        return pick(book.departments, entry.offered_by)
    owner = getattr(entry, "owner", None)
    return pick(book.departments, (getattr(owner, "department", owner),))


def _contact(book: Book, entry: Entry, departments: Sequence[Department]) -> str | None:
    """A mail address: the entry's own, that of who answers for it, or the site's."""
    own = entry.owner.contact if isinstance(entry, Journey) and entry.owner else None
    theirs = next((one.contact for one in departments if one.contact), None)
    return own or theirs or book.organization.contact


def _status(entry: Entry) -> str | None:
    if isinstance(entry, Journey):
        return f"status.{entry.status}"
    return f"opportunity.status.{entry.status}" if isinstance(entry, Opportunity) else None
