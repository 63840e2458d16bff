"""The last, fixed layer: features -> an embedding whose cosine means "sounds alike"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from batches import all_crops
from heard import Heard
from network import SegueNetwork
from predict import features_of
from whitening import whitening

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


def precision_at(
    count: int, embeddings: NDArray[np.floating], labels: NDArray[np.int64], groups: NDArray[np.str_]
) -> float:
    """Share of the `count` nearest by cosine that have a track's genre, among tracks of other groups (artists)."""
    unit = embeddings / np.maximum(np.linalg.norm(embeddings, axis=1, keepdims=True), 1e-12)
    likeness = unit @ unit.T
    likeness[groups[:, None] == groups[None]] = -np.inf
    nearest = np.argsort(-likeness, axis=1)[:, :count]
    return float((labels[nearest] == labels[:, None]).mean())


def average_precision(embeddings: NDArray[np.floating], groups: NDArray[np.str_]) -> float:
    """How high songs of the same group (artist) stand in the order of likeness by cosine: the mean average precision,
    over songs that have one. 1: before all others."""
    unit = embeddings / np.maximum(np.linalg.norm(embeddings, axis=1, keepdims=True), 1e-12)
    likeness = unit @ unit.T
    np.fill_diagonal(likeness, -np.inf)
    same = groups[:, None] == groups[None]
    np.fill_diagonal(same, False)
    found = []
    for row in np.flatnonzero(same.any(1)):
        places = np.flatnonzero(same[row][np.argsort(-likeness[row])]) + 1
        found.append((np.arange(1, len(places) + 1) / places).mean())
    return float(np.mean(found))
