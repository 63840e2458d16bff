"""What songs may differ in without changing their genre: level, tone, dynamics, short gaps. All on pictures in 0..1."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

GAIN_DECIBELS = 8.0
TILT_DECIBELS = 5.0
RANGE_SCALING = (0.9, 1.1)
LONGEST_MASK = 20
RANGE_DECIBELS = 80.0


def augment(pictures: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """Another hearing of each picture: [n, columns, bands] -> the same shape, not clipped to 0..1.

    A gain of +-8 dB, a spectral tilt of +-5 dB, dynamics scaled by 0.9..1.1, one masked band and one masked time span.
    """
    count, columns, bands = pictures.shape
    gain = rng.uniform(-GAIN_DECIBELS, GAIN_DECIBELS, (count, 1, 1)) / RANGE_DECIBELS
    tilt = rng.uniform(-TILT_DECIBELS, TILT_DECIBELS, (count, 1, 1)) / RANGE_DECIBELS
    scale = rng.uniform(*RANGE_SCALING, (count, 1, 1))
    slope = np.linspace(-1, 1, bands)[None, None]
    heard = (1 - (1 - pictures) * scale + gain + tilt * slope).astype(np.float32)
    silenced = span_mask(count, columns, rng)[:, :, None] | span_mask(count, bands, rng)[:, None, :]
    heard[silenced] = 0
    return heard


def span_mask(count: int, length: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """One random span of fewer than 20 per row: bool [count, length]."""
    width = rng.integers(0, LONGEST_MASK, count)
    start = rng.integers(0, length - width + 1)
    position = np.arange(length)[None]
    return (position >= start[:, None]) & (position < (start + width)[:, None])


def mixup(batch: int, alpha: float, share: float, rng: np.random.Generator) -> tuple[NDArray[np.int64], float]:
    """Which item joins which, and the weight of the first (1 in `1 - share` of the batches): Zhang et al., 2018."""
    weight = float(rng.beta(alpha, alpha)) if rng.random() < share else 1.0
    return rng.permutation(batch), weight
