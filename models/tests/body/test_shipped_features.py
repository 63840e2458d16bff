from pathlib import Path

import numpy as np
import pytest

from hearing.body.shipped_features import HEARD_LENGTH, HeardPatches, body_of, cut, shipped_features, starts_of
from hearing.folders import Folders

SHIPPED = Folders().shipped


@pytest.mark.parametrize(
    ('columns', 'starts'),
    [(387, [0, 64, 129, 193, 258]), (100, [0]), (129, [0]), (200, [0, 65, 71]), (386, [0, 65, 130, 195, 257])],
)
def test_patches_begin_where_the_app_begins_them(columns: int, starts: list[int]) -> None:
    assert starts_of(columns) == starts


def test_a_short_song_comes_again_from_its_first_column() -> None:
    picture = np.arange(387, dtype=np.uint16)[:, None] % 256
    assert list(cut(picture.astype(np.uint8), 100, 0)[98:102, 0]) == [98, 99, 0, 1]


def test_what_the_shipped_network_hears_is_kept(tmp_path: Path) -> None:
    pictures = np.random.default_rng(0).integers(0, 256, (2, 387, 128), dtype=np.uint8)
    columns = np.array([387, 60])
    heard = shipped_features(SHIPPED, pictures, columns, tmp_path)
    assert heard.values.shape == (6, HEARD_LENGTH) and list(heard.songs) == [0] * 5 + [1]
    assert np.ptp(heard.values, axis=0).max() > 0
    kept = list(tmp_path.glob('*.npz'))
    np.testing.assert_array_equal(shipped_features(SHIPPED, pictures, columns, tmp_path).values, heard.values)
    assert list(tmp_path.glob('*.npz')) == kept


def test_heads_that_come_and_go_do_not_change_what_is_heard() -> None:
    names = bytes(body_of(SHIPPED)[0]).decode()
    assert 'features' in names and 'families' not in names and 'tags/head' not in names


def test_a_song_is_the_mean_of_its_patches() -> None:
    heard = HeardPatches(np.zeros((3, 1), np.float32), np.array([0, 0, 1]))
    np.testing.assert_allclose(heard.mean(np.array([[1.0], [3.0], [5.0]]), 2), [[2], [5]])
    assert list(heard.of(np.array([7, 9])).songs) == [7, 7, 9]
