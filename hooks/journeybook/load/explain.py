"""Turns what pydantic says of a value into a problem an editor understands: which sentence, which blanks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from math import isfinite
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from journeybook.load.entries import Wrong
from journeybook.load.files import near_id
from journeybook.model.part import Entry, Part
from journeybook.model.walk import Path

Explained = tuple[str, dict[str, str]]
_NEAR = 0.7
"""How much a word must be like another to be taken for it: `titulo` for `title`, not `status` for `tags`."""
_VISIBILITY = "visibility"
_REMOTE = 0.6
"""How much a word must be like `visibility` for its entry to be shown to nobody: `invisible`, not `about`."""
_LIMITS = {"greater_than_equal": "ge", "less_than_equal": "le", "greater_than": "gt", "less_than": "lt"}


def explain(model: type[Part], error: ErrorDetails, path: Path, written: str | None) -> Explained:
    """The key of the sentence and its blanks, for an error at `path` whose source text is `written`."""
    kind, value = error["type"], error["input"]
    field = _field(path)
    if kind == "own_id":
        return "J101.id", {}
    if kind == "extra_forbidden" and value is None and " " in str(path[-1]):
        return "J101.comma", {"field": str(path[-1])}
    if kind == "extra_forbidden":
        key, blanks = _near("J101", str(path[-1]), _names_at(model, path))
        return ("J101.closed" if hides(error, path) else key), blanks
    if kind == "missing":
        return "J103", {"field": str(path[-1])}
    if kind == "text_language":
        return "J111", {"value": str(value)}
    if value is None:
        return _nothing(path, field, written)
    if kind == "literal_error":
        return _literal(error, field, value, written)
    if kind == "language":
        return "J111.code", {"value": str(value)}
    if kind == "less_than_equal" and _limit(error) == "1" and isinstance(value, int | float) and value <= 100:
        return "J105.share", {"field": field, "value": written or str(value), "share": f"{value / 100:g}"}
    if kind in _LIMITS:
        return f"J105.{_LIMITS[kind]}", {"field": field, "value": written or str(value), "limit": _limit(error)}
    if kind in _EXPLANATIONS:
        return _EXPLANATIONS[kind](field, value, written)
    return "J199", {"field": field, "reason": error["msg"]}


def _field(path: Path) -> str:
    """The name of the nearest field above a value."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "?")


def _near(key: str, wrong: str, right: list[str]) -> Explained:
    near = get_close_matches(wrong.lower(), right, 1, _NEAR)
    values = {"field": wrong, "near": near[0] if near else "", "known": ", ".join(right)}
    return (f"{key}.near" if near else key), values


def _limit(error: ErrorDetails) -> str:
    context: Mapping[str, object] = error.get("ctx", {})
    limit = context.get(_LIMITS[error["type"]])
    return f"{limit:g}" if isinstance(limit, int | float) else "?"


def _nothing(path: Path, field: str, written: str | None) -> Explained:
    if written:
        return "J109.null", {"field": field, "written": written}
    return ("J109.item" if isinstance(path[-1], int) else "J109"), {"field": field}


def _literal(error: ErrorDetails, field: str, value: object, written: str | None) -> Explained:
    if isinstance(value, list | dict):
        return _text(field, value, written)
    context: Mapping[str, object] = error.get("ctx", {})
    known = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
    text = written if written is not None else str(value)
    if not text.strip():
        return "J109", {"field": field}
    if text in known and isinstance(value, str):
        return "J104.number-quoted", {"field": field, "value": text}
    near = get_close_matches(text.strip().lower(), known, 1, _NEAR)
    values = {"field": field, "value": text, "near": near[0] if near else "", "known": ", ".join(known)}
    return ("J106.near" if near else "J106.one" if len(known) == 1 else "J106"), values


def _text(field: str, value: object, written: str | None) -> Explained:
    if isinstance(value, list):
        return "J104.text-list", {"field": field}
    if isinstance(value, dict):
        return "J104.text-map", {"field": field}
    if isinstance(value, str):
        return ("J109" if not value.strip() else "J015.text"), {"field": field}
    text = written or str(value)
    values = {"field": field, "written": text, "read": str(value).lower()}
    if isinstance(value, date):
        return "J110.date", values
    return ("J110.number" if text == values["read"] else "J110"), values


def _number(field: str, value: object, written: str | None) -> Explained:
    values = {"field": field, "value": written if written is not None else str(value)}
    if isinstance(value, list | dict):
        return "J104.number-one", values
    if not isinstance(value, str):
        return ("J104.whole" if isinstance(value, float) and isfinite(value) else "J104.number"), values
    if not value.strip():
        return "J109", values
    plain = value.strip().lstrip("+-")
    for key, pattern in _NUMBERS.items():
        if pattern.fullmatch(plain):
            sign = "-" if value.strip().startswith("-") else ""
            point = sign + (_plain(plain) if key == "J104.number-alone" else plain.replace(",", "."))
            return key, values | {"point": point, "share": _share(plain)}
    return "J104.number", values


_NUMBERS = {
    "J104.number-quoted": re.compile(r"\d+(\.\d+)?", re.ASCII),
    "J104.number-comma": re.compile(r"\d+,(\d\d?|\d{4,})", re.ASCII),  # 18,500 may be either
    "J104.number-percent": re.compile(r"\d{1,9}([.,]\d{1,9})? ?%", re.ASCII),
    "J104.number-alone": re.compile(
        r"([A-Z]{0,2}[$€£] ?)?(\d{1,3}([. ]\d{3})+|\d{1,9})(,\d\d?)?( ?[$€£]| (?![mkb])[^\W\d_]{1,9})?",
        re.ASCII | re.IGNORECASE,
    ),  # not 18 mil, 12k
}


def _plain(text: str) -> str:
    """`R$ 18.500,50` → `18500.5`"""
    whole, _, rest = re.sub(r"[^\d,]", "", text, flags=re.ASCII).partition(",")
    return f"{whole}.{rest}".rstrip("0").rstrip(".") if rest else whole


def _share(text: str) -> str:
    """`60 %` → `0.6`"""
    plain = text.rstrip("% ").replace(",", ".")
    return f"{float(plain) / 100:g}" if text.endswith("%") else plain


def _flag(field: str, value: object, written: str | None) -> Explained:
    values = {"field": field, "value": written if written is not None else str(value)}
    quoted = isinstance(value, str) and value.strip().lower() in ("true", "false", "yes", "no")
    return ("J104.flag-quoted" if quoted else "J104.flag"), values


def _simple(key: str) -> Callable[[str, object, str | None], Explained]:
    def explained(field: str, value: object, written: str | None) -> Explained:
        return key, {"field": field, "value": written if written is not None else str(value)}

    return explained


def _id(field: str, value: object, written: str | None) -> Explained:
    return "J108", {"field": field, "id": str(value), "near": near_id(str(value))}


def meant(model: type[Part], wrong: Iterable[Wrong]) -> frozenset[Path]:
    """The fields that were probably meant by unknown ones, by their paths."""
    found: set[Path] = set()
    for path in (one.path for one in wrong if one.error["type"] == "extra_forbidden"):
        near = _near("", str(path[-1]), _names_at(model, path))[1]["near"]
        found |= {(*path[:-1], near)} if near else set()
    return frozenset(found)


def hides(error: ErrorDetails, path: Path) -> bool:
    """Whether what is wrong leaves open who may see its entry: then nobody but the checks does.

    A name that is only a little like `visibility` is enough, whatever the author is told that it may mean.
    """
    if error["type"] != "extra_forbidden":
        return path[0] == _VISIBILITY
    name = near_id(str(path[-1]))
    alike = len(path) == 1 and SequenceMatcher(None, _VISIBILITY, name).ratio() >= _REMOTE
    return alike or "visib" in name


_EXPLANATIONS: Mapping[str, Callable[[str, object, str | None], Explained]] = {
    "text_type": _text,
    "string_type": _text,
    "string_too_short": _text,
    "int_type": _number,
    "int_from_float": _number,
    "float_type": _number,
    "finite_number": _number,
    "int_parsing": _number,
    "bool_type": _flag,
    "tuple_type": _simple("J104.list"),
    "model_type": _simple("J104.map"),
    "dict_type": _simple("J104.map"),
    "visibility": _simple("J107"),
    "id_form": _id,
    "day": _simple("J113"),
    "address": _simple("J114"),
    "mail": _simple("J115"),
    "too_short": _simple("J116"),
}


def _names_at(model: type[Part], path: Path) -> list[str]:
    """The field names that may stand where an unknown one was written."""
    here: type[BaseModel] = model
    for part in path[:-1]:
        if isinstance(part, str) and part in here.model_fields:
            here = _model_in(here.model_fields[part].annotation) or here
    return [name for name in here.model_fields if name != "id" or not issubclass(here, Entry)]


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Annotated, Union, tuple, Literal) or get_args(annotation):
        return next((found for argument in get_args(annotation) if (found := _model_in(argument))), None)
    return None
