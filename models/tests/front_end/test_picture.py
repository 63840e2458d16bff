from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hearing.data.collection import load_collection
from hearing.front_end.picture import (
    HOP,
    PATCH_STARTS,
    SAMPLE_RATE_HZ,
    STRETCH_COLUMNS,
    decibels,
    nearest_patch,
    patches,
    picture,
    slaney_edges_hz,
    to_range,
)
from tests.made.sounds import read_au


def tone(hertz: float, seconds: float = 30.0) -> NDArray[np.float32]:
    time = np.arange(int(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    return (0.5 * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


@pytest.mark.parametrize('hertz', [100, 440, 1000, 4000, 10000])
def test_a_tone_is_brightest_in_its_own_band(hertz: float) -> None:
    seen = picture(tone(hertz))
    assert seen.shape == (STRETCH_COLUMNS, 128)
    own = np.abs(slaney_edges_hz()[1:-1] - hertz).argmin()
    assert (np.abs(seen.argmax(1) - own) <= 1).all()
    assert seen.max() == 255 and np.median(seen) < 60


def test_a_sound_that_begins_late_is_dark_before() -> None:
    samples = tone(1000)
    samples[: 15 * SAMPLE_RATE_HZ] = 0
    brightest = picture(samples).max(1)
    assert brightest[:192].max() == 0
    assert brightest[195:].min() > 240


def test_less_than_half_a_minute_gives_fewer_columns() -> None:
    assert len(picture(tone(440, 10.0))) == 129
    assert len(picture(tone(440, 40.0))) == STRETCH_COLUMNS


def test_silence_is_all_dark() -> None:
    assert not picture(np.zeros(30 * SAMPLE_RATE_HZ, np.float32)).any()


def test_twice_as_loud_looks_the_same() -> None:
    noise = np.random.default_rng(0).normal(0, 0.1, 30 * SAMPLE_RATE_HZ).astype(np.float32)
    assert np.abs(picture(noise).astype(int) - picture(2 * noise)).max() <= 1


def test_real_clips_look_as_the_collection_keeps_them(real_folder: Path) -> None:
    collection = load_collection(real_folder)
    paths = sorted((real_folder / 'audio').glob('*.au'))
    assert len(paths) == 5
    for path in paths:
        samples = read_au(path)
        kept = collection.pictures[list(collection.tracks).index(path.stem)].astype(float) / 255
        # The collection's range is that of all frames of a clip; the picture's own that of the columns that it has.
        frames = 1 + len(samples) // HOP
        loudness = decibels(samples, np.arange(frames))
        loudness = np.maximum(loudness - loudness.max(), -80)
        columns = np.floor((np.arange(STRETCH_COLUMNS) + 0.5) / 387.5 * frames).astype(int)
        whole = 1 - loudness[columns] / loudness.min()
        assert np.abs(whole - kept).mean() < 0.002, path.stem
        assert np.abs(whole - kept).max() < 0.05, path.stem
        seen = picture(samples) / 255
        assert np.abs(seen - kept).mean() < 0.021, path.stem
        assert np.corrcoef(seen.ravel(), kept.ravel())[0, 1] > 0.999, path.stem


def test_patches_begin_where_the_contract_says_or_where_they_are_asked_for() -> None:
    stretch = np.random.default_rng(0).integers(0, 256, (387, 128), dtype=np.uint8)
    stretch[0, :2] = 0, 255
    heard = patches(stretch)
    assert heard.shape == (len(PATCH_STARTS), 129, 128) and heard.dtype == np.float32
    for patch, start in zip(heard, (0, 64, 129, 193, 258)):
        np.testing.assert_allclose(patch, stretch[start : start + 129] / 255, atol=1e-6)
    np.testing.assert_allclose(patches(stretch, np.array([7])), stretch[None, 7:136] / 255, atol=1e-6)


def test_a_stretch_is_scaled_to_its_own_range_and_a_flat_one_is_silence() -> None:
    scaled = to_range(np.array([[50, 100], [150, 75]], np.uint8))
    np.testing.assert_allclose(scaled, [[0, 0.5], [1, 0.25]], atol=1e-6)
    assert not to_range(np.full((2, 2), 9, np.uint8)).any()


def test_a_column_is_nearest_to_the_patch_that_begins_there() -> None:
    columns = np.array([[0, 31, 33], [96, 97, 258]])
    assert nearest_patch(columns).tolist() == [[0, 0, 1], [1, 2, 4]]
