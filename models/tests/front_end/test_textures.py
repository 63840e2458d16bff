import cmath
import math

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from hearing.export.golden import synthetic_pictures
from hearing.front_end.textures import (
    BAND_ATOMS,
    LOW_PLACES,
    RATES,
    SCALE_PLACES,
    SCALES,
    TEXTURES,
    lows,
    starts_of,
    swings,
    textures,
)

COLUMNS, BANDS = 129, 128
# How many places there are of each scale, and of the lows.
OF_SCALES, OF_LOWS = (2, 3, 6, 8, 8), 15
# As the strengths come: for each rate what falls, for each rate what rises, then what stays.
FALLS, RISES, STAYS = slice(0, 5), slice(5, 10), 10

Pictures = NDArray[np.float32]


def some_pictures(count: int = 2) -> Pictures:
    return np.random.default_rng(0).random((count, COLUMNS, BANDS), np.float32)


def of_scales_and_lows(pictures: Pictures) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """`([n, 11 turns, 27 places], [n, 5 rates, 15 places])`."""
    found = textures(torch.from_numpy(pictures)).numpy()
    return found[:, :297].reshape(-1, 11, 27), found[:, 297:].reshape(-1, 5, OF_LOWS)


def scale_of(place: int) -> int:
    """Which scale one of the 27 places is of."""
    return int((place >= np.cumsum(OF_SCALES)).sum())


def grating(rate: float, scale: float) -> Pictures:
    """Crests that rise by rate / scale bands a column, or fall where the scale is negative."""
    column, band = np.arange(COLUMNS)[:, None], np.arange(BANDS)
    return (0.5 + 0.3 * np.sin(2 * np.pi * (rate * column - scale * band))).astype(np.float32)[None]


def hann(length: int) -> list[float]:
    return [0.5 - 0.5 * math.cos(2 * math.pi * (step + 1) / (length + 1)) for step in range(length)]


def atom(length: int, frequency: float) -> list[complex]:
    window = hann(length)
    wave = [cmath.exp(2j * math.pi * frequency * (step - (length - 1) / 2)) for step in range(length)]
    mean = sum(weight * value for weight, value in zip(window, wave)) / sum(window)
    wave = [weight * (value - mean) for weight, value in zip(window, wave)]
    strength = math.sqrt(length * sum(abs(value) ** 2 for value in wave))
    return [value / strength for value in wave]


def low() -> list[complex]:
    return [complex(weight / sum(hann(16))) for weight in hann(16)]


def by_hand(
    picture: Pictures, times: list[complex], time_starts: range, bands: list[complex], band_starts: range
) -> float:
    """The root of the mean strength of all pairs of an atom in time with one in pitch."""
    strengths = []
    for first_column in time_starts:
        for first_band in band_starts:
            sum_of_products = 0j
            for column, turn in enumerate(times):
                for band, wave in enumerate(bands):
                    sum_of_products += float(picture[first_column + column, first_band + band]) * turn * wave
            strengths.append(abs(sum_of_products))
    return math.sqrt(sum(strengths) / len(strengths))


def test_a_texture_is_the_root_of_the_mean_strength_of_gabor_atoms() -> None:
    pictures = some_pictures()
    (scales, lows_), times = of_scales_and_lows(pictures), range(2, 129 - 24, 25)
    # The second of the eight places at 0.16 cycles a band, where two atoms have their middles.
    pitch, where = atom(12, 0.16), range(13, 23, 9)
    turning = atom(25, 0.08)
    back = [turn.conjugate() for turn in turning]
    assert list(times) == [2, 27, 52, 77, 102] and list(where) == [13, 22]
    for index, picture in enumerate(pictures):
        found = scales[index, [2, 7, STAYS], sum(OF_SCALES[:3]) + 1]
        assert found[0] == pytest.approx(by_hand(picture, turning, times, pitch, where), rel=1e-4)
        assert found[1] == pytest.approx(by_hand(picture, back, times, pitch, where), rel=1e-4)
        assert found[2] == pytest.approx(by_hand(picture, low(), range(0, 114, 8), pitch, where), rel=1e-4)
        of_lows = by_hand(picture, turning, times, low(), range(40, 41))
        assert lows_[index, 2, 5] == pytest.approx(of_lows, rel=1e-4)
        assert of_lows == pytest.approx(by_hand(picture, back, times, low(), range(40, 41)))
        # What falls and what rises are two things, and so is what stays.
        assert len(set(found.round(3))) == 3


def test_there_are_eleven_turns_of_each_place_of_a_scale_and_five_rates_of_the_lows() -> None:
    assert (SCALE_PLACES, LOW_PLACES) == (sum(OF_SCALES), OF_LOWS) == (27, 15)
    assert (len(RATES), len(SCALES), TEXTURES) == (5, 5, 27 * 11 + 5 * 15) and TEXTURES == 372
    found = textures(torch.from_numpy(some_pictures(3)))
    assert found.shape == (3, 372) and found.dtype == torch.float32
    torch.testing.assert_close(textures(torch.from_numpy(some_pictures(3)[1:2]))[0], found[1])


@pytest.mark.parametrize(('rate', 'scale'), [(0.04, 0.08), (0.16, 0.04), (0.08, 0.16), (0.32, 0.32)])
def test_crests_that_rise_are_found_to_rise_and_crests_that_fall_to_fall(rate: float, scale: float) -> None:
    own_rate, own_scale = RATES.index(rate), SCALES.index(scale)
    for signed, own, mirrored in ((scale, RISES, FALLS), (-scale, FALLS, RISES)):
        (strengths,), _ = of_scales_and_lows(grating(rate, signed))
        turn, place = np.unravel_index(strengths[:10].argmax(), (10, 27))
        assert turn == own.start + own_rate and scale_of(int(place)) == own_scale
        at_scale = [scale_of(place) == own_scale for place in range(27)]
        assert strengths[own, at_scale][own_rate].min() > 5 * strengths[mirrored, at_scale][own_rate].max()


def test_a_tone_that_rises_over_noise_rises() -> None:
    # By 0.8 bands a column.
    (strengths,), _ = of_scales_and_lows(synthetic_pictures()[1:2])
    at_scale = [scale_of(place) == SCALES.index(0.04) for place in range(27)]
    rises, falls = (strengths[turns, at_scale][RATES.index(0.04)] for turns in (RISES, FALLS))
    assert (rises > 1.2 * falls).all()


def test_a_picture_without_change_has_no_texture() -> None:
    for level in (-0.2, 0.0, 0.5, 1.0):
        found = textures(torch.full((1, COLUMNS, BANDS), level))
        assert found.isfinite().all() and float(found.abs().max()) < 5e-4


def test_louder_or_softer_music_has_the_same_textures() -> None:
    pictures = torch.from_numpy(some_pictures())
    torch.testing.assert_close(textures(pictures + 0.3), textures(pictures), atol=1e-4, rtol=0)
    torch.testing.assert_close(textures(pictures * 0.25), textures(pictures) / 2, atol=1e-4, rtol=0)


def test_what_sounds_on_stays_and_what_all_bands_do_at_once_has_no_scale() -> None:
    noise = some_pictures(1)
    stays = np.repeat(noise[:, :1], COLUMNS, 1)
    (strengths,), (lows_,) = of_scales_and_lows(stays)
    assert strengths[STAYS].min() > 0.05
    assert max(strengths[:STAYS].max(), lows_.max()) < 1e-3
    (strengths,), (lows_,) = of_scales_and_lows(np.repeat(noise[:, :, :1], BANDS, 2))
    assert lows_.min() > 0.05 and strengths.max() < 1e-3
    np.testing.assert_allclose(lows_, np.repeat(lows_[:, :1], OF_LOWS, 1), rtol=1e-4)


def test_places_come_from_the_lowest_bands_to_the_highest() -> None:
    pictures = np.zeros((8, COLUMNS, BANDS), np.float32)
    for index, picture in enumerate(pictures):
        picture[:, 16 * index : 16 * index + 16] = some_pictures(1)[0, :, :16]
    scales, _ = of_scales_and_lows(pictures)
    for turn in range(11):
        assert scales[:, turn, -8:].argmax(1).tolist() == list(range(8))
        for strengths in np.split(scales[:, turn], np.cumsum(OF_SCALES)[:-1], 1):
            places = np.arange(strengths.shape[1])
            middles = strengths @ places / strengths.sum(1)
            assert (np.diff(middles) > -1e-6).all() and middles[-1] - middles[0] > 0.8 * places[-1]
    for index, picture in enumerate(pictures):
        picture[:, 16 * index : 16 * index + 16] = some_pictures(1)[0, :, :1]
    _, lows_ = of_scales_and_lows(pictures)
    for rate in range(5):
        assert lows_[:, rate].argmax(1).tolist() == list(range(0, 15, 2))


def test_atoms_have_no_mean_and_one_strength_and_lows_are_means() -> None:
    for length in (COLUMNS, BANDS):
        for frequency in RATES:
            atoms = swings(length, frequency, 65, 1.0)
            np.testing.assert_allclose(atoms.sum(1), 0, atol=1e-12)
            swinging = np.exp(-2j * np.pi * frequency * np.arange(length))
            np.testing.assert_allclose(np.abs(atoms @ swinging), 0.85, atol=0.05)
        np.testing.assert_allclose(lows(length).sum(1), 1)
    assert np.abs(BAND_ATOMS.sum(0)[: 2 * (2 + 3 + 6 + 13 + 31)]).max() < 1e-12


def test_atoms_stand_as_far_from_one_end_as_from_the_other() -> None:
    for length, long, hop in ((128, 12, 9), (128, 65, 49), (129, 25, 25), (129, 100, 100), (129, 16, 8), (20, 20, 3)):
        starts = starts_of(length, long, hop)
        assert set(np.diff(starts)) <= {hop}
        left, right = starts[0], length - long - starts[-1]
        assert 0 <= left <= right <= left + 1 and left + right < hop


def test_textures_are_reckoned_in_floats_whatever_surrounds_them() -> None:
    pictures = torch.from_numpy(some_pictures())
    with torch.autocast('cpu', dtype=torch.bfloat16):
        found = textures(pictures)
        assert (pictures @ pictures.mT).dtype == torch.bfloat16, 'what surrounds them goes on as it was'
    assert found.dtype == torch.float32 and torch.equal(found, textures(pictures))
