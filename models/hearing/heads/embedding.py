"""The last, fixed layer: raw embedding -> an embedding whose cosine means "sounds alike"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from hearing.arrays import Floats
from hearing.body.feature_cache import Features
from hearing.heads.network import SegueNetwork
from hearing.heads.prediction import raw_embeddings
from hearing.heads.whitening import whitening

LENGTH = 128
SMOOTHING = 1.0


@dataclass(frozen=True)
class Embedding:
    """embedding = matrix [length, f] @ raw embedding [f] + offset [length]."""

    matrix: NDArray[np.float64]
    offset: NDArray[np.float64]

    def __call__(self, raw: Floats) -> NDArray[np.float64]:
        """[n, f] -> [n, length]."""
        return raw @ self.matrix.T + self.offset


def embedding_of(network: SegueNetwork, features: Features) -> Embedding:
    """Fitted to what a network makes of songs' patches and augmented crops."""
    return fit_embedding(raw_embeddings(network, features.all()), features.patches.shape[1])


def fit_embedding(raw: Floats, patches: int, length: int = LENGTH) -> Embedding:
    """Principal components of tracks' mean raw embeddings, centred, along axes in which crops of one track lie close
    together (whitening.py): raw embeddings [tracks, crops, f], of which the first so many are the patches'.

    With fewer tracks than `length` the remaining rows are 0. The scale makes the mean squared norm 1.
    """
    tracks = raw[:, :patches].mean(1).astype(np.float64)
    centre = tracks.mean(0)
    axes_of_songs = whitening(torch.from_numpy(raw - centre), SMOOTHING).numpy()
    _, spread, axes = np.linalg.svd((tracks - centre) @ axes_of_songs, full_matrices=False)
    deviation = spread[:length] / np.sqrt(len(tracks))
    kept = deviation > 1e-6 * deviation[0]
    matrix = np.zeros((length, raw.shape[2]))
    matrix[: kept.sum()] = axes[:length][kept] @ axes_of_songs.T
    matrix /= np.sqrt((deviation[kept] ** 2).sum())
    return Embedding(matrix, -matrix @ centre)
