"""Teaches the heads of the vocabulary, in artist folds and then on all songs.

python3 models styles
What was said of songs held out goes to models/style_answers/, the heads of all songs to models/runs/styles.pt.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.special import expit

from commands.options import command_parser
from hearing.body.shipped_features import shipped_features
from hearing.data.classes import class_names, kept_classes
from hearing.data.real_music import FOLDS, artist_folds, load_real_music
from hearing.data.style_labels import style_labels
from hearing.data.vocabulary import load_vocabulary
from hearing.folders import ROOT, Folders
from hearing.train.style_answers import answers_of, put, write_style_answers
from hearing.train.style_training import StylePatches, StyleRecipe, joined, style_patches, train_styles

SEEDS = 3


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = command_parser(__doc__)
    parser.add_argument('--seeds', type=int, default=SEEDS, help='trainings of each fold')
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    words, music, recipe = load_vocabulary(), load_real_music(options.data), StyleRecipe()
    labels = style_labels(music, words, class_names(folders.weights))
    heard = shipped_features(folders.shipped, music.pictures, music.columns, folders.cache)
    of_degraded = shipped_features(folders.shipped, music.degraded, music.columns[music.degraded_of], folders.cache)
    classes = expit(music.teacher[:, :, kept_classes(folders.weights)].astype(np.float32))
    folds = artist_folds(music)
    every = np.ones(len(folds), bool)

    def learned(songs: NDArray[np.bool_]) -> StylePatches:
        """Songs as they are and degraded, which are what they were."""
        hearings = (heard, of_degraded.of(music.degraded_of))
        return joined(*(style_patches(music, labels, one, classes, songs, recipe) for one in hearings))

    for seed in range(options.seeds):
        path = folders.style_answers / f'seed{seed}.npz'
        answers = degraded = None
        for fold in range(FOLDS):
            heads = train_styles(words, learned(folds != fold), recipe, seed)
            answers = put(answers, answers_of(heads, heard, len(folds)), folds == fold)
            said = answers_of(heads, of_degraded, len(music.degraded_of))
            degraded = put(degraded, said, folds[music.degraded_of] == fold)
            print(f'seed {seed}: fold {fold + 1} of {FOLDS}', flush=True)
        assert answers and degraded
        write_style_answers(path, answers, degraded)
    heads = train_styles(words, learned(every), recipe, seed=0)
    torch.save(heads.state_dict(), folders.styles)
