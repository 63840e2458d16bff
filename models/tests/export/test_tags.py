import numpy as np
import pytest

from hearing.export.tags import describe, shown_above
from hearing.teachers.pseudo_labels import pseudo_labels


def test_tags_are_put_in_words_for_people_and_keep_their_origin() -> None:
    assert describe('Hip-Hop', 0.3) == {'name': 'hip hop', 'teacher': 'Hip-Hop', 'kind': 'style', 'shownAbove': 0.3}
    assert describe('female vocalists', None)['name'] == 'female voice'
    assert describe('female vocalists', None)['kind'] == 'voice'
    assert describe('80s', None) == {'name': '80s', 'teacher': '80s', 'kind': 'era', 'shownAbove': None}
    assert describe('Mellow', None)['kind'] == 'mood'
    assert describe('guitar', None)['kind'] == 'instrument'


def test_a_tag_that_is_heard_well_is_shown_where_most_are_right() -> None:
    teacher = np.r_[np.full(40, 0.6), np.full(160, 0.01)]
    heard = np.r_[np.linspace(0.4, 0.9, 40), np.linspace(0, 0.5, 160)]
    threshold = shown_above(heard, teacher)
    assert threshold is not None
    shown = heard >= threshold - 5e-4
    assert (teacher[shown] > 0.2).mean() >= 0.6
    assert shown.sum() > 30


def test_a_tag_that_is_heard_badly_is_never_shown() -> None:
    rng = np.random.default_rng(0)
    teacher = np.r_[np.full(40, 0.6), np.full(160, 0.01)]
    assert shown_above(rng.random(200), teacher) is None


def test_a_tag_of_which_the_teacher_speaks_softly_is_told_by_its_order() -> None:
    teacher = np.linspace(0, 0.1, 400)
    threshold = shown_above(teacher / 2, teacher)
    assert threshold is not None
    shown = teacher / 2 >= threshold
    assert 0.1 < shown.mean() < 0.17


def test_a_tag_on_which_the_teacher_is_silent_is_never_shown() -> None:
    teacher = np.linspace(0, 0.01, 400)
    assert shown_above(teacher, teacher) is None


def test_a_tag_with_too_few_examples_is_never_shown() -> None:
    teacher = np.r_[np.full(10, 0.6), np.full(190, 0.01)]
    assert shown_above(teacher.copy(), teacher) is None


def test_what_a_teacher_calls_rarely_or_softly_is_told_by_its_order() -> None:
    teacher = np.c_[np.linspace(0, 1, 100), np.linspace(0, 0.1, 100), np.linspace(0, 0.01, 100)]
    called = pseudo_labels(teacher)
    assert called[:, 0].sum() == pytest.approx(80, abs=1)
    assert called[:, 1].sum() == pytest.approx(15, abs=6) and called[-1, 1]
    assert not called[:, 2].any()


def test_what_a_teacher_has_not_heard_it_does_not_call_so() -> None:
    teacher = np.r_[np.full(5, np.nan), np.linspace(0, 1, 20)]
    assert not pseudo_labels(teacher)[:5].any() and pseudo_labels(teacher)[-1]
