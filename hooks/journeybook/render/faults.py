"""Where a site owner's template failed, out of what it raised. Nothing here renders."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError

from journeybook.problem import Level, Place, Problem


def fault(error: Exception, folder: Path) -> Problem | None:
    """The problem of a template in `folder`; None if the error came from elsewhere."""
    place = _syntax(error, folder) or _running(error, folder)
    if place is None:
        return None
    reason = " ".join(str(error).split()) or type(error).__name__
    return Problem(place, "J040", Level.WARNING, {"reason": reason})


def _syntax(error: Exception, folder: Path) -> Place | None:
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return _place(Path(error.filename), error.lineno, folder)
    return None


def _running(error: Exception, folder: Path) -> Place | None:
    """The innermost line of a template of theirs that was being rendered."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    places = (_place(Path(frame.filename), frame.lineno or 1, folder) for frame in frames)
    return next((place for place in places if place is not None), None)


def _place(path: Path, line: int, folder: Path) -> Place | None:
    if not path.is_relative_to(folder):
        return None
    return Place((Path("overrides", folder.name) / path.relative_to(folder)).as_posix(), line)
