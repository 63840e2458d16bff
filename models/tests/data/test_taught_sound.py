from pathlib import Path

import numpy as np
import pytest

from hearing.data.free_music import NAMES, FreeMusic, held_out_music, load_free_music
from hearing.data.real_music import artist_folds, load_real_music
from hearing.data.taught_sound import UNHEARD_FOLD, load_taught_sound
from hearing.folders import Folders
from tests.made.world import ROWS, write_world


@pytest.fixture
def data(collection_folder: Path, tmp_path: Path) -> Path:
    write_world(tmp_path / 'world')
    (tmp_path / 'gtzan').symlink_to(collection_folder)
    return tmp_path


@pytest.fixture
def free_music(folders: Folders) -> FreeMusic:
    return load_free_music(folders.free_music)


def kept(music: FreeMusic, folder: Path) -> Path:
    np.savez(folder / 'free_music.npz', **{name: getattr(music, name) for name in NAMES})
    return folder / 'free_music.npz'


def test_free_music_comes_first_and_of_real_music_what_has_a_whole_patch(data: Path, free_music: FreeMusic) -> None:
    sound = load_taught_sound(kept(free_music, data), data)
    free = len(free_music.pictures)
    np.testing.assert_array_equal(sound.pictures[:free], free_music.pictures)
    whole = [row[-1] >= 129 for row in ROWS]
    assert len(sound.pictures) == free + sum(whole)
    with np.load(data / 'world' / 'world.npz') as arrays:
        np.testing.assert_array_equal(sound.pictures[free:], arrays['pictures'][whole])
    assert sound.heard[:free].all()
    two_hundred = [row[1] for row, kept in zip(ROWS, whole) if kept].index('i2')
    assert list(sound.heard[free + two_hundred]) == [True, True, False, False, False]


def test_held_out_are_the_free_files_that_always_are_and_the_artists_of_one_fold(
    data: Path, free_music: FreeMusic
) -> None:
    sound = load_taught_sound(kept(free_music, data), data)
    free = len(free_music.pictures)
    np.testing.assert_array_equal(sound.held_out[:free], held_out_music(free_music))
    music = load_real_music(data)
    whole = np.array([row[-1] >= 129 for row in ROWS])
    apart = (artist_folds(music) == UNHEARD_FOLD)[: len(ROWS)]
    np.testing.assert_array_equal(sound.held_out[free:], apart[whole])
    assert apart.any() and not apart.all()


def test_a_song_of_the_collection_is_never_among_it(data: Path, free_music: FreeMusic) -> None:
    sound = load_taught_sound(kept(free_music, data), data)
    collection = load_real_music(data).pictures[len(ROWS) :]
    assert not any((picture == sound.pictures).all((1, 2)).any() for picture in collection)


def test_without_real_music_nothing_is_taught(free_music: FreeMusic, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_taught_sound(kept(free_music, tmp_path), tmp_path)
