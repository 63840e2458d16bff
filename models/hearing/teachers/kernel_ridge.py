"""The genre teacher: kernel ridge regression over the patches of the training songs.

Patches are compared by their features and, to a lesser part, by what the tag teacher would call them
(tag_regression.py). Scores are k(x) (K + ridge I)^-1 Y, with the mean of a Gaussian kernel of each and Y the genres
less their mean (Saunders et al., "Ridge Regression Learning Algorithm in Dual Variables", ICML 1998). It keeps every
patch, far too many to ship: a small head learns from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from torch import Tensor

# Of all pairs of patches, so many rows are looked at for how far they are apart.
SAMPLED = 512
# Scores are about 0 and 1; logits of that range would make every genre nearly as likely.
LOGITS_PER_SCORE = 8.0


class GaussianKernel:
    """How like each of `known` [n, v] others [m, v] are, [m, n]: 1 what is the same, 1 / e what is `width` times as far
    off, squared, as the known are from each other (their median)."""

    def __init__(self, known: Tensor, width: float = 1.0) -> None:
        self.known = known
        self.squares = known.square().sum(1)
        self.width = width * float(self.distances(known[:: max(1, len(known) // SAMPLED)]).median())

    def distances(self, others: Tensor) -> Tensor:
        """Squared, [m, n]."""
        squares = others.square().sum(1)[:, None] + self.squares
        return torch.addmm(squares, others, self.known.T, alpha=-2).clamp_min_(0)

    def __call__(self, others: Tensor) -> Tensor:
        return self.distances(others).div_(-self.width).exp_()


@dataclass(frozen=True)
class View:
    """One of the ways in which patches are compared, and its share of the whole."""

    kernel: GaussianKernel
    share: float = 1.0


class KernelRidge:
    """Of patches as each view sees them [m, v]: logits [m, genres]."""

    def __init__(self, views: Sequence[View], labels: NDArray[np.int64], genres: int, ridge: float) -> None:
        """The views know the same n patches, each of the genre in `labels` [n]."""
        self.views = views
        gram = self.likeness([view.kernel.known for view in views]).numpy()
        gram[np.diag_indices(len(gram))] += ridge
        wanted = (np.eye(genres)[labels] - 1 / genres).astype(np.float32)
        self.weights = torch.from_numpy(cho_solve(cho_factor(gram, overwrite_a=True), wanted))

    def likeness(self, seen: Sequence[Tensor]) -> Tensor:
        """[m, n]."""
        whole = sum(view.share for view in self.views)
        alike = (view.share / whole * view.kernel(patches) for view, patches in zip(self.views, seen))
        return sum(alike, start=torch.zeros(()))

    def __call__(self, seen: Sequence[Tensor]) -> Tensor:
        return LOGITS_PER_SCORE * (self.likeness(seen) @ self.weights)
