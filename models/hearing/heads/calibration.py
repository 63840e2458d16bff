"""How sure the network may say that it is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from hearing.arrays import Floats
from hearing.heads.pooling import song_genres

BINS = 10


def fit_temperature(logits: Floats, labels: NDArray[np.int64]) -> float:
    """The temperature with the least negative log-likelihood over songs; logits [songs, patches, genres]."""

    def loss(log_temperature: float) -> float:
        genres = song_genres(logits, float(np.exp(log_temperature)))
        return float(-np.log(np.maximum(genres[np.arange(len(labels)), labels], 1e-12)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method='bounded').x))


def cross_fitted(logits: Floats, labels: NDArray[np.int64], parts: int = 5) -> NDArray[np.float64]:
    """Songs' genres [songs, genres], each with a temperature fitted on the songs of the other parts only."""
    part = np.random.default_rng(0).permutation(len(labels)) % parts
    genres = np.zeros((len(labels), logits.shape[2]))
    for index in range(parts):
        own = part == index
        genres[own] = song_genres(logits[own], fit_temperature(logits[~own], labels[~own]))
    return genres


def calibration_error(genres: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Expected calibration error of the top answer, ten equal bins (Guo et al., 2017)."""
    top, right = genres.max(1), genres.argmax(1) == labels
    bins = np.minimum((top * BINS).astype(int), BINS - 1)
    members = [bins == index for index in set(bins)]
    return float(sum(abs(top[own].mean() - right[own].mean()) * own.mean() for own in members))
