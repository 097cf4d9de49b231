"""The words a site owner has written over ours: only those that fit are taken. Knows no language's rules."""

from __future__ import annotations

import string
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

import yaml

from journeybook.problem import Level, Place, Problem

FOLDER = "overrides/locales"


def own_words(folder: Path, language: str, ours: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """The texts of `folder/<language>.yml` that stand for one of `ours`, and what is wrong with the others."""
    path = folder / f"{language}.yml"
    place = Place(f"{FOLDER}/{path.name}")
    if not path.is_file():
        return {}, []
    try:
        texts = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        here = Place(place.file, mark.line + 1, mark.column + 1) if mark is not None else place
        return {}, [Problem(here, "J041", Level.WARNING)]
    if texts is None:
        return {}, []
    if not isinstance(texts, dict):
        return {}, [Problem(place, "J041", Level.WARNING)]
    faults = {str(key): _fault(str(key), text, ours) for key, text in texts.items()}
    problems = [Problem(place, fault[0], Level.WARNING, fault[1]) for fault in faults.values() if fault]
    unfit = {key for key, fault in faults.items() if fault and fault[0] == "J043"}
    return {str(key): text for key, text in texts.items() if str(key) not in unfit}, problems


def _fault(key: str, text: object, ours: Mapping[str, str]) -> tuple[str, dict[str, str]] | None:
    """A key that is none of ours may be for templates of the owner's own; one letter off, it is a slip."""
    known = ours.get(key)
    if known is None and (near := get_close_matches(key, ours, 1, cutoff=0.93)):
        return "J042", {"key": key, "near": near[0]}
    if not isinstance(text, str) or (known is not None and not blanks(text) <= blanks(known)):
        return "J043", {"key": key, "blanks": " ".join(sorted(blanks(known or ""))) or "—"}
    return None


def blanks(text: str) -> set[str]:
    """The `{blanks}` of a text, or one that no text has if its braces do not pair."""
    try:
        return {f"{{{name}}}" for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}
