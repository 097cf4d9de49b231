"""What a site gives its readers' browsers: few files, asked for by version, compressed where the owner says so."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path

import pytest

from journeybook.render.browser import SCRIPT, STYLE, script, settings, style
from journeybook.render.icons import drawing
from journeybook.scaffold import scaffold
from journeybook.site import compressed
from journeybook.site.caching import lasting
from journeybook.site.compressed import Form, compress
from journeybook.site.icons import named
from journeybook.site.space import trimmed, without_ends
from journeybook.words import Words
from support import synthetic
from support.sites import build

_ASKED = re.compile(r'<(?:script|link)[^>]*\b(?:src|href)="([^"]+)"')
_SETTING = "  journeybook:\n"


@pytest.fixture
def organization(tmp_path: Path) -> Path:
    root = tmp_path / "organization"
    scaffold(root, "en", "Our Shop", date(2026, 11, 25))
    return root


def asked(site: Path, page: str = "index.html") -> list[str]:
    """What a page asks for by itself, from the root; the way there and the page's relatives left out."""
    found = _ASKED.findall((site / page).read_text("utf-8"))
    return [re.sub(r"^(?:\./|\.\./)+", "", one) for one in found if "assets/" in one]


def test_a_page_asks_for_one_style_and_one_script_of_ours_by_versions_that_follow_what_they_hold(
    organization: Path, tmp_path: Path
) -> None:
    first = asked(build(organization, tmp_path / "site"))
    ours = [one for one in first if one.startswith("assets/journeybook/journeybook.")]
    assert [one.partition("?v=")[0] for one in ours] == [STYLE, SCRIPT]
    (organization / "overrides/locales").mkdir(parents=True, exist_ok=True)
    (organization / "overrides/locales/en.yml").write_text('table.find: "Look here"\n', "utf-8")
    second = asked(build(organization, tmp_path / "site"))
    assert [one for one in second if one not in first] == [one for one in second if one.startswith(SCRIPT)] != []
    assert "Look here" in (tmp_path / "site" / SCRIPT).read_text("utf-8")


def test_what_may_be_kept_for_good_is_what_is_asked_for_by_its_content(organization: Path, tmp_path: Path) -> None:
    site = build(organization, tmp_path / "site")
    keep = re.compile(lasting())
    named = [one for one in asked(site) if "?v=" in one or re.search(r"\.[0-9a-f]{8}\.min\.", one)]
    assert len(named) >= 5
    assert [one for one in named if not keep.search(f"/{one.partition('?')[0]}")] == []
    assert keep.search(f"/handbook/en/{SCRIPT}")
    every = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    kept = [one for one in every if keep.search(f"/{one}") and "/vendor/" not in one]
    assert [one for one in kept if not one.endswith((".js", ".css"))] == []
    headers = (site / "assets/journeybook/headers/_headers").read_text("utf-8")
    assert f"/{SCRIPT}\n  Cache-Control: public, max-age=31536000, immutable\n" in headers


def test_scripts_and_style_lose_what_says_nothing_and_nothing_else() -> None:
    spoken = script(settings(Words("en"), also=()), search=True)
    assert not re.search(r"^\s*//|^ ", spoken, re.MULTILINE)
    assert spoken.count("*/") < 5  # within lines, and in expressions
    styled = style()
    assert "/*" not in styled
    assert styled.count("{") == styled.count("}")
    assert 'viewBox="0 0 24 24"' in styled


def test_white_space_goes_around_the_content_and_stays_in_it() -> None:
    content = "\n\n  <b>\n"
    page = f"<body>\n\n  <p>\n    a\n  </p><pre>x\n  y</pre>\n  <article>\n  {content}</article>\n   <i>\n"
    before = "<body>\n<p>\na\n</p><pre>x\n  y</pre>\n<article>"
    assert trimmed(page, content) == f"{before}\n{content}</article>\n<i>\n"
    assert trimmed(page) == f"{before}\n<b>\n</article>\n<i>\n"


def test_end_tags_go_where_a_browser_puts_them_back_and_nowhere_else() -> None:
    assert without_ends("<ul>\n<li>a</li>\n<li><p>b</p></li>\n</ul>") == "<ul>\n<li>a<li><p>b</ul>"
    for kept in ("<p>a</p> b", "<p>a</p><span>b</span>", "<pre><li>a</li>\n</pre>", "<thead></thead><tr>"):
        assert without_ends(kept) == kept


def test_icons_around_the_content_are_drawn_by_the_style(organization: Path, tmp_path: Path) -> None:
    page = (build(organization, tmp_path / "site") / "personas/rita/index.html").read_text("utf-8")
    assert re.findall(r"<svg[^>]*>(?!</svg>)", page.partition("<h1")[0]) == []
    own = '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'
    assert named(own) == own


def test_every_icon_that_the_style_names_is_a_drawing_of_the_themes_package() -> None:
    text = style()
    drawings = re.findall(r"--jb-icon: url\('data:image/svg\+xml,(<svg.*?</svg>)'\)", text)
    assert len(drawings) > 20
    assert all("<path " in one for one in drawings)
    assert "icon(" not in text
    assert drawing("material/of no such name") == '<svg xmlns="http://www.w3.org/2000/svg"/>'


def test_a_journey_is_under_100_kb_and_compressed_under_25_and_the_richest_by_far_under_140_and_28(
    tmp_path: Path,
) -> None:
    root = synthetic.organization(tmp_path / "organization", 40, 7)
    made = {path.stem for path in (root / "journeys/maps/more").iterdir()}
    site = build(root, tmp_path / "site")
    pages = {path.parent.name: path.read_bytes() for path in site.glob("journeys/*/index.html")}
    weights = {name: (len(page), len(gzip.compress(page, 9))) for name, page in pages.items() if name != "list"}
    usual = {name: weight for name, weight in weights.items() if name in made}
    assert len(usual) > 20
    assert {name: one for name, one in usual.items() if one[0] >= 95_000 or one[1] >= 21_000} == {}
    own = {name: weight for name, weight in weights.items() if name not in made}
    assert sorted(name for name, one in own.items() if one[0] >= 100_000) == [
        "presente-com-desconto",  # 900 lines, 17 steps
        "primeiro-uniforme",
    ]
    assert {name: one for name, one in own.items() if one[0] >= 140_000 or one[1] >= 28_000} == {}


def test_what_serves_the_themes_script_alone_goes_with_it() -> None:
    theirs = '<div class="md-dialog" data-md-component="dialog">\n<div class="md-dialog__inner"></div>\n</div>\n'
    page = f"<article><p></article>{theirs}<footer>"
    assert trimmed(page, "<p>") == "<article><p></article><footer>"
    whole = page + '<script id="__config" type="application/json">{}</script>'
    assert trimmed(whole, "<p>") == whole


def test_a_site_has_compressed_copies_when_its_owner_wants_them(organization: Path, tmp_path: Path) -> None:
    site, config = tmp_path / "site", organization / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace(_SETTING, f"{_SETTING}    compressed: true\n"), "utf-8")
    assert config.read_text("utf-8") != text
    build(organization, site)
    page, copy = site / "index.html", site / "index.html.gz"
    assert gzip.decompress(copy.read_bytes()) == page.read_bytes()
    assert (site / SCRIPT).with_suffix(".js.gz").is_file()
    assert not list(site.rglob("*.woff2.gz")) + list(site.rglob("*.gz.gz"))
    before = {path: path.stat().st_ino for path in site.rglob("*.gz") if path.name != "sitemap.xml.gz"}
    build(organization, site)
    assert {path: path.stat().st_ino for path in before} == before
    config.write_text(text, "utf-8")
    build(organization, site)
    assert [path.name for path in site.rglob("*.gz")] == ["sitemap.xml.gz"]


def test_a_copy_is_made_again_when_its_file_is_another_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bytes] = []

    def squeeze(data: bytes) -> bytes:
        made.append(data)
        return data[:1]

    monkeypatch.setattr(compressed, "forms", lambda: (Form(".gz", squeeze), Form(".br", squeeze)))
    (tmp_path / "a.html").write_text("a" * 2000)
    (tmp_path / "small.html").write_text("a")
    (tmp_path / "b.png").write_bytes(b"b" * 2000)
    names = {"a.html", "small.html", "b.png"}
    assert compress(tmp_path, names) == {"a.html.gz", "a.html.br"}
    compress(tmp_path, names)
    assert len(made) == 2
    (tmp_path / "a.html").write_text("c" * 2000)
    compress(tmp_path, names)
    assert [data[:1] for data in made] == [b"a", b"a", b"c", b"c"]
