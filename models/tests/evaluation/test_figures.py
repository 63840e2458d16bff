import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import expit

from commands import figures
from evaluation.class_agreement import classes_auc, heard_classes, music_gate
from evaluation.figures import mean_of
from evaluation.folds import Fold, hear_folds
from evaluation.retrieval import retrieval
from hearing.data.classes import CLASSES, kept_classes
from hearing.data.collection import Collection, checksums
from hearing.data.free_music import held_out_music, load_free_music
from hearing.folders import Folders
from hearing.heads.embedding import fit_embedding
from hearing.heads.network import SegueNetwork
from hearing.heads.prediction import Prediction, predict, predict_pictures
from hearing.teachers.class_teacher import ClassTeacherSays, class_teacher_on
from hearing.train.recipe import Recipe
from hearing.train.runs import Run, restore
from hearing.train.training import train

ONCE = Recipe(epochs=1, crops_per_track=1, batch_size=8)


@pytest.fixture(scope='module')
def songs() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What a teacher says of 60 songs, and a pupil who hears it but for some noise; the first class not at all."""
    rng = np.random.default_rng(0)
    said = rng.random((60, len(CLASSES))) < 0.5
    teacher = np.where(said, rng.uniform(0.3, 0.9, said.shape), rng.uniform(0, 0.1, said.shape))
    heard = teacher + rng.normal(0, 0.02, teacher.shape)
    heard[:, 0] = rng.random(60)
    return heard, teacher


def test_a_class_is_judged_by_the_songs_that_the_teacher_calls_so(
    songs: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> None:
    heard, teacher = songs
    found = classes_auc(heard, teacher)
    assert found['songs'] == 60
    per_class = found['perClass']
    assert 0.25 < per_class.pop('pop') < 0.75
    assert min(per_class.values()) > 0.95
    assert classes_auc(1 - heard, teacher)['perClass']['rock'] == pytest.approx(1 - per_class['rock'], abs=1e-4)


def test_a_class_with_too_few_songs_has_no_figure(songs: tuple[NDArray[np.float64], NDArray[np.float64]]) -> None:
    heard, teacher = songs[0], songs[1].copy()
    teacher[14:, 3] = 0.01
    teacher[:14, 3] = 0.9
    assert 'metal' not in classes_auc(heard, teacher)['perClass']
    assert 'rock' in classes_auc(heard, teacher)['perClass']
    assert classes_auc(heard[:20], teacher[:20]) == {'mean': None, 'perClass': {}, 'songs': 20}


def test_the_gate_stands_between_music_and_other_sounds_and_is_not_claimed_without_the_latter() -> None:
    songs, free = np.linspace(0.8, 1, 50), np.array([0.9, 0.85, 0.1, 0.2, 0.3])
    gate = music_gate(songs, free, np.array([0.9, 0.6, 0.0, 0.1, 0.1]))
    assert 0.3 < gate['musicBelow'] < 0.8
    assert (gate['notMusicFound'], gate['musicLost'], gate['notMusic']) == (1, 0, 3)
    blurred = music_gate(songs, free, np.array([0.1, 0.6, 0.0, 0.1, 0.9]))
    assert blurred['notMusicFound'] < 1 and blurred['musicLost'] > 0
    assert music_gate(songs, free, np.full(5, 0.9)) | {'notMusic': 0} == dict.fromkeys(
        ('musicBelow', 'notMusicFound', 'musicLost')
    ) | {'notMusic': 0}


@pytest.fixture(scope='module')
def folds() -> list[tuple[None, Fold]]:
    """Five networks that are right about three songs in four, and of the others have the right genre second; each about
    40 songs; genres lie apart in 448 directions."""
    rng = np.random.default_rng(1)
    labels = np.arange(200) % 4
    features = (rng.normal(0, 1, (4, 448))[labels] + rng.normal(0, 2, (200, 448))).astype(np.float32)
    logits = 2 * np.eye(4)[np.where(rng.random(200) < 0.75, labels, (labels + 1) % 4)] + np.eye(4)[labels]
    genres = logits[:, None] + rng.normal(0, 0.3, (200, 5, 4))
    heard = []
    for fold in range(5):
        tested = np.arange(200) // 40 == fold
        parts = [np.flatnonzero(~tested), np.flatnonzero(tested)]
        nothing = np.zeros((len(labels), 5, 0))
        said = [Prediction(genres[p], nothing[p], nothing[p], features[p]) for p in parts]
        heard.append((None, Fold(*parts, *said, fit_embedding(features[parts[0]][:, None], 1))))
    return heard


def collection_of(labels: NDArray[np.int64]) -> Collection:
    nothing = np.zeros(0)
    groups = np.array([f'artist {index // 2}' for index in range(len(labels))])
    return Collection(nothing, nothing, tuple('abcd'), labels, groups, nothing, {}, None)


def test_what_stands_nearest_is_counted_in_both_spaces(folds: list[tuple[SegueNetwork, Fold]]) -> None:
    rng = np.random.default_rng(2)
    untouched = ClassTeacherSays(np.zeros(0), rng.normal(0, 1, (200, 5, 384)).astype(np.float16))
    found = retrieval(folds, collection_of(np.arange(200) % 4), untouched)
    assert found['precisionAt5']['embedding'] > 0.6
    assert 0.15 < found['precisionAt5']['mn04'] < 0.35
    assert 0 < found['sameArtist']['embedding'] < 0.3


def test_a_figure_is_the_mean_over_seeds_and_what_one_of_them_lacks_is_left_out() -> None:
    seeds = [
        {'mean': 0.5, 'perClass': {'a': 0.25, 'b': 1.0}, 'songs': 9, 'shown': {'a': 0.2, 'b': None}},
        {'mean': 0.7, 'perClass': {'a': 0.75}, 'songs': 9, 'shown': {'a': None, 'b': None}},
    ]
    wanted = {'mean': 0.6, 'perClass': {'a': 0.5}, 'songs': 9, 'shown': {'a': None, 'b': None}}
    assert mean_of(seeds) == wanted
    assert mean_of([{'interval95': [0.1, 0.3]}, {'interval95': [0.2, 0.5]}]) == {'interval95': [0.15, 0.4]}


def test_classes_of_songs_and_of_free_music_are_judged_by_what_the_network_has_not_learned_from(
    collection: Collection, folders: Folders, tmp_path: Path
) -> None:
    network = train(Run('grouped5', 0, 0), ONCE, collection, folders, tmp_path)
    tested = np.arange(4)
    heard = predict(network, collection, tested)
    folds = [(network, Fold(np.arange(4, 19), tested, heard, heard, fit_embedding(heard.raw_embedding[:, None], 1)))]
    untouched, kept = class_teacher_on(collection, folders.weights, folders.cache), kept_classes(folders.weights)
    found = heard_classes(folds, untouched, kept, load_free_music(folders.free_music))
    assert found['onSongs']['songs'] == 4
    assert found['onFreeMusic']['songs'] == held_out_music(load_free_music(folders.free_music)).sum() == 4
    assert found['shownAbove'].keys() == {known['name'] for known in CLASSES}
    music = [known['name'] for known in CLASSES].index('music')
    free, unheard = load_free_music(folders.free_music), held_out_music(load_free_music(folders.free_music))
    calls = expit(free.logits[unheard][:, :, kept[music]].astype(float)).mean(1)
    sounds = predict_pictures(network, free.pictures[unheard][calls < 0.2]).classes[:, :, music]
    below = found['musicBelow']
    assert found['notMusic'] == len(sounds) > 0
    assert found['notMusicFound'] == pytest.approx((expit(sounds).mean(1) < below).mean(), abs=1e-3)
    songs = expit(heard.classes[:, :, music]).mean(1)
    of_sounds = expit(sounds).mean(1)
    assert min(songs.min(), of_sounds.min()) - 1e-3 <= below <= max(songs.max(), of_sounds.max())


def test_no_fold_stands_for_one_that_was_never_trained(
    collection: Collection, folders: Folders, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError, match='grouped5-fold0-seed0'):
        hear_folds(collection, 0, tmp_path, folders.cache)


def test_the_command_writes_each_figure_beside_the_data_that_it_is_about(
    collection: Collection,
    collection_folder: Path,
    own_folders: Folders,
) -> None:
    data = checksums(collection_folder)
    for fold in range(5):
        train(Run('grouped5', fold, 0), ONCE, collection, own_folders, own_folders.runs_on(data))
    figures.main(['--data', str(own_folders.data), '--seeds', '1'], own_folders.root)
    read = {path.stem: json.loads(path.read_text()) for path in own_folders.figures.iterdir()}
    assert read.keys() == {'classes_auc', 'retrieval'}
    assert all(figure['data'] == data and [seed['seed'] for seed in figure['seeds']] == [0] for figure in read.values())
    # Nineteen of the twenty are usable, the folds test all twenty.
    assert read['classes_auc']['onSongs']['songs'] == 20


def test_a_fold_is_heard_as_its_own_network_hears_it(collection: Collection, folders: Folders, tmp_path: Path) -> None:
    for fold in range(5):
        train(Run('grouped5', fold, 0), ONCE, collection, folders, tmp_path)
    heard = hear_folds(collection, 0, tmp_path, folders.cache)
    assert [list(fold.tested) for _, fold in heard] == [list(range(4 * i, 4 * i + 4)) for i in range(5)]
    wanted = predict(restore(Run('grouped5', 3, 0), collection, tmp_path), collection, heard[3][1].tested)
    np.testing.assert_allclose(heard[3][1].of_tested.genres, wanted.genres, atol=1e-4)
    assert not set(heard[3][1].learned) & set(heard[3][1].tested)
