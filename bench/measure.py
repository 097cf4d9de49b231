"""One command and all it started, measured: processor time, wall time, peak memory. Knows no program."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import ROOT

_PATIENCE_LINES = 20


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds of processor time (user and system, children too) and of wall time, and the peak
    memory of its largest process in MB."""

    cpu: float
    wall: float
    memory: float = 0.0


class Failed(Exception):
    """A measured command that did not do its work, with its last lines."""


def environment() -> dict[str, str]:
    """The environment of every measured command: this repository's code, whatever is installed; what Python has
    compiled is kept, as it is for a user."""
    paths = [str(ROOT / "hooks"), str(ROOT)]
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return own | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": os.pathsep.join(paths)}


def run(command: Sequence[str | Path], folder: Path, fine: Sequence[int] = (0,)) -> Run:
    """Runs a command in a folder to its end; raises `Failed` if its exit code is none of those that are `fine`."""
    with tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            out.seek(0)
            lines = out.read().decode("utf-8", "replace").splitlines()[-_PATIENCE_LINES:]
            raise Failed("\n".join([f"{command} ended with {process.returncode}:", *lines]))
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(
        median(one.cpu for one in runs), median(one.wall for one in runs), median(one.memory for one in runs)
    )
