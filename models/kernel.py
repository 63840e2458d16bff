"""The teacher of the genres: kernel ridge regression over the impressions of the training songs' patches.

Patches are compared along axes in which songs differ more than their patches do (whitening.py). Scores are
k(x) (K + ridge I)^-1 Y, with a Gaussian kernel as wide as the patches are apart and Y the genres less their mean
(Saunders et al., "Ridge Regression Learning Algorithm in Dual Variables", ICML 1998). It keeps every patch, far too
many to ship: a small head learns from it.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from torch import Tensor

# Of all pairs of patches, so many rows are looked at for how far they are apart.
SAMPLED = 512
# Scores are about 0 and 1; logits of that range would make every genre nearly as likely.
LOGITS_PER_SCORE = 8.0


class KernelTeacher:
    """Of whitened impressions [n, v]: logits [n, genres]."""

    def __init__(self, patches: Tensor, labels: NDArray[np.int64], genres: int, ridge: float) -> None:
        """`patches` [n, v], each of the genre in `labels` [n]."""
        self.patches = patches
        self.squares = patches.square().sum(1)
        self.width = 1.0
        apart = self.distances(patches[:: max(1, len(patches) // SAMPLED)])
        self.width = float(apart.median())
        gram = self.likeness(patches).numpy()
        gram[np.diag_indices(len(gram))] += ridge
        wanted = (np.eye(genres)[labels] - 1 / genres).astype(np.float32)
        self.weights = torch.from_numpy(cho_solve(cho_factor(gram, overwrite_a=True), wanted))

    def distances(self, others: Tensor) -> Tensor:
        """Squared, [m, n]."""
        squares = others.square().sum(1)[:, None] + self.squares
        return torch.addmm(squares, others, self.patches.T, alpha=-2).clamp_min(0)

    def likeness(self, others: Tensor) -> Tensor:
        return torch.exp(self.distances(others) / -self.width)

    def __call__(self, others: Tensor) -> Tensor:
        return LOGITS_PER_SCORE * (self.likeness(others) @ self.weights)
