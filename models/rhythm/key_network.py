"""The network that hears keys: columns of the contract's picture in, 24 logits out.

It is built so that a transposed song gets the transposed answer: the picture is brought to a logarithmic grid of
frequencies, all octaves of a note are added up, and what follows goes round the circle of pitch classes. The six
octaves that it learns with begin at any of twelve notes, in turn; what it hears with is the mean of the twelve.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from hearing.front_end.picture import slaney_edges_hz

# E flat, where the grid and its circle of pitch classes begin.
LOWEST_HZ = 110 * 2**-0.5
OCTAVES = 6
STARTS = 12
# Semitones from C to the grid's lowest note.
FIRST_TONIC = 3
# Steps of the grid in an octave: quarter tones, so that a song that is off tune falls between two notes at worst.
STEPS = 24
GRID = (OCTAVES + 1) * STEPS
CHANNELS = 16
WIDTH = 9
PROFILES = 24
BANDS = 128


def grid_matrix() -> NDArray[np.float32]:
    """[bands, grid]: a column's levels at the grid's frequencies, less their mean over the octave around, times 8."""
    hz = LOWEST_HZ * 2 ** (np.arange(GRID) / STEPS)
    place = np.interp(hz, slaney_edges_hz()[1:-1], np.arange(BANDS))
    below = np.clip(np.floor(place).astype(int), 0, BANDS - 2)
    share = place - below
    levels = np.zeros((GRID, BANDS))
    levels[np.arange(GRID), below] = 1 - share
    levels[np.arange(GRID), below + 1] = share
    around = np.clip(np.arange(GRID)[:, None] + np.arange(-12, 13), 0, GRID - 1)
    return (8 * (levels - levels[around].mean(1))).T.astype(np.float32)


class KeyNetwork(nn.Module):
    """[songs, columns, bands], 0 to 1 -> [songs, 24] logits: C major to B major, C minor to B minor."""

    grid: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer('grid', torch.from_numpy(grid_matrix()))
        self.notes = nn.Sequential(
            nn.Conv1d(1, CHANNELS, WIDTH, padding=WIDTH // 2),
            nn.ReLU(),
            nn.BatchNorm1d(CHANNELS),
            nn.Conv1d(CHANNELS, CHANNELS, WIDTH, padding=WIDTH // 2),
            nn.ReLU(),
            nn.BatchNorm1d(CHANNELS),
        )
        self.octaves = nn.Parameter(torch.full((OCTAVES, CHANNELS), 1 / OCTAVES))
        self.dropout = nn.Dropout(0.3)
        self.profiles = nn.Conv1d(CHANNELS, PROFILES, STEPS + 1)
        self.modes = nn.Conv1d(PROFILES, 2, STEPS, stride=2)

    def forward(self, columns: Tensor, start: int | None = None) -> Tensor:
        """Hears the octaves from so many semitones above the lowest note; without `start`, the mean of all of them."""
        songs, length, _ = columns.shape
        heard = self.notes((columns @ self.grid).reshape(songs * length, 1, GRID))
        mean = heard.reshape(songs, length, CHANNELS, GRID).mean(1)
        weighted = mean * self.weights(range(STARTS) if start is None else [start]).T
        classes = weighted.reshape(songs, CHANNELS, OCTAVES + 1, STEPS).sum(2)
        round_trip = F.pad(self.dropout(classes), (STEPS // 2, STEPS // 2), mode='circular')
        profiles = F.relu(self.profiles(round_trip))
        logits = self.modes(torch.cat([profiles, profiles[:, :, : STEPS - 1]], -1))
        return torch.roll(logits, FIRST_TONIC, -1).reshape(songs, 24)

    def weights(self, starts: Sequence[int]) -> Tensor:
        """[grid, channels]: what each step counts, the mean over `starts`."""
        each = self.octaves.repeat_interleave(STEPS, 0)
        spare = GRID - len(each)
        places = [start * STEPS // STARTS for start in starts]
        return torch.stack([F.pad(each, (0, 0, place, spare - place)) for place in places]).mean(0)
