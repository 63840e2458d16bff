"""musicnn as a teacher: its tags of a song, and a linear head on them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from data import Collection

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
