"""How much more songs would bring: `learning` of predictions/figures/.

Networks of the artist folds learn from a share of their training part, whole artists left out, and answer about the
same songs as the networks that learned from all of it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from evaluation.scores import Numbers, rounded
from hearing.body.feature_cache import features_of
from hearing.data.collection import Collection, folds_of, split
from hearing.folders import Folders
from hearing.heads.pooling import song_genres
from hearing.heads.prediction import predict_features
from hearing.train.recipe import Recipe
from hearing.train.runs import Run
from hearing.train.training import train

SHARES = (0.1, 0.25, 0.5, 1.0)


def thinned(collection: Collection, run: Run, share: float) -> Collection:
    """The collection, of the run's training part only the artists of about `share` of its songs."""
    learned, _ = split(collection, run.protocol, run.fold)
    artists = np.random.default_rng(run.fold).permutation(np.unique(collection.groups[learned]))
    songs = np.array([(collection.groups[learned] == artist).sum() for artist in artists])
    left_out = artists[np.cumsum(songs) > share * len(learned)]
    gone = np.isin(collection.groups, left_out) & np.isin(np.arange(len(collection.tracks)), learned)
    parts = np.where(gone, '', collection.folds[run.protocol])
    return replace(collection, folds=collection.folds | {run.protocol: parts})


def curve(collection: Collection, recipe: Recipe, folders: Folders, kept: Path) -> Numbers:
    """For each share: how many songs were learned from, the mean over folds, and the share of songs heard right."""
    points = []
    for share in SHARES:
        learned_from, right = [], []
        for fold in folds_of(collection, 'grouped5'):
            run = Run('grouped5', fold, 0)
            part = thinned(collection, run, share) if share < 1 else collection
            learned, tested = split(part, run.protocol, run.fold)
            network = train(run, recipe, part, folders, kept / f'share-{share}' if share < 1 else kept)
            features = features_of(network.extractor, collection.pictures, folders.cache)
            heard = predict_features(network, features.patches[tested])
            right.append(song_genres(heard.genres, 1).argmax(1) == collection.labels[tested])
            learned_from.append(len(learned))
        accuracy = rounded(np.concatenate(right).mean())
        points.append({'songs': round(float(np.mean(learned_from))), 'accuracy': accuracy})
    return {'points': points}
