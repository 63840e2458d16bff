import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from data import load_collection, split
from evaluate import METRICS, bootstrap, evaluate, measure
from predictions import PREDICTIONS, HeldOut, join, read_held_out, write_held_out


def answers_of(labels: list[int], heard: list[int], genres: int = 3, about: dict[str, object] | None = None) -> HeldOut:
    logits = np.zeros((len(labels), 2, genres), np.float16)
    logits[np.arange(len(labels)), :, heard] = 5
    return HeldOut(
        tracks=np.array([f'track{i}' for i in range(len(labels))]),
        genres=tuple('abc'[:genres]),
        labels=np.array(labels),
        logits=logits,
        tags=np.zeros((len(labels), 0), np.float16),
        artist_known=np.zeros(len(labels), bool),
        about=about or {},
    )


def test_the_metrics_are_what_the_kept_answers_give() -> None:
    assert json.loads(METRICS.read_text()) == evaluate()


def test_the_kept_answers_are_about_the_tracks_held_out_and_no_others(real_folder: Path) -> None:
    collection = load_collection(real_folder)
    paths = sorted(PREDICTIONS.glob('*.npz'))
    assert paths
    for path in paths:
        answers = read_held_out(path)
        _, tested = split(collection, answers.about['protocol'], answers.about['fold'])
        assert list(answers.tracks) == list(collection.tracks[tested])
        assert list(answers.labels) == list(collection.labels[tested])


def test_accuracy_f1_and_confusion_are_counted_per_song() -> None:
    numbers = measure(answers_of([0, 0, 0, 1, 1, 2, 2, 2, 2, 2], [0, 0, 1, 1, 1, 2, 2, 2, 2, 0]))
    assert numbers['accuracy'] == 0.8
    assert numbers['confusion'] == [[2, 1, 0], [0, 2, 0], [1, 0, 4]]
    assert numbers['f1'] == {'a': 0.6667, 'b': 0.8, 'c': 0.8889}
    assert numbers['tracks'] == 10


def test_the_interval_holds_the_mean_and_narrows_with_more_songs() -> None:
    few, many = bootstrap(np.tile([1.0, 1, 1, 0], 10)), bootstrap(np.tile([1.0, 1, 1, 0], 1000))
    assert few[0] < 0.75 < few[1] and many[0] < 0.75 < many[1]
    assert many[1] - many[0] < (few[1] - few[0]) / 5


def test_answers_are_kept_and_read_back(tmp_path: Path) -> None:
    answers = answers_of([0, 1], [0, 2], about={'seed': 3, 'data': {'a': 'b'}})
    write_held_out(tmp_path / 'run.npz', answers)
    read = read_held_out(tmp_path / 'run.npz')
    np.testing.assert_array_equal(read.logits, answers.logits)
    assert (read.genres, read.about) == (answers.genres, answers.about)


def kept(folder: Path, fold: int, seed: int, heard: list[int]) -> None:
    about = {'protocol': 'grouped5', 'fold': fold, 'seed': seed, 'data': {}, 'recipe': {}}
    answers = answers_of([0, 1, 2, 0], heard, about=about)
    tracks = np.array([f'fold{fold}track{i}' for i in range(4)])
    write_held_out(folder / f'grouped5-fold{fold}-seed{seed}.npz', replace(answers, tracks=tracks))


def test_folds_are_counted_together_and_seeds_are_averaged(tmp_path: Path) -> None:
    kept(tmp_path, 0, 0, [0, 1, 2, 0])
    kept(tmp_path, 1, 0, [0, 1, 0, 1])
    kept(tmp_path, 0, 1, [0, 0, 1, 1])
    kept(tmp_path, 1, 1, [0, 1, 2, 0])
    numbers = evaluate(tmp_path)['segue']['grouped5']
    assert numbers['tracks'] == 8
    assert [seed['accuracy'] for seed in numbers['seeds']] == [0.75, 0.625]
    assert numbers['accuracy'] == 0.6875
    assert [fold['accuracy'] for fold in numbers['folds']] == [1, 0.25, 0.5, 1]
    assert np.sum(numbers['confusion']) == 16


def test_a_seed_that_has_not_heard_every_fold_is_not_averaged(tmp_path: Path) -> None:
    kept(tmp_path, 0, 0, [0, 1, 2, 0])
    kept(tmp_path, 1, 0, [0, 1, 0, 1])
    kept(tmp_path, 0, 1, [0, 0, 1, 1])
    with pytest.raises(ValueError, match='every fold'):
        evaluate(tmp_path)


def test_a_track_in_two_folds_is_refused() -> None:
    with pytest.raises(ValueError, match='two folds'):
        join([answers_of([0], [0]), answers_of([1], [1])])


def test_answers_from_different_data_are_not_averaged(tmp_path: Path) -> None:
    for seed, checksum in enumerate('ab'):
        about = {'seed': seed, 'data': {'tracks.csv': checksum}, 'recipe': {}, 'precisionAt5': {}}
        write_held_out(tmp_path / f'fault_filtered-fold0-seed{seed}.npz', answers_of([0, 1], [0, 1], about=about))
    with pytest.raises(ValueError, match='different data'):
        evaluate(tmp_path)
