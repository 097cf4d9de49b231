"""What the machine refuses (no right, no space) as one sentence instead of a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def said_as(failure: Callable[[str], Exception]) -> Iterator[None]:
    """Raises a `failure` with the sentence, in the way of whoever was called."""
    try:
        yield
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        raise failure(f"{error.strerror or error}{place}") from error
