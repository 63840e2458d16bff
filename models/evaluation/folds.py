"""The networks of the artist folds, and what each says of songs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearing.body.feature_cache import impressions
from hearing.data.collection import Collection, folds_of, split
from hearing.heads.embedding import Embedding, embedding_of
from hearing.heads.network import SegueNetwork
from hearing.heads.predict import Prediction, predict_heard
from hearing.train.runs import Run, restore


@dataclass(frozen=True)
class Fold:
    """One network of the artist folds: what it says of the songs that it learned from and of those held out, and the
    embedding fitted to the former."""

    learned: NDArray[np.int64]
    tested: NDArray[np.int64]
    of_learned: Prediction
    of_tested: Prediction
    embedding: Embedding


def hear_folds(collection: Collection, seed: int, runs: Path, cache: Path) -> list[tuple[SegueNetwork, Fold]]:
    """Of the networks that `runs` keeps. Raises FileNotFoundError when a fold was never trained."""
    heard = []
    for fold in folds_of(collection, 'grouped5'):
        network = restore(Run('grouped5', fold, seed), collection, runs)
        songs = impressions(network, collection.pictures, cache)
        parts = split(collection, 'grouped5', fold)
        said = (predict_heard(network, songs.plain[part]) for part in parts)
        heard.append((network, Fold(*parts, *said, embedding_of(network, songs.of(parts[0])))))
    return heard
