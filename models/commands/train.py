"""Trains a system and keeps its answers about the tracks held out from it, in models/predictions/SYSTEM/.

    python3 models train --protocol fault_filtered --seed 0
    python3 models train --protocol random10 --fold 3
    python3 models train --protocol all
    python3 models train --system tl_cnn --protocol grouped5 --fold all
    python3 models train --system deep_cnn --protocol own
    python3 models train --protocol grouped5 --fold 0 --trial more --set taught_crops=8

The system is Segue's own unless another is named; systems.py lists them. `own` is a system's authors' own protocol.
A trial's answers are kept apart, in models/trials/NAME/, and judged by `trials`.

A run that was stopped goes on after its last finished epoch; a finished one only answers again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from commands.options import collection_parser, read_collection
from evaluation.systems import SYSTEMS, task_for
from hearing.data.collection import folds_of
from hearing.folders import ROOT, Folders
from hearing.train.answers import write_held_out
from hearing.train.runs import Run


def changed(recipe: Any, changes: list[str]) -> Any:
    """The recipe with each `name=value` set, values as in JSON. Raises ValueError for what a recipe has not."""
    for change in changes:
        name, _, value = change.partition('=')
        if not hasattr(recipe, name):
            raise ValueError(f'a recipe has no {name}')
        recipe = replace(recipe, **{name: type(getattr(recipe, name))(json.loads(value))})
    return recipe


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = collection_parser(__doc__)
    parser.add_argument('--system', default='segue', choices=list(SYSTEMS))
    parser.add_argument('--protocol', required=True, choices=('all', 'fault_filtered', 'grouped5', 'own', 'random10'))
    parser.add_argument('--fold', default='0', help='the fold to test on (random10, grouped5), or "all" in turn')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--epochs', type=int, help='of a system that has epochs; for a first try')
    parser.add_argument('--trial', help='a name for a recipe of Segue that is only tried')
    parser.add_argument('--set', nargs='*', default=[], metavar='NAME=VALUE', help='changes to the recipe; for trials')
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    if options.set and not options.trial:
        parser.error('a changed recipe needs --trial NAME')
    if options.trial and options.system != 'segue':
        parser.error('only recipes of Segue itself are tried')
    system = SYSTEMS[options.system]
    if options.protocol not in (*system.protocols, *(('all',) if options.system == 'segue' else ())):
        parser.error(f'{options.system} has no protocol {options.protocol}')
    # bfloat16 convolutions gain nothing from a second thread; two runs side by side do.
    torch.set_num_threads(1)
    collection, data = read_collection(options)
    epochs = [f'epochs={options.epochs}'] if options.epochs else []
    recipe = changed(system.recipe, [*epochs, *options.set])
    kept = folders.runs_on(data) / (options.trial or ('' if options.system == 'segue' else options.system))
    answers_folder = folders.trials / options.trial if options.trial else folders.answers / options.system
    for fold in folds_of(collection, options.protocol) if options.fold == 'all' else [int(options.fold)]:
        run = Run(options.protocol, fold, options.seed)
        task = task_for(options.system, run, recipe, collection, data, folders, kept)
        answers = system.answer(task)
        if answers is not None:
            write_held_out(answers_folder / f'{run.name}.npz', answers)
