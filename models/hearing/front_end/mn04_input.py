"""From Segue's picture to what mn04 was trained to hear: a matrix, an offset per band, a floor, a stretch in time.

mn04 hears 128 Kaldi bands of pre-emphasised sound at 32 kHz, 100 frames a second; the picture has 128 Slaney bands up
to 11 kHz, 12.9 columns a second. Formulas: Kaldi's `mel-computations.h`.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from hearing.front_end.picture import BANDS, RANGE_DECIBELS, slaney_edges_hz

STRETCH = 4
KALDI_HIGHEST_HZ = 15000.0
MN04_SAMPLE_RATE_HZ = 32_000
KALDI_BIN_HZ = 31.25
PRE_EMPHASIS = 0.97
HIGHEST_HEARD_HZ = 10800.0
# 31 dB is the usual level that the picture's own scaling took away; the rest is the gain of window and filters.
LEVEL_DECIBELS = 38.3
# mn04 adds 1e-5 before its logarithm, so nothing is lower than this.
FLOOR_DECIBELS = -50.0


def kaldi_edges_hz(bands: int = BANDS, highest_hz: float = KALDI_HIGHEST_HZ) -> NDArray[np.float64]:
    """The `bands + 2` corners of mn04's triangles; band i spans corners i to i + 2."""
    mel = np.linspace(0, 1127 * np.log(1 + highest_hz / 700), bands + 2)
    return 700 * (np.exp(mel / 1127) - 1)


def picture_to_mn04() -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """`(matrix [kaldi, slaney], offset [kaldi], floor)`: mn04's input is max(matrix @ column + offset, floor)."""
    edges = kaldi_edges_hz()
    lower, centre, upper = edges[:-2], edges[1:-1], edges[2:]
    slaney = slaney_edges_hz()[1:-1]
    interpolation = np.stack([np.interp(centre, slaney, row) for row in np.eye(BANDS)], axis=1)
    width = 10 * np.log10(np.maximum((upper - lower) / 2 / KALDI_BIN_HZ, 1e-3))
    emphasis = 20 * np.log10(np.abs(1 - PRE_EMPHASIS * np.exp(-2j * np.pi * centre / MN04_SAMPLE_RATE_HZ)))
    decibels = LEVEL_DECIBELS + width + emphasis - RANGE_DECIBELS
    heard = centre <= HIGHEST_HEARD_HZ
    matrix = RANGE_DECIBELS * interpolation * heard[:, None]
    offset = np.where(heard, decibels, FLOOR_DECIBELS)
    per_decibel = np.log(10) / 10 / 5
    return matrix * per_decibel, offset * per_decibel + 4.5 / 5, FLOOR_DECIBELS * per_decibel + 4.5 / 5


class EfficientAtInput(nn.Module):
    """Pictures [n, columns, 128] in 0..1 -> mn04's input [n, 1, 128, 4 * columns]. Nothing here is learned."""

    matrix: Tensor
    offset: Tensor

    def __init__(self) -> None:
        super().__init__()
        matrix, offset, self.floor = picture_to_mn04()
        self.register_buffer('matrix', torch.tensor(matrix, dtype=torch.float32), persistent=False)
        self.register_buffer('offset', torch.tensor(offset, dtype=torch.float32), persistent=False)

    def forward(self, pictures: Tensor) -> Tensor:
        mapped = (pictures @ self.matrix.T + self.offset).clamp_min(self.floor).transpose(1, 2)
        return F.interpolate(mapped, scale_factor=STRETCH, mode='linear', align_corners=False)[:, None]
