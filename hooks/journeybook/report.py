"""Pages about journeybook itself, as Markdown for `docs/`: the mission, demand by demand. No site, no book."""

from __future__ import annotations

import posixpath
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape

from journeybook.check import RULES
from journeybook.mission import COUNTED, DEMANDS, TEXTS, Demand

_HEAD = """---
title: The mission
---

# The mission

journeybook is built so that everything five texts on customer journey mapping ask for can be written down, is
checked, and can be seen. Each row is one demand: where it is written, which rules check it, and pages of the
demonstration organization that show it. The figures that the texts quote are theirs, not ours.
"""


def mission_page(folder: str = "") -> str:
    """The page `mission.md` in `folder` of the documentation, made anew from the list of demands."""
    return "\n".join([_HEAD, *_texts(folder), *_counted(folder)]) + "\n"


def _texts(folder: str) -> Iterator[str]:
    for number, title in TEXTS.items():
        rows = [_row(demand, folder) for demand in DEMANDS if demand.id.startswith(f"{number}.")]
        yield f"## {number} · {title} {{ #text-{number} }}\n"
        yield _table(("ID", "Demand", "Written in", "Checked by", "Shown on"), rows)


def _row(demand: Demand, folder: str) -> tuple[str, ...]:
    return (
        f'<strong id="{_anchor(demand.id)}">{demand.id}</strong>',
        escape(demand.gist),
        "<br>".join(f"<code>{field}</code>" for field in demand.fields) or "—",
        ", ".join(_rules()[demand.id]) or "—",
        "<br>".join(_link(page, folder) for page in demand.pages),
    )


def _anchor(id: str) -> str:
    return f"demand-{id.replace('.', '-')}"


def _rules() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for rule in RULES:
        for demand in rule.demands:
            found[demand].append(rule.code)
    return found


def _counted(folder: str) -> Iterator[str]:
    rows = [(one.number, escape(one.gist), _link(one.page, folder)) for one in COUNTED]
    yield "## Figures and counted lists { #counted }\n"
    yield _table(("Number", "What", "Shown on"), rows)


def _link(page: str, folder: str) -> str:
    uri, _, anchor = page.partition("#")
    stem = uri.removesuffix("index.md") if uri.endswith("index.md") else uri.removesuffix(".md") + "/"
    address = posixpath.relpath(stem or ".", posixpath.join(folder, "mission"))
    label = uri.removesuffix("/index.md").removesuffix(".md") + (f" · {anchor}" if anchor else "")
    return f'<a href="{address}/{"#" + anchor if anchor else ""}">{escape(label)}</a>'


def _table(head: Sequence[str], rows: Sequence[tuple[str, ...]]) -> str:
    cells = "".join(f'<th scope="col">{name}</th>' for name in head)
    lines = ['<div class="jb-scroll" tabindex="0" role="region" aria-label="Demands">', '<table class="jb-table">']
    lines += [f"<thead><tr>{cells}</tr></thead>", "<tbody>"]
    lines += ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    return "\n".join([*lines, "</tbody>", "</table>", "</div>", ""])


if __name__ == "__main__":
    sys.stdout.write(mission_page())
