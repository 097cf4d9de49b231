"""The perception gap: how customers feel, against how we believe they feel (1.14). Nothing here draws it.

The gap of a step is what we believe minus what the customer feels, from -4 to 4: above zero we think better of it
than it is. A journey's score is the mean of the gaps without their signs, over the steps that give both (mean
absolute difference); its lean is the mean with the signs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from journeybook.model.book import Book, StepAt
from journeybook.model.journey import Journey
from journeybook.views.links import Link, to_journey, to_persona, to_step
from journeybook.views.lived import lived

STEPS_SHOWN = 20
SCALE = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, slots=True)
class Gap:
    """A step seen from both sides; `gap` is believed minus felt."""

    step: Link
    journey: Link
    felt: int
    believed: int
    gap: int
    importance: int | None
    moment_of_truth: bool


@dataclass(frozen=True, slots=True)
class GapScore:
    """Mean absolute gap and mean gap over the `n` of `steps` steps that give both, to two places."""

    n: int
    steps: int
    score: float | None
    lean: float | None


@dataclass(frozen=True, slots=True)
class JourneyGap:
    """A journey in the ranked list."""

    journey: Link
    persona: Link | None
    score: GapScore
    widest: int


@dataclass(frozen=True, slots=True)
class GridCell:
    """How many steps are felt so and believed so; `shade` from 0 to 4 says how many of all that is."""

    felt: int
    believed: int
    steps: int
    shade: int


@dataclass(frozen=True, slots=True)
class PerceptionView:
    """All that the page shows. `grid` has a row for each belief, the best first; `only_felt` lack a belief."""

    score: GapScore
    agree: int
    better: int
    worse: int
    only_felt: int
    only_believed: int
    grid: tuple[tuple[GridCell, ...], ...]
    gaps: tuple[Gap, ...]
    gap_count: int
    journeys: tuple[JourneyGap, ...]


def perception_view(book: Book) -> PerceptionView:
    """The gap over all steps that customers live through today."""
    by_journey: defaultdict[str, list[StepAt]] = defaultdict(list)
    for at in lived(book):
        by_journey[at.journey.id].append(at)
    steps = [at for own in by_journey.values() for at in own]
    both = [gap for at in steps if (gap := _gap(at)) is not None]
    apart = sorted((gap for gap in both if gap.gap), key=_widest_first)
    rows = sorted((_journey(book, own) for own in by_journey.values()), key=_worst_first)
    return PerceptionView(
        score=gap_score(both, len(steps)),
        agree=len(both) - len(apart),
        better=sum(gap.gap > 0 for gap in apart),
        worse=sum(gap.gap < 0 for gap in apart),
        only_felt=sum(at.step.emotion is not None and at.step.emotion_believed is None for at in steps),
        only_believed=sum(at.step.emotion is None and at.step.emotion_believed is not None for at in steps),
        grid=_grid(both),
        gaps=tuple(apart[:STEPS_SHOWN]),
        gap_count=len(apart),
        journeys=tuple(rows),
    )


def gap_score(gaps: Sequence[Gap], steps: int) -> GapScore:
    """The score and the lean of these gaps, out of so many steps."""
    if not gaps:
        return GapScore(0, steps, None, None)
    score, lean = fmean(abs(one.gap) for one in gaps), fmean(one.gap for one in gaps)
    return GapScore(len(gaps), steps, round(score, 2), round(lean, 2))


def _gap(at: StepAt) -> Gap | None:
    step = at.step
    if step.emotion is None or step.emotion_believed is None:
        return None
    return Gap(
        to_step(at), to_journey(at.journey), step.emotion, step.emotion_believed,
        step.emotion_believed - step.emotion, step.importance, step.moment_of_truth,
    )  # fmt: skip


def _widest_first(gap: Gap) -> tuple[int, int, int, str, str]:
    """The widest first; of two alike the more important to the customer, then where they feel worse."""
    return -abs(gap.gap), -(gap.importance or 0), gap.felt, gap.step.uri, gap.step.anchor


def _journey(book: Book, steps: Sequence[StepAt]) -> JourneyGap:
    journey: Journey = steps[0].journey
    persona = book.personas.get(journey.persona)
    gaps = [gap for at in steps if (gap := _gap(at)) is not None]
    return JourneyGap(
        journey=to_journey(journey),
        persona=to_persona(persona) if persona else None,
        score=gap_score(gaps, len(steps)),
        widest=max((gap.gap for gap in gaps), key=abs, default=0),
    )


def _worst_first(row: JourneyGap) -> tuple[float, int, str, str]:
    score = -1.0 if row.score.score is None else row.score.score
    return -score, -row.score.n, row.journey.title.casefold(), row.journey.uri


def _grid(gaps: Sequence[Gap]) -> tuple[tuple[GridCell, ...], ...]:
    counts = Counter((gap.felt, gap.believed) for gap in gaps)
    most = max(counts.values(), default=0)
    return tuple(
        tuple(_cell(felt, believed, counts[felt, believed], most) for felt in SCALE) for believed in reversed(SCALE)
    )


def _cell(felt: int, believed: int, steps: int, most: int) -> GridCell:
    return GridCell(felt, believed, steps, -(-4 * steps // most) if most else 0)
