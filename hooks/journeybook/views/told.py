"""Changes as sentences, in the reader's language. What changed is found elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from journeybook.diff import Change, ChangeKind
from journeybook.model.book import Book
from journeybook.views.entries import to_entry
from journeybook.words import Words

_STATUS = {"maps": "status", "opportunities": "opportunity.status"}


def in_words(old: Book, new: Book, found: Iterable[Change], words: Words) -> Iterator[str]:
    """A sentence for each change of an entry; fields that changed are named together, step by step."""
    fields: defaultdict[tuple[str, str | None], list[str]] = defaultdict(list)
    for change in found:
        if change.kind is ChangeKind.FIELD:
            fields[change.id, change.step].append(change.field or "")
        else:
            text = _sentence(old, new, change, words)
            yield _at(old, new, change.id, change.step, text, words)
    for (id, step), names in fields.items():
        yield _at(old, new, id, step, words("change.field", fields=", ".join(names)), words)


def _at(old: Book, new: Book, id: str, step: str | None, text: str, words: Words) -> str:
    if step is None:
        return text
    at = new.step(f"{id}/{step}") or old.step(f"{id}/{step}")
    return words("change.at_step", step=at.step.title if at else step, text=text)


def _sentence(old: Book, new: Book, change: Change, words: Words) -> str:
    key = f"change.{change.kind.value}"
    if change.kind in (ChangeKind.STATUS, ChangeKind.DONE):
        prefix = _STATUS[change.entry]
        return words(key, before=words(f"{prefix}.{change.before}"), after=words(f"{prefix}.{change.after}"))
    if change.kind is ChangeKind.MEASURED:
        return words(key, after=words.number(float(change.after or 0)))
    if change.kind is ChangeKind.TOUCHPOINT:
        before, after = _named(old, "touchpoints", change.before), _named(new, "touchpoints", change.after)
        return words(key, before=before, after=after)
    if change.kind is ChangeKind.RESPONSIBILITY and change.before != change.after:
        before, after = _named(old, "departments", change.before), _named(new, "departments", change.after)
        return words("change.accountable", before=before, after=after)
    return words(key)


def _named(book: Book, kind: str, id: str | float | None) -> str:
    """An entry's name; its id if it is not there, a dash if none is meant."""
    link = to_entry(book, kind, str(id)) if id is not None else None
    return link.title if link else str(id) if id is not None else "—"
