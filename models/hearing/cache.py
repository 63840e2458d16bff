"""What takes long is computed once for all trainings, and kept by the checksum of all that it follows from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearing.file_lock import locked

Arrays = Mapping[str, NDArray[Any]]


def cached(
    folder: Path, name: str, code: str, inputs: Iterable[NDArray[Any]], compute: Callable[[], Arrays]
) -> dict[str, NDArray[Any]]:
    """What `compute` returns: read from a file of the folder, whose name has the checksum of the inputs and of the
    code (source_code.py), or computed and written there. Only one process computes it."""
    checksum = hashlib.sha256(code.encode())
    for array in inputs:
        checksum.update(f'{array.dtype} {array.shape}'.encode())
        checksum.update(array.tobytes())
    file = folder / f'{name}-{checksum.hexdigest()[:12]}.npz'
    with locked(file):
        if not file.exists():
            write_arrays(file, compute())
    return read_arrays(file)


def write_arrays(file: Path, arrays: Arrays) -> None:
    """What is broken off leaves no file of this name."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix('.part.npz')
    np.savez(part, **arrays)
    os.replace(part, file)


def read_arrays(file: Path) -> dict[str, NDArray[Any]]:
    with np.load(file) as arrays:
        return {name: arrays[name] for name in arrays}
