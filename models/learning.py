"""How much more songs would bring: writes `learning` of predictions/figures/.

    python3 models/learning.py

Networks of the artist folds learn from a share of their training part, whole artists left out, and answer about the
same songs as the networks that learned from all of it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from data import Collection, folds_of, split
from figures import Numbers, write
from heard import impressions
from measures import rounded
from options import collection_parser, read_collection
from predict import predict_heard, song_genres
from runs import RUNS, Run, runs_on
from training import Recipe, train

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


def curve(collection: Collection, recipe: Recipe, weights: Path, runs: Path) -> Numbers:
    """For each share: how many songs were learned from, the mean over folds, and the share of songs heard right."""
    points = []
    for share in SHARES:
        learned_from, right = [], []
        for fold in folds_of(collection, 'grouped5'):
            run = Run('grouped5', fold, 0)
            part = thinned(collection, run, share) if share < 1 else collection
            learned, tested = split(part, run.protocol, run.fold)
            network = train(run, recipe, part, weights, runs / f'share-{share}' if share < 1 else runs)
            heard = predict_heard(network, impressions(network, collection.pictures, RUNS).plain[tested])
            right.append(song_genres(heard.genres, 1).argmax(1) == collection.labels[tested])
            learned_from.append(len(learned))
        accuracy = rounded(np.concatenate(right).mean())
        points.append({'songs': round(float(np.mean(learned_from))), 'accuracy': accuracy})
    return {'points': points}


def main() -> None:
    parser = collection_parser(__doc__)
    options = parser.parse_args()
    torch.set_num_threads(1)
    collection, data = read_collection(options)
    found = curve(collection, Recipe(), options.data / 'weights', runs_on(data))
    write('learning', {0: found}, data, lambda numbers: {'accuracy': numbers['points'][-1]['accuracy']})


if __name__ == '__main__':
    main()
