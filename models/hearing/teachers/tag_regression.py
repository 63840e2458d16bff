"""What the tag teacher would call a patch, guessed from how songs sound that it heard.

Songs that it would call alike are more often of one genre than songs that sound as much alike, and tags tell fifty
things where labels tell ten. The guess is kernel ridge regression; of a song that it learned from, it is made as if the
song were not known, else the known would seem surer than the unknown (leaving out in closed form: Rifkin & Lippert,
"Notes on Regularized Least Squares", MIT 2007).
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from hearing.arrays import Floats
from hearing.teachers.kernel_ridge import GaussianKernel

RIDGE = 0.2
# Added to probabilities before the logarithm: what is less likely is as unlikely as this.
UNLIKELY = 1e-3


class TagRegression:
    """Of patches [m, v]: the logarithms of tags' probabilities [m, t], in deviations among the songs."""

    def __init__(self, patches: Tensor, songs: NDArray[np.int64], tags: Floats) -> None:
        """`patches` [n, v], each of one of `songs` [n], which the teacher calls `tags` [n, t]."""
        self.likeness = GaussianKernel(patches)
        gram = self.likeness(patches).double()
        gram += RIDGE * torch.eye(len(gram))
        self.inverse = torch.linalg.inv(gram)
        said = np.log(tags + UNLIKELY)
        said = (said - said.mean(0)) / said.std(0)
        self.songs = songs
        self.weights = self.inverse @ torch.from_numpy(said).double()

    def __call__(self, patches: Tensor) -> Tensor:
        return self.likeness(patches) @ self.weights.float()

    def without_own(self, patches: Tensor, songs: NDArray[np.int64]) -> Tensor:
        """The same, each as if nothing were known of its own song, of `songs` [m]."""
        alike = self.likeness(patches).double()
        guess = alike @ self.weights
        for song in np.intersect1d(songs, self.songs):
            here, own = (torch.from_numpy(np.flatnonzero(of == song)) for of in (songs, self.songs))
            due = torch.linalg.solve(self.inverse[own][:, own], self.weights[own])
            guess[here] -= (alike[here] @ self.inverse[:, own]) @ due
        return guess.float()
