"""A workbook that LibreOffice saved comes back whole, also by way of its own format."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support.workbooks import Desk

OFFICE = shutil.which("soffice")


def converted(path: Path, ending: str, folder: Path) -> Path:
    """A file as LibreOffice saves it; a home of its own, so that it needs nobody else's to be closed."""
    assert OFFICE is not None
    subprocess.run(
        [OFFICE, "--headless", "--convert-to", ending, "--outdir", str(folder), str(path)],
        env=os.environ | {"HOME": str(folder)},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{path.stem}.{ending}"


@pytest.mark.long
@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here (Debian: libreoffice-calc-nogui)")
@pytest.mark.parametrize("ways", [["xlsx"], ["ods", "xlsx"]])
def test_what_libreoffice_saved_comes_back_whole(demonstration: Desk, tmp_path: Path, ways: list[str]) -> None:
    for number, journey in enumerate(demonstration.book.maps.values()):
        path = demonstration.made(journey, f"{journey.id}.xlsx")
        for way in ways:
            folder = tmp_path / f"{number}-{way}"
            folder.mkdir()
            path = converted(path, way, folder)
        brought = demonstration.brought(path)
        assert brought.journey == journey
        assert brought.current
