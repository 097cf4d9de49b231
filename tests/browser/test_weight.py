"""What a page weighs, and that what is left out of it for that is missed by no browser."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from journeybook.edition import edition
from journeybook.site import content
from journeybook.site.browser import fence
from journeybook.site.content import Converter
from support.repository import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SAME = """([whole, light]) => {
  const ended = "li, dt, dd, td, th, tr, option, thead, tbody, tfoot, p";
  const read = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const one of page.querySelectorAll(ended)) {
      const next = one.nextSibling;
      if (next?.nodeType === Node.TEXT_NODE && !next.data.trim()) next.remove();
    }
    return page;
  };
  return read(whole).isEqualNode(read(light));
}"""
"""Whether two texts are the same page; white space after what begins a new line anyway is none to a reader."""


def test_a_browser_reads_the_same_page_without_the_end_tags(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    made = edition(ROOT, today=date(2026, 11, 26))
    renderer = made.renderer(True)
    longest: dict[str, str] = {}
    for made_of in made.pages:
        body = renderer.body(made_of.made())
        longest[made_of.template] = max(longest.get(made_of.template, ""), body, key=len)
    converter = Converter(["toc", "attr_list", "pymdownx.superfences"], {}, fence)
    light = {name: converter.convert(body) for name, body in longest.items()}
    monkeypatch.setattr(content, "without_ends", str)
    whole = {name: converter.convert(body) for name, body in longest.items()}
    pairs = {name: (whole[name], one) for name, one in light.items()}
    ours = {name: (other, one) for name, (other, one) in pairs.items() if other is not None and one is not None}
    assert len(ours) > 40
    for name, (other, one) in ours.items():
        assert len(one.html) < len(other.html) or "</li>" not in other.html, name
        assert page.evaluate(_SAME, [other.html, one.html]), name
    assert not page.evaluate(_SAME, ["<p>a</p> b", "<p>a b"])
