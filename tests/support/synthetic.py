"""Synthetic organizations of any size, out of the demonstration data and a seed: the same seed, the same bytes.

    python tests/support/synthetic.py --journeys 1000 --seed 7 DIR && mkdocs build -f DIR/mkdocs.yml

The demonstration is copied as it is. Journeys are put together from its stages and steps until there are as many
as asked for; personas and touchpoints grow with the square root of that, opportunities with it, departments to a
cap. Nothing here knows the models: values are copied, and only what refers to something is changed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isqrt
from pathlib import Path
from typing import Any

import yaml

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from support.repository import ROOT
from support.sites import repository, write

Values = dict[str, Any]
DEMO = ROOT / "journeys"
PUBLISHED = ("document", "orchestrate")
PHASES = ("before", "before", "during", "after", "after")
DEPARTMENTS_AT_MOST = 24
STEPS_A_STAGE = (1, 2)
KINDS = ("departments", "personas", "touchpoints", "maps", "milestones", "opportunities")


@dataclass
class _Making:
    """The demonstration's entries by kind, what was made so far, and the dice."""

    dice: random.Random
    demo: dict[str, dict[str, Values]]
    made: dict[str, dict[str, Values]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    family: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def all(self, kind: str) -> dict[str, Values]:
        return self.demo[kind] | self.made[kind]

    def one_of(self, kind: str, id: str) -> str:
        """The entry of that id, or one that was made after it."""
        return self.dice.choice(self.family.get(kind, {}).get(id, [id]))


def counts(journeys: int) -> dict[str, int]:
    """How many entries of each kind an organization of that many journeys has, the demonstration's among them."""
    demo = {kind: len(_entries(kind)) for kind in KINDS}
    wanted = {
        "departments": min(DEPARTMENTS_AT_MOST, 8 + isqrt(journeys)),
        "personas": 2 + isqrt(journeys),
        "touchpoints": 12 * isqrt(journeys),
        "maps": journeys,
        "opportunities": journeys,
    }
    sizes = {kind: max(number, demo[kind]) for kind, number in wanted.items()}
    tree = len(_tree(_entries("milestones")))
    return sizes | {"milestones": demo["milestones"] + tree * (sizes["personas"] - demo["personas"])}


def organization(root: Path, journeys: int, seed: int) -> Path:
    """A repository in `root` that MkDocs can build, with `journeys` journeys or a few more."""
    repository(root)
    shutil.copytree(DEMO, root / "journeys", dirs_exist_ok=True)
    making = _Making(random.Random(seed), {kind: _entries(kind) for kind in KINDS})
    sizes = counts(journeys)
    for kind in ("departments", "touchpoints"):
        _multiply(making, kind, sizes[kind])
    _personas(making, sizes["personas"])
    pools = {status: _pool(making.demo["maps"], status) for status in _statuses(making)}
    for number in range(len(making.demo["maps"]), sizes["maps"]):
        making.made["maps"][f"jornada-{number:05}"] = _journey(making, pools, number, sizes["maps"])
    _milestones(making)
    _opportunities(making, sizes["opportunities"])
    write(root, {f"{kind}/more/{id}": values for kind in KINDS for id, values in making.made[kind].items()})
    return root


def _entries(kind: str) -> dict[str, Values]:
    """The demonstration's entries of a kind, in the order of their ids."""
    found: dict[str, Values] = {}
    file = DEMO / f"{kind}.yml"
    if file.is_file():
        found |= _read(file)
    found |= {path.stem: _read(path) for path in (DEMO / kind).rglob("*.yml")}
    return dict(sorted(found.items()))


def _read(path: Path) -> Values:
    values = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    assert isinstance(values, dict)
    return values


def _copy(value: Any) -> Any:
    """A copy to change, of values as YAML has them: what the library does, at a tenth of the time."""
    if isinstance(value, dict):
        return {key: _copy(one) for key, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list) else value


def _multiply(making: _Making, kind: str, number: int) -> None:
    """More entries of a kind, like the demonstration's in all but name."""
    names = list(making.demo[kind])
    families: dict[str, list[str]] = {name: [name] for name in names}
    for count in range(number - len(names)):
        name = names[count % len(names)]
        values = _copy(making.demo[kind][name])
        title = "name" if "name" in values else "title"
        values[title] = f"{values[title]} {count // len(names) + 2}"
        made = f"{name}-{count // len(names) + 2}"
        making.made[kind][made] = values
        families[name].append(made)
    making.family[kind] = families


def _personas(making: _Making, number: int) -> None:
    """Personas who took their goals, needs and feelings from several of the demonstration's."""
    demo = list(making.demo["personas"].values())
    names = ("Bia", "Caio", "Dora", "Enzo", "Flávia", "Gil", "Hugo", "Iara", "Joel", "Lia", "Nara", "Otto")
    for count in range(number - len(demo)):
        values = _copy(demo[count % len(demo)])
        other = making.dice.choice(demo)
        values["name"] = f"{names[count % len(names)]} {count + 1}"
        values |= {key: _copy(other[key]) for key in ("needs", "feelings") if key in other}
        making.made["personas"][f"persona-{count + 1:03}"] = values


def _statuses(making: _Making) -> list[str]:
    """The statuses of the demonstration's journeys, in the order they are met."""
    return list(dict.fromkeys(journey["status"] for journey in making.demo["maps"].values()))


def _pool(maps: dict[str, Values], status: str) -> dict[str, list[Values]]:
    """The demonstration's stages by phase; for a published journey those of published ones: the gates ask more."""
    pool: dict[str, list[Values]] = {phase: [] for phase in PHASES}
    for journey in maps.values():
        if status in PUBLISHED and journey["status"] not in PUBLISHED:
            continue
        for stage in journey["stages"]:
            pool[stage["phase"]].append(stage)
    return pool


def _journey(making: _Making, pools: dict[str, dict[str, list[Values]]], number: int, total: int) -> Values:
    """A journey of another's head, with stages and steps from several."""
    dice = making.dice
    bases = list(making.demo["maps"].values())
    values: Values = _copy(dice.choice(bases))
    personas = list(making.all("personas"))
    values["title"] = f"{values['title']} · {dice.choice(bases)['customer_goal']} ({number})"
    values["persona"] = personas[number % len(personas)]
    values["state"] = "current"
    values.pop("variant_of", None)
    others = {dice.randrange(len(bases), total) for _ in range(2)} - {number}
    values["related"] = [f"jornada-{other:05}" for other in sorted(others)]
    values["stages"] = _stages(making, pools[values["status"]])
    return values


def _stages(making: _Making, pool: dict[str, list[Values]]) -> list[Values]:
    dice = making.dice
    stages: dict[str, Values] = {}
    steps: dict[str, Values] = {}
    for phase in PHASES:
        stage = {key: _copy(value) for key, value in dice.choice(pool[phase]).items() if key != "steps"}
        stage["id"] = _free(stage["id"], stages)
        stages[stage["id"]] = stage
        candidates = [step for one in pool[phase] for step in one["steps"]]
        stage["steps"] = []
        for step in dice.sample(candidates, min(len(candidates), dice.randint(*STEPS_A_STAGE))):
            copy = _step(making, step)
            copy["id"] = _free(copy["id"], steps)
            steps[copy["id"]] = copy
            stage["steps"].append(copy)
    _lead_on(dice, list(steps.values()))
    return list(stages.values())


def _free(id: str, taken: dict[str, Values]) -> str:
    number = 2
    free = id
    while free in taken:
        free, number = f"{id}-{number}", number + 1
    return free


def _step(making: _Making, step: Values) -> Values:
    """A copy of a step that feels otherwise, at another touchpoint of its kind, with other departments."""
    dice = making.dice
    values: Values = _copy(step)
    for field_name in ("emotion", "emotion_believed"):
        if field_name in values:
            values[field_name] = max(-2, min(2, values[field_name] + dice.choice([-1, 0, 0, 1])))
    if "touchpoint" in values:
        values["touchpoint"] = making.one_of("touchpoints", values["touchpoint"])
    duty = values.get("departments", {})
    for role, names in duty.items():
        if role == "accountable":
            duty[role] = making.one_of("departments", names)
        elif isinstance(names, list):
            duty[role] = list(dict.fromkeys(making.one_of("departments", name) for name in names))
    return values


def _lead_on(dice: random.Random, steps: list[Values]) -> None:
    """Makes the transitions of steps lead to steps that are here."""
    last = len(steps) - 1
    for at, step in enumerate(steps):
        step.pop("interaction", None)
        for way in step.get("transitions", ()):
            if way["kind"] in ("skip", "next") and "to" in way:
                ahead = at + 2 if way["kind"] == "skip" and at + 2 <= last else at + 1
                way |= {"kind": "next" if ahead == at + 1 else "skip", "to": steps[min(ahead, last)]["id"]}
            elif way["kind"] == "back":
                way["to"] = steps[dice.randint(0, at)]["id"]
    steps[0]["interaction"], steps[-1]["interaction"] = "first", "last"
    steps[-1].pop("transitions", None)


def _tree(milestones: dict[str, Values]) -> dict[str, Values]:
    """The demonstration's largest tree of milestones: the one new personas get."""
    by_persona: dict[str, dict[str, Values]] = {}
    for id, values in milestones.items():
        by_persona.setdefault(values["persona"], {})[id] = values
    return max(by_persona.values(), key=len)


def _milestones(making: _Making) -> None:
    tree = _tree(making.demo["milestones"])
    steps_of: dict[str, list[str]] = {}
    for id, journey in making.made["maps"].items():
        steps_of.setdefault(journey["persona"], []).extend(f"{id}/{step['id']}" for step in _steps(journey))
    for persona in making.made["personas"]:
        for id, milestone in tree.items():
            values = _copy(milestone) | {"persona": persona}
            if "part_of" in values:
                values["part_of"] = f"{values['part_of']}-{persona}"
            steps = steps_of.get(persona, [])
            values["reached_at"] = sorted(making.dice.sample(steps, min(len(steps), 3)))
            making.made["milestones"][f"{id}-{persona}"] = values


def _opportunities(making: _Making, number: int) -> None:
    """Opportunities that each answer pains or motivators of two steps, anywhere."""
    bases = list(making.demo["opportunities"].values())
    answerable = [
        {"step": f"{id}/{step['id']}", name: one["id"]}
        for id, journey in making.made["maps"].items()
        for step in _steps(journey)
        for name in ("pain", "motivator")
        for one in step.get(f"{name}s", ())
    ]
    for count in range(len(bases), number):
        values = _copy(making.dice.choice(bases))
        values["title"] = f"{values['title']} ({count})"
        values["answers"] = _copy(making.dice.sample(answerable, 2))
        values["effort"], values["impact"] = making.dice.randint(1, 5), making.dice.randint(1, 5)
        values["owner"] = making.dice.choice(list(making.all("departments")))
        making.made["opportunities"][f"oportunidade-{count:05}"] = values


def _steps(journey: Values) -> Iterator[Values]:
    for stage in journey["stages"]:
        yield from stage["steps"]


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a synthetic organization into a new folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--journeys", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.folder.exists() and any(given.folder.iterdir()):
        parser.error(f"{given.folder} is not empty")
    organization(given.folder, given.journeys, given.seed)
    sizes = counts(given.journeys)
    sys.stdout.write(f"{given.folder}: " + ", ".join(f"{sizes[kind]} {kind}" for kind in KINDS) + "\n")


if __name__ == "__main__":
    main()
