"""What the patches of a song say together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp, softmax

from hearing.arrays import Floats

# Chosen by grouped5: as it falls, a song is more and more what its surest patch is.
POOLING = 2.0


def song_genres(logits: Floats, temperature: float) -> NDArray[np.float64]:
    """[n, patches, g] -> [n, g]: softmax of what the patches say together / temperature."""
    return softmax(together(logits) / temperature, -1)


def together(logits: Floats) -> NDArray[np.float64]:
    """[n, patches, g] -> [n, g]: between the mean of the patches' logits and the greatest of them, so that patches
    that are sure of a genre count more, and what one rules out still counts (log-sum-exp pooling: Pinheiro &
    Collobert, "From Image-level to Pixel-level Labeling with Convolutional Networks", CVPR 2015)."""
    return POOLING * (logsumexp(logits.astype(np.float64) / POOLING, axis=1) - np.log(logits.shape[1]))


def song_tags(logits: Floats) -> NDArray[np.float64]:
    """[n, patches, t] -> [n, t]: the mean over patches of sigmoid(logits)."""
    return (1 / (1 + np.exp(-logits.astype(np.float64)))).mean(1)
