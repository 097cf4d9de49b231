"""Lighthouse's marks for pages of the demonstration site on a phone, served compressed."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import ROOT
from bench.measure import environment, run
from bench.server import compressing
from bench.store import Record, keep
from support.browser import FLAGS, executable

PAGES = {
    "home": "",
    "a journey": "journeys/presente-com-desconto/",
    "a department": "departments/marketing/",
    "the backlog": "backlog/",
}
CATEGORIES = ("performance", "accessibility", "best-practices")
_PROGRAM = ROOT / "bench/node_modules/.bin/lighthouse"
_TAKEN_OFF = 0.9
_UNDERNEATH = (
    "first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift",
)  # fmt: skip


def lighthouse(sizes: Sequence[int], rounds: int, who: Sequence[str]) -> Iterator[str]:
    """The marks, and what takes points off. Sizes do not matter here."""
    if not _PROGRAM.is_file():
        yield "Lighthouse is not installed, left out (npm ci --prefix bench)"
        return
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site], ROOT)
        with compressing(site) as served:
            for name, path in PAGES.items():
                reports = [_report(f"{served.address}/{path}", Path(folder, "report.json")) for _ in range(rounds)]
                best = max(reports, key=lambda one: _mark(one, CATEGORIES[0]))
                facts = {category: _mark(best, category) for category in CATEGORIES}
                keep("lighthouse", [Record(name, "phone", 0, (), facts)])
                yield f"{name}: " + ", ".join(f"{key} {mark:.0f}" for key, mark in facts.items())
                yield f"    {_underneath(best)}"
                yield from (f"    {line}" for line in _lost(best))


def _report(address: str, file: Path) -> dict[str, dict[str, dict[str, object]]]:
    command = [
        str(_PROGRAM), address, "--quiet", "--output=json", f"--output-path={file}",
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(FLAGS)}",
    ]  # fmt: skip
    where = {"CHROME_PATH": found} if (found := executable()) else {}
    subprocess.run(command, env=environment() | where | {"HOME": str(file.parent)}, check=True, capture_output=True)
    report: dict[str, dict[str, dict[str, object]]] = json.loads(file.read_text("utf-8"))
    return report


def _mark(report: dict[str, dict[str, dict[str, object]]], category: str) -> float:
    score = report["categories"][category]["score"]
    return 100 * score if isinstance(score, float | int) else 0


def _underneath(report: dict[str, dict[str, dict[str, object]]]) -> str:
    """What the marks are made of, and what a first visit moves."""
    audits = report["audits"]
    shown = (f"{name} {audits[name].get('displayValue', '')}" for name in _UNDERNEATH)
    details = audits["network-requests"]["details"]
    asked = [one for one in details["items"] if one["transferSize"]] if isinstance(details, dict) else []
    return f"{', '.join(shown)}; {sum(one['transferSize'] for one in asked) / 1000:.0f} kB in {len(asked)} requests"


def _lost(report: dict[str, dict[str, dict[str, object]]]) -> Iterator[str]:
    """The audits that took points off, with what they measured."""
    for name, audit in report["audits"].items():
        score = audit["score"]
        if isinstance(score, float | int) and score < _TAKEN_OFF:
            yield f"{name} {score:.2f} {audit.get('displayValue', '')}"
