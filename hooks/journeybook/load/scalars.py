"""What a scalar of YAML means, by PyYAML's own resolver and constructor, and where it says what nobody meant."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

import yaml
from yaml.constructor import SafeConstructor
from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

Scalar = None | bool | int | float | str | date
Value = Scalar | list["Value"] | dict[str, "Value"]
YAML = "tag:yaml.org,2002:"
STR = f"{YAML}str"
MERGE = f"{YAML}merge"
TEXTS = {STR, MERGE, f"{YAML}value"}
SCALARS = TEXTS | {f"{YAML}{name}" for name in ("null", "bool", "int", "float", "timestamp")}
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{2}0")
"""A number that some write for thousands, 18.500, and that YAML reads with decimals, 18.5."""
_DECEPTIVE = re.compile(rf"[-+]?(0[0-7_]*[1-7][0-7_]*|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|{THOUSANDS.pattern})")


_constructor = SafeConstructor()
_resolver = Resolver()


def meaning(tag: str, written: str) -> tuple[Scalar, bool]:
    """The value of a scalar, and whether it is a number that is not what it looks like."""
    if tag in TEXTS:
        return written, False
    try:
        value: Scalar = SafeConstructor.yaml_constructors[tag](_constructor, ScalarNode(tag, written))
    except (ValueError, LookupError, AttributeError, OverflowError, yaml.YAMLError):
        return written, False  # 2026-13-01 looks like a date and is none
    return value, bool(_DECEPTIVE.fullmatch(written) and f"{value}" != written.replace("_", "").lstrip("+0"))


def plain(written: str) -> tuple[str, Scalar, bool]:
    """The tag of a scalar without quotes and tag, and its meaning."""
    if len(written) <= _WORD:
        return _known(written)
    return (STR, written, False) if written[0] in _LETTERS else _plain(written)


def _plain(written: str) -> tuple[str, Scalar, bool]:
    tag = str(_resolver.resolve(ScalarNode, written, (True, False)))  # type: ignore[no-untyped-call]  # PyYAML's own
    return (tag, *meaning(tag, written))


_WORD = 10  # as long as a day; the same few words and numbers stand in every file
_known = lru_cache(maxsize=1 << 14)(_plain)
_LETTERS = frozenset(
    sign
    for sign, resolvers in Resolver.yaml_implicit_resolvers.items()
    if {tag for tag, _ in resolvers} <= {f"{YAML}bool", f"{YAML}null"} and sign.isalpha()
)
"""How nothing but short words begins that are no texts: yes, no, on, off, true, false, null."""
DOUBTFUL = frozenset(Resolver.yaml_implicit_resolvers)
"""How a scalar without quotes begins that may be something else than a text; "" for one without a sign."""
