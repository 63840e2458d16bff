"""Sound -> the picture that the network hears: the app's front end in NumPy, for music that only training hears.

The app computes the same with essentia (src/features/); `spec.json` is the contract of both.
"""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray

from hearing.folders import MODELS

INPUT = json.loads((MODELS / 'spec.json').read_text())['input']
SAMPLE_RATE_HZ: int = INPUT['sampleRateHz']
WINDOW: int = INPUT['windowSamples']
HOP: int = INPUT['hopSamples']
BANDS: int = INPUT['bands']
STRETCH_COLUMNS: int = INPUT['stretchColumns']
PATCH_COLUMNS: int = INPUT['patchColumns']
PATCH_STARTS: NDArray[np.int64] = np.array(INPUT['patchStarts'])
COLUMN_SAMPLES: float = HOP * INPUT['columnHops']
RANGE_DECIBELS: float = INPUT['rangeDecibels']
COLUMN_SECONDS: float = COLUMN_SAMPLES / SAMPLE_RATE_HZ


def slaney_edges_hz() -> NDArray[np.float64]:
    """The `BANDS + 2` corners of the bands' triangles; band i spans corners i to i + 2. Linear below 1 kHz (15 mel),
    logarithmic above: M. Slaney, "Auditory Toolbox" (1998)."""
    step = np.log(6.4) / 27
    highest_mel = 15 + np.log(INPUT['highestHz'] / 1000) / step
    mel = np.linspace(0, highest_mel, BANDS + 2)
    return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp(step * (mel - 15)))


def slaney_filters() -> NDArray[np.float32]:
    """Triangles [1025 bins, bands], each of area 1 in Hz."""
    edges = slaney_edges_hz()
    bins = np.arange(WINDOW // 2 + 1)[:, None] * SAMPLE_RATE_HZ / WINDOW
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    return (np.maximum(0, np.minimum(rising, falling)) * 2 / (edges[2:] - edges[:-2])).astype(np.float32)


FILTERS = slaney_filters()
HANN = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)


def picture(samples: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Mono samples at 22,050 Hz, at most 30 s of them -> columns [n, bands], 0..255, scaled to their own range.

    A stretch that is flat, silence for one, is all 0.
    """
    columns = min(STRETCH_COLUMNS, int(len(samples) / COLUMN_SAMPLES))
    loudness = decibels(samples, np.floor((np.arange(columns) + 0.5) * INPUT['columnHops']).astype(int))
    loudness = np.maximum(loudness, loudness.max() - RANGE_DECIBELS)
    lowest, highest = loudness.min(), loudness.max()
    return np.round(255 * (loudness - lowest) / max(highest - lowest, 1e-6)).astype(np.uint8)


def decibels(samples: NDArray[np.float32], frames: NDArray[np.int64]) -> NDArray[np.float32]:
    """The bands [n, bands] of windows around the samples `frames` [n] * hop; beyond the ends is silence."""
    padded = np.pad(samples, (WINDOW // 2, WINDOW))
    windows = padded[frames[:, None] * HOP + np.arange(WINDOW)] * HANN
    power = np.abs(np.fft.rfft(windows, axis=1)).astype(np.float32) ** 2
    return 10 * np.log10(np.maximum(power @ FILTERS, INPUT['powerFloor']))


def to_range(stretch: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A stretch scaled by its own columns to 0..1, as the app scales what it has heard; a flat one is all 0."""
    lowest, highest = float(stretch.min()), float(stretch.max())
    return (stretch.astype(np.float32) - lowest) / max(highest - lowest, 1.0)


def patches(stretch: NDArray[np.uint8], starts: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
    """A stretch [columns, bands], 0..255 -> the patches from `starts` on, or the contract's: [n, 129, bands], 0..1."""
    scaled = to_range(stretch)
    return np.stack([scaled[start : start + PATCH_COLUMNS] for start in (PATCH_STARTS if starts is None else starts)])


def nearest_patch(columns: NDArray[np.int64]) -> NDArray[np.int64]:
    """Which of the contract's patches begins nearest to each column."""
    return np.abs(columns[..., None] - PATCH_STARTS).argmin(-1)
