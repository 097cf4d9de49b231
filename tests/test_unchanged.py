"""A site of which nothing has changed is left as it is, and nothing that changed is overlooked."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from mkdocs.config import load_config

from journeybook.scaffold import scaffold
from journeybook.site.unchanged import Inputs
from support.sites import build

_PAGE = "personas/rita/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An organization and its site, which tests leave as a build of what is there would."""
    root = tmp_path_factory.mktemp("unchanged") / "organization"
    scaffold(root, "en", "Our Shop", date.today())
    return root, build(root, root.parent / "site")


def times(site: Path) -> dict[str, int]:
    return {
        path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()
    }


def nothing_was_made(root: Path, site: Path) -> bool:
    """Whether a build does nothing: one that makes anything keeps a plan of it."""
    plans = root / ".journeybook/cache/plans"
    for plan in plans.glob("*"):
        plan.unlink()
    build(root, site)
    return not list(plans.glob("*"))


def test_an_unchanged_site_is_left_as_it_is(built: tuple[Path, Path]) -> None:
    root, site = built
    before = times(site)
    assert nothing_was_made(root, site)
    assert times(site) == before


def key(root: Path, site: Path) -> str:
    inputs = Inputs(load_config(str(root / "mkdocs.yml"), site_dir=str(site)))
    assert inputs.settings is not None
    return inputs.key()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("journeys/personas/rita.yml", "tags: [met-in-the-shop]\n"),
        ("docs/more.md", "# More\n"),
        ("overrides/main.html", "{% extends 'journeybook.html' %}\n"),
        ("overrides/journeybook/persona.md", "# {{ page.title|md }}\n"),
        ("overrides/locales/en.yml", "nav.home: Start\n"),
        ("mkdocs.yml", "\ncopyright: ours\n"),
        ("mkdocs.yml", "\nmarkdown_extensions: [footnotes]\n"),
    ],
)
def test_whatever_a_site_is_made_of_makes_it_another(built: tuple[Path, Path], name: str, text: str) -> None:
    root, site = built
    path, before = root / name, key(root, site)
    kept = path.read_bytes() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((kept or b"") + text.encode())
    assert key(root, site) != before
    path.unlink() if kept is None else path.write_bytes(kept)
    assert key(root, site) == before


def test_an_edit_is_built_once(built: tuple[Path, Path]) -> None:
    root, site = built
    persona = root / "journeys/personas/rita.yml"
    persona.write_text(persona.read_text("utf-8") + "tags: [met-in-the-shop]\n", "utf-8")
    assert not nothing_was_made(root, site)
    assert nothing_was_made(root, site)


def test_a_site_that_was_touched_is_put_right(built: tuple[Path, Path]) -> None:
    root, site = built
    whole = (site / _PAGE).read_bytes()
    (site / _PAGE).write_bytes(whole.replace(b"Rita", b"Rosa"))
    build(root, site)
    assert (site / _PAGE).read_bytes() == whole
    (site / _PAGE).unlink()
    (site / "left-over.html").write_text("of another time", "utf-8")
    build(root, site)
    assert (site / _PAGE).read_bytes() == whole
    assert not (site / "left-over.html").exists()
    assert nothing_was_made(root, site)


def test_what_is_around_every_page_is_made_anew_on_every_page(built: tuple[Path, Path]) -> None:
    root, site = built
    own = root / "overrides/main.html"
    kept = own.read_text("utf-8") if own.exists() else None
    own.write_text("{% extends 'journeybook.html' %}\n{% block footer %}<p>ours</p>{% endblock %}", "utf-8")
    build(root, site)
    assert [
        page for page in site.glob("personas/*/index.html") if "<p>ours</p>" not in page.read_text("utf-8")
    ] == []
    own.unlink() if kept is None else own.write_text(kept, "utf-8")
    build(root, site)
    assert "<p>ours</p>" not in (site / _PAGE).read_text("utf-8")


def test_what_was_said_of_an_unchanged_site_is_said_again(built: tuple[Path, Path]) -> None:
    root, site = built
    (root / "docs/broken.md").write_text("# Broken\n\nSee [nothing](no-such-page.md).\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    said = []
    for _ in range(2):
        ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert ended.returncode == 1
        lines = (ended.stdout + ended.stderr).splitlines()
        said.append([line for line in lines if "no-such-page" in line or "strict mode" in line])
    assert len(said[0]) == 2
    assert said[0] == said[1]
    (root / "docs/broken.md").unlink()


def test_a_hook_of_another_kind_has_its_say_in_every_build(built: tuple[Path, Path]) -> None:
    root, site = built
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "hooks/said.py").write_text("def on_nav(nav, **kwargs):\n    print('here')\n    return nav\n", "utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - hooks/said.py\n"), "utf-8")
    for _ in range(2):
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
        assert "here" in ended.stdout
