"""Teaches the heads of the vocabulary, in artist folds and then on all songs.

python3 models free_music MUSIC
python3 models styles
What was said of songs held out goes to models/style_answers/, the heads of all songs to models/runs/styles.pt.
Stopped, it goes on with the next fold.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.special import expit

from commands.options import command_parser
from hearing.body.shipped_features import shipped_features
from hearing.data.called_music import called_music
from hearing.data.classes import CLASSES, class_names, kept_classes
from hearing.data.free_music import learned_music
from hearing.data.real_music import FOLDS, artist_folds, load_real_music
from hearing.data.style_labels import style_labels
from hearing.data.vocabulary import Vocabulary, load_vocabulary
from hearing.folders import MODELS, ROOT, Folders
from hearing.heads.style_heads import StyleHeads
from hearing.source_code import code_checksum
from hearing.train.style_answers import answers_of, put, write_style_answers
from hearing.train.style_training import StylePatches, StyleRecipe, joined, style_patches, train_styles

SEEDS = 3


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = command_parser(__doc__)
    parser.add_argument('--seeds', type=int, default=SEEDS, help='trainings of each fold')
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    words, music, recipe = load_vocabulary(), load_real_music(options.data), StyleRecipe()
    names, kept = class_names(folders.weights), kept_classes(folders.weights)
    free = called_music(learned_music(folders.free_music), words, names)
    labels, of_free = (style_labels(some, words, names) for some in (music, free))
    heard = shipped_features(folders.shipped, music.pictures, music.columns, folders.cache)
    of_degraded = shipped_features(folders.shipped, music.degraded, music.columns[music.degraded_of], folders.cache)
    free_heard = shipped_features(folders.shipped, free.pictures, free.columns, folders.cache)
    classes = expit(music.teacher[:, :, kept].astype(np.float32))
    folds = artist_folds(music)
    every = np.ones(len(folds), bool)

    def learned(songs: NDArray[np.bool_]) -> StylePatches:
        """Songs as they are and degraded, which are what they were; and free music, which teaches no classes again."""
        hearings = (heard, of_degraded.of(music.degraded_of))
        parts = [style_patches(music, labels, one, classes, songs, recipe) for one in hearings]
        unsaid = np.full((*free.teacher.shape[:2], len(kept)), np.nan, np.float32)
        return joined(*parts, style_patches(free, of_free, free_heard, unsaid, np.ones(len(free.ids), bool), recipe))

    def taught(songs: NDArray[np.bool_], seed: int, name: str) -> StyleHeads:
        kept_heads = folders.runs / 'styles' / f'{begun}-{name}-seed{seed}.pt'
        return resumed(kept_heads, words, lambda: train_styles(words, learned(songs), recipe, seed))

    begun = checksum_of(asdict(recipe), [heard.values, of_degraded.values, free_heard.values])
    for seed in range(options.seeds):
        path = folders.style_answers / f'seed{seed}.npz'
        answers = degraded = None
        for fold in range(FOLDS):
            heads = taught(folds != fold, seed, f'fold{fold}')
            answers = put(answers, answers_of(heads, heard, len(folds)), folds == fold)
            said = answers_of(heads, of_degraded, len(music.degraded_of))
            degraded = put(degraded, said, folds[music.degraded_of] == fold)
            print(f'seed {seed}: fold {fold + 1} of {FOLDS}', flush=True)
        assert answers and degraded
        write_style_answers(path, answers, degraded)
    torch.save(taught(every, 0, 'all').state_dict(), folders.styles)


def resumed(kept: Path, words: Vocabulary, train: Callable[[], StyleHeads]) -> StyleHeads:
    """The heads of a training that ended before a command was stopped, or of one that ends now."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        torch.save(train().state_dict(), kept.with_suffix('.part'))
        kept.with_suffix('.part').rename(kept)
    heads = StyleHeads(words, len(CLASSES))
    heads.load_state_dict(torch.load(kept))
    return heads.eval()


def checksum_of(recipe: dict[str, Any], heard: Sequence[NDArray[np.float32]]) -> str:
    """Of all that the heads follow from: the code, the recipe, the vocabulary and what was heard."""
    checksum = hashlib.sha256((code_checksum(__name__) + json.dumps(recipe, sort_keys=True)).encode())
    for words in ('styles.json', 'label_families.json', 'classes.json'):
        checksum.update((MODELS / words).read_bytes())
    for values in heard:
        checksum.update(values.tobytes())
    return checksum.hexdigest()[:8]
