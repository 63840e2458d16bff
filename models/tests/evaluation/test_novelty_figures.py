import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from commands import novelty as command
from evaluation import novelty
from evaluation.folds import Fold
from evaluation.novelty import noticed, scale_of, without
from hearing.data.classes import GENRE_CLASSES
from hearing.data.collection import Collection, checksums, split
from hearing.data.free_music import NAMES
from hearing.folders import Folders
from hearing.heads.embedding import fit_embedding
from hearing.heads.prediction import Prediction
from hearing.train.recipe import Recipe
from hearing.train.runs import Run
from hearing.train.training import train
from tests.made.songs import of_learned

FEW = Recipe(epochs=6, crops_per_track=4, batch_size=8)
ONCE = replace(FEW, epochs=1, crops_per_track=1)


def test_a_genre_that_is_left_out_is_neither_learned_nor_tested(collection: Collection) -> None:
    others = without(collection, 1, 'grouped5')
    for fold in range(5):
        learned, tested = split(others, 'grouped5', fold)
        assert set(collection.labels[learned]) == set(collection.labels[tested]) == {0}
        assert len(learned) == 8 and len(tested) == 2
    assert set(collection.labels[split(collection, 'grouped5', 0)[0]]) == {0, 1}
    for protocol in ('random10', 'fault_filtered'):
        np.testing.assert_array_equal(others.folds[protocol], collection.folds[protocol])


def test_what_was_left_out_is_told_from_what_was_learned(
    collection: Collection, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def training(run: Run, recipe: Recipe, given: Collection, *where: Any) -> object:
        learned, _ = split(given, run.protocol, run.fold)
        asked.append(set(given.labels[learned]))
        return train(run, recipe, given, *where)

    monkeypatch.setattr(novelty, 'train', training)
    # Two songs of a fold would not tell how much the score's parts differ from song to song.
    halves = {name: np.where(collection.folds[name] < '2', '0', '1') for name in ('random10', 'grouped5')}
    collection = replace(collection, folds=collection.folds | halves)
    asking = (('random10', 0), ('random10', 1), ('grouped5', 0), ('grouped5', 1))
    steady = np.random.default_rng(0).normal(size=(9, 1, len(GENRE_CLASSES))).repeat(2, 1)
    areas = [noticed(collection, genre, protocol, FEW, folders, tmp_path, steady) for protocol, genre in asking]
    assert asked == [{1}, {0}] * 2
    # High and low bands could not be more unlike.
    assert min(areas) > 0.8
    assert sorted(path.name for path in tmp_path.iterdir()) == ['without-high', 'without-low']


def test_the_scale_of_the_score_leaves_one_known_song_in_fifty_above_its_threshold() -> None:
    called, genres, labels = of_learned(80, 7)
    order = np.random.default_rng(0).permutation(len(labels))
    halves = np.array_split(order, 2)
    none = np.zeros((len(order), 1))
    said = [Prediction(genres[half], none[half], none[half], none[half], called[half]) for half in halves]
    nowhere = fit_embedding(np.random.default_rng(1).random((9, 1, 1)), 1)
    folds = [Fold(halves[0], halves[1], *said, nowhere), Fold(halves[1], halves[0], *said[::-1], nowhere)]
    nothing = np.zeros(0)
    collection = Collection(nothing, nothing, NAMES, labels, nothing, nothing, {}, None)
    scale = scale_of(folds, collection, called[:9])
    assert len(scale['weights']) == 4 and min(scale['weights']) > 0
    # Four parts in their own deviations: their sum is seldom twice as great as one of them.
    assert 0.7 < scale['noneAbove'] < 0.9999
    assert scale['bias'] != 0


def test_the_command_writes_how_well_each_genre_is_noticed(
    collection: Collection,
    collection_folder: Path,
    own_folders: Folders,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command, 'Recipe', lambda: ONCE)
    data = checksums(collection_folder)
    for fold in range(5):
        train(Run('grouped5', fold, 0), ONCE, collection, own_folders, own_folders.runs_on(data))
    command.main(['--data', str(own_folders.data)], own_folders.root)
    figure = json.loads((own_folders.figures / 'none_of_these_auroc.json').read_text())
    for protocol in ('random10', 'grouped5'):
        areas = figure[protocol]['perGenre']
        assert areas.keys() == {'high', 'low'}
        assert figure[protocol]['mean'] == pytest.approx(np.mean(list(areas.values())), abs=1e-4)
    assert figure['mean'] == figure['random10']['mean']
    assert len(figure['weights']) == 4 and 0 < figure['noneAbove'] < 1
    assert figure['data'] == data
