"""What the patches of a song say together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

from hearing.arrays import Floats


def song_genres(logits: Floats, temperature: float) -> NDArray[np.float64]:
    """[n, patches, g] -> [n, g]: softmax of what the patches say together / temperature."""
    return softmax(together(logits) / temperature, -1)


def together(logits: Floats) -> NDArray[np.float64]:
    """[n, patches, g] -> [n, g]: the mean of the patches' logits."""
    return logits.astype(np.float64).mean(1)


def song_tags(logits: Floats) -> NDArray[np.float64]:
    """[n, patches, t] -> [n, t]: the mean over patches of sigmoid(logits)."""
    return (1 / (1 + np.exp(-logits.astype(np.float64)))).mean(1)
