"""Trainings side by side need the same things: who comes second waits for the first, and finds them made."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(place: Path) -> Iterator[None]:
    """Only one process at a time is inside for a file or folder that is to be made; its parent is made at once."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with open(f'{place}.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
