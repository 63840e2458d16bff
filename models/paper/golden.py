"""Pictures of songs, and what the shipped network of the paper says of them, for the app to reproduce.

`golden/paper/index.json` holds the genres; the pictures lie beside it, raw, one byte a level, column after column.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearing.front_end.picture import BANDS, COLUMN_SECONDS, STRETCH_COLUMNS
from paper.graph import run_graphs

SEED = 21
# Greatest difference of a probability: another order of summation and another resizing, nothing more.
TOLERANCE = 0.002


@dataclass(frozen=True)
class KeptPicture:
    """As the app keeps it: uint8 [columns, bands], every `step`-th column of the song."""

    name: str
    levels: NDArray[np.uint8]
    step: int = 1


def kept_pictures() -> list[KeptPicture]:
    """A song of one stretch, one that ends within its second, a short one, one of which every other column is kept."""
    whole = synthetic_song(STRETCH_COLUMNS)
    return [
        KeptPicture('one', whole),
        KeptPicture('overlapping', synthetic_song(STRETCH_COLUMNS + 113)),
        KeptPicture('short', whole[:100]),
        KeptPicture('every-other', synthetic_song(2 * STRETCH_COLUMNS + 50)[::2], 2),
    ]


def synthetic_song(columns: int) -> NDArray[np.uint8]:
    """A beat under chords that change and fade: [columns, bands]."""
    rng = np.random.default_rng([SEED, columns])
    column, band = np.arange(columns)[:, None], np.arange(BANDS)[None]
    heard = 0.6 * np.exp(-(column % 7) / 2) * np.exp(-band / 25) + 0.1 * rng.random((columns, BANDS))
    for start in range(0, columns, 24):
        for tone in rng.integers(8, 100, 4):
            fading = np.exp(-np.maximum(column - start, 0) / 15) * (column >= start)
            heard = np.maximum(heard, 0.8 * fading * np.exp(-(((band - tone) / 1.5) ** 2)))
    return np.round(255 * np.clip(heard + 0.2 * (1 - band / BANDS), 0, 1)).astype(np.uint8)


def hear(folder: Path, picture: KeptPicture) -> NDArray[np.float64]:
    """Probabilities [genres] of a song: stretch after stretch, the last one ending where the song ends."""
    length = -(-STRETCH_COLUMNS // picture.step)
    columns = len(picture.levels)
    starts = list(range(0, max(columns - length, 0) + 1, length))
    weights = [1.0] * len(starts)
    if columns > length and columns % length:
        starts.append(columns - length)
        weights.append(columns % length / length)
    places = [(start + np.arange(length)) % columns for start in starts]
    logits = run_graphs(folder, [picture.levels[place] / 255 for place in places]).astype(np.float64)
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return np.average(powers / powers.sum(1, keepdims=True), axis=0, weights=weights)


def write_golden(golden: Path, model: Path, version: str) -> None:
    golden.mkdir(parents=True, exist_ok=True)
    songs = []
    for picture in kept_pictures():
        (golden / f'{picture.name}.u8').write_bytes(picture.levels.tobytes())
        songs.append(
            {
                'file': f'{picture.name}.u8',
                'columns': len(picture.levels),
                'columnSeconds': picture.step * COLUMN_SECONDS,
                'genres': [round(float(value), 6) for value in hear(model, picture)],
            }
        )
    index = {'version': version, 'bands': BANDS, 'tolerance': TOLERANCE, 'songs': songs}
    (golden / 'index.json').write_text(json.dumps(index, indent=4) + '\n')
