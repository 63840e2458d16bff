"""Linear heads on what others' networks hear: how much of a genre is there before anything is trained but a line.

- `musicnn_tags`: the mean of the teacher's tags over a song; only songs that it has heard are learned from and tested.
- `mn04_frozen`: mn04's pooled features, its batch norms measured anew on the training part, its weights as published.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from hearing.body.batch_norms import measure_norms
from hearing.body.features import POOLED
from hearing.data.collection import split
from hearing.heads.prediction import predict
from hearing.heads.pretrained import load_pretrained
from hearing.teachers.tag_teacher import tags_of_songs
from hearing.train.answers import HeldOut, held_out
from hearing.train.runs import Task, network_for

# The inverse strength of the ridge, chosen among .003 ... .3 on grouped5.
INVERSE_RIDGE = 0.1
LEAST_PROBABILITY = 1e-9


@dataclass(frozen=True)
class Ridge:
    """How a linear head is fitted: the inverse strength of its ridge."""

    inverse_ridge: float


TAGS_RIDGE = Ridge(INVERSE_RIDGE)
FROZEN_RIDGE = Ridge(0.01)


def tags_of_crop(task: Task) -> NDArray[np.float32]:
    """[tracks, tags], NaN where the teacher has not heard a track."""
    return tags_of_songs(task.collection, np.arange(len(task.collection.tracks)))


def frozen_features(task: Task) -> NDArray[np.float32]:
    """Pooled features [tracks, 384] of every track; the norms know the training part alone."""
    collection = task.collection
    train, _ = split(collection, task.run.protocol, task.run.fold)
    network = network_for(collection)
    load_pretrained(network, task.folders.weights, ())
    measure_norms(network, collection.pictures[train], np.random.default_rng(0))
    return predict(network, collection, np.arange(len(collection.tracks))).raw_embedding[:, :POOLED]


def answer(task: Task, features_of: Callable[[Task], NDArray[np.float32]]) -> HeldOut:
    """What a logistic regression on the training part says of the tracks held out that have features."""
    collection, features = task.collection, features_of(task)
    known = ~np.isnan(features).any(1)
    train, test = split(collection, task.run.protocol, task.run.fold)
    head = linear_head(task.recipe.inverse_ridge)
    head.fit(features[train[known[train]]], collection.labels[train[known[train]]])
    heard = known[test]
    probabilities = np.full((len(test), len(collection.genres)), LEAST_PROBABILITY)
    probabilities[np.ix_(heard, head.classes_)] = head.predict_proba(features[test[heard]])
    logits = np.log(np.maximum(probabilities, LEAST_PROBABILITY))[:, None]
    return held_out(collection, task.run, logits, task.about).some(heard)


def linear_head(inverse_ridge: float = INVERSE_RIDGE) -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=inverse_ridge, max_iter=500))
