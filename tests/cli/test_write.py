"""`journeybook write`: the site's pages in a folder that any site generator builds, carefully kept up to date."""

from __future__ import annotations

import importlib.util
import json
import posixpath
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from journeybook.scaffold import scaffold

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from click.testing import Result

    Program = Callable[..., subprocess.CompletedProcess[str]]
    Call = Callable[..., Result]

JOURNEY = "bicycle-back-by-monday"
CROSSING = f"""# Notes

[it](../journeys/{JOURNEY}.md#map), [all](../journeys/index.md "all") and [it][1]

[1]: ../journeys/{JOURNEY}.md
"""


class Linked(HTMLParser):
    """The ids of a page, and the addresses it leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name == "id":
                self.ids.add(value)
            elif value and name in ("href", "src"):
                self.addresses.append(value)


def broken(site: Path) -> list[tuple[str, str]]:
    """Links between pages of a site, or to its files, that lead nowhere: (page, address)."""
    pages = {path: Linked(path.read_text("utf-8")) for path in site.rglob("*.html") if path.name != "404.html"}
    return [
        (path.relative_to(site).as_posix(), address)
        for path, page in pages.items()
        for address in page.addresses
        if not _leads(path, address, pages)
    ]


def _leads(page: Path, address: str, pages: dict[Path, Linked]) -> bool:
    url = urlsplit(address)
    if url.scheme in ("https", "mailto") or url.netloc:
        return True
    target = Path(posixpath.normpath(page.parent / unquote(url.path))) if url.path else page
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return False
    return not url.fragment or target not in pages or unquote(url.fragment) in pages[target].ids


def pages_of(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An organization with a handwritten page that links to generated ones."""
    root = tmp_path_factory.mktemp("repository")
    scaffold(root, "en", "Our Shop", date.today())
    (root / "docs" / "notes").mkdir()
    (root / "docs" / "notes" / "first.md").write_text(CROSSING, "utf-8")
    return root


@pytest.fixture
def written(repository: Path, call: Call, tmp_path: Path) -> Path:
    folder = tmp_path / "written"
    done = call("write", folder, "--root", repository)
    assert (done.exit_code, done.stderr) == (0, "")
    return folder


def test_plain_mkdocs_builds_the_same_pages_from_the_folder(
    repository: Path, written: Path, program: Program, tmp_path: Path
) -> None:
    plain, with_hooks = tmp_path / "plain", tmp_path / "with-hooks"
    for root, site in ((repository, with_hooks), (written, plain)):
        built = program("mkdocs", "build", "--strict", "--site-dir", site, cwd=root)
        assert built.returncode == 0, built.stdout + built.stderr
    assert pages_of(plain) == pages_of(with_hooks)
    assert f"journeys/{JOURNEY}/index.html" in pages_of(plain)
    assert broken(plain) == []


def test_what_is_written_knows_neither_hooks_nor_journeybook(written: Path) -> None:
    text = (written / "mkdocs.yml").read_text("utf-8")
    assert "hooks" not in text
    assert "mermaid2" not in text
    assert not list(written.rglob("*.py"))


def test_a_page_draws_its_diagrams_with_the_library_beside_it(written: Path, program: Program) -> None:
    assert program("mkdocs", "build", "--strict", cwd=written).returncode == 0
    page = written / "site" / "journeys" / JOURNEY / "index.html"
    text = page.read_text("utf-8")
    assert '<pre class="jb-diagram"><code>' in text
    script = page.parent / text.partition("journeybook.js?v=")[0].rpartition('"')[2] / "journeybook.js"
    settings = json.loads(script.read_text("utf-8").partition("journeybook.settings = ")[2].partition(";\n")[0])
    assert (written / "site" / settings["mermaid"].partition("?")[0]).is_file()
    assert settings["words"]["diagram"] == "Diagram"


def test_tables_can_be_sorted_and_the_data_taken_away_from_a_folder_s_site(written: Path, program: Program) -> None:
    assert program("mkdocs", "build", "--strict", cwd=written).returncode == 0
    site = written / "site"
    page = (site / "journeys/index.html").read_text("utf-8")
    script = (site / "assets/journeybook/journeybook.js").read_text("utf-8")
    assert "data-jb-table=" in page
    assert "data-jb-table" in script or "jbTable" in script
    assert '"table": {' in script
    index = json.loads((site / "assets/journeybook/data/index.json").read_text("utf-8"))
    assert index
    assert (site / "assets/journeybook/data/schema").is_dir()
    assert list(site.rglob("journeys.csv"))
    assert list(site.rglob("journeys.xlsx"))


@pytest.mark.skipif(
    importlib.util.find_spec("zensical") is None, reason="Zensical is not installed: pip install zensical"
)
@pytest.mark.long
def test_zensical_builds_the_same_pages_from_the_folder(written: Path, program: Program) -> None:
    assert program("mkdocs", "build", "--strict", "--site-dir", "mkdocs", cwd=written).returncode == 0
    built = program("python", "-m", "zensical", "build", "--strict", cwd=written)
    assert built.returncode == 0, built.stdout + built.stderr
    assert pages_of(written / "site") == pages_of(written / "mkdocs")
    assert broken(written / "site") == []


def test_writing_again_touches_no_file(repository: Path, written: Path, call: Call) -> None:
    before = times(written)
    done = call("write", written, "--root", repository)
    assert "0 files written, 0 removed" in done.stdout
    assert times(written) == before


def test_only_what_changed_is_written_and_only_our_own_is_removed(
    repository: Path, call: Call, tmp_path: Path
) -> None:
    root, folder = tmp_path / "root", tmp_path / "folder"
    scaffold(root, "en", "X", date.today())
    call("write", folder, "--root", root)
    before = times(folder)
    mine = folder / "docs" / "backlog" / "bicycle-on-loan" / "mine.txt"
    mine.write_text("mine", "utf-8")
    (root / "journeys" / "opportunities" / "bicycle-on-loan.yml").unlink()
    done = call("write", folder, "--root", root)
    assert done.exit_code == 0
    after = times(folder)
    gone = str(mine.with_name("index.md"))
    assert set(before) - set(after) == {gone}
    assert mine.read_text("utf-8") == "mine"
    assert str(folder / "docs" / "backlog" / "index.md") in {
        name for name in after if before.get(name) != after[name]
    }
    assert (
        after[str(folder / "docs" / "personas" / "rita" / "index.md")]
        == before[str(folder / "docs" / "personas" / "rita" / "index.md")]
    )
    mine.unlink()


def test_a_folder_that_is_left_empty_goes_too(call: Call, tmp_path: Path) -> None:
    root, folder = tmp_path / "root", tmp_path / "folder"
    scaffold(root, "en", "X", date.today())
    call("write", folder, "--root", root)
    (root / "journeys" / "opportunities" / "bicycle-on-loan.yml").unlink()
    call("write", folder, "--root", root)
    assert not (folder / "docs" / "backlog" / "bicycle-on-loan").exists()


def test_a_file_of_somebody_else_stays_where_a_page_would_stand(call: Call, tmp_path: Path) -> None:
    root, folder = tmp_path / "root", tmp_path / "folder"
    scaffold(root, "en", "X", date.today())
    call("write", folder, "--root", root)
    theirs = folder / "docs" / "personas" / "otto" / "index.md"
    theirs.parent.mkdir()
    theirs.write_text("theirs", "utf-8")
    rita = root / "journeys" / "personas" / "rita.yml"
    rita.with_name("otto.yml").write_text(rita.read_text("utf-8"), "utf-8")
    for _ in range(2):
        done = call("write", folder, "--root", root)
        assert f"{theirs} is not from journeybook and stays as it is." in done.stderr
        assert theirs.read_text("utf-8") == "theirs"


def test_a_folder_that_is_not_ours_is_refused_and_left_alone(repository: Path, call: Call, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    done = call("write", tmp_path, "--root", repository)
    assert done.exit_code == 2
    assert "is not empty, and nothing in it was written by journeybook" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("inside", ["docs/out", "journeys/out", "overrides"])
def test_a_folder_it_is_made_from_is_refused(inside: str, repository: Path, call: Call) -> None:
    done = call("write", repository / inside, "--root", repository)
    assert done.exit_code == 2
    assert "choose a folder outside" in done.stderr


def test_a_list_that_was_tampered_with_removes_nothing_outside(repository: Path, written: Path, call: Call) -> None:
    outside = written.parent / "outside.txt"
    outside.touch()
    manifest = written / ".journeybook.json"
    files = json.loads(manifest.read_text("utf-8"))["files"]
    manifest.write_text(json.dumps({"files": [*files, "../outside.txt", str(outside), 3]}), "utf-8")
    assert call("write", written, "--root", repository).exit_code == 0
    assert outside.exists()


def test_handwritten_pages_win_and_lead_to_where_pages_are_written(repository: Path, written: Path) -> None:
    notes = (written / "docs" / "notes" / "first.md").read_text("utf-8")
    assert notes == CROSSING.replace(f"{JOURNEY}.md", f"{JOURNEY}/index.md")
    assert 'Notes":' in (written / "mkdocs.yml").read_text("utf-8")


def test_the_owners_looks_come_along_and_win(call: Call, tmp_path: Path) -> None:
    root, folder = tmp_path / "root", tmp_path / "folder"
    scaffold(root, "en", "X", date.today())
    (root / "overrides" / "main.html").write_text('{% extends "journeybook.html" %}{# theirs #}', "utf-8")
    (root / "overrides" / "journeybook").mkdir()
    (root / "overrides" / "journeybook" / "persona.md").write_text("# Only {{ page.title|md }}\n", "utf-8")
    assert call("write", folder, "--root", root).exit_code == 0
    assert "theirs" in (folder / "overrides" / "main.html").read_text("utf-8")
    assert (folder / "overrides" / "journeybook.html").is_file()
    assert not (folder / "overrides" / "journeybook").exists()
    assert "# Only Rita" in (folder / "docs" / "personas" / "rita" / "index.md").read_text("utf-8")


def test_the_public_sees_what_is_public(repository: Path, call: Call, tmp_path: Path) -> None:
    done = call("write", tmp_path / "public", "--root", repository, "--audience", "public")
    assert done.exit_code == 0
    assert not (tmp_path / "public" / "docs" / "journeys" / JOURNEY).exists()
    assert (tmp_path / "public" / "docs" / "personas" / "rita" / "index.md").is_file()
    assert not (tmp_path / "public" / "docs" / "problems").exists()


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        (["nobody"], "there is no department 'nobody'; there are: front-desk, workshop."),
        (["public", "workshop"], "--audience public stands alone"),
    ],
)
def test_an_audience_that_does_not_exist_is_a_wrong_call(
    audience: list[str], said: str, repository: Path, call: Call, tmp_path: Path
) -> None:
    flags = [flag for name in audience for flag in ("--audience", name)]
    done = call("write", tmp_path / "x", "--root", repository, *flags)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "x").exists()


def test_errors_in_the_journeys_are_told_and_stop_nothing(call: Call, tmp_path: Path) -> None:
    root, folder = tmp_path / "root", tmp_path / "folder"
    scaffold(root, "en", "X", date.today())
    with (root / "journeys" / "channels.yml").open("a", encoding="utf-8") as channels:
        channels.write("fax: {name: Fax}\n")
    done = call("write", folder, "--root", root)
    assert done.exit_code == 0
    assert "There are problems in the journeys (2 errors)" in done.stderr
    assert (folder / "docs" / "problems" / "index.md").is_file()


def test_a_name_is_shown_and_never_run(call: Call, program: Program, tmp_path: Path) -> None:
    root, folder = tmp_path / "root", tmp_path / "folder"
    scaffold(root, "en", "X", date.today())
    organization = root / "journeys" / "organization.yml"
    name = '<script>alert(1)</script> & {{ 7*7 }} "x" \\'
    organization.write_text(organization.read_text("utf-8").replace('"X"', json.dumps(name)), "utf-8")
    assert call("write", folder, "--root", root).exit_code == 0
    assert program("mkdocs", "build", "--strict", cwd=folder).returncode == 0
    for page in (folder / "site" / "index.html", folder / "site" / "journeys" / JOURNEY / "index.html"):
        text = page.read_text("utf-8")
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text
        assert "49" not in text.partition("<title>")[2].partition("</title>")[0]


def test_a_long_work_says_how_far_it_is(call: Call, tmp_path: Path) -> None:
    root = tmp_path / "root"
    scaffold(root, "en", "X", date.today())
    contact = "{title: T, kind: page, mode: online, channels: [web], offered_by: [front-desk]}"
    with (root / "journeys" / "touchpoints.yml").open("a", encoding="utf-8") as touchpoints:
        touchpoints.writelines(f"one-{number}: {contact}\n" for number in range(500))
    done = call("write", tmp_path / "folder", "--root", root)
    assert done.stderr.startswith("500 of 5")
    assert done.stderr.count("\n") == 1
