"""Writes the shipped network: public/model/, models/golden/ and both copies of the contract.

python3 models export --version 1.0.0
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from commands.options import collection_parser, read_collection
from hearing.export.export import export
from hearing.folders import ROOT, Folders
from hearing.train.answers import join, read_held_out
from hearing.train.runs import Run, restore


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = collection_parser(__doc__)
    parser.add_argument('--version', required=True, help='semantic version of the network')
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    collection, data = read_collection(options)
    run = Run('all', 0, 0)
    folds = sorted((folders.answers / 'segue').glob(f'random10-*-seed{run.seed}.npz'))
    answers = join([read_held_out(path) for path in folds]) if folds else None
    if answers is None or answers.genres != collection.genres:
        print('no held-out answers about these genres: temperature and tags stay uncalibrated')
        answers = None
    read = {path.stem: json.loads(path.read_text()) for path in folders.figures.glob('*.json')}
    # What is heard of real music and of crowds is measured on other sound than the collection's.
    figures = {name: figure for name, figure in read.items() if figure.get('data', data) == data}
    network = restore(run, collection, folders.runs_on(data))
    export(network, collection, run, answers, figures, options.version, folders)
