import numpy as np
import pytest

from hearing.heads.calibration import calibration_error, cross_fitted, fit_temperature
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
