"""What songs may differ in without changing their genre: level, tone, dynamics, pitch, bandwidth, short gaps.

All on pictures in 0..1, whose bands are evenly spaced in pitch above 1 kHz.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hearing.front_end.picture import RANGE_DECIBELS

GAIN_DECIBELS = 8.0
TILT_DECIBELS = 5.0
RANGE_SCALING = (0.9, 1.1)
LONGEST_MASK = 20
# 2.7 % of pitch each.
MOST_BANDS_SHIFTED = 2
# Above 3 kHz a telephone hears nothing, above 8 kHz a recording at 16 kHz; below 300 Hz a small loudspeaker.
HIGHEST_HEARD = (80, 128)
LOWEST_HEARD = (1, 14)
SLOPE_DECIBELS = 12.0


class Limits(NamedTuple):
    """How often a recording is limited, and how often its highest, and its lowest, bands are lost then."""

    recordings: float
    ends: float


SELDOM = Limits(1.0, 0.15)
OFTEN = Limits(0.5, 0.7)


def augment(pictures: NDArray[np.float32], rng: np.random.Generator, limits: Limits = SELDOM) -> NDArray[np.float32]:
    """Another hearing of each picture: [n, columns, bands] -> the same shape, not clipped to 0..1.

    A gain of +-8 dB, a spectral tilt of +-5 dB, dynamics scaled by 0.9..1.1, pitch shifted by up to 5 %, one masked
    band and one masked time span; in some of them bands are lost: the highest, the lowest, or both.
    """
    count, columns, bands = pictures.shape
    gain = rng.uniform(-GAIN_DECIBELS, GAIN_DECIBELS, (count, 1, 1)) / RANGE_DECIBELS
    tilt = rng.uniform(-TILT_DECIBELS, TILT_DECIBELS, (count, 1, 1)) / RANGE_DECIBELS
    scale = rng.uniform(*RANGE_SCALING, (count, 1, 1))
    slope = np.linspace(-1, 1, bands)[None, None]
    limit = lost(bands, count, rng, limits)[:, None] * SLOPE_DECIBELS / RANGE_DECIBELS
    heard = 1 - (1 - shifted(pictures, rng)) * scale + gain + tilt * slope
    limited = np.where(limit > 0, np.maximum(heard - limit, np.minimum(heard, 0)), heard)
    augmented: NDArray[np.float32] = limited.astype(np.float32)
    silenced = span_mask(count, columns, rng)[:, :, None] | span_mask(count, bands, rng)[:, None, :]
    augmented[silenced] = 0
    return augmented


def shifted(pictures: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """Each picture up or down by whole bands; what comes in at an edge is the edge's own."""
    bands = pictures.shape[2]
    shift = rng.integers(-MOST_BANDS_SHIFTED, MOST_BANDS_SHIFTED + 1, len(pictures))
    source = np.clip(np.arange(bands)[None] - shift[:, None], 0, bands - 1)
    return np.take_along_axis(pictures, source[:, None], axis=2)


def lost(bands: int, count: int, rng: np.random.Generator, limits: Limits) -> NDArray[np.float64]:
    """How many slopes each band lies outside of what is heard: [count, bands], 0 inside."""
    band = np.arange(bands)[None]
    limited = rng.random(count) < limits.recordings
    highest = np.where(limited & (rng.random(count) < limits.ends), rng.integers(*HIGHEST_HEARD, count), bands)[:, None]
    lowest = np.where(limited & (rng.random(count) < limits.ends), rng.integers(*LOWEST_HEARD, count), -1)[:, None]
    return np.maximum(0, band - highest + 1) + np.maximum(0, lowest - band)


def span_mask(count: int, length: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """One random span of fewer than 20 per row: bool [count, length]."""
    width = rng.integers(0, LONGEST_MASK, count)
    start = rng.integers(0, length - width + 1)
    position = np.arange(length)[None]
    return (position >= start[:, None]) & (position < (start + width)[:, None])
