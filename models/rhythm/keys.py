"""Keys by number, and how near one is to another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

TONICS = {
    name: number
    for number, names in enumerate(('C', 'C# Db', 'D', 'D# Eb', 'E', 'F', 'F# Gb', 'G', 'G# Ab', 'A', 'A# Bb', 'B'))
    for name in names.split()
}


def key_number(name: str) -> int:
    """Of "A minor": 0 to 11 are C major to B major, 12 to 23 C minor to B minor. Raises KeyError for no key."""
    tonic, mode = name.split()
    return TONICS[tonic] + {'major': 0, 'minor': 12}[mode]


def nearness() -> NDArray[np.float32]:
    """[24, 24], by MIREX: 1 the same, 0.5 a fifth apart, 0.3 relative, 0.2 parallel, 0 anything else."""
    scores = np.zeros((24, 24), np.float32)
    for key in range(24):
        tonic, minor = key % 12, key >= 12
        own, other = (12, 0) if minor else (0, 12)
        scores[key, own + (tonic + 7) % 12] = scores[key, own + (tonic + 5) % 12] = 0.5
        scores[key, other + (tonic + (3 if minor else 9)) % 12] = 0.3
        scores[key, other + tonic] = 0.2
        scores[key, key] = 1
    return scores
