"""A little real music, made up: sets with labels as the real ones have them."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

ROWS = [
    ('taffc', 'a1', 'The Band', 'Jazz; Vocal', 'Angry; Gloomy', 'Q2', 387),
    ('taffc', 'a2', 'The Band', 'Pop/Rock', 'Calm/Peaceful', 'Q4', 387),
    ('emotify', 'e1', 'Ms Piano', 'classical', 'calmness=0.50;sadness=0.25', '', 387),
    ('ishkur', 'i1', 'DJ One', 'Trance;Goa Trance', '', '', 100),
    ('ishkur', 'i2', 'MC Two feat. DJ One', 'Breakbeat;Gangsta Rap', '', '', 200),
    ('dances', 'd1', 'Orquesta', 'salsa', '', '', 387),
    ('dances', 'd2', 'Trio', 'waltz', '', '', 387),
    ('dances', 'd3', 'high 0', 'bachata', '', '', 387),
]
CLASSES = 527


def write_world(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(5)
    with open(folder / 'world.csv', 'w', newline='') as file:
        table = csv.writer(file)
        table.writerow(['row', 'set', 'id', 'artist', 'title', 'genres', 'moods', 'quadrant', 'seconds'])
        for place, (name, id_, artist, genres, moods, quadrant, columns) in enumerate(ROWS):
            table.writerow([place, name, id_, artist, 'Song', genres, moods, quadrant, columns / 12.9])
    logits = rng.normal(-3, 2, (len(ROWS), 5, CLASSES)).astype(np.float16)
    whole = np.array([0, 64, 129, 193, 258]) + 129 <= np.array([[row[-1]] for row in ROWS])
    logits[~whole] = np.nan
    np.savez(
        folder / 'world.npz',
        pictures=rng.integers(0, 256, (len(ROWS), 387, 128), dtype=np.uint8),
        columns=np.array([row[-1] for row in ROWS], np.int16),
        logits=logits,
        features=np.zeros((len(ROWS), 5, 384), np.float16),
        degraded=rng.integers(0, 256, (2, 387, 128), dtype=np.uint8),
        degraded_of=np.array([0, 5], np.int32),
    )
