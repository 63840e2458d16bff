"""How a picture is textured: how fast its levels swing in time, how finely in pitch, and whether they rise or fall.

The moduli of two-dimensional Gabor filters, averaged over time and over neighbouring bands: the cortical model of Chi,
Ru & Shamma, "Multiresolution spectrotemporal analysis of complex sounds", JASA 2005. All of it is two products with
matrices, a modulus, and two products more that take means.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from hearing.front_end.picture import BANDS, PATCH_COLUMNS

# In cycles a column (12.9 columns are a second), and in cycles a band.
RATES = (0.02, 0.04, 0.08, 0.16, 0.32)
SCALES = (0.02, 0.04, 0.08, 0.16, 0.32)
# An atom is as long as so many cycles, in pitch at most as half of the bands and one.
CYCLES = 2
LONGEST_SCALE = 65
# Where an atom begins, in lengths of the one before: in time they stand side by side, in pitch they overlap.
RATE_HOP = 1.0
SCALE_HOP = 0.75
# What does not swing: the mean under a window of so many columns or bands, which begins every so many.
LOW_LENGTH = 16
LOW_HOP = 8
# Neighbours in pitch are averaged, so that at most so many places remain of a scale.
PLACES = 8

Array = NDArray[np.float64]


def starts_of(length: int, atom: int, hop: int) -> NDArray[np.int64]:
    """Where atoms begin, the same distance from both ends."""
    starts = np.arange(0, length - atom + 1, hop)
    return starts + (length - atom - starts[-1]) // 2


def swings(length: int, frequency: float, longest: int, hop: float) -> NDArray[np.complex128]:
    """Gabor atoms [places, length] of a frequency in cycles a step: of zero mean and equal strength."""
    atom = max(4, round(min(longest, CYCLES / frequency)))
    window = np.hanning(atom + 2)[1:-1]
    wave = window * np.exp(2j * np.pi * frequency * (np.arange(atom) - (atom - 1) / 2))
    wave -= window * wave.sum() / window.sum()
    wave /= np.sqrt((np.abs(wave) ** 2).sum() * atom)
    return placed(wave, length, max(1, round(atom * hop)))


def lows(length: int) -> NDArray[np.complex128]:
    window = np.hanning(LOW_LENGTH + 2)[1:-1]
    return placed(window / window.sum() + 0j, length, LOW_HOP)


def placed(wave: NDArray[np.complex128], length: int, hop: int) -> NDArray[np.complex128]:
    starts = starts_of(length, len(wave), hop)
    atoms = np.zeros((len(starts), length), complex)
    for row, start in enumerate(starts):
        atoms[row, start : start + len(wave)] = wave
    return atoms


def places(atoms: NDArray[np.complex128], most: int) -> Array:
    """[places, atoms]: means of neighbouring atoms, by where in the length each stands."""
    middle = np.array([np.flatnonzero(atom)[[0, -1]].mean() for atom in np.abs(atoms) > 0])
    place = (middle / atoms.shape[1] * min(most, len(atoms))).astype(int)
    rows = np.array([place == index for index in np.unique(place)], float)
    return rows / rows.sum(1, keepdims=True)


def blocks(matrices: list[Array]) -> Array:
    """Matrices along a diagonal."""
    whole = np.zeros(tuple(np.sum([matrix.shape for matrix in matrices], 0)))
    row = column = 0
    for matrix in matrices:
        whole[row : row + len(matrix), column : column + matrix.shape[1]] = matrix
        row, column = row + len(matrix), column + matrix.shape[1]
    return whole


def band_matrices() -> tuple[Array, Array, int]:
    """`(atoms [bands, 2 a], means [a, places], how many places are of scales)`: real and imaginary parts in turn."""
    kinds = [swings(BANDS, scale, LONGEST_SCALE, SCALE_HOP) for scale in SCALES]
    low = lows(BANDS)
    atoms = np.concatenate([*kinds, low])
    of_scales = blocks([places(kind, PLACES) for kind in kinds])
    means = blocks([of_scales, places(low, len(low))])
    return np.stack([atoms.real, atoms.imag], 1).reshape(-1, BANDS).T, means.T, len(of_scales)


def time_matrices() -> tuple[Array, Array]:
    """`(atoms [2 columns, 2 m], means [m, 2 rates + 1])` for what the bands' atoms make of a patch, real before
    imaginary parts: the real, then the imaginary parts of what falls at each rate, what rises, and what stays."""
    kinds = [swings(PATCH_COLUMNS, rate, PATCH_COLUMNS, RATE_HOP) for rate in RATES]
    atoms, low = np.concatenate(kinds), lows(PATCH_COLUMNS)
    turning = [atoms, atoms.conj(), low]
    real = [np.concatenate([atom.real, -atom.imag], 1) for atom in turning]
    imaginary = [np.concatenate([atom.imag, atom.real], 1) for atom in turning]
    of_rates = blocks([np.full((1, len(kind)), 1 / len(kind)) for kind in kinds])
    means = blocks([of_rates, of_rates, np.full((1, len(low)), 1 / len(low))])
    return np.concatenate([*real, *imaginary]).T, means.T


BAND_ATOMS, BAND_MEANS, SCALE_PLACES = band_matrices()
TIME_ATOMS, TIME_MEANS = time_matrices()
TURNS = TIME_MEANS.shape[1]
LOW_PLACES = BAND_MEANS.shape[1] - SCALE_PLACES
TEXTURES = TURNS * SCALE_PLACES + len(RATES) * LOW_PLACES


def textures(pictures: Tensor) -> Tensor:
    """[n, 129, 128] -> [n, 372], as square roots: falling, rising and staying at each place of each scale, then how
    fast the lows of the bands swing, of which none rises or falls. In float32 whatever surrounds it: they are small."""
    with torch.autocast('cpu', enabled=False):
        band_atoms, band_means, time_atoms, time_means = (
            torch.from_numpy(matrix.astype(np.float32)) for matrix in (BAND_ATOMS, BAND_MEANS, TIME_ATOMS, TIME_MEANS)
        )
        count = len(pictures)
        of_bands = (pictures @ band_atoms).transpose(1, 2).reshape(count, -1, 2 * PATCH_COLUMNS)
        real, imaginary = (of_bands @ time_atoms).chunk(2, 2)
        moduli = (real.square() + imaginary.square()).sqrt()
        strengths = ((moduli @ time_means).transpose(1, 2) @ band_means).sqrt()
        of_scales, of_lows = strengths[:, :, :SCALE_PLACES], strengths[:, : len(RATES), SCALE_PLACES:]
        return torch.cat([of_scales.flatten(1), of_lows.flatten(1)], 1)
