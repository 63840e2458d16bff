import numpy as np
import pytest

from hearing.front_end import augmentation as augmenting
from hearing.front_end.augmentation import (
    HIGHEST_HEARD,
    LOWEST_HEARD,
    OFTEN,
    SELDOM,
    Limits,
    augment,
    lost,
    shifted,
    span_mask,
)


def test_augmented_songs_differ_in_level_tone_and_gaps_but_not_in_shape() -> None:
    pictures = np.full((200, 129, 128), 0.5, np.float32)
    heard = augment(pictures, np.random.default_rng(0), Limits(0, 1))
    assert heard.shape == pictures.shape and heard.dtype == np.float32
    # Half a picture is 40 dB: +-10 % of dynamics, +-8 dB of gain and +-5 dB of tilt at most.
    kept = heard[heard != 0]
    assert kept.min() >= 0.5 - (0.05 + 13 / 80) - 1e-6 and kept.max() <= 0.5 + 0.05 + 13 / 80 + 1e-6
    assert kept.std() > 0.03
    assert 0.02 < (heard == 0).mean() < 0.3


def test_a_song_s_own_values_are_left_as_they_were() -> None:
    pictures = np.random.default_rng(0).random((20, 129, 128), np.float32)
    before = pictures.copy()
    augment(pictures, np.random.default_rng(0))
    np.testing.assert_array_equal(pictures, before)


def test_pitch_goes_up_or_down_by_two_bands_at_most_and_edges_repeat() -> None:
    picture = np.tile(np.arange(128, dtype=np.float32), (400, 1, 1))
    heard = shifted(picture, np.random.default_rng(0))[:, 0]
    shifts = np.round(64 - heard[:, 64]).astype(int)
    assert set(shifts) == {-2, -1, 0, 1, 2}
    up = heard[shifts == 2][0]
    assert up[:4].tolist() == [0, 0, 0, 1] and up[-1] == 125
    down = heard[shifts == -1][0]
    assert down[:2].tolist() == [1, 2] and down[-2:].tolist() == [127, 127]


def test_often_a_half_of_all_recordings_is_limited_and_may_lose_its_highest_bands_its_lowest_or_both() -> None:
    slopes = lost(128, 4000, np.random.default_rng(0), OFTEN)
    no_highs, no_lows = slopes[:, -1] > 0, slopes[:, 0] > 0
    assert no_highs.mean() == pytest.approx(0.5 * 0.7, abs=0.03)
    assert no_lows.mean() == pytest.approx(0.5 * 0.7, abs=0.03)
    assert (no_highs & no_lows).mean() == pytest.approx(0.5 * 0.7 * 0.7, abs=0.03)
    first_lost = (slopes[no_highs & ~no_lows] > 0).argmax(1)
    assert (first_lost.min(), first_lost.max()) == (HIGHEST_HEARD[0], HIGHEST_HEARD[1] - 1)
    lowest_heard = (slopes[no_lows] == 0).argmax(1)
    assert (lowest_heard.min(), lowest_heard.max()) == (LOWEST_HEARD[0], LOWEST_HEARD[1] - 1)
    assert not slopes[~no_highs & ~no_lows].any()
    one = slopes[no_highs & ~no_lows][0]
    begins = int((one > 0).argmax())
    assert one[begins:].tolist() == list(range(1, 129 - begins))


def test_recordings_are_as_often_limited_as_is_asked() -> None:
    for limited in (0, 0.2, 1):
        slopes = lost(128, 1000, np.random.default_rng(0), Limits(limited, 1))
        np.testing.assert_array_equal(slopes[:, 0] > 0, slopes[:, -1] > 0)
        assert (slopes[:, 0] > 0).mean() == pytest.approx(limited, abs=0.04)


def test_seldom_one_end_has_nothing_to_do_with_the_other_and_the_caller_says_which_it_is() -> None:
    slopes = lost(128, 4000, np.random.default_rng(0), SELDOM)
    no_highs, no_lows = slopes[:, -1] > 0, slopes[:, 0] > 0
    assert no_highs.mean() == pytest.approx(0.15, abs=0.02) and no_lows.mean() == pytest.approx(0.15, abs=0.02)
    assert (no_highs & no_lows).mean() == pytest.approx(0.15**2, abs=0.01)
    pictures = np.full((20, 129, 128), 0.5, np.float32)
    plain, seldom, often = (
        augment(pictures, np.random.default_rng(0), *limits) for limits in ((), (SELDOM,), (OFTEN,))
    )
    assert np.array_equal(plain, seldom) and not np.array_equal(plain, often)


def test_what_is_lost_falls_by_twelve_decibels_a_band_and_never_below_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in (('GAIN_DECIBELS', 0), ('TILT_DECIBELS', 0), ('RANGE_SCALING', (1, 1)), ('LONGEST_MASK', 1)):
        monkeypatch.setattr(augmenting, name, value)
    monkeypatch.setattr(augmenting, 'MOST_BANDS_SHIFTED', 0)
    monkeypatch.setattr(augmenting, 'lost', lambda *_: np.r_[[2.0, 1], np.zeros(124), [1.0, 2]][None])
    picture = np.full((1, 129, 128), 0.5, np.float32)
    picture[:, 64:] = 0.2
    heard = augment(picture, np.random.default_rng(0))[0]
    np.testing.assert_allclose(heard[0, :4], [0.2, 0.35, 0.5, 0.5], atol=1e-6)
    np.testing.assert_allclose(heard[100, -3:], [0.2, 0.05, 0], atol=1e-6)


def test_spans_are_contiguous_and_shorter_than_twenty() -> None:
    mask = span_mask(500, 129, np.random.default_rng(0))
    assert mask.sum(1).max() == 19
    assert (np.abs(np.diff(mask.astype(int), axis=1)).sum(1) <= 2).all()
