from pathlib import Path

import numpy as np
import pytest

from hearing.data.classes import class_names
from hearing.data.real_music import RealMusic, load_real_music
from hearing.data.style_labels import StyleLabels, is_called, sources_of, style_labels
from hearing.data.vocabulary import Vocabulary, load_vocabulary
from tests.made.world import write_world

WORDS = load_vocabulary()
STYLES = [style.name for style in WORDS.styles]


@pytest.fixture
def music(collection_folder: Path, tmp_path: Path) -> RealMusic:
    write_world(tmp_path / 'world')
    (tmp_path / 'gtzan').symlink_to(collection_folder)
    return load_real_music(tmp_path)


@pytest.fixture
def labels(music: RealMusic, weights_folder: Path) -> StyleLabels:
    return style_labels(music, WORDS, class_names(weights_folder))


def families(words: Vocabulary, row: np.ndarray) -> set[str]:  # type: ignore[type-arg]
    return {words.families[place] for place in np.flatnonzero(row)}


def test_a_label_may_speak_of_several_families_and_a_song_have_several_labels(labels: StyleLabels) -> None:
    assert families(WORDS, labels.families[0, 0]) == {'jazz'}
    assert families(WORDS, labels.families[0, 1]) == {'easy listening'}
    assert families(WORDS, labels.families[1, 0]) == {'rock', 'metal', 'pop'}
    assert not labels.families[6].any(), 'a waltz is danced to music of any family'


def test_rap_that_is_filed_under_breakbeat_is_hip_hop(music: RealMusic, labels: StyleLabels) -> None:
    rap, goa = (list(music.ids).index(name) for name in ('i2', 'i1'))
    assert families(WORDS, labels.families[rap].any(0)) == {'hip hop'}
    assert families(WORDS, labels.families[goa].any(0)) == {'electronic'}


def test_labels_tell_styles_of_their_set_and_families_rule_others_out(labels: StyleLabels, music: RealMusic) -> None:
    goa, salsa, jazz = (list(music.ids).index(name) for name in ('i1', 'd1', 'a1'))
    said = dict(zip(STYLES, labels.styles[goa].T))
    assert said['trance'].min() == 1 and said['house'].max() == 0
    assert said['opera'].max() == 0, 'electronic music is no opera'
    assert np.isnan(said['dubstep']).all(), 'nobody has said, and too short for the teacher'
    assert dict(zip(STYLES, labels.styles[salsa, 0]))['salsa'] == 1
    of_jazz = dict(zip(STYLES, labels.styles[jazz, 0]))
    assert of_jazz['vocal jazz'] == 1 and of_jazz['Latin jazz'] == 0
    assert 0 < of_jazz['swing'] < 1, 'the teacher speaks where no label does'


def test_moods_are_told_by_editors_or_felt_by_listeners(labels: StyleLabels) -> None:
    names = [mood.name for mood in WORDS.moods]
    of_band, of_piano, of_trance = (dict(zip(names, labels.moods[song])) for song in (0, 2, 3))
    assert of_band['angry'] == 1 and of_band['calm'] == 0
    assert of_piano['calm'] == 0.5 and np.isnan(of_piano['angry'])
    assert np.isnan(list(of_trance.values())).all()


def test_labels_count_alone_or_together() -> None:
    assert is_called(('Jazz', 'Latin'), [['Jazz', 'Latin']]) and not is_called(('Jazz',), [['Jazz', 'Latin']])
    assert is_called(('salsa',), ['bachata', 'salsa'])


def test_a_word_is_judged_by_labels_where_there_are_any() -> None:
    assert sources_of({'audioset': ['Opera']}) == 'teacher'
    assert sources_of({'audioset': ['Salsa music'], 'dances': ['salsa']}) == 'labels'
