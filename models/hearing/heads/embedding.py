"""The last, fixed layer: features -> an embedding whose cosine means "sounds alike"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from hearing.body.feature_cache import Heard, all_crops
from hearing.heads.network import SegueNetwork
from hearing.heads.predict import features_of
from hearing.heads.whitening import whitening

LENGTH = 128
SMOOTHING = 1.0


@dataclass(frozen=True)
class Embedding:
    """embedding = matrix [length, features] @ features + offset [length]."""

    matrix: NDArray[np.float64]
    offset: NDArray[np.float64]

    def __call__(self, features: NDArray[np.floating]) -> NDArray[np.float64]:
        """[n, features] -> [n, length]."""
        return features @ self.matrix.T + self.offset


def embedding_of(network: SegueNetwork, heard: Heard) -> Embedding:
    """Fitted to what a network makes of songs' patches and augmented crops."""
    return fit_embedding(features_of(network, all_crops(heard)), heard.plain.shape[1])


def fit_embedding(features: NDArray[np.floating], patches: int, length: int = LENGTH) -> Embedding:
    """Principal components of tracks' mean features, centred, along axes in which hearings of one track lie close
    together (whitening.py): features [tracks, hearings, f], of which the first so many are the patches.

    With fewer tracks than `length` the remaining rows are 0. The scale makes the mean squared norm 1.
    """
    tracks = features[:, :patches].mean(1).astype(np.float64)
    centre = tracks.mean(0)
    axes_of_songs = whitening(torch.from_numpy(features - centre), SMOOTHING).numpy()
    _, spread, axes = np.linalg.svd((tracks - centre) @ axes_of_songs, full_matrices=False)
    deviation = spread[:length] / np.sqrt(len(tracks))
    kept = deviation > 1e-6 * deviation[0]
    matrix = np.zeros((length, features.shape[2]))
    matrix[: kept.sum()] = axes[:length][kept] @ axes_of_songs.T
    matrix /= np.sqrt((deviation[kept] ** 2).sum())
    return Embedding(matrix, -matrix @ centre)
