"""A journey map of another team's, entered in our form: all that its author wrote is to be read on the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from journeybook.edition import edition
from journeybook.problem import Level
from support.links import broken_links
from support.platform_map import SOURCE, organization
from support.sites import build

pytestmark = pytest.mark.skipif(not SOURCE.is_file(), reason="../shared/data/platform-maps is not there")

# Where to find what, in this very map: headings of the form, not of its author's journey, and pointers to files.
_OF_THE_FORM = re.compile(r"^(#{1,2} |### (Biggest|Quick|Strategic|Success|Direct|Validation)|---|This journey)")


def written(text: str) -> list[str]:
    """Every sentence of the source but its drawings, read line by line without knowing what the line is."""
    lines = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE).splitlines()
    pieces = [piece for line in lines if not _OF_THE_FORM.match(line) for piece in _pieces(line)]
    return [text.splitlines()[0].removeprefix("# "), *pieces]


def _pieces(line: str) -> list[str]:
    """What of a line is the author's: without list marks, labels of the form, and addresses."""
    line = re.sub(r"^(> |- \[ \] |- |\d+\. |### Stage \d+: |### )", "", line)
    line = re.sub(r"\[(.+?)\]\(.+?\)", r"\1", line)
    line = re.sub(r"^\*\*(Actions|Thoughts|Emotions|Pain Points|Opportunities|Touchpoints)\*\*:", "", line)
    line = re.sub(r"^\*\*(Related Personas)\*\*:.*", "", line)
    labelled = re.match(r"^\*\*(.+?)\*\*(?:: | - )?(.*)", line)
    parts = list(labelled.groups()) if labelled else [line]
    parts = parts[1:] if parts[0] in _LABELS else parts
    return [_plain(one) for part in parts for one in re.split(r" \((?=Day|Week)|(?<=[^)]) - (?=App)", part) if one]


_LABELS = {"Version", "Last Updated", "Status", "Owner", "Based on", "Persona", "Scenario", "Context", "Frequency",
           "Business Value"}  # fmt: skip


def _plain(text: str) -> str:
    text = text.replace("**", "").strip().strip('"')
    return " ".join((text[:-1] if text.endswith(")") and "(" not in text else text).split())


def shown(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).replace(" ,", ",").split())


def pages_without_mkdocs(root: Path) -> str:
    return " ".join(shown(markdown) for _, markdown in edition(root).markdown(directories=True))


def pages_of_the_site(root: Path) -> str:
    site = build(root, root / "site")
    assert broken_links(site) == []
    return " ".join(shown(page.read_text("utf-8")) for page in site.rglob("*.html"))


@pytest.mark.parametrize("read", [pages_without_mkdocs, pages_of_the_site])
def test_everything_the_author_wrote_is_shown(tmp_path: Path, read: Callable[[Path], str]) -> None:
    root = organization(tmp_path)
    assert edition(root).count(Level.ERROR) == 0
    sentences = written(SOURCE.read_text("utf-8"))
    assert len(sentences) > 200
    text = read(root)
    assert [sentence for sentence in sentences if sentence not in text] == []
