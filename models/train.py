"""Trains one network and writes its answers for the tracks held out from it to models/predictions/.

    python3 models/train.py --protocol fault_filtered --seed 0
    python3 models/train.py --protocol random10 --fold 3
    python3 models/train.py --protocol all
    python3 models/train.py --protocol grouped5 --fold 0 --trial frozen --set frozen_blocks=7 fixed_norms=true

A trial's answers are kept apart, in models/trials/NAME/, and judged by `trials.py`.

A run that was stopped goes on after its last finished epoch; a finished one only answers again.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch

from data import DEFAULT_DATA, Collection, checksums, load_collection, split
from embedding import fit_embedding, precision_at
from network import SegueNetwork
from predict import predict
from predictions import PREDICTIONS, TRIALS, held_out, write_held_out
from runs import Run, runs_on
from training import Recipe, train

EPOCHS = {'fault_filtered': 14, 'random10': 10, 'grouped5': 10, 'all': 14}
NEAREST = 5


def answer(network: SegueNetwork, run: Run, collection: Collection, about: dict[str, Any], folder: Path) -> None:
    """Writes what the network says of the tracks held out to a folder; nothing when there are none."""
    learned, tested = split(collection, run.protocol, run.fold)
    if not len(tested):
        return
    prediction = predict(network, collection, tested)
    if run.protocol == 'fault_filtered':
        embedding = fit_embedding(predict(network, collection, learned).features)
        labels, groups = collection.labels[tested], collection.groups[tested]
        about['precisionAt5'] = {
            'pooled': precision_at(NEAREST, prediction.features, labels, groups),
            'embedding': precision_at(NEAREST, embedding(prediction.features), labels, groups),
        }
    write_held_out(folder / f'{run.name}.npz', held_out(collection, run, prediction, about))


def changed(recipe: Recipe, changes: list[str]) -> Recipe:
    """The recipe with each `name=value` set, values as in JSON. Raises ValueError for what a recipe has not."""
    for change in changes:
        name, _, value = change.partition('=')
        if not hasattr(recipe, name):
            raise ValueError(f'a recipe has no {name}')
        recipe = replace(recipe, **{name: type(getattr(recipe, name))(json.loads(value))})
    return recipe


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--protocol', required=True, choices=sorted(EPOCHS))
    parser.add_argument('--fold', type=int, default=0, help='the fold to test on (random10, grouped5)')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--epochs', type=int, help=f'default: {EPOCHS}')
    parser.add_argument('--data', type=Path, default=DEFAULT_DATA, help='folder with gtzan/ and weights/')
    parser.add_argument('--collection', type=Path, help='another collection than DATA/gtzan')
    parser.add_argument('--trial', help='a name for a recipe that is only tried')
    parser.add_argument('--set', nargs='*', default=[], metavar='NAME=VALUE', help='changes to the recipe; for trials')
    options = parser.parse_args()
    if options.set and not options.trial:
        parser.error('a changed recipe needs --trial NAME')
    # bfloat16 convolutions gain nothing from a second thread; two runs side by side do.
    torch.set_num_threads(1)
    folder = options.collection or options.data / 'gtzan'
    collection = load_collection(folder)
    run = Run(options.protocol, options.fold, options.seed)
    recipe = changed(Recipe(epochs=options.epochs or EPOCHS[run.protocol]), options.set)
    data = checksums(folder)
    trial = options.trial or ''
    network = train(run, recipe, collection, options.data / 'weights', runs_on(data) / trial)
    kept = TRIALS / trial if trial else PREDICTIONS
    answer(network, run, collection, {**asdict(run), 'recipe': asdict(recipe), 'data': data}, kept)


if __name__ == '__main__':
    main()
