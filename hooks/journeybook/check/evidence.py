"""Rules on evidence: what is said of customers was collected, not imagined (0.10, 1.06)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from journeybook.check.reach import DEVELOP, PUBLISHED, UNDERSTAND, journeys, path_to, steps
from journeybook.check.rule import Finding
from journeybook.check.support import evidence_of, support
from journeybook.model.book import Book, pick
from journeybook.model.evidence import Evidence
from journeybook.model.journey import Journey

SUPPORTED_AT_LEAST = 0.5
"""The share of claims with a source below which a documented journey is more imagined than known."""
_ASKED = frozenset({"survey", "interview", "focus-group", "ethnography", "market"})


def feeling_known(book: Book, today: date) -> Iterator[Finding]:
    """What a customer feels, lives or says at a step has evidence, or is marked as an assumption.

    An assumption is welcome when it says so; an imagined customer is not. Asked from status develop on.

    good:
        maps/gift:
          stages:
            - id: help
              steps:
                - {id: change, emotion: 0, evidence: , assumption: true}
    bad:
        maps/gift:
          stages:
            - id: help
              steps:
                - {id: change, emotion: 0, evidence: }
    """
    for at in steps(book, DEVELOP):
        step = at.step
        claims = {"emotion": step.emotion, "experiences": step.experiences, "quote": step.quote}
        field = next((name for name, value in claims.items() if value is not None), None)
        if field and not step.evidence and not step.assumption:
            yield Finding("maps", at.journey.id, path_to(at, field), values={"step": step.id, "field": field})


def pain_known(book: Book, today: date) -> Iterator[Finding]:
    """A pain has evidence of its own or its step's, or its step is marked as an assumption.

    Asked from status develop on.

    good:
        maps/gift:
          stages:
            - id: choose
              steps:
                - id: compare
                  pains:
                    - {id: many, text: There are too many., severity: 1, evidence: [orders]}
    bad:
        maps/gift:
          status: develop
          stages:
            - id: choose
              steps:
                - id: compare
                  emotion:
                  evidence:
                  pains:
                    - {id: many, text: There are too many., severity: 1}
    """
    for at in steps(book, DEVELOP):
        if at.step.evidence or at.step.assumption:
            continue
        for index, pain in enumerate(at.step.pains):
            if not pain.evidence:
                yield Finding("maps", at.journey.id, path_to(at, "pains", index), values={"pain": pain.id})


def share_known(book: Book, today: date) -> Iterator[Finding]:
    """At least half of what a documented journey claims about customers has a source.

    Claims are emotions, lived experiences and pains; what is marked as an assumption has no source. Asked from
    status document on, which it blocks.

    good:
        maps/gift:
          stages:
            - id: help
              steps:
                - {id: change, evidence: , assumption: true}
    bad:
        maps/gift:
          stages:
            - {id: remember, steps: [{id: see, evidence: , assumption: true}]}
            - {id: choose, steps: [{id: compare, evidence: , assumption: true}]}
            - {id: help, steps: [{id: change, evidence: , assumption: true}]}
            - {id: return, steps: [{id: letter, evidence: , assumption: true}]}
            - {id: tell, steps: [{id: recommend, evidence: , assumption: true}]}
    """
    for journey in journeys(book, PUBLISHED):
        known = support(book, journey)
        if known.share is not None and known.share < SUPPORTED_AT_LEAST:
            values = {"evidenced": str(known.evidenced), "claims": str(known.claims)}
            yield Finding("maps", journey.id, values=values)


def _relied_on(book: Book) -> Iterator[Evidence]:
    """The evidence that journeys and personas rest on today."""
    of_personas = {id for one in book.personas.values() for id in (*one.evidence, *one.success.evidence)}
    for evidence in book.evidence.values():
        resting = book.journeys_by_evidence.get(evidence.id, ())
        if evidence.id in of_personas or any(
            one.status in UNDERSTAND and one.state == "current" for one in resting
        ):
            yield evidence


def fresh(book: Book, today: date) -> Iterator[Finding]:
    """Evidence that is relied on has not passed the day until which it may be.

    Customers change. Collect it anew, or say why it still holds with a larger `valid_days`.

    good:
        evidence/interviews:
          collected_on: 2026-03-31
          valid_days: 365
    bad:
        evidence/interviews:
          collected_on: 2026-03-31
          valid_days: 30
    """
    for one in _relied_on(book):
        until = one.collected_on + timedelta(days=one.valid_days)
        if until < today:
            yield Finding("evidence", one.id, ("collected_on",), values={"until": until.isoformat()})


def first_hand(book: Book, today: date) -> Iterator[Finding]:
    """A documented journey rests on some evidence of our own, not on third parties' alone.

    What the market does is not what our customers do.

    good:
        maps/gift:
          evidence: [study, orders]
    bad:
        maps/gift:
          evidence: [study]
          stages:
            - {id: remember, steps: [{id: see, evidence: [study]}]}
            - {id: choose, steps: [{id: compare, evidence: [study]}]}
            - {id: buy, steps: [{id: pay, evidence: [study]}]}
            - {id: use, steps: [{id: unwrap, evidence: [panel, study]}]}
            - {id: help, steps: [{id: change, evidence: [study]}]}
            - {id: return, steps: [{id: letter, evidence: [panel]}]}
            - {id: tell, steps: [{id: recommend, evidence: [study]}]}
    """
    for journey in journeys(book, PUBLISHED):
        sources = _sources(book, journey)
        if sources and all(one.source == "third-party" for one in sources):
            yield Finding("maps", journey.id)


def several_kinds(book: Book, today: date) -> Iterator[Finding]:
    """A documented journey rests on more than one kind of evidence.

    Data from customer records, service, web and mobile analytics, ethnography, interviews: what two of them say is
    surer than what one says twice.

    good:
        maps/gift:
          evidence: [orders]
    bad:
        maps/gift:
          evidence:
          stages:
            - id: buy
              steps:
                - {id: pay, evidence: [interviews]}
    """
    for journey in journeys(book, PUBLISHED):
        kinds = {one.kind for one in _sources(book, journey)}
        if len(kinds) == 1:
            yield Finding("maps", journey.id, values={"kind": kinds.pop()})


def _sources(book: Book, journey: Journey) -> tuple[Evidence, ...]:
    return pick(book.evidence, dict.fromkeys(evidence_of(journey)))


def strong_enough(book: Book, today: date) -> Iterator[Finding]:
    """A moment of truth, or a pain that makes customers leave, rests on more than evidence of low reliability.

    Asked from status document on.

    good:
        maps/gift:
          stages:
            - id: use
              steps:
                - {id: unwrap, moment_of_truth: true, evidence: [panel, interviews]}
    bad:
        maps/gift:
          stages:
            - id: use
              steps:
                - {id: unwrap, moment_of_truth: true, evidence: [panel]}
    """
    for at in steps(book, PUBLISHED):
        worst = [pain for pain in at.step.pains if pain.severity == 3]
        if not (at.step.moment_of_truth or worst):
            continue
        sources = pick(book.evidence, [*at.step.evidence, *(id for pain in worst for id in pain.evidence)])
        if sources and all(one.reliability == "low" for one in sources):
            yield Finding("maps", at.journey.id, path_to(at, "evidence"), values={"step": at.step.id})


def sample(book: Book, today: date) -> Iterator[Finding]:
    """Evidence from asking or watching people says how many there were.

    Twelve customers and one colleague weigh differently. Asked of surveys, interviews, focus groups, ethnography
    and market data that are relied on.

    good:
        evidence/interviews:
          sample: 12
    bad:
        evidence/interviews:
          sample:
    """
    for one in _relied_on(book):
        if one.kind in _ASKED and one.sample is None:
            yield Finding("evidence", one.id)


def can_be_read(book: Book, today: date) -> Iterator[Finding]:
    """Evidence that is relied on can be read: it has a link, a data file or a summary.

    good:
        evidence/interviews:
          link: https://example.org/interviews
    bad:
        evidence/interviews:
          link:
    """
    for one in _relied_on(book):
        if not (one.link or one.file or one.summary):
            yield Finding("evidence", one.id)
