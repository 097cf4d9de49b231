"""A journey map that somebody else wrote in Markdown, entered field by field as an editor of ours would.

Nothing of the data is kept here. `SOURCE` says where it is looked for. Its author speaks of stages where our fields
stand at steps: the n-th thought, pain or touchpoint of a stage is entered at its n-th step. What our model has no
field for goes to the nearest one; `NO_FIELD` says what that is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.repository import ROOT
from support.sites import repository, write

SOURCE = ROOT.parent / "shared/data/platform-maps/01-developer-onboarding.md"
JOURNEY = "developer-onboarding"
NO_FIELD = {
    "version and status of the document": "about",
    "how often the journey is made": "about",
    "how long a stage takes": "when, of its first step",
    "the strength of an emotion": "feels",
    "who said a quote": "quote",
    "the order of the worst pains": "results of a stage",
    "a target and today's value that are ranges": "target, of a milestone",
    "documents that go with a journey": "content, of its first step",
}
Values = dict[str, Any]
_STAGE = re.compile(r"### Stage \d+: (.+) \((.+)\)")
_LABEL = re.compile(r"\*\*(.+?)\*\*:\s*(.*)")
_ITEM = re.compile(r"(?:- \[ \]|-|\d+\.|>)\s+(.*)")
_LINK = re.compile(r"\[(.+?)\]\((.+?)\)")


@dataclass
class Part:
    """What stands under one heading: lists and lines by their label, `""` for those without."""

    title: str
    lists: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


def parts(text: str) -> dict[str, Part]:
    """The parts of a map by their heading, without its drawings."""
    found: dict[str, Part] = {}
    part, label = Part(""), ""
    for line in re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE).splitlines():
        if line.startswith("#"):
            part, label = Part(line.lstrip("# ")), ""
            found[line] = part
        elif item := _ITEM.match(line):
            part.lists.setdefault(label, []).append(item[1])
        elif labelled := _LABEL.match(line):
            label, value = labelled.groups()
            part.labels |= {label: value} if value else {}
    return found


def organization(root: Path) -> Path:
    """A repository in `root` that holds the map as one journey with all it leans on."""
    found = parts(SOURCE.read_text("utf-8"))
    stages = [_stage(match[1], match[2], part) for head, part in found.items() if (match := _STAGE.match(head))]
    _enter_insights(stages, found)
    repository(root, site_name="Platform", extra={"generator": False})
    files: dict[str, Values] = {
        "organization": {"schema_version": 1, "name": "Platform", "languages": ["en"]},
        "departments": {_id(owner): {"name": owner} for owner in [_about(found)["Owner"]]},
        "personas": {"maria": _persona(found, stages)},
        "touchpoints": _touchpoints(found),
        f"maps/{JOURNEY}": _journey(found, stages),
        "milestones": dict(_milestones(found, stages)),
        "opportunities": dict(_opportunities(found, stages)),
        "programmes": {_id(part.title): {"title": part.title, "effort": 3, "impact": 4} for part in _phases(found)},
        "evidence": {"interviews": _evidence(found)},
        "content": {_id(title): {"title": title, "kind": "guide"} for title in _documents(found)},
    }
    return write(root, files)


def _id(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:60].rstrip("-")


def _about(found: dict[str, Part]) -> dict[str, str]:
    return found["## Document Information"].labels


def _journey(found: dict[str, Part], stages: list[Values]) -> Values:
    scenario, about = found["## 1. Persona and Scenario"].labels, _about(found)
    title = next(iter(found.values())).title
    whole = [f"{key}: {about[key]}." for key in ("Version", "Last Updated", "Status")]
    return {
        "title": title,
        "about": " ".join([*whole, f"Frequency: {scenario['Frequency']}"]),
        "persona": "maria",
        "customer_goal": scenario["Scenario"],
        "business_goal": scenario["Business Value"],
        "scenario": {"context": scenario["Scenario"], "constraint": scenario["Context"]},
        "owner": {"department": _id(about["Owner"])},
        "evidence": ["interviews"],
        "stages": stages,
    }


def _persona(found: dict[str, Part], stages: list[Values]) -> Values:
    name, _, archetype = found["## 1. Persona and Scenario"].labels["Persona"].partition(" - ")
    success = stages[-1]["steps"][0]["thinks"][0]
    return {"name": name, "archetype": archetype, "success": {"definition": success, "evidence": ["interviews"]}}


def _stage(title: str, time: str, part: Part) -> Values:
    """A stage with a step for each action; the author's lists are dealt out to the steps in order."""
    steps: list[Values] = [{"id": _id(action), "title": action} for action in part.lists["Actions"]]
    feelings, _, strength = part.labels["Emotions"].partition(" (")
    emotions = _emotions(feelings, len(steps))
    for step, emotion in zip(steps, emotions, strict=True):
        step["emotion"] = emotion
    steps[0] |= {"when": time, "feels": [f"{feelings} ({strength}"]}
    severity = min(3, max(1, int(re.findall(r"\d", strength)[0]) - 2))
    for number, pain in enumerate(part.lists["Pain Points"]):
        steps[number].setdefault("pains", []).append({"id": _id(pain), "text": pain, "severity": severity})
    for number, thought in enumerate(part.lists["Thoughts"]):
        steps[number].setdefault("thinks", []).append(thought.strip('"'))
    for step, touchpoint in zip(steps, part.lists["Touchpoints"], strict=False):
        step |= {"touchpoint": _id(touchpoint.partition(" (")[0]), "how": touchpoint}
    for step in steps:
        step["evidence"] = ["interviews"]
    return {"id": _id(title), "title": title, "phase": "after", "cycle": "use", "steps": steps}


def _emotions(feelings: str, steps: int) -> list[int]:
    """The faces the author drew, each held for its share of the steps: 😟 is -1, 😐 0, 😊 1."""
    faces = [{"😟": -1, "😐": 0, "😊": 1}[sign] for sign in feelings if sign in "😟😐😊"]
    return [faces[number * len(faces) // steps] for number in range(steps)]


def _enter_insights(stages: list[Values], found: dict[str, Part]) -> None:
    """Quotes, results and loops: one at each stage, in order."""
    quotes = found["### Direct Quotes from Interviews"].lists[""]
    worst = found["### Biggest Pain Points (Prioritized)"].lists[""]
    for stage, quote, pain in zip(stages, quotes, worst, strict=True):
        stage["steps"][0]["quote"] = quote
        stage["results"] = [{"kind": "qualitative", "text": pain.replace("**", ""), "evidence": ["interviews"]}]
    for stage, reason in (
        (stages[1], "Debug Environment Issues, Ask Team for Help"),
        (stages[3], "Debug with Guidance"),
    ):
        way = {"kind": "back", "to": stage["steps"][0]["id"], "reason": reason}
        stage["steps"][-1]["transitions"] = [{"kind": "next"}, way]
    stages[0]["steps"][0]["content"] = [_id(title) for title in _documents(found)]


def _documents(found: dict[str, Part]) -> list[str]:
    return [match[1] for line in found["## 8. Related Documentation"].lists[""] if (match := _LINK.match(line))]


def _touchpoints(found: dict[str, Part]) -> Values:
    named = [one for head, part in found.items() if _STAGE.match(head) for one in part.lists["Touchpoints"]]
    titles = [one.partition(" (")[0] for one in named]
    return {_id(title): {"title": title, "kind": "other", "mode": "online"} for title in titles}


def _milestones(found: dict[str, Part], stages: list[Values]) -> list[tuple[str, Values]]:
    """The success metrics: a target and today's value are ranges in words, which a milestone's target can say."""
    last = f"{JOURNEY}/{stages[-1]['steps'][-1]['id']}"
    entries = []
    for line in found["### Success Metrics"].lists[""]:
        title, target = line.replace("**", "").split(": ", 1)
        values = {"title": title, "persona": "maria", "value": title, "target": target, "reached_at": [last]}
        entries.append((_id(title), values))
    return entries


def _phases(found: dict[str, Part]) -> list[Part]:
    return [part for head, part in found.items() if head.startswith("### Phase")]


def _opportunities(found: dict[str, Part], stages: list[Values]) -> list[tuple[str, Values]]:
    """All improvements: those of a stage answer its pains, the others the worst stage, the second."""
    entries: list[tuple[str, Values]] = []

    def enter(title: str, step: Values, effort: int, impact: int, **more: str) -> None:
        answer = {"step": f"{JOURNEY}/{step['id']}"}
        if step.get("pains"):
            answer["pain"] = step["pains"][0]["id"]
        scores = {"effort": effort, "impact": impact, "category": "process"}
        entries.append(
            (f"{_id(title[:40])}-{len(entries)}", {"title": title, "answers": [answer], **scores, **more})
        )

    of_stages = [part for head, part in found.items() if _STAGE.match(head)]
    for stage, part in zip(stages, of_stages, strict=True):
        for number, title in enumerate(part.lists["Opportunities"]):
            enter(title, stage["steps"][number], 3, 3)
    worst = stages[1]["steps"][0]
    for title in found["### Quick Wins (High Impact, Low Effort)"].lists[""]:
        enter(title, worst, 2, 5)
    for title in found["### Strategic Improvements (High Impact, Higher Effort)"].lists[""]:
        enter(title, worst, 4, 5)
    for phase in _phases(found):
        for title in phase.lists[""]:
            enter(title, worst, 3, 4, programme=_id(phase.title), status="planned")
    return entries


def _evidence(found: dict[str, Part]) -> Values:
    aligned = [line.replace("**", "") for line in found["### Validation with Personas"].lists[""]]
    created = [line.replace("**", "") for line in found["## 9. Changelog"].lists[""]]
    return {
        "title": _about(found)["Based on"],
        "kind": "interview",
        "collected_on": "2025-12-31",
        "valid_days": 730,
        "sample": 8,
        "summary": "\n\n".join([*aligned, *created]),
    }
