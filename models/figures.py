"""What else the networks of the artist folds hear, beside genres and tags: writes models/predictions/figures/.

    python3 models/figures.py

- `classes_auc`: AudioSet's classes, against the untouched mn04, on songs and on free music that was not learned from;
- `none_of_these_auroc`: see none_of_these.py, which trains for it;
- `retrieval`: what stands nearest to a song, in the embedding and among mn04's own features;
- `conformal`: sets of genres that hold the right one in nine songs of ten.

Each is the mean over the seeds whose networks models/runs/ keeps; none is about a song that its network learned from.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.metrics import roc_auc_score

from calibration import conformal_sets, conformal_threshold, fit_temperature
from classes import CLASSES, Untouched, heard_by_teacher, kept_classes
from data import Collection, folds_of, split
from embedding import Embedding, average_precision, embedding_of, precision_at
from free_music import held_out_music, load_free_music
from heard import impressions
from measures import rounded
from network import SegueNetwork
from options import collection_parser, read_collection
from predict import Prediction, predict_heard, predict_pictures, song_genres
from predictions import ANSWERS, FIGURES
from runs import RUNS, Run, restore, runs_on
from tags import FEWEST_EXAMPLES, calls_so, shown_above
from training import Recipe

NEAREST = 5
COVERAGE = 0.9
MUSIC_TAKEN_FOR_NONE, SOUNDS_TAKEN_FOR_MUSIC = 0.005, 0.05
# What mn04 hears at full resolution: less music than this is none, more is plainly music.
NO_MUSIC, PLAIN_MUSIC = 0.2, 0.5
Numbers = dict[str, Any]


@dataclass(frozen=True)
class Fold:
    """One network of the artist folds: what it says of the songs that it learned from and of those held out, and the
    embedding fitted to the former."""

    learned: NDArray[np.int64]
    tested: NDArray[np.int64]
    of_learned: Prediction
    of_tested: Prediction
    embedding: Embedding


def hear_folds(collection: Collection, seed: int, runs: Path) -> list[tuple[SegueNetwork, Fold]]:
    """Raises FileNotFoundError when a fold was never trained."""
    heard = []
    for fold in folds_of(collection, 'grouped5'):
        network = restore(Run('grouped5', fold, seed), collection, runs)
        songs = impressions(network, collection.pictures, RUNS)
        parts = split(collection, 'grouped5', fold)
        said = (predict_heard(network, songs.plain[part]) for part in parts)
        heard.append((network, Fold(*parts, *said, embedding_of(network, songs.of(parts[0])))))
    return heard


def classes_auc(heard: NDArray[np.floating], teacher: NDArray[np.floating]) -> Numbers:
    """Both [songs, classes], probabilities. Classes with fewer than 15 songs on either side are left out."""
    called = calls_so(teacher)
    found = {}
    for index, known in enumerate(CLASSES):
        if min(called[:, index].sum(), (~called[:, index]).sum()) >= FEWEST_EXAMPLES:
            found[known['name']] = rounded(roc_auc_score(called[:, index], heard[:, index]))
    mean = rounded(np.mean(list(found.values()))) if found else None
    return {'mean': mean, 'perClass': found, 'songs': len(heard)}


def heard_classes(folds: list[tuple[SegueNetwork, Fold]], untouched: Untouched, kept: list[int]) -> Numbers:
    """Agreement with mn04 about the classes: songs by its coarse hearing, free music by its full resolution."""
    songs = np.concatenate([expit(fold.of_tested.classes).mean(1) for _, fold in folds])
    tested = np.concatenate([fold.tested for _, fold in folds])
    of_songs = expit(untouched.logits[tested][:, :, kept].astype(np.float32)).mean(1)
    free = load_free_music()
    unheard = held_out_music(free)
    music = expit(predict_pictures(folds[0][0], free.pictures[unheard]).classes).mean(1)
    of_music = expit(free.logits[unheard][:, :, kept].astype(np.float32)).mean(1)
    together = np.concatenate([songs, music]), np.concatenate([of_songs, of_music])
    shown = {known['name']: shown_above(together[0][:, i], together[1][:, i]) for i, known in enumerate(CLASSES)}
    is_music = [known['name'] for known in CLASSES].index('music')
    return {
        'mean': classes_auc(*together)['mean'],
        'onSongs': classes_auc(songs, of_songs),
        'onFreeMusic': classes_auc(music, of_music),
        'shownAbove': shown,
        **music_gate(songs[:, is_music], music[:, is_music], of_music[:, is_music]),
    }


def music_gate(songs: NDArray[np.floating], free: NDArray[np.floating], of_free: NDArray[np.floating]) -> Numbers:
    """Under which probability of the class "music" something is no music: in the middle of the gap between both.

    `songs` and `free` are what the network says of songs and of free sounds, `of_free` what mn04 says of the latter.
    Nothing is claimed, and the gate is None, where no free sound is other than music.
    """
    no_music, plain_music = of_free < NO_MUSIC, of_free >= PLAIN_MUSIC
    if not no_music.any():
        return {'musicBelow': None, 'notMusicFound': None, 'musicLost': None, 'notMusic': 0}
    all_music = np.concatenate([songs, free[plain_music]])
    sounds_up_to = np.quantile(free[no_music], 1 - SOUNDS_TAKEN_FOR_MUSIC)
    below = float((sounds_up_to + np.quantile(all_music, MUSIC_TAKEN_FOR_NONE)) / 2)
    return {
        'musicBelow': rounded(below),
        'notMusicFound': rounded((free[no_music] < below).mean()),
        'musicLost': rounded((all_music < below).mean()),
        'notMusic': int(no_music.sum()),
    }


def retrieval(folds: list[tuple[SegueNetwork, Fold]], collection: Collection, untouched: Untouched) -> Numbers:
    """Songs of the same genre by other artists among the five nearest, and how high songs of the same artist stand."""
    found: dict[str, list[tuple[float, float]]] = {'embedding': [], 'mn04': []}
    for _, fold in folds:
        labels, groups = collection.labels[fold.tested], collection.groups[fold.tested]
        frozen = untouched.features.astype(np.float32).mean(1)
        spaces = {
            'embedding': fold.embedding(fold.of_tested.features),
            'mn04': frozen[fold.tested] - frozen[fold.learned].mean(0),
        }
        for name, space in spaces.items():
            found[name].append((precision_at(NEAREST, space, labels, groups), average_precision(space, groups)))
    means = {name: np.mean(values, axis=0) for name, values in found.items()}
    return {
        'precisionAt5': {name: rounded(mean[0]) for name, mean in means.items()},
        'sameArtist': {name: rounded(mean[1]) for name, mean in means.items()},
    }


def conformal(folds: list[tuple[SegueNetwork, Fold]], collection: Collection) -> Numbers:
    tested = np.concatenate([fold.tested for _, fold in folds])
    logits = np.concatenate([fold.of_tested.genres for _, fold in folds])
    labels, groups = collection.labels[tested], collection.groups[tested]
    sets = conformal_sets(logits, labels, groups, COVERAGE)
    temperature = fit_temperature(logits, labels)
    return {
        'wanted': COVERAGE,
        'coverage': rounded(sets[np.arange(len(labels)), labels].mean()),
        'meanSize': rounded(sets.sum(1).mean()),
        'single': rounded((sets.sum(1) == 1).mean()),
        'temperature': rounded(temperature),
        'setAbove': rounded(conformal_threshold(song_genres(logits, temperature), labels, COVERAGE)),
    }


def mean_of(seeds: list[Numbers]) -> Any:
    """Numbers of several seeds, each its mean; what is no number, or missing in one, as in the first."""
    first = seeds[0]
    if isinstance(first, dict):
        return {key: mean_of([seed[key] for seed in seeds]) for key in first if all(key in seed for seed in seeds)}
    if any(value is None for value in seeds):
        return None
    return rounded(np.mean(seeds)) if isinstance(first, float) else first


def write(name: str, seeds: dict[int, Numbers], data: dict[str, str], summary: Callable[[Numbers], Any]) -> None:
    """A figure: the mean over seeds, each seed's own in short, and what it was measured on."""
    each = [{'seed': seed, **summary(numbers)} for seed, numbers in seeds.items()]
    figure = mean_of(list(seeds.values())) | {'seeds': each, 'data': data}
    path = ANSWERS / FIGURES / f'{name}.json'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figure, indent=4) + '\n')
    print(f'{name}: {json.dumps([summary(numbers) for numbers in seeds.values()])}')


def main() -> None:
    parser = collection_parser(__doc__)
    parser.add_argument('--seeds', type=int, default=3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    weights = options.data / 'weights'
    collection, data = read_collection(options)
    untouched, kept = heard_by_teacher(collection, weights, RUNS), kept_classes(weights)
    found: dict[str, dict[int, Numbers]] = {'classes_auc': {}, 'retrieval': {}, 'conformal': {}}
    for seed in range(options.seeds):
        folds = hear_folds(collection, seed, runs_on(data))
        found['classes_auc'][seed] = heard_classes(folds, untouched, kept)
        found['retrieval'][seed] = retrieval(folds, collection, untouched)
        found['conformal'][seed] = conformal(folds, collection)
    write('classes_auc', found['classes_auc'], data, lambda numbers: {'mean': numbers['mean']})
    write('retrieval', found['retrieval'], data, lambda numbers: numbers)
    in_short = ('coverage', 'meanSize')
    write('conformal', found['conformal'], data, lambda numbers: {key: numbers[key] for key in in_short})


if __name__ == '__main__':
    main()
