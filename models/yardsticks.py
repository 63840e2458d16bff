"""Linear heads on what others' networks hear: how much of a genre is there before anything is trained but a line.

    python3 models/yardsticks.py musicnn_tags --protocol grouped5
    python3 models/yardsticks.py mn04_frozen --protocol grouped5

`musicnn_tags`: the mean of the teacher's tags over a song; only songs that it has heard are learned from and tested.
`mn04_frozen`: mn04's pooled features, its batch norms measured anew on the training part, its weights as published.
Answers are kept in models/trials/, by the network's own names, and judged with them by `trials.py`.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from batches import TrainingTracks
from data import DEFAULT_DATA, Collection, checksums, load_collection, split
from norms import measure_norms
from predict import Prediction, predict
from predictions import TRIALS, HeldOut, held_out, write_held_out
from pretrained import load_pretrained
from runs import Run, network_for
from teacher import INVERSE_RIDGE, linear_head, song_tags_of_teacher

INVERSE_RIDGES = {'musicnn_tags': INVERSE_RIDGE, 'mn04_frozen': 0.01}
LEAST_PROBABILITY = 1e-9


def frozen_features(collection: Collection, train: NDArray[np.int64], weights: Path) -> NDArray[np.float32]:
    """Pooled features [tracks, 384] of every track; the norms know the training part alone."""
    network = network_for(collection)
    load_pretrained(network, weights, collection.genres, ())
    measure_norms(network, TrainingTracks(collection, train), np.random.default_rng(0))
    return predict(network, collection, np.arange(len(collection.tracks))).features


def linear_answers(
    features: NDArray[np.float32], collection: Collection, run: Run, inverse_ridge: float, about: dict[str, Any]
) -> HeldOut:
    """What a logistic regression on the training part says of the tracks held out that have features."""
    known = ~np.isnan(features).any(1)
    train, test = split(collection, run.protocol, run.fold)
    head = linear_head(inverse_ridge)
    head.fit(features[train[known[train]]], collection.labels[train[known[train]]])
    heard = known[test]
    probabilities = np.full((len(test), len(collection.genres)), LEAST_PROBABILITY)
    probabilities[np.ix_(heard, head.classes_)] = head.predict_proba(features[test[heard]])
    logits = np.log(np.maximum(probabilities, LEAST_PROBABILITY))[:, None].astype(np.float32)
    silent = np.zeros((len(test), 1, 0), np.float32)
    answers = held_out(collection, run, Prediction(logits, silent, features[test]), about)
    return replace(
        answers,
        tracks=answers.tracks[heard],
        labels=answers.labels[heard],
        logits=answers.logits[heard],
        tags=answers.tags[heard],
        artist_known=answers.artist_known[heard],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('system', choices=sorted(INVERSE_RIDGES))
    parser.add_argument('--protocol', required=True, choices=('grouped5', 'random10', 'fault_filtered'))
    parser.add_argument('--data', type=Path, default=DEFAULT_DATA, help='folder with gtzan/ and weights/')
    options = parser.parse_args()
    torch.set_num_threads(1)
    folder = options.data / 'gtzan'
    collection = load_collection(folder)
    inverse_ridge = INVERSE_RIDGES[options.system]
    recipe = {'inverse_ridge': inverse_ridge}
    part = collection.folds[options.protocol]
    folds = [0] if options.protocol == 'fault_filtered' else sorted({int(fold) for fold in part if fold})
    for fold in folds:
        run = Run(options.protocol, fold, 0)
        train, _ = split(collection, run.protocol, run.fold)
        if options.system == 'musicnn_tags':
            features = song_tags_of_teacher(collection, np.arange(len(collection.tracks)))
        else:
            features = frozen_features(collection, train, options.data / 'weights')
        about = {**asdict(run), 'recipe': recipe, 'data': checksums(folder)}
        answers = linear_answers(features, collection, run, inverse_ridge, about)
        write_held_out(TRIALS / options.system / f'{run.name}.npz', answers)
        print(f'{options.system}, {run.name}: {len(answers.tracks)} songs', flush=True)


if __name__ == '__main__':
    main()
