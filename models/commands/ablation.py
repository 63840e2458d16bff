"""Trains networks without one of the recipe's mechanisms each, and keeps their answers in models/ablation/WITHOUT/.

    python3 models ablation --protocol grouped5
    python3 models ablation --protocol fault_filtered --seeds 0 1 2 --without textures spread
    python3 models ablation --table

What is kept is not trained again; delete it after a change of the recipe. `--table` writes models/ablation.md anew,
from what is kept alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from commands.options import collection_parser, read_collection
from evaluation.ablation.bench import Bench, start
from evaluation.ablation.table import BEGIN, PROTOCOLS, table
from evaluation.ablation.variants import VARIANTS, by_teacher
from evaluation.marked_text import with_figures
from hearing.body.feature_cache import features_of, features_of_music
from hearing.data.collection import folds_of
from hearing.data.free_music import held_out_music, load_free_music
from hearing.folders import ROOT, Folders
from hearing.train.runs import Run


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = collection_parser(__doc__)
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument('--protocol', choices=PROTOCOLS)
    asked.add_argument('--table', action='store_true')
    parser.add_argument('--seeds', type=int, nargs='+', default=[0])
    parser.add_argument('--without', nargs='+', choices=list(VARIANTS), default=list(VARIANTS))
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    if options.table:
        written = folders.models / 'ablation.md'
        written.write_text(with_figures(written.read_text(), table(folders.ablation), BEGIN))
        return
    torch.set_num_threads(1)
    collection, data = read_collection(options)
    network = start(len(collection.genres), folders, 0)
    features = features_of(network.extractor, collection.pictures, folders.cache)
    music = load_free_music(folders.free_music)
    apart = held_out_music(music)
    learned, unlearned = (
        features_of_music(network.extractor, music.of(part), folders.cache) for part in (~apart, apart)
    )
    folds = folds_of(collection, options.protocol)
    about = {'data': data, 'folds': len(folds)}
    for names in by_teacher(options.without):
        for fold in folds:
            run = Run(options.protocol, fold, options.seeds[0])
            Bench(run, collection, features, learned, unlearned, folders, about).answer(names, options.seeds)
