"""114 real journeys over 58 touchpoints, through the real MkDocs: the figures worked out beforehand are shown."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from journeybook.edition import edition
from journeybook.problem import Level
from support.links import broken_links, repeated_ids
from support.permits import SOURCE, organization
from support.sites import build

pytestmark = pytest.mark.skipif(not SOURCE.is_file(), reason="../shared/data/permits is not beside the project")

STEPS = {"state": 294, "local": 293, "federal": 167}
USES = {"biz_license": 87, "biz_reg": 80, "ein": 75, "state_tax": 66, "zoning": 53}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = organization(tmp_path_factory.mktemp("permits"))
    assert edition(root).count(Level.ERROR) == 0
    return build(root, root / "site")


class _Rows(HTMLParser):
    """The rows of one table: each its id, and the texts of its cells."""

    def __init__(self, table: str) -> None:
        super().__init__()
        self.table, self.inside = table, False
        self.part = ""
        self.rows: list[tuple[str, str, list[list[str]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self.inside = given.get("id") == self.table
        elif self.inside and tag in ("thead", "tbody", "tfoot"):
            self.part = tag
        elif self.inside and tag == "tr":
            self.rows.append((self.part, given.get("id") or "", []))
        elif self.inside and tag in ("td", "th"):
            self.rows[-1][2].append([])

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "table"

    def handle_data(self, data: str) -> None:
        if self.inside and self.rows and self.rows[-1][2] and data.strip():
            self.rows[-1][2][-1].append(data.strip())


def rows(page: Path, table: str) -> Iterator[tuple[str, str, list[str]]]:
    """Part, id, and the first text of each cell, of every row of a table."""
    reader = _Rows(table)
    reader.feed(page.read_text("utf-8"))
    for part, id, cells in reader.rows:
        yield part, id, [cell[0] if cell else "" for cell in cells]


def test_every_jurisdiction_is_responsible_for_its_steps(site: Path) -> None:
    table = list(rows(site / "departments/index.html", "responsibility"))
    (head,) = (cells for part, _, cells in table if part == "thead")
    (foot,) = (cells for part, _, cells in table if part == "tfoot")
    names = {one["name"]: one["id"] for one in json.loads(SOURCE.read_text("utf-8"))["jurisdictions"]}
    assert foot[1] == str(sum(STEPS.values()))
    totals = zip(head[2:], foot[2:], strict=True)
    assert {names[name]: int(total) for name, total in totals} == STEPS
    assert sum(part == "tbody" for part, _, _ in table) == 114


def test_the_inventory_says_how_often_each_permit_is_asked_for(site: Path) -> None:
    used = {
        id: cells[1] for part, id, cells in rows(site / "touchpoints/index.html", "inventory") if part == "tbody"
    }
    assert len(used) == 58
    assert {name: int(used[f"touchpoint-{name.replace('_', '-')}"]) for name in USES} == USES


def test_every_journey_has_a_page_with_its_steps_in_order(site: Path) -> None:
    journeys = json.loads(SOURCE.read_text("utf-8"))["journeys"]
    assert len(journeys) == 114
    for journey in journeys:
        page = (site / "journeys" / journey["id"].replace("_", "-") / "index.html").read_text("utf-8")
        anchors = re.findall(r' id="step-([^"]+)"', page)
        assert anchors == [name.replace("_", "-") for name in journey["steps"]]
    pages = {path.name for path in (site / "journeys").iterdir() if path.is_dir()}
    parts = {"list"}  # of the table of all journeys
    assert pages - parts == {journey["id"].replace("_", "-") for journey in journeys}


def test_what_nobody_wrote_is_said_in_words_and_takes_no_room(site: Path) -> None:
    atlas = (site / "journeys/index.html").read_text("utf-8")
    assert atlas.count("no emotion yet") == 15 + 1
    journey = (site / "journeys/accounting/index.html").read_text("utf-8")
    assert '<p class="jb-empty">No pain is known here.' in journey.partition('id="pains"')[2].partition("<h2")[0]
    assert 'class="jb-lead' not in (site / "departments/state/index.html").read_text("utf-8")


def test_every_journey_is_light(site: Path) -> None:
    pages = [path.read_bytes() for path in site.glob("journeys/*/index.html")]
    weights = [(len(page), len(gzip.compress(page, 9))) for page in pages]
    assert max(weights)[0] < 100_000
    assert max(small for _, small in weights) < 25_000


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    assert broken_links(site) == []
    assert repeated_ids(site) == []
