"""How well AudioSet's classes are heard, against the untouched mn04."""

from __future__ import annotations

import numpy as np
from scipy.special import expit
from sklearn.metrics import roc_auc_score

from evaluation.folds import Fold
from evaluation.scores import Numbers, rounded
from hearing.arrays import Floats
from hearing.data.classes import CLASSES
from hearing.data.free_music import FreeMusic, held_out_music
from hearing.export.tags import FEWEST_EXAMPLES, shown_above
from hearing.heads.network import SegueNetwork
from hearing.heads.prediction import predict_pictures
from hearing.teachers.class_teacher import ClassTeacherSays
from hearing.teachers.pseudo_labels import pseudo_labels

MUSIC_TAKEN_FOR_NONE, SOUNDS_TAKEN_FOR_MUSIC = 0.005, 0.05
# What mn04 hears at full resolution: less music than this is none, more is plainly music.
NO_MUSIC, PLAIN_MUSIC = 0.2, 0.5


def classes_auc(heard: Floats, teacher: Floats) -> Numbers:
    """Both [songs, classes], probabilities. Classes with fewer than 15 songs on either side are left out."""
    called = pseudo_labels(teacher)
    found = {}
    for index, known in enumerate(CLASSES):
        if min(called[:, index].sum(), (~called[:, index]).sum()) >= FEWEST_EXAMPLES:
            found[known['name']] = rounded(roc_auc_score(called[:, index], heard[:, index]))
    mean = rounded(np.mean(list(found.values()))) if found else None
    return {'mean': mean, 'perClass': found, 'songs': len(heard)}


def heard_classes(
    folds: list[tuple[SegueNetwork, Fold]], untouched: ClassTeacherSays, kept: list[int], free: FreeMusic
) -> Numbers:
    """Agreement with mn04 about the classes: songs by its coarse hearing, free music by its full resolution."""
    songs = np.concatenate([expit(fold.of_tested.classes).mean(1) for _, fold in folds])
    tested = np.concatenate([fold.tested for _, fold in folds])
    of_songs = expit(untouched.logits[tested][:, :, kept].astype(np.float32)).mean(1)
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


def music_gate(songs: Floats, free: Floats, of_free: Floats) -> Numbers:
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
