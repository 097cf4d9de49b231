"""What an editor is advised fits the slip: where YAML breaks off, and figures with signs and units."""

from __future__ import annotations

import pytest
import yaml
from pydantic import ValidationError

from journeybook.load.explain import explain
from journeybook.load.faults import fault_of
from journeybook.load.scalars import THOUSANDS, meaning
from journeybook.model.evidence import Metric


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("a:\n  name Ana\n  about: x\n", "J006.key", 2),
        ("a:\n  name:Ana\n  about: x\n", "J006.key", 2),
        ("a:\n  about: see\n    https://x.example/a\n    market: b2c\n", "J006.colon", 4),
        ("a:\n  about: we say\n    note: call us\n", "J006.deeper", 3),
        ('a:\n  about: "We say\n    note: call us"\n   market: b2c\n', "J006.indent", 4),
        ('a:\n  name: "Ana\n  about: x\n  note: "call us"\n', "J006.quote", 2),
    ],
)
def test_a_slip_is_told_where_it_is_and_for_what_it_is(text: str, key: str, line: int) -> None:
    with pytest.raises(yaml.YAMLError) as failed:
        yaml.load(text, yaml.CSafeLoader)
    fault = fault_of(failed.value, text)
    assert (fault.key, fault.mark.line) == (key, line)


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("R$ 18.500,00", "18500"), ("18.500,50", "18500.5"), ("€ 1.234.567.890", "1234567890"), ("1 234 €", "1234"),
        ("12 dias", "12"), ("-12 dias", "-12"), ("3,5", "3.5"), ("-3,5", "-3.5"),
        ("18,500", None), ("$18,500", None), ("18 mil", None), ("12k", None), ("2 mi", None),
    ],
)  # fmt: skip
def test_no_advice_changes_a_figure(written: str, advice: str | None) -> None:
    with pytest.raises(ValidationError) as failed:
        Metric.model_validate({"target": written})
    error = next(one for one in failed.value.errors() if one["loc"] == ("target",))
    key, blanks = explain(Metric, error, ("target",), written)
    assert blanks.get("point") == advice
    assert (key == "J104.number") is (advice is None)


def test_a_number_that_may_mean_thousands_is_told_with_both_readings() -> None:
    assert meaning("tag:yaml.org,2002:float", "18.500") == (18.5, True)
    assert meaning("tag:yaml.org,2002:float", "18.5") == (18.5, False)
    assert [bool(THOUSANDS.fullmatch(one)) for one in ("18.500", "0.500", "1234.500", "18.501")] == [True] + 3 * [
        False
    ]
