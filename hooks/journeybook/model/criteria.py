"""The 27 criteria of maturity, stage by stage (2.12): what each is about, who decides it. No organization here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

Dimension = Literal["strategy", "employees", "icp", "journey", "organization"]
DecidedBy = Literal["floor", "files", "word", "both"]

DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
STAGES = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of a stage (1 to 5) in a dimension.

    `decided_by`: the files show it, somebody's word (an attestation) does, or it takes both. The floor, stage 1,
    tells what is missing: it holds where nothing better does.
    """

    id: str
    stage: int
    dimension: Dimension
    decided_by: DecidedBy

    @property
    def attested(self) -> bool:
        """Whether somebody has to give their word on it."""
        return self.decided_by in ("word", "both")


_ALL = (
    Criterion("sales-first", 1, "strategy", "floor"),
    Criterion("brand-unconnected", 1, "employees", "floor"),
    Criterion("personas-undocumented", 1, "icp", "floor"),
    Criterion("no-journey-view", 1, "journey", "floor"),
    Criterion("silos", 1, "organization", "floor"),
    Criterion("strategy-aware", 2, "strategy", "files"),
    Criterion("brand-need-seen", 2, "employees", "files"),
    Criterion("profiles-imagined", 2, "icp", "files"),
    Criterion("journey-parts", 2, "journey", "files"),
    Criterion("documentation-limited", 2, "journey", "files"),
    Criterion("challenges-known", 2, "organization", "files"),
    Criterion("beyond-acquisition", 3, "strategy", "files"),
    Criterion("brand-taught-ad-hoc", 3, "employees", "word"),
    Criterion("profiles-documented", 3, "icp", "files"),
    Criterion("journey-phases", 3, "journey", "files"),
    Criterion("challenges-tackled", 3, "organization", "files"),
    Criterion("top-down-mandate", 4, "strategy", "word"),
    Criterion("brand-equipped", 4, "employees", "word"),
    Criterion("profiles-each-interaction", 4, "icp", "files"),
    Criterion("journey-end-to-end", 4, "journey", "files"),
    Criterion("customer-planning", 4, "organization", "both"),
    Criterion("strategy-everywhere", 5, "strategy", "files"),
    Criterion("experience-as-product", 5, "strategy", "files"),
    Criterion("brand-empowered", 5, "employees", "word"),
    Criterion("profiles-dynamic", 5, "icp", "files"),
    Criterion("journey-dynamic", 5, "journey", "files"),
    Criterion("common-kpis", 5, "organization", "both"),
)
CRITERIA: Mapping[str, Criterion] = MappingProxyType({one.id: one for one in _ALL})
"""By id, in the order of the stages."""
