"""The programs that are compared: how each is set up over an organization, and how it builds. Measures nothing."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import hugo
from bench.organizations import EDITED, edit_journey, edit_markdown, organization, work, written

PYTHON = sys.executable
Command = Callable[[Path], Sequence[str | Path]]
_PAGE = f"journeys/{EDITED}/"


@dataclass(frozen=True, slots=True)
class Contender:
    """A program over an organization.

    `prepare` makes the folder that it builds in; `build` is the command that writes the site into `site` there;
    `caches` are what it keeps between builds; `serve` is its live server on a port.
    """

    key: str
    title: str
    prepare: Callable[[int], Path]
    build: Command
    edit: Callable[[Path, int], None]
    serve: Callable[[int], Sequence[str | Path]]
    caches: tuple[str, ...] = ()
    module: str = "mkdocs"
    search: bool = True
    at_most: int = 100_000

    @property
    def missing(self) -> bool:
        """Whether it is not installed."""
        return importlib.util.find_spec(self.module) is None


def site(root: Path) -> Path:
    return root / "site"


def clear(contender: Contender, root: Path) -> None:
    """As before the very first build."""
    for name in ("site", *contender.caches):
        shutil.rmtree(root / name, ignore_errors=True)


def _mkdocs(root: Path) -> Sequence[str | Path]:
    return [PYTHON, "-m", "mkdocs", "build", "--quiet", "--site-dir", site(root)]


def _mkdocs_serve(port: int) -> Sequence[str | Path]:
    return [PYTHON, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]


def _without_search(root: Path) -> Sequence[str | Path]:
    return [PYTHON, "-m", "bench.without_search", "build", "--quiet", "--site-dir", site(root)]


def _stock(name: str, whole: bool, search: bool) -> Callable[[int], Path]:
    """Prepares the written pages for MkDocs as it comes, with all pages in the navigation or the overviews."""

    def prepare(size: int) -> Path:
        root = work() / f"{name}-{size}"
        if not root.is_dir():
            shutil.copytree(written(size), root)
            config = (root / "mkdocs.yml").read_text("utf-8")
            config = config.partition("\nnav:\n")[0] + "\n" if whole else config
            (root / "mkdocs.yml").write_text(
                config if search else config.replace("plugins: [search]", "plugins: []"), "utf-8"
            )
        return root

    return prepare


def _edit_written(root: Path, number: int) -> None:
    edit_markdown(root / f"docs/{_PAGE}index.md", number)


def _edit_hugo_markdown(root: Path, number: int) -> None:
    edit_markdown(root / f"content/journeys/{EDITED}.md", number)


def _zensical(root: Path) -> Sequence[str | Path]:
    return [PYTHON, "-m", "zensical", "build"]


def _zensical_serve(port: int) -> Sequence[str | Path]:
    return [PYTHON, "-m", "zensical", "serve", "--dev-addr", f"127.0.0.1:{port}"]


def _hugo(root: Path) -> Sequence[str | Path]:
    return [hugo.program(), "build", "--quiet", "--destination", site(root)]


def _hugo_serve(port: int) -> Sequence[str | Path]:
    return [hugo.program(), "server", "--quiet", "--bind", "127.0.0.1", "--port", str(port)]


OURS = "journeybook"
STOCK = "material"
CONTENDERS = (
    Contender(OURS, "journeybook", organization, _mkdocs, edit_journey, _mkdocs_serve, (".journeybook",)),
    Contender(
        "journeybook-no-search", "journeybook, without the search index", organization, _without_search,
        edit_journey, _mkdocs_serve, (".journeybook",), search=False,
    ),
    Contender(
        STOCK, "MkDocs Material, all pages in the navigation", _stock("stock", True, True), _mkdocs,
        _edit_written, _mkdocs_serve, at_most=1_000,
    ),
    Contender(
        "material-no-search", "the same, without its search plugin", _stock("stock-no-search", True, False),
        _mkdocs, _edit_written, _mkdocs_serve, search=False, at_most=1_000,
    ),
    Contender(
        "material-bounded", "MkDocs Material, the overviews in the navigation",
        _stock("stock-bounded", False, True), _mkdocs, _edit_written, _mkdocs_serve, at_most=1_000,
    ),
    Contender(
        "zensical", "Zensical, the overviews in the navigation", _stock("zensical", False, True), _zensical,
        _edit_written, _zensical_serve, (".cache",), "zensical", at_most=1_000,
    ),
    Contender(
        "hugo-markdown", "Hugo, from the written Markdown", hugo.from_markdown, _hugo,
        _edit_hugo_markdown, _hugo_serve, ("resources",), "hugo", search=False,
    ),
    Contender(
        "hugo-data", "Hugo, from the data, navigation cached", hugo.from_data, _hugo,
        edit_journey, _hugo_serve, ("resources",), "hugo", search=False,
    ),
)  # fmt: skip


def chosen(keys: Sequence[str]) -> list[Contender]:
    """Those of the names given, or all; without those that are not installed."""
    wanted = [one for one in CONTENDERS if not keys or one.key in keys]
    for one in wanted:
        if one.missing:
            sys.stdout.write(f"{one.title}: not installed, left out (pip install {one.module})\n")
    return [one for one in wanted if not one.missing]
