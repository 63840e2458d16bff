"""How well what sounds alike is found: songs of the same genre by other artists, songs of the same artist."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from evaluation.folds import Fold
from evaluation.scores import Numbers, rounded
from hearing.arrays import Floats
from hearing.data.collection import Collection
from hearing.heads.network import SegueNetwork
from hearing.teachers.class_teacher import ClassTeacherSays

NEAREST = 5


def precision_at(count: int, embeddings: Floats, labels: NDArray[np.int64], groups: NDArray[np.str_]) -> float:
    """Share of the `count` nearest by cosine that have a track's genre, among tracks of other groups (artists)."""
    unit = embeddings / np.maximum(np.linalg.norm(embeddings, axis=1, keepdims=True), 1e-12)
    likeness = unit @ unit.T
    likeness[groups[:, None] == groups[None]] = -np.inf
    nearest = np.argsort(-likeness, axis=1)[:, :count]
    return float((labels[nearest] == labels[:, None]).mean())


def average_precision(embeddings: Floats, groups: NDArray[np.str_]) -> float:
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


def retrieval(folds: list[tuple[SegueNetwork, Fold]], collection: Collection, untouched: ClassTeacherSays) -> Numbers:
    """Songs of the same genre by other artists among the five nearest, and how high songs of the same artist stand."""
    found: dict[str, list[tuple[float, float]]] = {'embedding': [], 'mn04': []}
    for _, fold in folds:
        labels, groups = collection.labels[fold.tested], collection.groups[fold.tested]
        frozen = untouched.pooled.astype(np.float32).mean(1)
        spaces = {
            'embedding': fold.embedding(fold.of_tested.raw_embedding),
            'mn04': frozen[fold.tested] - frozen[fold.learned].mean(0),
        }
        for name, space in spaces.items():
            found[name].append((precision_at(NEAREST, space, labels, groups), average_precision(space, groups)))
    means = {name: np.mean(values, axis=0) for name, values in found.items()}
    return {
        'precisionAt5': {name: rounded(mean[0]) for name, mean in means.items()},
        'sameArtist': {name: rounded(mean[1]) for name, mean in means.items()},
    }
