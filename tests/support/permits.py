"""Real permit journeys from outside, as an organization: permits are touchpoints, jurisdictions are departments.

Nothing of the data is kept here. `SOURCE` says where it is looked for; the figures it must give stand in the test.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support.repository import ROOT
from support.sites import repository, write

SOURCE = ROOT.parent / "shared/data/permits/journeys.json"
Values = dict[str, Any]


def organization(root: Path) -> Path:
    """A repository in `root` with a journey for each of the source's, its steps in their order."""
    data = json.loads(SOURCE.read_text("utf-8"))
    repository(root, site_name="Permits", site_description="What it takes to open for business.")
    jurisdiction = {node["id"]: node["jurisdiction"] for node in data["plcNodes"]}
    names = {node["id"]: node["name"] for node in data["plcNodes"]}
    categories = {one["id"]: one["name"] for one in data["categories"]}
    files: dict[str, Values] = {
        "organization": {"schema_version": 1, "name": "Permits", "languages": ["en"]},
        "departments": {one["id"]: {"name": one["name"]} for one in data["jurisdictions"]},
        "personas": {_id(id): _persona(name) for id, name in categories.items()},
        "touchpoints": {_id(node["id"]): _touchpoint(node) for node in data["plcNodes"]},
    }
    for journey in data["journeys"]:
        steps = [_step(name, names[name], jurisdiction[name]) for name in journey["steps"]]
        files[f"maps/{_id(journey['id'])}"] = {
            "title": journey["name"],
            "persona": _id(journey["cat"]),
            "market": "b2b",
            "tags": [categories[journey["cat"]]],
            "customer_goal": f"Every permit it takes to {journey['name'][0].lower()}{journey['name'][1:]}",
            "stages": [{"id": "permits", "title": "Gets every permit", "phase": "before", "steps": steps}],
        }
    return write(root, files)


def _id(name: str) -> str:
    """An id of ours: `biz_license` → `biz-license`."""
    return name.lower().replace("_", "-")


def _persona(category: str) -> Values:
    """One persona a category: who applies in that line of business."""
    return {
        "name": f"The applicant, {category}",
        "archetype": "Wants to begin",
        "market": "b2b",
        "success": {"definition": "I hold every permit I need, and nobody sent me away for another."},
    }


def _touchpoint(node: Values) -> Values:
    return {
        "title": node["name"],
        "kind": "registration",
        "mode": "online",
        "offered_by": [node["jurisdiction"]],
    }


def _step(node: str, name: str, jurisdiction: str) -> Values:
    return {
        "id": _id(node),
        "title": f"I apply for: {name}",
        "touchpoint": _id(node),
        "departments": {"responsible": [jurisdiction]},
    }
