"""Changes as sentences, in the reader's language. What changed is found elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from journeybook.diff import Change, ChangeKind
from journeybook.model.book import Book
from journeybook.model.kinds import KINDS
from journeybook.views.entries import to_entry
from journeybook.words import Words
from journeybook.words.fields import called, label

_ALIKE = ("Journey", "Step")  # what is called the same elsewhere, means the same
_STATUS = {"maps": "status", "opportunities": "opportunity.status"}


Named = Callable[[str, str], str | None]
"""What an entry of a kind is called, or a step by `journey/step`, then or today; None if nobody knows."""


def of_books(old: Book, new: Book) -> Named:
    """Names as they are in the later of two books, or were in the earlier."""

    def named(kind: str, id: str) -> str | None:
        link = to_entry(new, kind, id) or to_entry(old, kind, id)
        return link.title if link else None

    return named


def in_words(named: Named, found: Iterable[Change], words: Words) -> Iterator[str]:
    """A sentence for each change of an entry; fields that changed are named together, step by step."""
    fields: defaultdict[tuple[str, str | None], list[str]] = defaultdict(list)
    for change in found:
        if change.kind is ChangeKind.FIELD:
            fields[change.id, change.step].append(_field(change, words))
        else:
            yield _at(named, change.id, change.step, _sentence(named, change, words), words)
    for (id, step), names in fields.items():
        text = (
            words("change.field", fields=", ".join(sorted(known)))
            if (known := {*names} - {""})
            else words("change.edited")
        )
        yield _at(named, id, step, text, words)


def _field(change: Change, words: Words) -> str:
    """What a field is called where people fill it in; nothing if it has no name in this language."""
    own = "Step" if change.step else KINDS[change.entry].__name__
    for part in dict.fromkeys((own, *_ALIKE)):
        if called(f"{part}.{change.field}", words.language):
            return label(f"{part}.{change.field}", words.language).lower()
    return ""


def _at(named: Named, id: str, step: str | None, text: str, words: Words) -> str:
    if step is None:
        return text
    return words("change.at_step", step=named("steps", f"{id}/{step}") or step, text=text)


def _sentence(named: Named, change: Change, words: Words) -> str:
    key = f"change.{change.kind.value}"
    if change.kind in (ChangeKind.STATUS, ChangeKind.DONE):
        prefix = _STATUS[change.entry]
        return words(key, before=words(f"{prefix}.{change.before}"), after=words(f"{prefix}.{change.after}"))
    if change.kind is ChangeKind.MEASURED:
        return words(key, after=words.number(float(change.after or 0)))
    if change.kind is ChangeKind.TOUCHPOINT:
        before, after = _name(named, "touchpoints", change.before), _name(named, "touchpoints", change.after)
        return words(key, before=before, after=after)
    if change.kind is ChangeKind.RESPONSIBILITY and change.before != change.after:
        before, after = _name(named, "departments", change.before), _name(named, "departments", change.after)
        return words("change.accountable", before=before, after=after)
    return words(key)


def _name(named: Named, kind: str, id: str | float | None) -> str:
    """An entry's name; its id if it is not there, a dash if none is meant."""
    return (named(kind, str(id)) or str(id)) if id is not None else "—"
