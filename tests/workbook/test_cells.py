"""What people and programs put into cells is read as it was meant."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from journeybook.rewrite import Data
from journeybook.workbook.cells import Found, decoded
from journeybook.workbook.labels import Options
from journeybook.workbook.layout import Holds

PERSONAS = Options({"ana": "Ana", "ana-2": "Ana", "celia": "Célia Prado"})
SIDES = Options({"before": "Antes", "during": "Durante"})
READERS = Options({"public": "todos", "internal": "internal", "sales": "Vendas"})

TEXT = Holds("text")
WHOLE = Holds("whole", low=1, high=5)
SHARE = Holds("number", low=0, high=1)
FLAG = Holds("flag")
DAY = Holds("day")
LIST = Holds("text", many=True)
ONE = Holds("text", ref="personas")
MANY = Holds("text", many=True, ref="personas")
CHOICE = Holds("text", choices=("before", "during"))
VISIBILITY = Holds("text", many=True, choices=("public", "internal"), ref="departments")
TERMS = Holds("terms")


@pytest.mark.parametrize(
    ("holds", "found", "meant"),
    [
        (TEXT, 15, "15"),
        (TEXT, 2.0, "2"),
        (TEXT, datetime(2026, 1, 2), "2026-01-02"),
        (TEXT, True, "true"),
        (TEXT, "  ", None),
        (WHOLE, "2", 2),
        (WHOLE, 2.0, 2),
        (WHOLE, "−2", -2),
        (WHOLE, 2.5, 2.5),
        (WHOLE, True, "true"),
        (WHOLE, "two", "two"),
        (SHARE, "0,6", 0.6),
        (SHARE, "60%", 0.6),
        (SHARE, "60 %", 0.6),
        (SHARE, 1, 1),
        (FLAG, True, True),
        (FLAG, "verdadeiro", True),
        (FLAG, "Sim", True),
        (FLAG, "NÃO", False),
        (FLAG, "FALSO", False),
        (FLAG, 1, True),
        (FLAG, "maybe", "maybe"),
        (DAY, datetime(2026, 11, 30), date(2026, 11, 30)),
        (DAY, "2026-11-30", date(2026, 11, 30)),
        (DAY, "30/11/2026", date(2026, 11, 30)),
        (DAY, "31/11/2026", "31/11/2026"),
        (DAY, 46356, date(2026, 11, 30)),
        (DAY, datetime(2026, 11, 30, 12), "2026-11-30 12:00:00"),
        (LIST, "one\n\n two \n", ["one", "two"]),
        (LIST, "one ↵ more\ntwo", ["one \n more", "two"]),
        (LIST, "an \\↵ arrow", ["an ↵ arrow"]),
        (LIST, "C:\\new", ["C:\\new"]),
        (LIST, 7, ["7"]),
        (ONE, "celia", "celia"),
        (ONE, "Célia Prado (celia)", "celia"),
        (ONE, "célia prado", "celia"),
        (ONE, "Célia Prado-Lima (celia)", "celia"),
        (ONE, "Ana", "Ana"),  # there are two
        (MANY, "Ana (ana)\nana-2", ["ana", "ana-2"]),
        (MANY, "ana, celia; Ana (ana-2)", ["ana", "celia", "ana-2"]),
        (MANY, "ana, nobody", ["ana, nobody"]),
        (CHOICE, "Antes (before)", "before"),
        (CHOICE, "ANTES", "before"),
        (CHOICE, "befor", "befor"),
        (VISIBILITY, "todos (public)", "public"),
        (VISIBILITY, "internal", "internal"),
        (VISIBILITY, "Vendas (sales)", ["sales"]),
        (VISIBILITY, "(public)", ["public"]),  # a department of that name
        (TERMS, "lead: discovery\nretail : buy", {"lead": "discovery", "retail": "buy"}),
        (TERMS, "discovery", "discovery"),
    ],
)
def test_a_cell_means_what_somebody_meant(holds: Holds, found: Found, meant: Data) -> None:
    options = {ONE: PERSONAS, MANY: PERSONAS, CHOICE: SIDES, VISIBILITY: READERS}.get(holds)
    assert decoded(holds, found, options, day_first=True) == meant


def test_a_day_with_slashes_is_not_guessed_in_english() -> None:
    assert decoded(DAY, "11/10/2026", None, day_first=False) == "11/10/2026"
