"""What is claimed of a song's families, as the app claims it, and how often that is right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax

from hearing.arrays import Floats

MOST_NAMES = 3
# Of what is claimed of songs held out, so much shall be right, in every set of songs that is large enough to tell;
# at .8, what was claimed of free songs changed with an encoding or a filter in more than one of twenty.
RIGHT_WANTED = 0.83
FEWEST_SONGS = 100
STEPS = np.round(np.arange(0.4, 0.96, 0.01), 2)


@dataclass(frozen=True)
class Claims:
    """Of songs: how many families are claimed [songs], 0 to 3, and in which order they are likely [songs, f]."""

    counts: NDArray[np.int64]
    ranked: NDArray[np.int64]

    def right(self, families: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Whether one of the claimed is one that a label [songs, labels, f] speaks of."""
        possible = np.take_along_axis(families.any(1), self.ranked, 1)
        claimed = np.arange(possible.shape[1]) < self.counts[:, None]
        return (possible & claimed).any(1)


def claims(shares: Floats, claim_from: float) -> Claims:
    """The likeliest family, or two or three, as few as together have this share of the song; else none."""
    ranked = np.argsort(-shares, 1, kind='stable')
    together = np.take_along_axis(shares, ranked, 1)[:, :MOST_NAMES].cumsum(1)
    enough = together >= claim_from
    return Claims(np.where(enough.any(1), enough.argmax(1) + 1, 0), ranked)


def fit_family_temperature(logits: Floats, families: NDArray[np.bool_], weights: Floats) -> float:
    """The temperature with the least negative log-likelihood of songs' labels [songs, labels, f]."""
    named = families.any(2)

    def loss(temperature: float) -> float:
        shares = log_softmax(logits.astype(np.float64) / temperature, axis=1)
        likely = np.log((np.exp(shares)[:, None] * families).sum(2).clip(1e-9))
        per_song = (likely * named).sum(1) / named.sum(1).clip(1)
        return float(-(per_song * weights * named.any(1)).sum())

    return float(minimize_scalar(loss, bounds=(0.5, 4), method='bounded').x)


def family_shares(logits: Floats, temperature: float) -> NDArray[np.float64]:
    return np.asarray(softmax(logits.astype(np.float64) / temperature, axis=1))


def fit_claim_from(shares: Floats, families: NDArray[np.bool_], sets: NDArray[np.str_]) -> float:
    """The least share from which on enough of what is claimed is right in every large set of songs whose labels name
    families; the one that is right most often in the worst of them, where none is."""
    named = families.any((1, 2))
    large = [name for name in np.unique(sets) if (named & (sets == name)).sum() >= FEWEST_SONGS]
    worst = []
    for step in STEPS:
        claimed = claims(shares, step)
        right = claimed.right(families)
        worst.append(min(right[(sets == name) & named & (claimed.counts > 0)].mean() for name in large))
    good = np.flatnonzero(np.array(worst) >= RIGHT_WANTED)
    return float(STEPS[good[0] if len(good) else int(np.argmax(worst))])
