"""Which stages of a journey's variants stand side by side. Nothing here says how they differ."""

from __future__ import annotations

from collections.abc import Sequence

from journeybook.model.journey import Journey, Stage

Row = tuple[Stage | None, ...]


def aligned(variants: Sequence[Journey]) -> tuple[Row, ...]:
    """The stages of all variants in rows, one column a variant, None where a variant has no such stage.

    Stages of one id stand in one row; else those of one phase and macro stage. A stage that only a later variant
    has follows the one it follows there.
    """
    rows: list[list[Stage | None]] = []
    for column, variant in enumerate(variants):
        ids = frozenset(stage.id for stage in variant.stages)
        place = -1
        for stage in variant.stages:
            found = _row(rows, column, stage, ids)
            if found is None:
                found = place + 1
                rows.insert(found, [None] * len(variants))
            rows[found][column] = stage
            place = found
    return tuple(tuple(row) for row in rows)


def _row(rows: Sequence[Sequence[Stage | None]], column: int, stage: Stage, ids: frozenset[str]) -> int | None:
    """The row a stage belongs to; `ids` are those of its own journey, whose rows are kept for them."""
    free = [(index, [one for one in row if one]) for index, row in enumerate(rows) if row[column] is None]
    for index, others in free:
        if any(one.id == stage.id for one in others):
            return index
    for index, others in free:
        alike = any(stage.macro_stage and _kind(one) == _kind(stage) for one in others)
        if alike and ids.isdisjoint(one.id for one in others):
            return index
    return None


def _kind(stage: Stage) -> tuple[str, str | None]:
    return stage.phase, stage.macro_stage
