"""What mn04 calls songs that tests make up."""

import numpy as np
from numpy.typing import NDArray

from hearing.arrays import Floats
from hearing.data.classes import CLASSES, GENRE_CLASSES

PATCHES = 5
NAMES = ('blues', 'jazz', 'rock')
PLACE = {CLASSES[index]['name']: place for place, index in enumerate(GENRE_CLASSES)}


def songs(called: str, doubt: float, count: int, rng: np.random.Generator) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """What mn04 calls songs (so, each a little else and its patches too), their genre logits and labels."""
    asked = len(GENRE_CLASSES)
    classes = rng.normal(-5, 1, (count, 1, asked)) + rng.normal(0, 0.5, (count, PATCHES, asked))
    classes[:, :, PLACE[called]] += 5
    label = NAMES.index(called) if called in NAMES else 0
    genres = rng.normal(0, 0.5, (count, PATCHES, len(NAMES)))
    genres[:, :, label] += 4 * (1 - doubt)
    return classes, genres, np.full(count, label)


def of_learned(count: int, seed: int) -> tuple[Floats, Floats, NDArray[np.int64]]:
    rng = np.random.default_rng(seed)
    parts = [songs(name, 0, count, rng) for name in NAMES]
    classes, genres, labels = (np.concatenate([part[i] for part in parts]) for i in range(3))
    return classes, genres, labels
