import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from commands import robustness as command
from evaluation import robustness
from evaluation.folds import hear_folds
from evaluation.robustness import Pictures, read_changed, steadiness
from hearing.data.collection import Collection, checksums, split
from hearing.folders import Folders
from hearing.heads.network import SegueNetwork
from hearing.heads.prediction import Prediction
from hearing.train.recipe import Recipe
from hearing.train.runs import Run
from hearing.train.training import train

ONCE = Recipe(epochs=1, crops_per_track=1, batch_size=8)
SEED = 0


@pytest.fixture(scope='module')
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp('runs')


@pytest.fixture
def trained(collection: Collection, folders: Folders, kept: Path) -> Path:
    """A folder with a network of each artist fold."""
    for fold in range(5):
        train(Run('grouped5', fold, SEED), ONCE, collection, folders, kept)
    return kept


def write_pictures(file: Path, pictures: dict[str, Pictures]) -> Path:
    """Of pictures [columns, bands] by name."""
    np.savez(file, log_mel=np.stack([picture.T for picture in pictures.values()]), track=np.array(list(pictures)))
    return file


def changed(collection: Collection, *tracks: int) -> dict[str, Pictures]:
    """Tracks as they are, the same once more, and without a sound."""
    return {
        f'{collection.tracks[track]}{change}': picture
        for track in tracks
        for change, picture in (
            ('', collection.pictures[track]),
            ('/same', collection.pictures[track]),
            ('/silent', np.zeros_like(collection.pictures[track])),
        )
    }


def test_pictures_are_read_by_track_and_by_what_was_done(collection: Collection, tmp_path: Path) -> None:
    elsewhere = {'elsewhere': collection.pictures[3], 'elsewhere/same': collection.pictures[3]}
    songs = read_changed(write_pictures(tmp_path / 'a.npz', changed(collection, 2, 5) | elsewhere), collection)
    assert {track: list(some) for track, some in songs.items()} == {
        collection.tracks[track]: ['', 'same', 'silent'] for track in (2, 5)
    }
    np.testing.assert_array_equal(songs[collection.tracks[5]]['same'], collection.pictures[5])


def test_each_song_is_heard_by_a_network_that_never_heard_it(
    collection: Collection, folders: Folders, trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folds = hear_folds(collection, SEED, trained, folders.cache)
    songs = read_changed(write_pictures(tmp_path / 'a.npz', changed(collection, 2, 9)), collection)
    asked = []
    predict = robustness.predict_pictures

    def asking(network: SegueNetwork, some: Iterable[Pictures]) -> Prediction:
        asked.append(network)
        return predict(network, some)

    monkeypatch.setattr(robustness, 'predict_pictures', asking)
    found = steadiness(folds, collection, songs)
    for network, track in zip(asked, (2, 9), strict=True):
        fold = next(fold for known, fold in folds if known is network)
        assert track in fold.tested and track not in fold.learned
        learned, _ = split(collection, 'grouped5', track // 4)
        assert not set(collection.groups[learned]) & {collection.groups[track]}
    assert found['songs'] == 2
    assert found['variants']['same'] == {'cases': 2, 'genreUnchanged': 1, 'meanCosine': 1}
    assert found['variants']['silent']['meanCosine'] < 0.9
    assert found['all']['cases'] == 4
    both = [found['variants'][change]['genreUnchanged'] for change in ('same', 'silent')]
    assert found['all']['genreUnchanged'] == pytest.approx(np.mean(both))


def test_the_command_writes_the_mean_of_the_seeds(
    collection_folder: Path,
    collection: Collection,
    trained: Path,
    own_folders: Folders,
    tmp_path: Path,
) -> None:
    own_folders.runs_on(checksums(collection_folder)).symlink_to(trained)
    pictures = write_pictures(tmp_path / 'a.npz', changed(collection, 2))
    given = [str(pictures), '--collection', str(collection_folder), '--seeds', '1']
    command.main(given, own_folders.root)
    written = json.loads((own_folders.figures / 'robustness_unheard.json').read_text())
    assert written['variants']['same'] == {'cases': 1, 'genreUnchanged': 1, 'meanCosine': 1}
    assert written['seeds'] == [{'seed': SEED, **written['all']}]
    assert written['data'] == checksums(collection_folder)


@pytest.mark.parametrize('of_no_fold', [False, True])
def test_pictures_of_songs_that_no_network_could_be_asked_about_are_refused_with_a_sentence(
    collection_folder: Path,
    collection: Collection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    of_no_fold: bool,
) -> None:
    elsewhere = {'elsewhere': collection.pictures[0]}
    pictures = write_pictures(tmp_path / 'a.npz', changed(collection, 2) if of_no_fold else elsewhere)
    if of_no_fold:
        parts = collection.folds['grouped5'].copy()
        parts[2] = ''
        without = replace(collection, folds=collection.folds | {'grouped5': parts})
        monkeypatch.setattr(command, 'read_collection', lambda options: (without, {}))
    with pytest.raises(SystemExit, match=r'a\.npz has no picture of a song that an artist fold holds out'):
        command.main([str(pictures), '--collection', str(collection_folder)], tmp_path)
