import numpy as np
import pytest

from evaluation.conformal import conformal_sets, conformal_threshold
from hearing.heads.calibration import calibration_error, cross_fitted, doubt_below, fit_temperature
from hearing.heads.pooling import song_genres


def songs(scale: float, count: int = 4000) -> tuple[np.ndarray, np.ndarray]:
    """Logits whose softmax at temperature `scale` is exactly how often each genre is right."""
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 2, (count, 1, 4))
    genres = song_genres(logits, 1)
    labels = (genres.cumsum(1) < rng.random((count, 1))).sum(1)
    return logits * scale, labels


def test_the_temperature_undoes_overconfidence() -> None:
    assert fit_temperature(*songs(1)) == pytest.approx(1, rel=0.1)
    assert fit_temperature(*songs(2.5)) == pytest.approx(2.5, rel=0.1)


def test_cross_fitting_brings_the_calibration_error_down() -> None:
    logits, labels = songs(3)
    before = calibration_error(song_genres(logits, 1), labels)
    after = calibration_error(cross_fitted(logits, labels), labels)
    assert before > 0.1
    assert after < 0.03


def test_no_song_is_scored_with_a_temperature_that_saw_it() -> None:
    logits, labels = songs(2, 200)
    part = np.random.default_rng(0).permutation(200) % 5
    spoilt = labels.copy()
    spoilt[part == 0] = (labels[part == 0] + 1) % 4
    own = part == 0
    np.testing.assert_array_equal(cross_fitted(logits, labels)[own], cross_fitted(logits, spoilt)[own])
    assert not np.array_equal(cross_fitted(logits, labels)[~own], cross_fitted(logits, spoilt)[~own])


def test_the_calibration_error_is_the_gap_between_said_and_true() -> None:
    genres = np.tile([0.9, 0.1], (100, 1))
    labels = np.r_[np.zeros(60, int), np.ones(40, int)]
    assert calibration_error(genres, labels) == pytest.approx(0.3)


def test_doubt_begins_where_half_of_the_answers_are_wrong() -> None:
    top = np.linspace(0.3, 0.99, 400)
    genres = np.c_[top, (1 - top) / 2, (1 - top) / 2]
    # Of the hundred least sure three in four are wrong, of the others one in fifty.
    labels = np.r_[np.arange(100) % 4 != 0, np.arange(300) % 50 == 0].astype(int)
    limit = doubt_below(genres, labels)
    doubtful = top <= limit
    assert (genres.argmax(1) != labels)[doubtful].mean() == pytest.approx(0.5, abs=0.02)
    assert top[100] < limit < top[200]


def test_where_most_answers_are_right_there_is_no_doubt() -> None:
    top = np.linspace(0.5, 0.99, 200)
    assert doubt_below(np.c_[top, 1 - top], (np.arange(200) % 10 == 0).astype(int)) == 0


def test_the_threshold_of_a_set_leaves_out_so_many_of_the_right_answers() -> None:
    right = np.arange(1, 100) / 100
    genres, labels = np.c_[right, 1 - right], np.zeros(99, int)
    # Of 99 songs the tenth part of 100 may be missed: the tenth lowest is still in.
    assert conformal_threshold(genres, labels, 0.9) == pytest.approx(0.10)
    assert conformal_threshold(genres, labels, 0.5) == pytest.approx(0.50)
    # Of five songs nobody can say that of a hundred only one is missed: every genre belongs.
    assert conformal_threshold(genres[:5], labels[:5], 0.99) == 0


def in_groups(count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Songs by artists, four each, who are alike: what is hard in one song is hard in all of them."""
    rng = np.random.default_rng(1)
    artist = np.repeat(rng.normal(0, 1.5, (count // 4, 1, 4)), 4, axis=0)
    logits = artist + rng.normal(0, 1, (count, 1, 4))
    labels = (song_genres(logits, 1).cumsum(1) < rng.random((count, 1))).sum(1)
    return 2 * logits, labels, np.repeat([f'artist {i}' for i in range(count // 4)], 4)


@pytest.mark.parametrize('coverage', [0.8, 0.9])
def test_sets_hold_the_right_genre_as_often_as_promised_to_artists_that_are_new(coverage: float) -> None:
    logits, labels, groups = in_groups(4000)
    sets = conformal_sets(logits, labels, groups, coverage)
    assert sets[np.arange(len(labels)), labels].mean() == pytest.approx(coverage, abs=0.02)
    assert 1 < sets.sum(1).mean() < 3.5


def test_more_is_promised_by_larger_sets_and_the_likeliest_always_belongs() -> None:
    logits, labels, groups = in_groups(400)
    few, many = (conformal_sets(logits, labels, groups, coverage) for coverage in (0.05, 0.95))
    assert few.sum(1).mean() < many.sum(1).mean()
    assert few[np.arange(400), logits[:, 0].argmax(1)].all()


def test_no_set_knows_a_song_of_the_same_artist() -> None:
    logits, labels, groups = in_groups(200)
    artist = np.arange(200) < 100
    groups = np.where(artist, 'an artist of half of the songs', groups)
    sets = conformal_sets(logits, labels, groups, 0.8)
    wronged = np.where(artist, (labels + 1) % 4, labels)
    np.testing.assert_array_equal(conformal_sets(logits, wronged, groups, 0.8)[artist], sets[artist])
    spoilt = np.where(artist, labels, (labels + 1) % 4)
    assert not np.array_equal(conformal_sets(logits, spoilt, groups, 0.8)[artist], sets[artist])
