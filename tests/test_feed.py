"""The feed of changes holds what RFC 4287 asks for, and is there only where it can be."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from journeybook.edition import edition
from journeybook.model.audience import INTERNAL, PUBLIC, Audience
from journeybook.views.forge import Hosting
from support.commits import commit, edit, run
from support.organizations import TODAY, small

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://journeys.example.org/shop/"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    small(tmp_path)
    run(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Begin", "2026-05-01")
    edit(tmp_path / "journeys/maps/gift.yml", "title: A gift in time", 'title: "A <gift> & more"')
    edit(tmp_path / "journeys/segments.yml", "families:", "loyal: {name: Loyal}\nfamilies:")
    commit(tmp_path, "Rename", "2026-05-08")
    (tmp_path / "journeys/systems.yml").unlink()
    commit(tmp_path, "No systems", "2026-05-09")
    return tmp_path


def feed(root: Path, site: str = SITE, audience: Audience = INTERNAL) -> bytes | None:
    return edition(root, "en", audience, TODAY, Hosting(site=site)).feed(directories=True)


def parsed(root: Path) -> ElementTree.Element:
    written = feed(root)
    assert written is not None
    return ElementTree.fromstring(written)


def text(parent: ElementTree.Element, name: str) -> str:
    (found,) = parent.findall(f"{ATOM}{name}")
    assert found.text
    return found.text


def links(parent: ElementTree.Element) -> dict[str, str]:
    return {one.attrib["rel"]: one.attrib["href"] for one in parent.findall(f"{ATOM}link")}


def test_the_feed_has_what_the_standard_asks_for(shop: Path) -> None:
    top = parsed(shop)
    assert top.tag == f"{ATOM}feed"
    assert text(top, "title") == "Small Shop: What changed"
    assert text(top.findall(f"{ATOM}author")[0], "name") == "Small Shop"
    assert links(top) == {"self": f"{SITE}changes/feed.xml", "alternate": f"{SITE}changes/"}
    entries = top.findall(f"{ATOM}entry")
    ids = [text(top, "id"), *(text(entry, "id") for entry in entries)]
    assert len({*ids}) == len(ids)
    assert all(re.match(r"(https://|urn:uuid:)", id) for id in ids)
    moments = [text(entry, "updated") for entry in entries]
    assert all(MOMENT.fullmatch(moment) for moment in moments)
    assert text(top, "updated") == moments[0] == max(moments) == "2026-05-09T12:00:00Z"
    assert all(text(entry, "title") and text(entry, "summary") and links(entry)["alternate"] for entry in entries)


def test_an_entry_leads_to_the_page_of_what_changed_and_what_is_gone_to_the_day(shop: Path) -> None:
    found = {text(entry, "title"): links(entry)["alternate"] for entry in parsed(shop).findall(f"{ATOM}entry")}
    assert found["A <gift> & more (changed)"] == f"{SITE}journeys/gift/"
    assert found["Customer records (removed)"] == f"{SITE}changes/#day-2026-05-09"


def test_an_id_stays_when_more_happens(shop: Path) -> None:
    before = {text(entry, "id") for entry in parsed(shop).findall(f"{ATOM}entry")}
    edit(shop / "journeys/maps/gift.yml", "emotion: 1", "emotion: 2")
    commit(shop, "Better", "2026-05-10")
    after = {text(entry, "id") for entry in parsed(shop).findall(f"{ATOM}entry")}
    assert before < after


def test_there_is_none_without_an_address_a_history_or_an_audience_inside(shop: Path, tmp_path: Path) -> None:
    assert feed(shop, site="") is None
    assert feed(shop, audience=PUBLIC) is None
    run(tmp_path, "clone", "-q", "--depth", "1", f"file://{shop}", "shallow")
    assert feed(tmp_path / "shallow") is None
