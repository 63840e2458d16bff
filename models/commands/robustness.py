"""How steadily songs keep their genre, as networks hear them that know neither them nor their artists.

    npm run robustness -- --pictures models/runs/changed.npz FOLDER
    python3 models robustness models/runs/changed.npz

Writes `robustness_unheard` of predictions/figures/. The first command makes, with the app's own front end, pictures of
songs of the collection as they are and of what became of them, encoded, filtered or slowed; here each is heard by the
network of the artist folds that it is held out from.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from commands.options import collection_parser, read_collection
from evaluation.figures import write
from evaluation.folds import hear_folds
from evaluation.robustness import read_changed, steadiness
from hearing.folders import ROOT, Folders


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = collection_parser(__doc__)
    parser.add_argument('pictures', type=Path, help='what `npm run robustness -- --pictures` has written')
    parser.add_argument('--seeds', type=int, default=3)
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    torch.set_num_threads(1)
    collection, data = read_collection(options)
    songs = read_changed(options.pictures, collection)
    if not songs:
        sys.exit(f'{options.pictures} has no picture of a song that an artist fold holds out.')
    runs = folders.runs_on(data)
    found = {
        seed: steadiness(hear_folds(collection, seed, runs, folders.cache), collection, songs)
        for seed in range(options.seeds)
    }
    write(folders.figures / 'robustness_unheard.json', found, data, lambda numbers: numbers['all'])
