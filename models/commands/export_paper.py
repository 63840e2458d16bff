"""Trains the paper's network and writes what the app can load beside its own: public/paper/ and models/golden/paper/.

    python3 models export_paper --version 1.0.0

Two runs of one recipe: one whose test songs say how well it hears, one on every usable track, which ships. A run that
was stopped goes on after its last finished epoch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch

from commands.options import command_parser
from hearing.data.collection import checksums, load_collection
from hearing.folders import ROOT, Folders
from hearing.train.answers import write_held_out
from paper.export import NAME, SHIPPED, TESTED, answer, export
from paper.training import PaperRecipe, train_paper


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = command_parser(__doc__)
    parser.add_argument('--version', required=True, help='semantic version of the network')
    parser.add_argument('--epochs', type=int, default=PaperRecipe.epochs, help='of either run; for a first try')
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    torch.set_num_threads(1)
    collection = load_collection(folders.collection)
    data = checksums(folders.collection)
    recipe = PaperRecipe(epochs=options.epochs)
    runs = folders.runs_on(data) / NAME
    tested = train_paper(TESTED, recipe, collection, folders.weights, runs)
    answers = answer(tested, collection, TESTED, {'recipe': asdict(recipe), 'data': data})
    write_held_out(folders.answers / NAME / f'{TESTED.name}.npz', answers)
    print(answers.about['accuracyOfEveryNthColumn'])
    shipped = train_paper(SHIPPED, recipe, collection, folders.weights, runs)
    export(shipped, collection, answers, options.version, folders.shipped_paper, folders.golden / 'paper')
