"""What rules of the craft miss only because it could not be read: the mistake is told. No rule stands here."""

from __future__ import annotations

from collections.abc import Mapping

from journeybook.check.rule import Finding
from journeybook.model.book import Book
from journeybook.model.walk import Path, as_written

MISSED: Mapping[str, tuple[str, ...]] = {
    "J202": ("team.department",),
    "J204": ("team.sign_off",),
    "J210": (
        "attributes.sociodemographics",
        "attributes.personality",
        "attributes.purchase_behaviour",
        "attributes.online_affinity",
    ),
    "J211": ("goals", "needs", "expectations", "feelings"),
    "J212": ("success.evidence",),
    "J213": ("success.reliability",),
    "J214": ("evidence",),
    "J215": ("segment",),
    "J216": ("buying_role",),
    "J230": ("stages.steps.evidence", "stages.steps.assumption"),
    "J231": ("stages.steps.evidence", "stages.steps.assumption", "stages.steps.pains.evidence"),
    "J233": ("valid_days",),
    "J237": ("sample",),
    "J238": ("link", "file", "summary"),
    "J242": ("stages.steps.who", "stages.steps.when", "stages.steps.what", "stages.steps.how"),
    "J250": ("objective",),
    "J252": (
        "stages.steps.pains",
        "stages.steps.issues",
        "stages.steps.delay",
        "stages.steps.consequence",
        "stages.steps.expects",
        "stages.steps.experiences",
    ),
    "J255": ("business_goal",),
    "J256": ("stages.customer_goal", "stages.business_goal"),
    "J258": ("stages.steps.goal",),
    "J259": ("stages.conversion",),
    "J260": ("stages.strategy",),
    "J261": ("stages.engagement",),
    "J262": ("stages.steps.transitions.kind",),
    "J264": ("stages.phase",),
    "J265": ("stages.engagement",),
    "J270": ("charter.budget", "charter.effort_days", "charter.starts", "charter.ends"),
    "J271": ("preparation.task", "preparation.done"),
    "J272": ("reviewed_on",),
    "J273": ("owner",),
    "J274": ("owner.contact",),
    "J277": ("actions.focus", "actions.consensus"),
    "J280": ("stages.steps.departments.responsible", "stages.steps.departments.accountable"),
    "J281": ("stages.steps.issues",),
    "J283": ("stages.steps.issues.departments", "stages.steps.issues.systems"),
    "J287": ("stages.steps.transitions.reason",),
    "J288": ("stages.steps.transitions.kind",),
    "J289": ("stages.steps.motivators.catalyst",),
    "J290": ("stages.steps.moment_of_truth",),
    "J291": ("stages.steps.detail",),
    "J292": ("stages.steps.evidence",),
    "J294": ("stages.steps.emotion",),
    "J296": ("stages.steps.verdict",),
    "J299": ("stages.steps.disturbances.alternatives",),
    "J402": ("owner",),
    "J403": ("due",),
    "J404": ("goal",),
    "J405": ("goal.metric", "goal.text"),
    "J407": ("questions.answer", "questions.feasible"),
    "J409": ("revisit_when",),
    "J410": ("goal.measured",),
    "J411": ("requirements",),
    "J420": ("reached_at",),
    "J422": ("guidance",),
    "J423": ("playbook",),
    "J424": ("signal",),
    "J425": ("metric",),
    "J430": ("owned",),
    "J431": ("monitored_by",),
    "J432": ("offered_by",),
    "J438": ("actual_use", "relevance"),
}
"""The fields that rules miss, by code, as one goes to them from the entry. What is not here is always told."""


def consequent(code: str, finding: Finding, book: Book) -> bool:
    """Whether a field that a rule misses was written there, and could not be read.

    What an entry lacks only because it was left out for an error of its own is told when that error is mended. Of
    a finding that names the fields it misses all must have been written.
    """
    key = (finding.kind, finding.id)
    lost = book.lost.get(key)
    fields = MISSED.get(code)
    if not lost or not fields:
        return False
    gaps = book.gaps.get(key, frozenset())
    here = as_written(finding.path, gaps)
    gone = [_names(path) for path in (*lost, *gaps) if not _apart(path, here)]
    wanted = [tuple(field.split(".")) for field in fields]
    named = {finding.variant, *finding.values.get("missing", "").split(", ")}
    all_of = [names for names in wanted if names[-1] in named]
    if all_of:
        return all(_gone(names, gone) for names in all_of)
    return any(_gone(names, gone) for names in wanted)


def _gone(field: tuple[str, ...], gone: list[tuple[str, ...]]) -> bool:
    """Whether a field, something in it, or what it stands in is among what could not be read."""
    return any(field[: len(names)] == names or names[: len(field)] == field for names in gone)


def _names(path: Path) -> tuple[str, ...]:
    return tuple(part for part in path if isinstance(part, str))


def _apart(one: Path, other: Path) -> bool:
    """Whether two paths lead to different items of a list."""
    for a, b in zip(one, other, strict=False):
        if a != b:
            return isinstance(a, int)
    return False
