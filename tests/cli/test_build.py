"""`journeybook build` hands on what it is told, and fails as MkDocs fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from journeybook.load import languages
from journeybook.site.refusal import own_folder
from support.organizations import small
from support.sites import build, build_all, repository

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def written(root: Path, listed: str) -> Path:
    path = small(root) / "journeys/organization.yml"
    path.write_text(path.read_text("utf-8").replace("languages: [en]\n", listed), "utf-8")
    return root


def test_the_languages_are_read_before_anything_is_checked(tmp_path: Path) -> None:
    assert languages(written(tmp_path / "three", "languages: [pt-BR, en, es]\n")) == ("pt-BR", "en", "es")
    assert languages(written(tmp_path / "twice", "languages: [es, Spanish, 3, ../x, es]\n")) == ("es",)
    assert languages(written(tmp_path / "none", "")) == ("en",)
    assert languages(tmp_path) == ("en",)


def test_without_a_configuration_it_says_so(tmp_path: Path, call: Callable[..., Result]) -> None:
    done = call("build", str(small(tmp_path)))
    assert done.exit_code == 2
    assert "there is no" in done.output
    assert "mkdocs.yml" in done.output


def test_a_strict_build_fails_on_a_warning_and_goes_no_further(tmp_path: Path, call: Callable[..., Result]) -> None:
    root = repository(written(tmp_path, "languages: [en, es]\n"))
    (root / "journeys/segments.yml").write_text("families: {}\n", "utf-8")
    done = call("build", str(root), "--strict", "--quiet", "-d", str(tmp_path / "out"))
    assert done.exit_code == 1
    assert not (tmp_path / "out/es").exists()


def of_its_own(root: Path) -> Path:
    """A repository whose theme and hooks lie elsewhere, with files that no configuration names."""
    repository(small(root), theme={"name": "material", "custom_dir": "look"}, hooks=["tools/journeys.py"])
    (root / "hooks").rename(root / "tools")
    for name in (".github/workflows/site.yml", "look/main.html", "data/asked.csv", ".journeybook/pages/1"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("{% extends 'base.html' %}", "utf-8")
    return root


@pytest.mark.parametrize("folder", ["journeys", ".github"])
def test_a_site_is_never_built_over_what_it_is_made_of(
    folder: str, program: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    root = of_its_own(tmp_path)
    before = sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    done = program("mkdocs", "build", "-d", folder, cwd=root)
    assert done.returncode == 1
    assert "which would be lost: choose another folder as site_dir" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc") == before


@pytest.mark.parametrize(
    "folder", ["overrides/site", "hooks", ".git", ".journeybook", "look", "look/new", "tools", "data"]
)
def test_nor_over_anything_else_of_the_repository(folder: str, tmp_path: Path) -> None:
    root = of_its_own(tmp_path)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / folder))
    with pytest.raises(PluginError, match="which would be lost: choose another folder"):
        own_folder(config, root)


def test_a_site_may_be_built_where_nothing_or_a_site_is(tmp_path: Path) -> None:
    root, outside = tmp_path / "repository", tmp_path / "outside"
    repository(small(root), site_dir="public")
    for name in ("repository/public/left-over.txt", "outside/left-over.txt", "repository/branch/.git"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("of the last time", "utf-8")
    (root / "plain").mkdir()
    (root / "plain.yml").write_text("site_name: Plain\nsite_dir: plain\ntheme: mkdocs\n", "utf-8")
    build(root, root / "plain", "-f", "plain.yml")
    for site in (root / "plain", root / "branch", root / "public", outside):
        build(root, site)
        assert (site / "personas/index.html").is_file()
        assert not (site / "left-over.txt").exists()
    assert (root / "branch/.git").is_file()


def test_a_language_takes_the_place_of_pages_in_an_earlier_site(tmp_path: Path) -> None:
    root = repository(small(tmp_path))
    (root / "docs/es").mkdir()
    (root / "docs/es/about.md").write_text("# Acerca\n", "utf-8")
    built = build(root, root / "out")
    assert (built / "es/about/index.html").is_file()
    build_all(written(root, "languages: [en, es]\n"), built)
    assert (built / "es/personas/index.html").is_file()


def test_what_the_machine_refuses_during_a_build_is_a_sentence(
    program: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    root = repository(small(tmp_path))
    (root / "taken").write_text("a file where the site should go", "utf-8")
    done = program("mkdocs", "build", "-q", "-d", "taken", cwd=root)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(root / "taken") in done.stderr
    assert list((root / ".journeybook" / "stage").iterdir()) == []
