"""Soft genre targets from a teacher that has seen neither the song, nor its artist, nor any song held out.

The teacher is a logistic regression on the mean of musicnn's tags over a song. The training part alone is cut into
parts that share no artist; the targets of one part come from a head that learned from the others. Songs held out from
the training part are never handed over, so they can reach neither a head nor its standardisation.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from data import Collection

PARTS = 5
# The inverse strength of the ridge, chosen among .003 ... .3 on grouped5.
INVERSE_RIDGE = 0.1


def linear_head(inverse_ridge: float = INVERSE_RIDGE) -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=inverse_ridge, max_iter=500))


def song_tags_of_teacher(collection: Collection, tracks: NDArray[np.int64]) -> NDArray[np.float32]:
    """The mean of the teacher's windows [n, tags]; NaN where it has not heard the track."""
    if collection.tags is None:
        return np.full((len(tracks), 1), np.nan, np.float32)
    tags = np.full((len(tracks), len(collection.tags.names)), np.nan, np.float32)
    for index, track in enumerate(collection.tracks[tracks]):
        heard = collection.tags.tracks == track
        if heard.any():
            tags[index] = collection.tags.probabilities[heard].mean(0)
    return tags


def soft_targets(collection: Collection, train: NDArray[np.int64]) -> NDArray[np.float32]:
    """Probabilities of genres [n, genres] for the training tracks; a label stays one where the teacher is silent."""
    targets = np.eye(len(collection.genres), dtype=np.float32)[collection.labels[train]]
    tags = song_tags_of_teacher(collection, train)
    known = np.flatnonzero(~np.isnan(tags).any(1))
    labels, groups = collection.labels[train[known]], collection.groups[train[known]]
    for learned, asked in GroupKFold(PARTS).split(known, labels, groups):
        head = linear_head().fit(tags[known[learned]], labels[learned])
        targets[known[asked]] = 0
        targets[np.ix_(known[asked], head.classes_)] = head.predict_proba(tags[known[asked]])
    return targets
