"""How well a network notices music of a genre that it never learned: `none_of_these_auroc` of predictions/figures/.

Each genre is left out once: a network learns the other nine from all folds but one; songs of that fold are what it
knows, all songs of the genre that was left out are none of these. The area under the ROC curve says how often the score
(novelty.py) puts one of the latter before one of the former: by random folds, as such figures are published, and with
artists apart, which is harder, for a known genre by new artists is half new itself. It also fits the scale of the
shipped network's score, with artists apart.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.special import expit
from sklearn.metrics import roc_auc_score

from evaluation.folds import Fold
from evaluation.scores import Numbers
from hearing.arrays import Floats
from hearing.body.feature_cache import features_of
from hearing.data.collection import Collection, folds_of, split
from hearing.folders import Folders
from hearing.heads.calibration import fit_temperature
from hearing.heads.novelty import balanced, fit_novelty
from hearing.heads.prediction import predict_features
from hearing.train.recipe import Recipe
from hearing.train.runs import Run
from hearing.train.training import train

# One song in fifty of the genres that were learned is said to be none of them: music from elsewhere is more often.
KNOWN_TAKEN_FOR_NONE = 0.02
PROTOCOLS = ('random10', 'grouped5')


def without(collection: Collection, genre: int, protocol: str) -> Collection:
    """The collection, a genre in no fold of a protocol."""
    parts = np.where(collection.labels == genre, '', collection.folds[protocol])
    return replace(collection, folds=collection.folds | {protocol: parts})


def noticed(
    collection: Collection,
    genre: int,
    protocol: str,
    recipe: Recipe,
    folders: Folders,
    kept: Path,
    hearings: Floats,
) -> float:
    """The area under the ROC curve for one genre; `hearings` as fit_novelty asks for them."""
    folds = folds_of(collection, protocol)
    run = Run(protocol, folds[genre % len(folds)], 0)
    others = without(collection, genre, protocol)
    learned, tested = split(others, run.protocol, run.fold)
    network = train(run, recipe, others, folders, kept / f'without-{collection.genres[genre]}')
    unknown = np.flatnonzero((collection.labels == genre) & collection.usable)
    patches = features_of(network.extractor, collection.pictures, folders.cache).patches
    of_learned, of_tested, of_unknown = (
        predict_features(network, patches[part]) for part in (learned, tested, unknown)
    )
    names = tuple(name for name in collection.genres if name != collection.genres[genre])
    labels = np.unique(collection.labels[learned], return_inverse=True)[1]
    temperature = fit_temperature(of_tested.genres, collection.labels[tested])
    novelty = fit_novelty(of_learned.called, labels, names, temperature, hearings)
    novelty = balanced(novelty, of_tested.called, of_tested.genres)
    scores = [novelty.of_songs(part.called, part.genres) for part in (of_tested, of_unknown)]
    truth = np.repeat([0, 1], [len(tested), len(unknown)])
    return float(roc_auc_score(truth, np.concatenate(scores)))


def scale_of(folds: list[Fold], collection: Collection, hearings: Floats) -> Numbers:
    """Weights and bias of the score, and the threshold, from songs held out from each fold's network."""
    found = []
    for fold in folds:
        temperature = fit_temperature(fold.of_tested.genres, collection.labels[fold.tested])
        labels = collection.labels[fold.learned]
        novelty = fit_novelty(fold.of_learned.called, labels, collection.genres, temperature, hearings)
        novelty = balanced(novelty, fold.of_tested.called, fold.of_tested.genres)
        scores = expit(novelty.of_songs(fold.of_tested.called, fold.of_tested.genres))
        above = float(np.quantile(scores, 1 - KNOWN_TAKEN_FOR_NONE))
        found.append([*novelty.weights, novelty.bias, above])
    *weights, bias, above = np.mean(found, axis=0).tolist()
    return {'weights': [round(weight, 4) for weight in weights], 'bias': round(bias, 4), 'noneAbove': round(above, 4)}
