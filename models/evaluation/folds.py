"""The networks of the artist folds, and what each says of songs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearing.body.feature_cache import features_of
from hearing.data.collection import Collection, folds_of, split
from hearing.heads.embedding import Embedding, embedding_of
from hearing.heads.network import SegueNetwork
from hearing.heads.prediction import Prediction, predict_features
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
        songs = features_of(network.extractor, collection.pictures, cache)
        learned, tested = split(collection, 'grouped5', fold)
        of_learned, of_tested = (predict_features(network, songs.patches[part]) for part in (learned, tested))
        embedding = embedding_of(network, songs.of(learned))
        heard.append((network, Fold(learned, tested, of_learned, of_tested, embedding)))
    return heard
