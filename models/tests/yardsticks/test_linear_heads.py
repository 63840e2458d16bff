from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from hearing.data.collection import Collection
from hearing.folders import Folders
from hearing.train.runs import Run, Task
from yardsticks.linear_heads import Ridge, answer, frozen_features


def task_about(collection: Collection, folders: Folders, fold: int = 0) -> Task:
    return Task(Run('grouped5', fold, 0), collection, Ridge(1.0), folders, folders.runs, {})


def test_a_linear_head_answers_about_the_held_out_songs_that_have_features(
    collection: Collection, folders: Folders
) -> None:
    features = np.random.default_rng(0).normal(0, 0.1, (20, 4)).astype(np.float32)
    features[:, 0] += collection.labels
    features[1] = np.nan
    answers = answer(task_about(collection, folders), lambda _: features)
    assert list(answers.tracks) == [collection.tracks[track] for track in (0, 2, 3)]
    assert (answers.logits[:, 0].argmax(1) == answers.labels).all()
    assert answers.artist_known.tolist() == [False, False, False]


def test_frozen_features_are_measured_on_the_training_part_alone(collection: Collection, folders: Folders) -> None:
    def features_of(heard: Collection, fold: int) -> NDArray[np.float32]:
        return frozen_features(task_about(heard, folders, fold))

    few = replace(collection, tags=None)
    pictures = collection.pictures.copy()
    pictures[0] = 255 - pictures[0]
    features = features_of(few, 0)
    spoilt = features_of(replace(few, pictures=pictures), 0)
    assert features.shape == (20, 384), 'nothing of what a head would have to learn first'
    np.testing.assert_allclose(features[1:], spoilt[1:], atol=1e-5)
    assert not np.allclose(features[0], spoilt[0], atol=1e-2)
    assert not np.allclose(features, features_of(few, 1), atol=1e-3)
