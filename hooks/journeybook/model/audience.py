"""For whom a book is opened: the public, everybody inside, some departments, or the checks, which see all."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.part import Entry


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads. `departments` see, besides what is internal, what is meant for them by name."""

    internal: bool = True
    departments: frozenset[str] = frozenset()
    everything: bool = False

    @classmethod
    def named(cls, name: str | list[str]) -> Audience:
        """From the site's setting: `public`, `internal`, `all`, or a list of departments."""
        if isinstance(name, list):
            return cls(departments=frozenset(name))
        known = {"public": PUBLIC, "internal": INTERNAL, "all": ALL}
        return known[name]

    @property
    def key(self) -> str:
        """The same for the same readers, in every process."""
        return f"{self.internal} {self.everything} {' '.join(sorted(self.departments))}"

    def sees(self, entry: Entry) -> bool:
        if self.everything or entry.visibility == "public":
            return True
        if isinstance(entry.visibility, tuple):
            return not self.departments.isdisjoint(entry.visibility)
        return self.internal


PUBLIC = Audience(internal=False)
INTERNAL = Audience()
ALL = Audience(everything=True)
