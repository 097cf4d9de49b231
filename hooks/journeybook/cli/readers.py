"""For whom a command writes: the option and what it means; apart from the others, for it knows an edition."""

from __future__ import annotations

import click

from journeybook.edition import Edition
from journeybook.model.audience import Audience

_ALL_READERS = ("public", "internal", "all")
audience_option = click.option(
    "--audience",
    "-a",
    multiple=True,
    metavar="WHO",
    default=("internal",),
    help="public, internal (the default), all, or a department's id; several departments: -a sales -a stores.",
)


def readers(audience: tuple[str, ...]) -> Audience:
    """The audience that was named."""
    if len(audience) == 1 and audience[0] in _ALL_READERS:
        return Audience.named(audience[0])
    if mixed := [name for name in audience if name in _ALL_READERS]:
        raise click.UsageError(f"--audience {mixed[0]} stands alone, or name departments only.")
    return Audience.named(list(audience))


def no_strangers(book: Edition) -> None:
    """A department that does not exist would see less than was meant, and nobody would notice."""
    if book.strangers:
        known = ", ".join(sorted(book.book.known["departments"])) or "none"
        raise click.UsageError(f"there is no department '{book.strangers[0]}'; there are: {known}.")
