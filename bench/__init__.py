"""What journeybook costs, beside what would be used instead of it: measured, stored, written into the manual."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

# The synthetic organizations and the browser are the tests' own.
sys.path.insert(0, str(ROOT / "tests"))
