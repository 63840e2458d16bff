import numpy as np
import pytest

from hearing.data.called_music import FREE, called_music
from hearing.data.classes import class_names
from hearing.data.free_music import FreeMusic, load_free_music
from hearing.data.real_music import RealMusic
from hearing.data.style_labels import style_labels
from hearing.data.vocabulary import load_vocabulary
from hearing.folders import Folders

WORDS = load_vocabulary()


@pytest.fixture
def music(folders: Folders) -> FreeMusic:
    """Of which the teacher hears nothing yet."""
    music = load_free_music(folders.free_music)
    music.logits[:] = -8
    return music


@pytest.fixture
def names(folders: Folders) -> list[str]:
    return class_names(folders.weights)


def called(music: FreeMusic, names: list[str]) -> RealMusic:
    music.logits[0, :, names.index('Orchestra')] = 2
    music.logits[2, :, names.index('Violin, fiddle')] = 0
    music.logits[2, :, names.index('Music')] = 3
    music.logits[3, 0, names.index('Techno')] = -1
    music.logits[4, :, names.index('Music')] = 3
    return called_music(music, WORDS, names)


def test_a_stretch_is_called_what_the_teacher_plainly_hears_in_all_of_it(music: FreeMusic, names: list[str]) -> None:
    free = called(music, names)
    assert [set(labels) for labels in free.labels] == [{'Orchestra'}, {'Violin, fiddle', 'Music'}]
    assert set(free.sets) == {FREE}


def test_what_has_no_name_that_speaks_of_a_family_is_left_out(music: FreeMusic, names: list[str]) -> None:
    free = called(music, names)
    np.testing.assert_array_equal(free.pictures, music.pictures[[0, 2]])
    np.testing.assert_array_equal(free.teacher, music.logits[[0, 2]])


def test_what_a_stretch_is_called_speaks_of_families_and_the_teacher_of_styles(
    music: FreeMusic, names: list[str]
) -> None:
    labels = style_labels(called(music, names), WORDS, names)
    families = [{WORDS.families[place] for place in np.flatnonzero(rows.any(0))} for rows in labels.families]
    assert families == [{'classical', 'easy listening'}, {'classical', 'easy listening', 'folk', 'country', 'world'}]
    styles = [style.name for style in WORDS.styles]
    assert labels.styles[0, 0, styles.index('orchestra')] > 0.8
    assert labels.styles[0, 0, styles.index('ska')] == 0, 'an orchestra is no reggae'
    assert np.isnan(labels.moods).all()
