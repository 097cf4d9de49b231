"""Making many lasting values without Python looking through all of them for cycles, again and again."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """No search for cycles inside; as before afterwards. What is made here is held by trees, not by cycles."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@contextmanager
def quiet_to_the_end() -> Iterator[None]:
    """`quiet`, for what a process does before it ends: what it leaves behind is not looked through either."""
    with quiet():
        yield
        gc.freeze()


@contextmanager
def settled() -> Iterator[None]:
    """Inside, Python looks for cycles among what is made from now on, and leaves alone what is there already."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def seldom() -> None:
    """From now on Python looks for cycles a hundred times less often, and not at its end: 10 % of a build's CPU."""
    gc.set_threshold(70_000, 20, 50)
    atexit.register(gc.freeze)
