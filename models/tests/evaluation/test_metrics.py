import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from evaluation.metrics import evaluate, heard_tags
from hearing.data.collection import load_collection, split
from hearing.folders import Folders
from hearing.train.answers import forget_other_data, join, read_held_out, write_held_out
from tests.made.answers import answers_of


def test_the_metrics_are_what_the_kept_answers_give() -> None:
    assert json.loads(Folders().metrics.read_text()) == evaluate(Folders())


def test_the_kept_answers_are_about_the_tracks_held_out_and_no_others(real_folder: Path) -> None:
    collection = load_collection(real_folder)
    label = dict(zip(collection.tracks, collection.labels))
    paths = sorted(Folders().answers.glob('*/*.npz'))
    assert paths
    for path in paths:
        answers = read_held_out(path)
        about = answers.about
        assert [label[track.partition('#')[0]] for track in answers.tracks] == list(answers.labels)
        if about.get('unit') != 'chunks':
            tested = list(collection.tracks[split(collection, about['protocol'], about['fold'])[1]])
            # The yardstick of the teacher's tags answers only about songs that the teacher has heard.
            assert [track for track in tested if track in set(answers.tracks)] == list(answers.tracks)
            assert path.parent.name == 'musicnn_tags' or len(answers.tracks) == len(tested)


def test_answers_are_kept_and_read_back(tmp_path: Path) -> None:
    answers = answers_of([0, 1], [0, 2], about={'seed': 3, 'data': {'a': 'b'}})
    write_held_out(tmp_path / 'run.npz', answers)
    read = read_held_out(tmp_path / 'run.npz')
    np.testing.assert_array_equal(read.logits, answers.logits)
    assert (read.genres, read.about) == (answers.genres, answers.about)


def kept(folder: Path, fold: int, seed: int, heard: list[int], system: str = 'segue', **about: object) -> None:
    what = {'protocol': 'grouped5', 'fold': fold, 'seed': seed, 'data': {}, 'recipe': {}, 'folds': 2} | about
    answers = answers_of([0, 1, 2, 0], heard, about=what)
    tracks = np.array([f'fold{fold}track{i}' for i in range(4)])
    write_held_out(folder / system / f'grouped5-fold{fold}-seed{seed}.npz', replace(answers, tracks=tracks))


def test_folds_are_counted_together_and_seeds_are_averaged(own_folders: Folders) -> None:
    kept(own_folders.answers, 0, 0, [0, 1, 2, 0])
    kept(own_folders.answers, 1, 0, [0, 1, 0, 1])
    kept(own_folders.answers, 0, 1, [0, 0, 1, 1])
    kept(own_folders.answers, 1, 1, [0, 1, 2, 0])
    numbers = evaluate(own_folders)['segue']['grouped5']
    assert numbers['tracks'] == 8
    assert [seed['accuracy'] for seed in numbers['seeds']] == [0.75, 0.625]
    assert numbers['accuracy'] == 0.6875
    assert [fold['accuracy'] for fold in numbers['folds']] == [1, 0.25, 0.5, 1]
    assert np.sum(numbers['confusion']) == 16
    assert sum(part['tracks'] for part in numbers['calibration']) == 16
    assert (numbers['complete'], numbers['unit']) == (True, 'songs')


def test_a_seed_that_has_not_heard_every_fold_is_not_averaged(own_folders: Folders) -> None:
    kept(own_folders.answers, 0, 0, [0, 1, 2, 0])
    kept(own_folders.answers, 1, 0, [0, 1, 0, 1])
    kept(own_folders.answers, 0, 1, [0, 0, 1, 1])
    with pytest.raises(ValueError, match='every fold'):
        evaluate(own_folders)


def test_a_system_that_has_heard_some_folds_alone_is_marked(own_folders: Folders) -> None:
    kept(own_folders.answers, 1, 0, [0, 1, 0, 1], system='deep_cnn', unit='chunks')
    numbers = evaluate(own_folders)
    assert 'segue' not in numbers
    deep = numbers['deep_cnn']['grouped5']
    assert (deep['complete'], deep['foldsHeard'], deep['foldsOf'], deep['unit']) == (False, [1], 2, 'chunks')


def test_no_unknown_artist_gives_no_accuracy_about_them(own_folders: Folders) -> None:
    kept(own_folders.answers, 0, 0, [0, 1, 2, 0], system='tl_cnn')
    path = own_folders.answers / 'tl_cnn' / 'grouped5-fold0-seed0.npz'
    answers = read_held_out(path)
    write_held_out(path, replace(answers, artist_known=np.ones(4, bool)))
    assert evaluate(own_folders)['tl_cnn']['grouped5']['unknownArtists'] == {'accuracy': None, 'tracks': 0}


def test_a_track_in_two_folds_is_refused() -> None:
    with pytest.raises(ValueError, match='two folds'):
        join([answers_of([0], [0]), answers_of([1], [1])])


def test_answers_from_different_data_are_not_put_into_one_table(own_folders: Folders) -> None:
    kept(own_folders.answers, 0, 0, [0, 1, 2, 0], data={'tracks.csv': 'a'})
    kept(own_folders.answers, 0, 0, [0, 1, 2, 0], system='tl_cnn', data={'tracks.csv': 'b'})
    with pytest.raises(ValueError, match='different data'):
        evaluate(own_folders)
    forget_other_data({'tracks.csv': 'a'}, own_folders)
    assert evaluate(own_folders).keys() - {'published', 'literature', 'data'} == {'segue'}


def test_figures_of_other_commands_stand_under_segue_when_they_are_about_the_same_data(own_folders: Folders) -> None:
    kept(own_folders.answers, 0, 0, [0, 1, 2, 0])
    (own_folders.figures).mkdir()
    figure = {'mean': 0.9, 'seeds': [0], 'data': {}}
    (own_folders.figures / 'classes_auc.json').write_text(json.dumps(figure))
    assert evaluate(own_folders)['segue']['classes_auc'] == figure
    (own_folders.figures / 'classes_auc.json').write_text(json.dumps(figure | {'data': {'tracks.csv': 'other'}}))
    with pytest.raises(ValueError, match='different data'):
        evaluate(own_folders)
    forget_other_data({}, own_folders)
    assert 'classes_auc' not in evaluate(own_folders)['segue']


def test_what_was_measured_on_other_music_stands_until_another_network_is_trained(own_folders: Folders) -> None:
    kept(own_folders.answers, 0, 0, [0, 1, 2, 0])
    (own_folders.figures).mkdir()
    (own_folders.figures / 'robustness.json').write_text('{"network": "9.1.0"}')
    assert evaluate(own_folders)['segue']['robustness'] == {'network': '9.1.0'}
    forget_other_data({}, own_folders)
    assert 'robustness' not in evaluate(own_folders)['segue']


def test_tags_are_averaged_over_seeds_and_absent_where_none_are_heard() -> None:
    rng = np.random.default_rng(0)
    says = (rng.random((60, 1)) < 0.5).astype(np.int8)
    labels = [0] * 60
    parts = []
    for seed, noise in enumerate((0.0, 5.0)):
        heard = (says + noise * rng.normal(0, 1, says.shape)).astype(np.float16)
        answers = answers_of(labels, labels, about={'seed': seed, 'tags': ['sad']})
        parts.append(replace(answers, tags=heard, tag_labels=says))
    found = heard_tags({'random10': parts})['tags_auc']
    assert found['seeds'][0]['mean'] == 1 and 0.3 < found['seeds'][1]['mean'] < 0.8
    assert found['mean'] == pytest.approx(np.mean([seed['mean'] for seed in found['seeds']]), abs=1e-4)
    assert found['per_tag'].keys() == {'sad'}
    assert heard_tags({'random10': [answers_of([0], [0])]}) == {} == heard_tags({})
