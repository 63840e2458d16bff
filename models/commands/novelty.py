"""How well music of a genre that was never learned is noticed: writes `none_of_these_auroc` of predictions/figures/.

python3 models novelty
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from commands.options import collection_parser, read_collection
from evaluation.figures import write
from evaluation.folds import hear_folds
from evaluation.novelty import PROTOCOLS, noticed, scale_of
from evaluation.scores import rounded
from hearing.folders import ROOT, Folders
from hearing.heads.novelty import called_degraded
from hearing.train.recipe import Recipe


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = collection_parser(__doc__)
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    torch.set_num_threads(1)
    collection, data = read_collection(options)
    recipe, runs = Recipe(), folders.runs_on(data)
    networks, folds = zip(*hear_folds(collection, 0, runs, folders.cache))
    hearings = called_degraded(networks[0], folders)
    areas = {}
    for protocol in PROTOCOLS:
        of_genres = {
            name: rounded(noticed(collection, genre, protocol, recipe, folders, runs, hearings))
            for genre, name in enumerate(collection.genres)
        }
        areas[protocol] = {'mean': rounded(np.mean(list(of_genres.values()))), 'perGenre': of_genres}
    numbers = {'mean': areas['random10']['mean'], **areas, **scale_of(list(folds), collection, hearings)}
    write(folders.figures / 'none_of_these_auroc.json', {0: numbers}, data, lambda figure: {'mean': figure['mean']})
