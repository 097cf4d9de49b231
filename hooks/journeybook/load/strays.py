"""Ids that stand in files which are not where they belong: whoever refers to them is not told so as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeybook.layout import FOLDER
from journeybook.load.contents import Contents
from journeybook.load.files import near_id
from journeybook.model.kinds import KINDS, ORGANIZATION
from journeybook.problem import Problem

_MISFILED = ("J008", "J009", "J108")
ANY = ""
"""Stands for the id of anything: a file of many entries."""


def strays(files: Mapping[str, Contents | Problem]) -> Iterator[tuple[str, str]]:
    """Kinds and ids that entries may be of which could not be read for their files' names or folders."""
    for one in files.values():
        if isinstance(one, Contents):
            yield from ((kind, id) for id in one.strays for kind in KINDS)
        elif one.code in _MISFILED and not left_over(one, files):
            yield from (
                found for found in _of_file(one) if found[1] != ANY or f"{FOLDER}/{found[0]}.yml" not in files
            )


def left_over(problem: Problem, files: Mapping[str, Contents | Problem]) -> bool:
    """Whether a file's name ends wrongly, and the one of the right name is there beside it."""
    above = problem.place.file.rpartition("/")[0]
    return problem.key == "J009" and f"{above}/{problem.values['name']}" in files


def _of_file(problem: Problem) -> Iterator[tuple[str, str]]:
    inside = problem.place.file.split("/")[1:]
    stem = inside[-1].partition(".")[0]
    kind = inside[0] if len(inside) > 1 else stem
    kind = kind if kind in KINDS else problem.values.get("near", "")
    if len(inside) == 1 and kind in KINDS:
        yield kind, ANY
    elif kind in KINDS and kind != ORGANIZATION:
        yield kind, near_id(stem)
    else:
        yield from ((kind, near_id(stem)) for kind in KINDS if kind != ORGANIZATION)
