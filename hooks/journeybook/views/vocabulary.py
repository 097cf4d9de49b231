"""One journey read in each way of naming stages: the built-in ones and the organization's own (4.02)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from journeybook.model.book import Book
from journeybook.model.contacts import MacroStage
from journeybook.model.journey import Cycle, Journey, Phase, Stage
from journeybook.views.links import Link, to_stage
from journeybook.words import Words


@dataclass(frozen=True, slots=True)
class TermBand:
    """Neighbouring stages of one name, None where a stage has none in this vocabulary."""

    term: str | None
    span: int


@dataclass(frozen=True, slots=True)
class TermReading:
    """A term with the journey's stages that go by it; `lowest` is the lowest emotion there."""

    term: str
    stages: tuple[Link, ...]
    steps: int
    lowest: int | None


@dataclass(frozen=True, slots=True)
class VocabularyRow:
    """The journey in one vocabulary: along its stages, then term by term. `unnamed` stages have no term in it."""

    title: str
    bands: tuple[TermBand, ...]
    terms: tuple[TermReading, ...]
    unnamed: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VocabularyView:
    """The stages of a journey and all the vocabularies they can be read in."""

    stages: tuple[Link, ...]
    rows: tuple[VocabularyRow, ...]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """A way of naming stages: its terms in order, by id, and which of them a stage goes by."""

    title: str
    terms: Mapping[str, str]
    of: Callable[[Stage], str | None]


def vocabulary_view(book: Book, journey: Journey, words: Words) -> VocabularyView:
    """The journey in the three built-in vocabularies and in each of the organization's."""
    stages = tuple(to_stage(journey, stage) for stage in journey.stages)
    return VocabularyView(stages, tuple(_row(one, journey, stages) for one in _vocabularies(book, words)))


def _vocabularies(book: Book, words: Words) -> Iterator[_Vocabulary]:
    yield _Vocabulary(words("vocabulary.phase"), _ours(words, "phase", get_args(Phase)), lambda stage: stage.phase)
    yield _Vocabulary(words("vocabulary.cycle"), _ours(words, "cycle", get_args(Cycle)), lambda stage: stage.cycle)
    macro = _ours(words, "macro", get_args(MacroStage))
    yield _Vocabulary(words("vocabulary.macro"), macro, lambda stage: stage.macro_stage)
    for one in book.organization.vocabularies:
        yield _Vocabulary(one.title, {term.id: term.title for term in one.terms}, _by_term(one.id))


def _ours(words: Words, prefix: str, ids: Sequence[str]) -> Mapping[str, str]:
    return {id: words(f"{prefix}.{id}") for id in ids}


def _by_term(vocabulary: str) -> Callable[[Stage], str | None]:
    return lambda stage: stage.terms.get(vocabulary)


def _row(vocabulary: _Vocabulary, journey: Journey, links: Sequence[Link]) -> VocabularyRow:
    found: defaultdict[str | None, list[tuple[Stage, Link]]] = defaultdict(list)
    names = []
    for stage, link in zip(journey.stages, links, strict=True):
        id = vocabulary.of(stage)
        known = id if id in vocabulary.terms else None
        names.append(known)
        found[known].append((stage, link))
    return VocabularyRow(
        title=vocabulary.title,
        bands=tuple(TermBand(vocabulary.terms.get(id or ""), len(list(run))) for id, run in groupby(names)),
        terms=tuple(_reading(title, found.get(id, ())) for id, title in vocabulary.terms.items()),
        unnamed=tuple(link for _, link in found.get(None, ())),
    )


def _reading(term: str, stages: Sequence[tuple[Stage, Link]]) -> TermReading:
    steps = [step for stage, _ in stages for step in stage.steps]
    emotions = [step.emotion for step in steps if step.emotion is not None]
    return TermReading(term, tuple(link for _, link in stages), len(steps), min(emotions, default=None))
