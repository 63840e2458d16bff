import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from commands import learning_curve as command
from evaluation import learning_curve as learning
from evaluation.learning_curve import curve, thinned
from hearing.data.collection import Collection, checksums, split
from hearing.folders import Folders
from hearing.train.recipe import Recipe
from hearing.train.runs import Run

RUN = Run('grouped5', 0, 0)
ONCE = Recipe(epochs=1, crops_per_track=1, batch_size=8)


def test_a_thinned_part_has_fewer_artists_all_of_whose_songs_stay_and_tests_the_same(collection: Collection) -> None:
    pairs = replace(collection, groups=np.array([f'artist {index // 2}' for index in range(len(collection.tracks))]))
    learned, tested = split(pairs, RUN.protocol, RUN.fold)
    fewer, same = split(thinned(pairs, RUN, 0.5), RUN.protocol, RUN.fold)
    np.testing.assert_array_equal(same, tested)
    assert set(fewer) < set(learned) and len(learned) / 4 <= len(fewer) <= len(learned) / 2
    stays = np.isin(pairs.groups[learned], pairs.groups[fewer])
    np.testing.assert_array_equal(learned[stays], fewer)
    for protocol in ('random10', 'fault_filtered'):
        np.testing.assert_array_equal(thinned(pairs, RUN, 0.5).folds[protocol], pairs.folds[protocol])


def test_a_curve_has_a_point_for_each_share(
    collection: Collection, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, 'SHARES', (0.5, 1.0))
    points = curve(collection, ONCE, folders, tmp_path)['points']
    assert len(points) == 2 and points[0]['songs'] < points[1]['songs']
    assert all(0 <= point['accuracy'] <= 1 for point in points)
    assert sorted(path.name for path in tmp_path.glob('share-*')) == ['share-0.5']


def test_the_command_writes_the_curve_beside_the_data_that_it_is_about(
    collection_folder: Path, own_folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, 'SHARES', (1.0,))
    monkeypatch.setattr(command, 'Recipe', lambda: ONCE)
    command.main(['--data', str(own_folders.data)], own_folders.root)
    figure = json.loads((own_folders.figures / 'learning.json').read_text())
    assert figure['data'] == checksums(collection_folder)
    assert [point['songs'] for point in figure['points']] == [15]
