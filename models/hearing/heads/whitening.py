"""Axes along which hearings of one song lie close together, as recordings of one speaker do.

Within-class covariance normalisation: Hatch, Kajarekar & Stolcke, "Within-class covariance normalization for SVM-based
speaker recognition", Interspeech 2006. A song is a class here, and its patches are what differs within it.
"""

from __future__ import annotations

import torch
from torch import Tensor


def whitening(hearings: Tensor, smoothing: float) -> Tensor:
    """Of songs' hearings [songs, hearings, v] a matrix [v, v]: what is multiplied by it differs from hearing to hearing
    of a song by as much in any direction.

    But for the smoothing, in mean variances: what hardly differs within songs shall not be all that counts. The
    hearings' mean squared norm stays.
    """
    variances, axes = torch.linalg.eigh(within(hearings))
    # Where nothing differs within songs, every direction stays as it is.
    matrix = axes * (variances.clamp_min(0) + smoothing * variances.mean()).clamp_min(1e-12) ** -0.5
    every = hearings.flatten(0, 1).double()
    return (matrix * (every.square().sum() / (every @ matrix).square().sum()).sqrt()).to(hearings.dtype)


def within(hearings: Tensor) -> Tensor:
    """The covariance [v, v] of hearings [songs, hearings, v] about their songs' means."""
    apart = (hearings - hearings.mean(1, keepdim=True)).flatten(0, 1).double()
    return apart.T @ apart / len(apart)
