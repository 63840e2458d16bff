"""What else the networks of the artist folds hear, beside genres and tags: writes models/predictions/figures/.

    python3 models figures

- `classes_auc`: AudioSet's classes, against the untouched mn04, on songs and on free music that was not learned from;
- `retrieval`: what stands nearest to a song, in the embedding and among mn04's own features.

Each is the mean over the seeds whose networks models/runs/ keeps; none is about a song that its network learned from.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from commands.options import collection_parser, read_collection
from evaluation.class_agreement import heard_classes
from evaluation.figures import write
from evaluation.folds import hear_folds
from evaluation.retrieval import retrieval
from evaluation.scores import Numbers
from hearing.data.classes import kept_classes
from hearing.data.free_music import load_free_music
from hearing.folders import ROOT, Folders
from hearing.teachers.class_teacher import class_teacher_on


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = collection_parser(__doc__)
    parser.add_argument('--seeds', type=int, default=3)
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    torch.set_num_threads(1)
    collection, data = read_collection(options)
    untouched, kept = class_teacher_on(collection, folders.weights, folders.cache), kept_classes(folders.weights)
    music = load_free_music(folders.free_music)
    found: dict[str, dict[int, Numbers]] = {'classes_auc': {}, 'retrieval': {}}
    for seed in range(options.seeds):
        folds = hear_folds(collection, seed, folders.runs_on(data), folders.cache)
        found['classes_auc'][seed] = heard_classes(folds, untouched, kept, music)
        found['retrieval'][seed] = retrieval(folds, collection, untouched)
    write(folders.figures / 'classes_auc.json', found['classes_auc'], data, lambda numbers: {'mean': numbers['mean']})
    write(folders.figures / 'retrieval.json', found['retrieval'], data, lambda numbers: numbers)
