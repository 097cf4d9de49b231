"""`journeybook build` hands on what it is told, and fails as MkDocs fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeybook.load import languages
from support.organizations import small
from support.sites import repository

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


@pytest.mark.parametrize("folder", ["journeys", "overrides/site", "hooks"])
def test_a_site_is_never_built_over_what_it_is_made_of(
    folder: str, program: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    root = repository(small(tmp_path))
    before = sorted(path for path in (root / "journeys").rglob("*") if path.is_file())
    done = program("mkdocs", "build", "-d", folder, cwd=root)
    assert done.returncode == 1
    assert "which would be lost: choose another folder as site_dir" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path for path in (root / "journeys").rglob("*") if path.is_file()) == before


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
