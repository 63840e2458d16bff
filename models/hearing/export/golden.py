"""Synthetic pictures and what the shipped network says of them, for the app to reproduce on every backend.

`golden/index.json` names the arrays beside it: raw little-endian float32, row-major, of the shapes given there.
`tolerance` is the greatest absolute difference allowed: another order of summation, nothing more.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearing.front_end.picture import BANDS, PATCH_COLUMNS
from hearing.interpret import run_model

SEED = 20
TOLERANCE = dict.fromkeys(('genres', 'tags', 'families', 'styles', 'moods', 'quadrants'), 0.005)
TOLERANCE |= {'classes': 0.01, 'embedding': 0.001}


def synthetic_pictures() -> NDArray[np.float32]:
    """Three pictures [3, 129, 128] in 0..1: chords with a beat, a rising tone over noise, and silence."""
    rng = np.random.default_rng(SEED)
    column, band = np.arange(PATCH_COLUMNS)[:, None], np.arange(BANDS)[None]
    chords = np.zeros((PATCH_COLUMNS, BANDS))
    for start in range(0, PATCH_COLUMNS, 16):
        for tone in rng.integers(8, 100, 5):
            fading = np.exp(-np.maximum(column - start, 0) / 12) * (column >= start)
            chords = np.maximum(chords, fading * np.exp(-(((band - tone) / 1.5) ** 2)))
    beat = np.exp(-(column % 7) / 2) * np.exp(-band / 25)
    rising = np.exp(-(((band - 10 - 0.8 * column) / 2) ** 2)) + 0.3 * rng.random((PATCH_COLUMNS, BANDS))
    slope = 0.3 * (1 - band / BANDS)
    pictures = np.stack([np.maximum(chords, beat) * 0.7 + slope, rising, np.zeros_like(rising)])
    return np.clip(pictures, 0, 1).astype(np.float32)


def write_golden(folder: Path, version: str, model: Path) -> None:
    """Writes the pictures and what the model's files say of them, run in float32 by the interpreter."""
    pictures = synthetic_pictures()
    arrays = {'picture': pictures, **run_model(model, pictures)}
    folder.mkdir(parents=True, exist_ok=True)
    index = {
        'version': version,
        'arrays': {name: {'file': f'{name}.f32', 'shape': list(value.shape)} for name, value in arrays.items()},
        'tolerance': TOLERANCE,
    }
    for name, value in arrays.items():
        (folder / f'{name}.f32').write_bytes(value.astype('<f4').tobytes())
    (folder / 'index.json').write_text(json.dumps(index, indent=4) + '\n')


def read_golden(folder: Path) -> dict[str, NDArray[np.float32]]:
    arrays = json.loads((folder / 'index.json').read_text())['arrays']
    return {
        name: np.frombuffer((folder / entry['file']).read_bytes(), '<f4').reshape(entry['shape'])
        for name, entry in arrays.items()
    }
