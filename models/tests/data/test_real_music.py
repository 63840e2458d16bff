from pathlib import Path

import numpy as np
import pytest

from hearing.data.real_music import FOLDS, RealMusic, artist_folds, load_real_music, plain
from tests.made.world import ROWS, write_world


@pytest.fixture
def music(collection_folder: Path, tmp_path: Path) -> RealMusic:
    write_world(tmp_path / 'world')
    (tmp_path / 'gtzan').symlink_to(collection_folder)
    return load_real_music(tmp_path)


def test_the_sets_and_the_usable_songs_of_the_collection_are_one(music: RealMusic) -> None:
    assert list(music.ids[: len(ROWS)]) == [row[1] for row in ROWS]
    assert set(music.sets[len(ROWS) :]) == {'gtzan'} and music.labels[-1][0] in ('high', 'low')
    lengths = {len(value) for value in (music.pictures, music.columns, music.labels, music.groups, music.teacher)}
    assert lengths == {len(music.ids)}
    assert list(music.quadrants[:3]) == [1, 3, -1]
    assert music.moods[2] == ('calmness=0.50', 'sadness=0.25')


def test_an_artist_of_two_sets_is_one(music: RealMusic) -> None:
    known = music.groups[list(music.ids).index('high.00000')]
    assert music.groups[list(music.ids).index('d3')] == known
    assert music.groups[0] == music.groups[1]


@pytest.mark.parametrize(
    ('one', 'other'),
    [('The Band', 'Band'), ('DJ One feat. MC Two', 'dj one'), ('A & B', 'A'), ('Beyoncé', 'Beyoncé, Jay-Z')],
)
def test_artists_are_one_however_they_are_credited(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_no_artist_crosses_a_fold_and_no_fold_is_empty(music: RealMusic) -> None:
    folds = artist_folds(music)
    for group in np.unique(music.groups):
        assert len(set(folds[music.groups == group])) == 1
    assert set(folds) == set(range(FOLDS))
    np.testing.assert_array_equal(folds, artist_folds(music))
