from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from commands import train
from evaluation.systems import SYSTEMS, task_for
from hearing.data.collection import Collection, split
from hearing.folders import Folders
from hearing.train.answers import HeldOut
from hearing.train.runs import Run

RUN = Run('grouped5', 0, 0)
WITH_OWN = [name for name, system in SYSTEMS.items() if system.own]


def reduced(name: str) -> Any:
    recipe = SYSTEMS[name].recipe
    return replace(recipe, epochs=1) if hasattr(recipe, 'epochs') else recipe


def answers_of(name: str, run: Run, collection: Collection, folders: Folders, kept: Path) -> HeldOut:
    task = task_for(name, run, reduced(name), collection, {}, folders, kept / name)
    answers = SYSTEMS[name].answer(task)
    assert answers is not None
    return answers


@pytest.mark.parametrize('name', list(SYSTEMS))
def test_nothing_of_a_held_out_track_reaches_what_a_system_learns(
    name: str, collection: Collection, systems_folders: Folders, tmp_path: Path
) -> None:
    _, tested = split(collection, RUN.protocol, RUN.fold)
    answers = answers_of(name, RUN, collection, systems_folders, tmp_path / 'as_they_are')
    assert list(answers.tracks) == list(collection.tracks[tested])
    assert list(answers.labels) == list(collection.labels[tested])
    assert answers.logits.shape[2] == 2 and np.isfinite(answers.logits).all()
    assert answers.about['system'] == name and answers.about['folds'] == 5
    # All but the first held-out track are spoilt, and every held-out label; what is said of the first must stay.
    pictures, labels = collection.pictures.copy(), collection.labels.copy()
    pictures[tested[1:]] = 255 - pictures[tested[1:]]
    labels[tested] = 1 - labels[tested]
    spoilt = replace(collection, pictures=pictures, labels=labels, tags=spoilt_tags(collection, tested[1:]))
    others = answers_of(name, RUN, spoilt, systems_folders, tmp_path / 'spoilt')
    np.testing.assert_allclose(others.logits[0], answers.logits[0], atol=2e-3)
    # Votes after one epoch are too coarse to show what was spoilt.
    assert name == 'deep_cnn' or not np.array_equal(others.logits[1:], answers.logits[1:])


def spoilt_tags(collection: Collection, tracks: np.ndarray) -> Any:
    assert collection.tags
    probabilities = collection.tags.probabilities.copy()
    probabilities[np.isin(collection.tags.tracks, collection.tracks[tracks])] = 0.9
    return replace(collection.tags, probabilities=probabilities)


@pytest.mark.parametrize('name', ['tl_cnn_gru_columns', 'small_cnn'])
def test_a_system_learns_what_tells_two_genres_apart(
    name: str, collection: Collection, systems_folders: Folders, tmp_path: Path
) -> None:
    recipe = replace(SYSTEMS[name].recipe, epochs=12, batch_size=4)
    task = task_for(name, RUN, recipe, collection, {}, systems_folders, tmp_path)
    answers = SYSTEMS[name].answer(task)
    assert answers is not None
    assert (answers.logits.mean(1).argmax(1) == answers.labels).all()


def test_the_students_own_protocol_is_judged_by_chunk_and_says_so(
    collection: Collection, systems_folders: Folders, tmp_path: Path
) -> None:
    answers = answers_of('small_cnn', Run('own', 0, 0), collection, systems_folders, tmp_path)
    assert answers.about['unit'] == 'chunks'
    assert len(answers.tracks) > len(collection.tracks)
    assert {track.partition('#')[0] for track in answers.tracks} <= set(collection.tracks)
    assert answers.artist_known.all(), 'every tested song is learned from too'


def test_the_papers_own_protocol_keeps_tracks_apart_but_not_artists(collection: Collection) -> None:
    learned, tested = split(collection, 'own', 0)
    assert len(tested) == 4 and sorted([*learned, *tested]) == list(range(20))
    assert set(collection.groups[learned]) & set(collection.groups[tested])
    assert WITH_OWN == ['tl_cnn', 'tl_cnn_gru', 'tl_cnn_gru_columns', 'small_cnn', 'deep_cnn']


def test_a_pretrained_network_that_is_not_there_is_named(collection: Collection, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r'tl_cnn needs .*mobilenet_v2_0\.35_imagenet\.npz'):
        task_for('tl_cnn', RUN, reduced('tl_cnn'), collection, {}, Folders(tmp_path, tmp_path), tmp_path)


@pytest.mark.parametrize(
    ('options', 'complaint'),
    [
        (['--system', 'mn04_frozen', '--protocol', 'own'], 'mn04_frozen has no protocol own'),
        (['--system', 'tl_cnn', '--protocol', 'all'], 'tl_cnn has no protocol all'),
        (['--system', 'tl_cnn', '--protocol', 'own', '--trial', 'x'], 'only recipes of Segue itself'),
        (['--system', 'echo', '--protocol', 'own'], 'invalid choice'),
    ],
)
def test_what_cannot_be_trained_is_refused_at_once(
    options: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        train.main(options)
    assert complaint in capsys.readouterr().err
