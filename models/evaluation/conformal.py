"""Sets of genres that hold the right one in a promised share of songs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from evaluation.folds import Fold
from evaluation.scores import Numbers, rounded
from hearing.arrays import Floats
from hearing.data.collection import Collection
from hearing.heads.calibration import fit_temperature
from hearing.heads.network import SegueNetwork
from hearing.heads.pooling import song_genres

COVERAGE = 0.9


def conformal_threshold(genres: NDArray[np.float64], labels: NDArray[np.int64], coverage: float) -> float:
    """The probability from which on a genre belongs to the set: sets of songs like these hold the right one in the
    share `coverage`, at least (split conformal; Sadinle et al., "Least ambiguous set-valued classifiers", 2019)."""
    own = np.sort(genres[np.arange(len(labels)), labels])
    # (1 - 0.9) * 100 is a little less than 10.
    missed = int(np.floor(round((1 - coverage) * (len(own) + 1), 9)))
    return float(own[missed - 1]) if missed else 0.0


def conformal_sets(
    logits: Floats, labels: NDArray[np.int64], groups: NDArray[np.str_], coverage: float, parts: int = 5
) -> NDArray[np.bool_]:
    """Which genres belong to each song's set [songs, genres], by a temperature and a threshold of other groups' songs.

    The likeliest genre always belongs.
    """
    names, member = np.unique(groups, return_inverse=True)
    part = np.random.default_rng(0).permutation(len(names))[member] % parts
    sets = np.zeros((len(labels), logits.shape[2]), bool)
    for index in range(parts):
        own = part == index
        temperature = fit_temperature(logits[~own], labels[~own])
        threshold = conformal_threshold(song_genres(logits[~own], temperature), labels[~own], coverage)
        genres = song_genres(logits[own], temperature)
        sets[own] = genres >= np.minimum(threshold, genres.max(1, keepdims=True))
    return sets


def conformal(folds: list[tuple[SegueNetwork, Fold]], collection: Collection) -> Numbers:
    tested = np.concatenate([fold.tested for _, fold in folds])
    logits = np.concatenate([fold.of_tested.genres for _, fold in folds])
    labels, groups = collection.labels[tested], collection.groups[tested]
    sets = conformal_sets(logits, labels, groups, COVERAGE)
    temperature = fit_temperature(logits, labels)
    return {
        'wanted': COVERAGE,
        'coverage': rounded(sets[np.arange(len(labels)), labels].mean()),
        'meanSize': rounded(sets.sum(1).mean()),
        'single': rounded((sets.sum(1) == 1).mean()),
        'temperature': rounded(temperature),
        'setAbove': rounded(conformal_threshold(song_genres(logits, temperature), labels, COVERAGE)),
    }
