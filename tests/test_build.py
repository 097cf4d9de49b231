"""However the site is built, quickly or page by page, from the cache or clean: it is the same site."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journeybook.scaffold import scaffold
from journeybook.site.content import Converter
from journeybook.site.output import output
from journeybook.site.space import without_ends
from support.repository import ROOT
from support.sites import build, repository

_BLANK = re.compile(r"\n\s*\n")
_RAW = re.compile(r"(<(?:pre|script|title)\b[^>]*>)")
_WAITS = re.compile(r'<script defer(?:="")?(?= src)')
_TAKES_PART = "def on_page_markdown(markdown, **kwargs):\n    return markdown\n"


def shown(site: Path) -> dict[str, str]:
    """Every page of a site; what no reader sees is left out: empty lines, end tags that may be missing, and whether
    scripts wait for the end, which they do not where a plugin takes part."""
    pages = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    texts = {name: _WAITS.sub("<script", path.read_text("utf-8")) for name, path in pages.items()}
    return {name: "".join(map(without_ends, _RAW.split(_BLANK.sub("\n", text)))) for name, text in texts.items()}


def bytes_of(site: Path) -> dict[str, bytes]:
    """Every file of a site, but the compressed copy of the sitemap, which holds the time it was made."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"
    }


def page_by_page(root: Path) -> Path:
    """Adds a hook that takes part in pages, so that MkDocs and the theme make each of them."""
    (root / "hooks/takes_part.py").write_text(_TAKES_PART, "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    hooked = re.sub(r"(\n\s*- hooks/journeys\.py)", r"\1\n  - hooks/takes_part.py", settings)
    assert hooked != settings
    (root / "mkdocs.yml").write_text(hooked, "utf-8")
    return root


@pytest.fixture
def organization(tmp_path: Path) -> Path:
    root = tmp_path / "organization"
    scaffold(root, "en", "Our Shop", date.today())
    return root


def assert_same_both_ways(root: Path, folder: Path) -> None:
    quick = shown(build(root, folder / "quick"))
    slow = shown(build(page_by_page(root), folder / "slow"))
    assert quick.keys() == slow.keys()
    assert [name for name in quick if quick[name] != slow[name]] == []


def test_a_page_filled_into_the_frame_is_the_page_the_theme_makes(organization: Path, tmp_path: Path) -> None:
    settings = organization / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\nsite_url: https://shop.example/journeys/\n", "utf-8")
    assert_same_both_ways(organization, tmp_path)


def test_the_frame_serves_every_page_of_an_entry(organization: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(tmp_path / "site")]
    built = subprocess.run(command, cwd=organization, capture_output=True, text=True, check=True)
    assert "Documentation built" in built.stderr
    assert "the theme shows more of a page" not in built.stderr


@pytest.mark.long
@pytest.mark.parametrize("directories", [True, False])
def test_the_demonstration_is_the_same_both_ways(tmp_path: Path, directories: bool) -> None:
    root = repository(tmp_path / "demo", use_directory_urls=directories)
    for folder in ("journeys", "docs", "overrides"):
        shutil.copytree(ROOT / folder, root / folder, dirs_exist_ok=True)
    (root / "mkdocs.yml").write_text(
        (root / "base.yml").read_text("utf-8") + f"\nuse_directory_urls: {str(directories).lower()}\n", "utf-8"
    )
    assert_same_both_ways(root, tmp_path)


def test_a_theme_that_shows_more_of_a_page_is_asked_for_every_page(organization: Path, tmp_path: Path) -> None:
    (organization / "overrides/main.html").write_text(
        '{% extends "journeybook.html" %}\n{% block footer %}<p>{{ page.title|length }}</p>{% endblock %}', "utf-8"
    )
    pages = shown(build(organization, tmp_path / "site"))
    lengths = {re.findall(r"<p>(\d+)(?=[<\s])", pages[name])[-1] for name in pages if name.startswith("personas/")}
    assert len(lengths) > 1


def test_a_template_with_other_markdown_goes_through_python_markdown(organization: Path, tmp_path: Path) -> None:
    own = organization / "overrides/journeybook/persona.md"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("# {{ page.title|md }}\n\nA *person*, see [all](index.md).\n", "utf-8")
    page = shown(build(organization, tmp_path / "site"))["personas/rita/index.html"]
    assert '<p>A <em>person</em>, see <a href="../">all</a>.</p>' in page


def test_a_page_is_made_again_only_when_what_it_shows_changes(organization: Path, tmp_path: Path) -> None:
    kept = organization / ".journeybook/cache/pages"

    def made() -> int:
        before = {path: path.stat().st_size for path in kept.glob("*.segment")}
        build(organization, tmp_path / "site")
        after = {path: path.stat().st_size for path in kept.glob("*.segment")}
        return sum(size for path, size in after.items() if path not in before)

    everything = made()
    assert made() == 0
    persona = organization / "journeys/personas/rita.yml"
    persona.write_text(persona.read_text("utf-8") + "tags: [met-in-the-shop]\n", "utf-8")
    assert 0 < made() < everything / 2
    mkdocs = organization / "mkdocs.yml"
    mkdocs.write_text(mkdocs.read_text("utf-8") + "\nuse_directory_urls: false\n", "utf-8")
    assert made() > everything * 0.9


def test_what_stays_the_same_is_not_written_again(organization: Path, tmp_path: Path) -> None:
    site = build(organization, tmp_path / "site")
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.*") if path.name != "sitemap.xml.gz"}
    (site / "left-over.html").write_text("of another time", "utf-8")
    (site / ".hidden").write_text("not ours", "utf-8")
    persona = organization / "journeys/personas/rita.yml"
    persona.write_text(persona.read_text("utf-8") + "tags: [met-in-the-shop]\n", "utf-8")
    build(organization, site)
    after = {path: path.stat().st_mtime_ns for path in before if path.exists()}
    changed = {path.relative_to(site).as_posix() for path in after if after[path] != before[path]}
    assert "personas/rita/index.html" in changed
    still = ("assets/javascripts/", "assets/stylesheets/", "assets/journeybook/vendor/", "rules/", "framework/")
    assert [name for name in changed if name.startswith(still)] == []
    assert not (site / "left-over.html").exists()
    assert (site / ".hidden").exists()


def test_a_build_that_fails_leaves_the_site_as_it_was(organization: Path, tmp_path: Path) -> None:
    site = build(organization, tmp_path / "site")
    before = bytes_of(site)
    (organization / "overrides/main.html").write_text("{% extends 'no-such-template.html' %}", "utf-8")
    with pytest.raises(AssertionError):
        build(organization, site)
    assert bytes_of(site) == before
    assert list((organization / ".journeybook/stage").iterdir()) == []


def _edits(root: Path) -> list[Callable[[random.Random], None]]:
    """Things that people do to an organization, each a function of the dice."""
    files = sorted((root / "journeys").rglob("*.yml"))
    kept = {path: path.read_text("utf-8") for path in files}

    def retitle(dice: random.Random) -> None:
        path = dice.choice(files)
        if path.exists():
            text = re.sub(r"(?m)^(\s*(title|name): ).*$", rf"\1T{dice.random()}", path.read_text("utf-8"), count=1)
            path.write_text(text, "utf-8")

    def spoil(dice: random.Random) -> None:
        path = dice.choice(files)
        if path.exists():
            lines = path.read_text("utf-8").split("\n")
            lines[dice.randrange(len(lines))] = dice.choice(["", "  x: [", "nonsense: 1", "tags: [a, b]"])
            path.write_text("\n".join(lines), "utf-8")

    def remove(dice: random.Random) -> None:
        dice.choice(files).unlink(missing_ok=True)

    def restore(dice: random.Random) -> None:
        for path, text in kept.items():
            path.write_text(text, "utf-8")

    def template(dice: random.Random) -> None:
        path = root / "overrides/journeybook/personas.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dice.choice(["# Ours { #ours }\n", "# {{ page.title|md }}\n", "{{ nothing }}"]), "utf-8")

    def words(dice: random.Random) -> None:
        path = root / "overrides/locales/en.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"nav.home: Start {dice.randrange(3)}\n", "utf-8")

    def settings(dice: random.Random) -> None:
        path = root / "mkdocs.yml"
        text = re.sub(r"(?m)^use_directory_urls:.*\n", "", path.read_text("utf-8"))
        path.write_text(f"{text}\nuse_directory_urls: {dice.choice(['true', 'false'])}\n", "utf-8")

    return [retitle, retitle, retitle, spoil, spoil, remove, restore, template, words, settings]


def _assert_cached_is_clean(root: Path, folder: Path, seed: int, steps: int) -> None:
    dice = random.Random(seed)
    edits = _edits(root)
    build(root, folder / "cached")
    for step in range(steps):
        for edit in dice.sample(edits, dice.randint(1, 2)):
            edit(dice)
        cached = bytes_of(build(root, folder / "cached"))
        copy = folder / f"copy-{step}"
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".journeybook"))
        clean = bytes_of(build(copy, folder / f"clean-{step}"))
        assert cached.keys() == clean.keys(), f"seed {seed}, step {step}"
        assert [name for name in clean if clean[name] != cached[name]] == [], f"seed {seed}, step {step}"


def test_a_cached_build_equals_a_clean_one(organization: Path, tmp_path: Path) -> None:
    _assert_cached_is_clean(organization, tmp_path, seed=1, steps=2)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 8))
def test_a_cached_build_equals_a_clean_one_after_any_edits(organization: Path, tmp_path: Path, seed: int) -> None:
    _assert_cached_is_clean(organization, tmp_path, seed, steps=8)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("## A &#38; b { #c }", '<h2 id="c">A &#38; b</h2>'),
        ("# Ação &#60;x&#62;", '<h1 id="acao-x">Ação &#60;x&#62;</h1>'),
        ("<div>\n*a*\n</div>\n\n<p>b</p>", "<div>\n*a*\n</div>\n<p>b</p>"),
        ("```mermaid\na\n\nb < c\n```", "[a\n\nb < c]"),
        ("<div>\n\ntext", None),
        ("text", None),
        ("<span>a</span>", None),
        ("- a", None),
        ("## A { #x }\n\n## B { #x }", None),
    ],
)
def test_what_is_no_block_of_ours_is_left_to_python_markdown(markdown: str, html: str | None) -> None:
    converter = Converter(["toc", "attr_list", "pymdownx.superfences"], {}, lambda source: f"[{source}]")
    content = converter.convert(markdown)
    assert (content and content.html) == html


def test_an_extension_that_might_change_html_leaves_all_to_python_markdown() -> None:
    converter = Converter(["toc", "attr_list", "md_in_html"], {}, str)
    assert converter.foreign == ("md_in_html",)
    assert converter.convert("## A { #a }") is None


def test_what_nobody_can_look_at_in_the_stages_folder_costs_no_build_its_stage(tmp_path: Path) -> None:
    stages = tmp_path / ".journeybook/stage"
    stages.mkdir(parents=True)
    (stages / "gone").symlink_to(tmp_path / "nowhere")
    made = output(tmp_path / "site", tmp_path)
    assert made.stage.parent == stages
    made.discard()
