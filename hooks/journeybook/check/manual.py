"""A rule's page in the manual, out of its docstring: what it asks, why, a good and a bad example. Prints nothing.

    What the rule asks, in one sentence.

    Why, in a paragraph or two, or nothing.

    good:
        <kind>/<id>:
          <fields as they stand in that entry's file>
    bad:
        …

An example is YAML. It is laid over a small whole organization: fields are replaced, items of a list with the same
`id` or `department` are merged, and an empty field is as if it were not written. The tests do so with every one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import dedent

from journeybook.check.rule import Rule

_PARTS = re.compile(r"(?P<told>.*?)\ngood:\n(?P<good>.*?)\nbad:\n(?P<bad>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Manual:
    """A rule's page: `asks` is one sentence, `why` has paragraphs, `good` and `bad` are YAML."""

    asks: str
    why: tuple[str, ...]
    good: str
    bad: str


def manual(rule: Rule) -> Manual:
    """The page of a rule. A docstring of another form is a programmer's mistake."""
    parts = _PARTS.fullmatch(cleandoc(rule.find.__doc__ or ""))
    assert parts is not None, f"the docstring of {rule.code} has no good and bad example"
    asks, *why = (" ".join(paragraph.split()) for paragraph in parts["told"].strip().split("\n\n"))
    return Manual(asks, tuple(why), dedent(parts["good"]), dedent(parts["bad"]))
